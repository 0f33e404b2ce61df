"""What is handed over about who guides: the tandem, the start, hand-overs and lost mandates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from trajecten.bladen.traject import PLEK
from trajecten.domein.termijnen import SOORTEN as TERMIJNEN
from trajecten.handelingen import (
    mandaatverlies,
    netwerkovername,
    overdragen,
    starten,
    tandem,
    terugkeer,
    vertrek,
)
from trajecten.lijsten.tandem import EXPORTLIJSTEN
from trajecten.meldingen.tandem import MELDINGEN, TAAKSOORTEN
from trajecten.querysets.lezers import NETWERKCOORDINATOR, STAND, TANDEMROLLEN, TRAJECT, VDAB_BESLISSER
from trajecten.statussen import IN_BEGELEIDING, TOEGEWEZEN, TRAJECTOVERGANGEN
from trajecten.tasks.tandem import KLOKJOBS
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 13-14"
_INTAKE, _VERLIES = tandem.INTAKE, mandaatverlies.SOORT
INTAKE, VERLIES = "intake", "mandaatverlies"
_TOEWIJZERS = TANDEMROLLEN | {VDAB_BESLISSER}
_VERLIESLEZERS = _TOEWIJZERS | {NETWERKCOORDINATOR}


def _klok(sleutel: str, functie: Callable[..., Any], zin: str, soort: str = TRAJECT) -> Handeling:
    """An act that only the clock does."""
    return Handeling(
        Recht(sleutel, frozenset(), _GROND, klok=True, object_soort=soort, omschrijving=zin), functie, zin=zin
    )


REGISTRATIE = Registratie(
    deel="trajecten.tandem",
    titel="Activeringstrajecten",
    groepen={
        _INTAKE: {rol: frozenset({INTAKE}) for rol in sorted(_TOEWIJZERS)},
        _VERLIES: {rol: frozenset({VERLIES}) for rol in sorted(_VERLIESLEZERS)},
    },
    groepnamen={INTAKE: "intake die op een tandem wacht", VERLIES: "verloren mandaat bij een traject"},
    handelingen=(
        Handeling(
            Recht(
                "tandem_toewijzen",
                _TOEWIJZERS,
                _GROND,
                object_soort=_INTAKE,
                groepen=frozenset({INTAKE}),
                omschrijving="Een tandem toewijzen",
            ),
            tandem.tandem_toewijzen,
            zin="Tandem toegewezen",
            route="tandem_toewijzen",
            knop="Wijs een tandem toe",
            plek="intake",
        ),
        _klok(
            "intake_verdelen", tandem.intake_verdelen, "Taak om een tandem toe te wijzen verdeeld", _INTAKE
        ),
        Handeling(
            Recht(
                "informatieplicht_bevestigen",
                TANDEMROLLEN,
                "Decreet 8/7/2022 art. 14",
                object_soort=TRAJECT,
                groepen=frozenset({STAND}),
                omschrijving="Bevestigen dat de deelnemer geïnformeerd is",
            ),
            starten.informatieplicht_bevestigen,
            zin="Deelnemer geïnformeerd",
            route="informatieplicht_bevestigen",
            knop="Bevestig de informatieplicht",
            toestanden=frozenset({TOEGEWEZEN}),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "traject_starten",
                TANDEMROLLEN,
                "Decreet 8/7/2022 art. 11, 14",
                object_soort=TRAJECT,
                groepen=frozenset({STAND}),
                omschrijving="Een traject starten met het eerste gesprek",
            ),
            starten.traject_starten,
            zin="Traject gestart met het eerste gesprek",
            route="traject_starten",
            knop="Start het traject",
            toestanden=vanuit(TRAJECTOVERGANGEN, "traject_starten"),
            plek=PLEK,
        ),
        Handeling(
            Recht(
                "traject_overdragen",
                _TOEWIJZERS,
                _GROND,
                object_soort=TRAJECT,
                groepen=frozenset({STAND}),
                omschrijving="Een traject overdragen",
            ),
            overdragen.traject_overdragen,
            zin="Traject overgedragen",
            route="traject_overdragen",
            knop="Draag over",
            toestanden=frozenset(IN_BEGELEIDING),
            plek=PLEK,
            concept="Overdracht van een traject",
        ),
        Handeling(
            Recht(
                "trajecten_overdragen", TANDEMROLLEN, _GROND, omschrijving="Alle eigen trajecten overdragen"
            ),
            overdragen.trajecten_overdragen,
            zin="Traject overgedragen voor verlof",
            route="trajecten_overdragen",
            knop="Draag over voor verlof",
            plek="eigen_trajecten",
        ),
        _klok("vervanging_beeindigen", terugkeer.vervanging_beeindigen, "Vervanging beëindigd"),
        _klok("overdracht_laten_ingaan", terugkeer.overdracht_laten_ingaan, "Geplande overdracht ingegaan"),
        _klok(
            "mandaatverlies_verwerken",
            mandaatverlies.mandaatverlies_verwerken,
            "Dossiers opgelijst die een mandaat verliezen",
            _VERLIES,
        ),
        _klok(
            "netwerkplan_overnemen", netwerkovername.netwerkplan_overnemen, "Plan van het netwerk overgenomen"
        ),
        Handeling(
            Recht(
                "mandaatverlies_afhandelen",
                _TOEWIJZERS,
                "Decreet 8/7/2022 art. 12-13, 27",
                object_soort=_VERLIES,
                groepen=frozenset({VERLIES}),
                omschrijving="Zeggen waarom een dossier met een verloren mandaat geen overname vraagt",
            ),
            mandaatverlies.mandaatverlies_afhandelen,
            zin="Verloren mandaat afgehandeld",
            route="mandaatverlies_afhandelen",
            knop="Handel af",
            toestanden=frozenset({"open"}),
            plek="mandaatverlies",
        ),
    ),
    lezingen=(
        Recht(
            "intake_lijst",
            _TOEWIJZERS,
            _GROND,
            object_soort=_INTAKE,
            groepen=frozenset({INTAKE}),
            omschrijving="Dossiers die op een tandem wachten",
        ),
        Recht(
            "mandaatverlies_lijst",
            _VERLIESLEZERS,
            "Decreet 8/7/2022 art. 12-13, 27",
            object_soort=_VERLIES,
            groepen=frozenset({VERLIES}),
            omschrijving="Lopende trajecten die een mandaat verliezen",
        ),
    ),
    meldingen=MELDINGEN,
    taaksoorten=TAAKSOORTEN,
    klokjobs=KLOKJOBS,
    exportlijsten=EXPORTLIJSTEN,
    overdrachten=(vertrek.TRAJECTEN,),
    parameters={
        # The terms of the file, on its page.
        "traject_detail": (
            *(soort.duur_parameter for soort in TERMIJNEN.values()),
            "termijn_verschuift",
        ),
        "tandem_toewijzen": ("at_eerste_gesprek_termijn", "termijn_verschuift"),
        "traject_starten": (
            "at_max_duur",
            "at_trajectplan_termijn",
            "at_evaluatie_interval",
            "at_waarschuwing_maanden",
            "at_waarschuwing_na_verlenging",
            "termijn_verschuift",
        ),
    },
)
