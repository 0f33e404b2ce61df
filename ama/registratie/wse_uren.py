"""What is handed over about hours, steps to work, the yearly decision of VDAB, and moving on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ama.bladen.toeleiding import PLEK
from ama.handelingen import doorstroom, jaarbeslissing, jaarbeslissingbewaking, werkstappen
from ama.handelingen.begeleiding import PARAMETERS as EVALUATIE
from ama.handelingen.jaarbeslissingtaken import PARAMETERS
from ama.lijsten.jaarbeslissing import EXPORTLIJSTEN
from ama.meldingen.jaarbeslissing import JAARBESLISSING, MELDINGEN, TAAKSOORTEN
from ama.models import Jaarbeslissing
from ama.querysets.lezers import (
    BEGELEIDER,
    BEHEERDER,
    CASEMANAGER_WERK,
    DEPARTEMENT_WSE,
    HERBESLISSING,
    ONTWIKKELING,
    TOELEIDING,
    VDAB,
    WEG,
)
from ama.registratie.wse_toeleiding import GROND_WSE, TITEL_WSE
from ama.statussen import BEGONNEN, GESTART, OPEN
from ama.tasks.jaarbeslissing import GEBRUIKT, KLOKJOBS
from werkzorg.handelen.dossier import Verloopdoel
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_BESLISSERS = frozenset({VDAB})
_LEZERS = frozenset({VDAB, CASEMANAGER_WERK, BEGELEIDER})
_GIDSEN = frozenset({VDAB, BEGELEIDER})
_EINDE = ("ama_einde_vooraf", *EVALUATIE)


def _op_beslissing(
    sleutel: str, functie: Callable[..., Any], *, zin: str, omschrijving: str, knop: str, concept: str
) -> Handeling:
    return Handeling(
        Recht(
            sleutel,
            _BESLISSERS,
            GROND_WSE,
            object_soort=JAARBESLISSING,
            groepen=frozenset({WEG, HERBESLISSING}),
            omschrijving=omschrijving,
        ),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        toestanden=frozenset({OPEN}),
        concept=concept,
        plek="",
        verloop="besluiten",
    )


REGISTRATIE = Registratie(
    deel="ama.wse_uren",
    titel=TITEL_WSE,
    handelingen=(
        Handeling(
            Recht(
                jaarbeslissing.OPENEN,
                _BESLISSERS,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=frozenset({HERBESLISSING}),
                omschrijving="De jaarlijkse beslissing over AMA sociale economie openen",
            ),
            jaarbeslissing.jaarbeslissing_openen,
            zin="Jaarlijkse beslissing over AMA sociale economie geopend",
            route=jaarbeslissing.OPENEN,
            knop="Beslis opnieuw over AMA sociale economie",
            toestanden=frozenset({GESTART}),
            plek=PLEK,
            verloop="besluiten",
        ),
        _op_beslissing(
            jaarbeslissing.VERLENGEN,
            jaarbeslissing.jaarbeslissing_verlengen,
            zin="AMA sociale economie verlengd door VDAB",
            omschrijving="AMA sociale economie verlengen bij de jaarlijkse beslissing",
            knop="Verleng AMA sociale economie",
            concept="Verlengen van AMA sociale economie",
        ),
        _op_beslissing(
            jaarbeslissing.STOPZETTEN,
            jaarbeslissing.jaarbeslissing_stopzetten,
            zin="AMA sociale economie beëindigd door VDAB",
            omschrijving="AMA sociale economie beëindigen bij de jaarlijkse beslissing",
            knop="Zet stop of verwijs door",
            concept="Beëindigen van AMA sociale economie",
        ),
        Handeling(
            Recht(
                jaarbeslissingbewaking.BEWAKEN,
                frozenset(),
                GROND_WSE,
                klok=True,
                omschrijving="De jaarlijkse beslissing openen, eraan herinneren en melden dat ze te laat is",
            ),
            jaarbeslissingbewaking.jaarbeslissing_bewaken,
            zin="Aan de jaarlijkse beslissing van VDAB herinnerd",
            verloop="besluiten",
        ),
        Handeling(
            Recht(
                werkstappen.REGISTREREN,
                _GIDSEN,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=frozenset({ONTWIKKELING}),
                omschrijving="Een stap naar werk noteren",
            ),
            werkstappen.stap_naar_werk_registreren,
            zin="Stap naar werk genoteerd",
            route=werkstappen.REGISTREREN,
            knop="Noteer een stap naar werk",
            toestanden=frozenset(BEGONNEN),
            plek=PLEK,
            concept="Stap naar werk",
            verloop="besluiten",
        ),
        Handeling(
            Recht(
                werkstappen.TERUGNEMEN,
                _GIDSEN,
                GROND_WSE,
                object_soort=werkstappen.WERKSTAP,
                groepen=frozenset({ONTWIKKELING}),
                omschrijving="Een eigen stap naar werk terugnemen",
            ),
            werkstappen.stap_naar_werk_terugnemen,
            zin="Stap naar werk teruggenomen",
            route=werkstappen.TERUGNEMEN,
            knop="Neem terug",
            plek="",
            verloop="besluiten",
        ),
        Handeling(
            Recht(
                doorstroom.REGISTREREN,
                _GIDSEN,
                GROND_WSE,
                object_soort=TOELEIDING,
                groepen=frozenset({ONTWIKKELING}),
                omschrijving="Doorstroom naar werk of opleiding registreren",
            ),
            doorstroom.doorstroom_registreren,
            zin="Doorgestroomd naar werk of opleiding",
            route=doorstroom.REGISTREREN,
            knop="Registreer doorstroom",
            toestanden=frozenset({GESTART}),
            plek=PLEK,
            concept="Doorstroom",
            verloop="besluiten",
        ),
    ),
    lezingen=(
        Recht(
            "toeleiding_uren",
            _LEZERS,
            GROND_WSE,
            object_soort=TOELEIDING,
            groepen=frozenset({ONTWIKKELING}),
            omschrijving="Uren per week en stappen naar werk van één persoon",
        ),
        Recht(
            "jaarbeslissing_detail",
            _LEZERS,
            GROND_WSE,
            object_soort=JAARBESLISSING,
            groepen=frozenset({WEG, HERBESLISSING}),
            omschrijving="Eén jaarlijkse beslissing van VDAB",
        ),
        Recht(
            "jaarbeslissing_lijst",
            _LEZERS | {BEHEERDER, DEPARTEMENT_WSE},
            GROND_WSE,
            omschrijving="Welke jaarlijkse beslissingen open, te laat of genomen zijn",
        ),
    ),
    groepen={
        JAARBESLISSING: {
            **dict.fromkeys(_LEZERS, frozenset({WEG, HERBESLISSING})),
            BEHEERDER: frozenset({WEG}),
            DEPARTEMENT_WSE: frozenset({WEG}),
        },
        werkstappen.WERKSTAP: dict.fromkeys(_LEZERS, frozenset({ONTWIKKELING})),
    },
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    verloopdoelen={
        JAARBESLISSING: Verloopdoel("jaarbeslissing_detail", Jaarbeslissing.objects.zichtbaar_voor)
    },
    exportlijsten=EXPORTLIJSTEN,
    klokjobs=KLOKJOBS,
    parameters={
        **GEBRUIKT,
        jaarbeslissing.VERLENGEN: PARAMETERS,
        jaarbeslissing.STOPZETTEN: _EINDE,
        doorstroom.REGISTREREN: _EINDE,
        "toeleiding_detail": ("ama_se_beslissing_openen", "ama_se_zonder_beslissing"),
        "jaarbeslissing_detail": ("ama_se_beslissing_openen", "ama_se_zonder_beslissing"),
    },
)
