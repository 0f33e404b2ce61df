"""What is handed over about sessions and suggestions from the presences."""

from __future__ import annotations

from ama.bladen.begeleidingspaneel import dossierpaneel
from ama.bladen.groei import groeipaneel
from ama.bladen.verloop import SESSIES
from ama.handelingen import sessies, signalen
from ama.lijsten.sessies import EXPORTLIJSTEN
from ama.meldingen import sessies as sessiemeldingen
from ama.meldingen import signalen as signaalmeldingen
from ama.querysets.lezers import BEGELEIDER
from ama.registratie.kern import BEGELEIDING, OPKOMST
from ama.tasks.signalen import GEBRUIKT, KLOKJOBS
from werkzorg.handelen.dossier import Paneel
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 29"
_BEGELEIDERS = frozenset({BEGELEIDER})
_GROEP = frozenset({BEGELEIDING})

REGISTRATIE = Registratie(
    deel="ama.sessies",
    titel="Arbeidsmatige activiteiten",
    handelingen=(
        Handeling(
            Recht(
                "sessie_registreren",
                _BEGELEIDERS,
                _GROND,
                omschrijving="Een sessie met een of meer deelnemers opschrijven",
            ),
            sessies.sessie_registreren,
            zin="Sessie geregistreerd",
            route="sessie_registreren",
            knop="Registreer een sessie",
            concept="Sessie",
            plek="",
            verloop="contacten",
        ),
        Handeling(
            Recht(
                "sessie_terugnemen",
                _BEGELEIDERS,
                _GROND,
                object_soort=sessies.SESSIE,
                groepen=_GROEP,
                omschrijving="Een eigen sessie terugnemen",
            ),
            sessies.sessie_terugnemen,
            zin="Sessie teruggenomen",
            route="sessie_terugnemen",
            knop="Neem terug",
            plek="",
            verloop="contacten",
        ),
        Handeling(
            Recht(
                "sessie_opvolgen",
                _BEGELEIDERS,
                _GROND,
                object_soort=sessies.SESSIE,
                groepen=_GROEP,
                omschrijving="De opvolging van een sessie afronden",
            ),
            sessies.sessie_opvolgen,
            zin="Sessie opgevolgd",
            route="sessie_opvolgen",
            knop="Rond de opvolging af",
            plek="",
            verloop="contacten",
        ),
        Handeling(
            Recht(
                "signaal_afhandelen",
                _BEGELEIDERS,
                _GROND,
                object_soort=signalen.SIGNAAL,
                groepen=frozenset({OPKOMST}),
                omschrijving="Een signaal in de aanwezigheden afhandelen",
            ),
            signalen.signaal_afhandelen,
            zin="Signaal in de aanwezigheden afgehandeld",
            route="signaal_afhandelen",
            knop="Handel het signaal af",
            toestanden=frozenset({"open"}),
            plek="",
            verloop="aanwezigheid",
        ),
        Handeling(
            Recht(
                "signalen_geven",
                frozenset(),
                _GROND,
                klok=True,
                omschrijving="Signalen in de aanwezigheden geven",
            ),
            signalen.signalen_geven,
            zin="Signaal in de aanwezigheden",
            verloop="aanwezigheid",
        ),
    ),
    lezingen=(
        Recht("begeleidingssessie_lijst", _BEGELEIDERS, _GROND, omschrijving="De sessies van deelnemers"),
    ),
    groepen={
        sessies.SESSIE: {BEGELEIDER: _GROEP},
        signalen.SIGNAAL: {BEGELEIDER: frozenset({OPKOMST})},
    },
    taaksoorten=(*sessiemeldingen.TAAKSOORTEN, *signaalmeldingen.TAAKSOORTEN),
    panelen=(
        Paneel(
            "ama_begeleiding",
            "Begeleiding",
            "links",
            "ama/panelen/begeleiding.html",
            dossierpaneel,
            volgorde=35,
        ),
        Paneel("ama_groei", "Groei", "links", "ama/panelen/groei.html", groeipaneel, volgorde=37),
    ),
    verloopbronnen={"ama.sessies": SESSIES},
    exportlijsten=EXPORTLIJSTEN,
    klokjobs=KLOKJOBS,
    parameters=GEBRUIKT,
)
