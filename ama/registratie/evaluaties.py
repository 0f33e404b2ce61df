"""What is handed over about the yearly evaluation: its acts, its clock, and who reads what of it (regelgeving 11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ama.bladen.verloop import EVALUATIES
from ama.documenten.evaluatie import EVALUATIESOORT
from ama.handelingen import begeleiding, documenten, evaluatiebewaking, evaluaties
from ama.handelingen.evaluatietermijn import PARAMETERS
from ama.lijsten.evaluaties import EXPORTLIJSTEN
from ama.meldingen.evaluaties import EVALUATIE, MELDINGEN, TAAKSOORTEN
from ama.querysets.lezers import BEGELEIDER, BEHEERDER, DEPARTEMENT_WSE, DEPARTEMENT_ZORG
from ama.registratie.kern import BEGELEIDING, STAND
from ama.statussen import AFGEWERKT, OPEN
from ama.tasks.evaluaties import GEBRUIKT, KLOKJOBS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 29"
_BEGELEIDERS = frozenset({BEGELEIDER})
_GROEP = frozenset({BEGELEIDING})


def _op_evaluatie(
    sleutel: str,
    functie: Callable[..., Any],
    *,
    zin: str,
    omschrijving: str,
    knop: str,
    toestand: str = OPEN,
    concept: str = "",
    object_soort: str = EVALUATIE,
) -> Handeling:
    return Handeling(
        Recht(
            sleutel,
            _BEGELEIDERS,
            _GROND,
            object_soort=object_soort,
            groepen=_GROEP,
            omschrijving=omschrijving,
        ),
        functie,
        zin=zin,
        route=sleutel,
        knop=knop,
        toestanden=frozenset({toestand}),
        concept=concept,
        plek="",
        verloop="evaluaties",
    )


REGISTRATIE = Registratie(
    deel="ama.evaluaties",
    titel="Arbeidsmatige activiteiten",
    handelingen=(
        _op_evaluatie(
            "evaluatie_openen",
            evaluaties.evaluatie_openen,
            zin="Jaarlijkse evaluatie geopend",
            omschrijving="De jaarlijkse evaluatie openen",
            knop="Begin de evaluatie",
            toestand="loopt",
            object_soort=evaluaties.BEGELEIDING,
        ),
        _op_evaluatie(
            "evaluatie_bewerken",
            evaluaties.evaluatie_bewerken,
            zin="Jaarlijkse evaluatie bewaard",
            omschrijving="De jaarlijkse evaluatie tussendoor bewaren",
            knop="Bewaar voor later",
            concept="Jaarlijkse evaluatie",
        ),
        _op_evaluatie(
            "evaluatie_afwerken",
            evaluaties.evaluatie_afwerken,
            zin="Jaarlijkse evaluatie afgewerkt",
            omschrijving="De jaarlijkse evaluatie afwerken",
            knop="Werk de evaluatie af",
            concept="Jaarlijkse evaluatie",
        ),
        _op_evaluatie(
            "evaluatiegevolg_afronden",
            evaluaties.evaluatiegevolg_afronden,
            zin="Wat uit de evaluatie volgt, is gedaan",
            omschrijving="Zeggen dat gedaan is wat uit een evaluatie volgt",
            knop="Dit is gedaan",
            toestand=AFGEWERKT,
        ),
        Handeling(
            Recht(
                "evaluatie_bewaken",
                frozenset(),
                _GROND,
                klok=True,
                omschrijving="De jaarlijkse evaluatie openen, eraan herinneren en melden dat ze te laat is",
            ),
            evaluatiebewaking.evaluatie_bewaken,
            zin="Aan de jaarlijkse evaluatie herinnerd",
            verloop="evaluaties",
        ),
        Handeling(
            Recht(documenten.EVALUATIE_OPMAKEN, frozenset(), _GROND, klok=True, object_soort=EVALUATIE),
            documenten.evaluatiedocument_opmaken,
            zin="Verslag van de evaluatie op papier gezet",
            verloop="documenten",
        ),
    ),
    effecten={documenten.EVALUATIE_OPMAKEN: documenten.effect_evaluatiedocument},
    documentsoorten=(EVALUATIESOORT,),
    lezingen=(
        Recht(
            "jaarevaluatie_lijst",
            frozenset({BEGELEIDER, BEHEERDER, DEPARTEMENT_ZORG, DEPARTEMENT_WSE}),
            _GROND,
            omschrijving="Welke jaarlijkse evaluaties open, gehouden of te laat zijn",
        ),
        Recht(
            "jaarevaluatie_detail",
            _BEGELEIDERS,
            _GROND,
            object_soort=EVALUATIE,
            groepen=_GROEP,
            omschrijving="Eén jaarlijkse evaluatie",
        ),
    ),
    groepen={
        evaluaties.BEGELEIDING: {
            BEGELEIDER: frozenset({STAND, BEGELEIDING}),
            BEHEERDER: frozenset({STAND}),
            DEPARTEMENT_ZORG: frozenset({STAND}),
            DEPARTEMENT_WSE: frozenset({STAND}),
        },
        EVALUATIE: {BEGELEIDER: _GROEP},
    },
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    verloopbronnen={"ama.evaluaties": EVALUATIES},
    exportlijsten=EXPORTLIJSTEN,
    klokjobs=KLOKJOBS,
    parameters={
        **GEBRUIKT,
        "jaarevaluatie_lijst": begeleiding.PARAMETERS,
        "evaluatie_openen": PARAMETERS,
        "evaluatie_afwerken": PARAMETERS,
    },
)
