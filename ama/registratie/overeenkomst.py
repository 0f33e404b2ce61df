"""What is handed over about drawing up and signing an agreement, and about its papers."""

from __future__ import annotations

from ama.bladen.inhoud import PLEK_VERSIE
from ama.bladen.overeenkomst import PLEK
from ama.bladen.scans import PLEK_SCAN
from ama.documenten.overeenkomst import BIJLAGESOORT, DOCUMENTSOORTEN
from ama.handelingen import documenten, ondertekenen, opmaken, scans, tekenlinks, wijzigen
from ama.models.arbeidstijd import PARAMETERS as ARBEIDSTIJD
from ama.models.nakijken import PARAMETERS as KIJK_NA
from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE
from ama.registratie.kern import GROND, INHOUD, OVEREENKOMST, STAND, TOESTEMMING
from ama.statussen import GETEKEND, IN_BEGELEIDING, IN_OPMAAK
from mandaten.handelingen.briefherstel import SOORT as DOCUMENT
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

BEGELEIDERS = frozenset({BEGELEIDER})
_GROEPEN = frozenset({STAND, INHOUD, TOESTEMMING})

REGISTRATIE = Registratie(
    deel="ama.overeenkomst",
    titel="Arbeidsmatige activiteiten",
    handelingen=(
        Handeling(
            Recht(
                "overeenkomst_opmaken",
                BEGELEIDERS,
                GROND,
                object_soort="deelnemers.deelnemer",
                groepen=frozenset({"identiteit"}),
                omschrijving="Een begeleidingsovereenkomst opmaken",
            ),
            opmaken.overeenkomst_opmaken,
            zin="Begeleidingsovereenkomst opgemaakt",
            verloop="documenten",
            route="overeenkomst_opmaken",
            knop="Maak een AMA-overeenkomst",
            concept="Begeleidingsovereenkomst",
        ),
        Handeling(
            Recht(
                "overeenkomst_bewerken",
                BEGELEIDERS,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=_GROEPEN,
                omschrijving="Een begeleidingsovereenkomst bewerken zolang ze in opmaak is",
            ),
            opmaken.overeenkomst_bewerken,
            zin="Begeleidingsovereenkomst bewerkt",
            route="overeenkomst_bewerken",
            knop="Bewerk de overeenkomst",
            toestanden=frozenset(IN_OPMAAK),
            plek=PLEK,
            concept="Begeleidingsovereenkomst",
        ),
        Handeling(
            Recht(
                "overeenkomst_ondertekenen",
                BEGELEIDERS,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=_GROEPEN,
                omschrijving="Handtekeningen onder een begeleidingsovereenkomst noteren",
            ),
            ondertekenen.overeenkomst_ondertekenen,
            zin="Begeleidingsovereenkomst ondertekend",
            verloop="documenten",
            route="overeenkomst_ondertekenen",
            knop="Onderteken",
            toestanden=ondertekenen.TE_TEKENEN,
            plek=PLEK_VERSIE,
        ),
        Handeling(
            Recht(
                scans.TOEVOEGEN,
                BEGELEIDERS,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=frozenset({STAND, INHOUD}),
                omschrijving="Een scan van een ondertekende overeenkomst opnieuw toevoegen",
            ),
            scans.scan_toevoegen,
            zin="Scan van de ondertekende overeenkomst toegevoegd",
            verloop="documenten",
            route=scans.TOEVOEGEN,
            knop="Voeg de scan opnieuw toe",
            toestanden=frozenset(GETEKEND),
            plek=PLEK_SCAN,
        ),
        Handeling(
            Recht(
                tekenlinks.MAKEN,
                BEGELEIDERS,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=_GROEPEN,
                omschrijving="Een link maken waarmee iemand van ver ondertekent",
            ),
            tekenlinks.tekenlink_maken,
            zin="Link gemaakt om te ondertekenen",
            verloop="documenten",
            route=tekenlinks.MAKEN,
            knop="Stuur een link",
            toestanden=ondertekenen.TE_TEKENEN,
            plek=PLEK_VERSIE,
        ),
        Handeling(
            Recht(tekenlinks.OPENEN, frozenset(), GROND, klok=True, object_soort=OVEREENKOMST),
            tekenlinks.tekenlink_openen,
            zin="Code bij een link om te ondertekenen fout getypt",
        ),
        Handeling(
            Recht(tekenlinks.GEBRUIKEN, frozenset(), GROND, klok=True, object_soort=OVEREENKOMST),
            tekenlinks.tekenlink_gebruiken,
            zin="Ondertekend met een link",
            verloop="documenten",
        ),
        Handeling(
            Recht(
                wijzigen.WIJZIGEN,
                BEGELEIDERS,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=_GROEPEN,
                omschrijving="Een ondertekende begeleidingsovereenkomst wijzigen met een addendum",
            ),
            wijzigen.overeenkomst_wijzigen,
            zin="Wijziging van de begeleidingsovereenkomst opgemaakt",
            route=wijzigen.WIJZIGEN,
            knop="Wijzig de overeenkomst",
            toestanden=frozenset(IN_BEGELEIDING),
            plek=PLEK,
            concept="Wijziging van een overeenkomst",
        ),
        Handeling(
            Recht(
                wijzigen.INTREKKEN,
                BEGELEIDERS,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=_GROEPEN,
                omschrijving="Een wijziging die niet ondertekend is intrekken",
            ),
            wijzigen.overeenkomstwijziging_intrekken,
            zin="Wijziging van de begeleidingsovereenkomst ingetrokken",
            route=wijzigen.INTREKKEN,
            knop="Trek de wijziging in",
            toestanden=frozenset(IN_BEGELEIDING),
            plek=PLEK_VERSIE,
        ),
        Handeling(
            Recht(documenten.OPMAKEN, frozenset(), GROND, klok=True, object_soort=OVEREENKOMST),
            documenten.overeenkomstdocument_opmaken,
            zin="Begeleidingsovereenkomst op papier gezet",
            verloop="documenten",
        ),
        Handeling(
            Recht(
                documenten.OPNIEUW,
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=DOCUMENT,
                omschrijving="Een document van AMA dat niet gemaakt raakte opnieuw laten maken",
            ),
            documenten.amadocument_opnieuw_maken,
            zin="Document opnieuw gevraagd",
            route=documenten.OPNIEUW,
            verloop="documenten",
        ),
    ),
    lezingen=(
        Recht(
            "overeenkomst_voorbeeld",
            EIGEN_ORGANISATIE,
            GROND,
            object_soort=OVEREENKOMST,
            groepen=frozenset({INHOUD}),
            omschrijving="De overeenkomst op papier, voor ze ondertekend is",
        ),
    ),
    effecten={documenten.OPMAKEN: documenten.effect_overeenkomstdocument},
    documentsoorten=DOCUMENTSOORTEN,
    bijlagesoorten=(BIJLAGESOORT,),
    parameters={
        "overeenkomst_detail": KIJK_NA,
        "overeenkomst_opmaken": opmaken.PARAMETERS,
        "overeenkomst_bewerken": opmaken.PARAMETERS,
        "overeenkomst_ondertekenen": (*KIJK_NA, *ondertekenen.PARAMETERS),
        wijzigen.WIJZIGEN: (*ARBEIDSTIJD, *wijzigen.PARAMETERS),
        tekenlinks.MAKEN: tekenlinks.PARAMETERS,
        tekenlinks.GEBRUIKEN: (*KIJK_NA, *ondertekenen.PARAMETERS),
    },
)
