"""What is handed over about signed agreements: handing in, accepting, the end, taking over, the list and the clock."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from ama.bladen.dossier import overeenkomstpaneel
from ama.bladen.overeenkomst import PLEK
from ama.handelingen import beeindigen, bewaken, einde_melden, indienen, overdragen
from ama.handelingen.begeleiding import PARAMETERS as EVALUATIE
from ama.handelingen.vertrek import OVEREENKOMSTEN
from ama.lijsten.overeenkomsten import EXPORTLIJSTEN
from ama.meldingen.levensloop import MELDINGEN, TAAKSOORTEN
from ama.models import Overeenkomst
from ama.models.grenzen import PARAMETERS as LEEFTIJDEN
from ama.querysets.lezers import BEGELEIDER, DEPARTEMENT_WSE, DEPARTEMENT_ZORG
from ama.registratie.kern import GROND, INHOUD, LEZERS, OVEREENKOMST, STAND
from ama.statussen import AFGEBROKEN, GETEKEND, OVEREENKOMSTSTATUSSEN
from ama.tasks.levensloop import JOB, KLOKJOBS
from ama.tasks.levensloop import PARAMETERS as KLOKTERMIJNEN
from werkzorg.handelen.dossier import Paneel, Verloopdoel
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_BEGELEIDER = frozenset({BEGELEIDER})
_DEPARTEMENT = frozenset({DEPARTEMENT_ZORG, DEPARTEMENT_WSE})
# Nowhere on the page of an agreement: the task leads to it.
PLEK_EINDE = "overeenkomst_einde"
_INDIENEN = ("ama_wvg_indien_termijn",)
_EINDE = ("ama_einde_vooraf", *EVALUATIE)
# The declaration is also written down after the end.
_MET_DIMONA = frozenset(sleutel for sleutel, _ in OVEREENKOMSTSTATUSSEN) - {AFGEBROKEN}


def _stap(
    sleutel: str,
    functie: Callable[..., Any],
    *,
    zin: str,
    omschrijving: str,
    knop: str,
    toestanden: Collection[str],
    rollen: frozenset[str] = _BEGELEIDER,
    concept: str = "",
    plek: str = PLEK,
) -> Handeling:
    return Handeling(
        Recht(
            sleutel,
            rollen,
            GROND,
            object_soort=OVEREENKOMST,
            groepen=frozenset({STAND, INHOUD}),
            omschrijving=omschrijving,
        ),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        toestanden=frozenset(toestanden),
        concept=concept,
        plek=plek,
        verloop="besluiten",
    )


def _bundel(
    sleutel: str,
    functie: Callable[..., Any],
    *,
    zin: str,
    omschrijving: str,
    rollen: frozenset[str] = _BEGELEIDER,
) -> Handeling:
    return Handeling(
        Recht(sleutel, rollen, GROND, omschrijving=omschrijving),
        functie,
        zin=zin,
        route=sleutel,
        verloop="besluiten",
    )


def _klok(sleutel: str, functie: Callable[..., Any], zin: str, omschrijving: str) -> Handeling:
    return Handeling(
        Recht(sleutel, frozenset(), GROND, klok=True, object_soort=OVEREENKOMST, omschrijving=omschrijving),
        functie,
        zin=zin,
    )


REGISTRATIE = Registratie(
    deel="ama.levensloop",
    titel="Arbeidsmatige activiteiten",
    handelingen=(
        _stap(
            "overeenkomst_indienen",
            indienen.overeenkomst_indienen,
            zin="Overeenkomst ingediend",
            omschrijving="Een overeenkomst indienen",
            knop="Dien in",
            toestanden=indienen.IN_TE_DIENEN,
        ),
        _bundel(
            "overeenkomsten_indienen",
            indienen.overeenkomsten_indienen,
            zin="Overeenkomst ingediend",
            omschrijving="Verschillende overeenkomsten samen indienen",
        ),
        _stap(
            "overeenkomst_aanvaarden",
            indienen.overeenkomst_aanvaarden,
            zin="Overeenkomst aanvaard",
            omschrijving="Een overeenkomst aanvaarden",
            knop="Aanvaard",
            toestanden=indienen.TE_AANVAARDEN,
            rollen=_DEPARTEMENT,
        ),
        _bundel(
            "overeenkomsten_aanvaarden",
            indienen.overeenkomsten_aanvaarden,
            zin="Overeenkomst aanvaard",
            omschrijving="Verschillende overeenkomsten samen aanvaarden",
            rollen=_DEPARTEMENT,
        ),
        _stap(
            "overeenkomst_terugsturen",
            indienen.overeenkomst_terugsturen,
            zin="Overeenkomst teruggestuurd",
            omschrijving="Een overeenkomst terugsturen",
            knop="Stuur terug",
            toestanden=indienen.TE_AANVAARDEN,
            rollen=_DEPARTEMENT,
            concept="Terugsturen van een overeenkomst",
        ),
        _stap(
            "dimona_vastleggen",
            beeindigen.dimona_vastleggen,
            zin="Dimona-aangifte ingevuld",
            omschrijving="De Dimona-aangifte (DWD) invullen",
            knop="Vul de Dimona-aangifte in",
            toestanden=_MET_DIMONA,
        ),
        _stap(
            "overeenkomst_verlengen",
            beeindigen.overeenkomst_verlengen,
            zin="Gepland einde verschoven",
            omschrijving="Een gepland einde verschuiven of schrappen",
            knop="Verleng",
            toestanden=beeindigen.VERLENGBAAR,
        ),
        _bundel(
            "overeenkomsten_verlengen",
            beeindigen.overeenkomsten_verlengen,
            zin="Gepland einde verschoven",
            omschrijving="Het geplande einde van verschillende overeenkomsten verschuiven",
        ),
        _stap(
            "overeenkomst_overdragen",
            overdragen.overeenkomst_overdragen,
            zin="Overeenkomst overgedragen",
            omschrijving="Een overeenkomst overdragen",
            knop="Draag de overeenkomst over",
            toestanden=overdragen.OVERDRAAGBAAR,
        ),
        _bundel(
            "overeenkomsten_overdragen",
            overdragen.overeenkomsten_overdragen,
            zin="Overeenkomst overgedragen",
            omschrijving="Verschillende overeenkomsten samen overdragen",
        ),
        _stap(
            "overeenkomst_stopzetten",
            beeindigen.overeenkomst_stopzetten,
            zin="Overeenkomst stopgezet",
            omschrijving="Een overeenkomst stopzetten",
            knop="Zet de overeenkomst stop",
            toestanden=beeindigen.STOPBAAR,
            concept="Stopzetten van een overeenkomst",
        ),
        _bundel(
            "overeenkomsten_stopzetten",
            beeindigen.overeenkomsten_stopzetten,
            zin="Overeenkomst stopgezet",
            omschrijving="Verschillende overeenkomsten samen stopzetten",
        ),
        _stap(
            "einde_gemeld_noteren",
            einde_melden.einde_gemeld_noteren,
            zin="Einde gemeld aan wie toestemming gaf",
            omschrijving="Noteren dat het einde gemeld is aan wie toestemming gaf",
            knop="Het einde is gemeld",
            toestanden=GETEKEND,
            plek=PLEK_EINDE,
        ),
        _klok(
            "overeenkomst_laten_eindigen",
            bewaken.overeenkomst_laten_eindigen,
            "Overeenkomst beëindigd op haar laatste dag",
            "Een overeenkomst beëindigen na haar laatste dag",
        ),
        _klok(
            "overeenkomst_indienen_vragen",
            bewaken.overeenkomst_indienen_vragen,
            "Gevraagd om de overeenkomst in te dienen",
            "Vragen om een ondertekende overeenkomst in te dienen",
        ),
        _klok(
            "ama_overlijden_verwerken",
            bewaken.ama_overlijden_verwerken,
            "Overeenkomst afgesloten na een overlijden",
            "Een overeenkomst afsluiten na een overlijden",
        ),
        _klok(
            "ama_pensioenleeftijd_melden",
            bewaken.ama_pensioenleeftijd_melden,
            "Gemeld dat de deelnemer de pensioenleeftijd bereikt",
            "Melden dat een deelnemer de pensioenleeftijd bereikt",
        ),
        _klok(
            "toestemming_herinneren",
            bewaken.toestemming_herinneren,
            "Herinnerd aan een toestemming die afloopt",
            "Herinneren aan een toestemming die afloopt",
        ),
    ),
    lezingen=(
        Recht(
            "overeenkomst_lijst",
            LEZERS,
            GROND,
            object_soort=OVEREENKOMST,
            omschrijving="De lijst van begeleidingsovereenkomsten",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    klokjobs=KLOKJOBS,
    panelen=(
        Paneel(
            "ama_overeenkomsten",
            "Begeleidingsovereenkomsten",
            "rechts",
            "ama/panelen/overeenkomsten.html",
            overeenkomstpaneel,
            volgorde=40,
        ),
    ),
    verloopdoelen={OVEREENKOMST: Verloopdoel("overeenkomst_detail", Overeenkomst.objects.zichtbaar_voor)},
    exportlijsten=EXPORTLIJSTEN,
    overdrachten=(OVEREENKOMSTEN,),
    parameters={
        "overeenkomst_lijst": _INDIENEN,
        "overeenkomst_detail": _INDIENEN,
        "overeenkomst_indienen": _INDIENEN,
        "overeenkomsten_indienen": _INDIENEN,
        "overeenkomst_aanvaarden": EVALUATIE,
        "overeenkomsten_aanvaarden": EVALUATIE,
        "overeenkomst_stopzetten": _EINDE,
        "overeenkomsten_stopzetten": _EINDE,
        "overeenkomst_verlengen": _EINDE,
        "overeenkomsten_verlengen": _EINDE,
        "overeenkomst_overdragen": _EINDE,
        "overeenkomsten_overdragen": _EINDE,
        "overeenkomst_laten_eindigen": EVALUATIE,
        "ama_overlijden_verwerken": EVALUATIE,
        "ama_pensioenleeftijd_melden": LEEFTIJDEN,
        "overeenkomst_indienen_vragen": _INDIENEN,
        "toestemming_herinneren": ("ama_toestemming_herinnering",),
        JOB: KLOKTERMIJNEN,
    },
)
