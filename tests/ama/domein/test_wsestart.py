"""When the guidance in AMA sociale economie can start, and how the toeleiding ends with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ama.domein.doelgroep import Kleur
from ama.domein.ontwikkelplan import Doel, Opbouwstap, Plan, Stap
from ama.domein.wsestart import (
    Contingent,
    Gestopt,
    Getekend,
    Startbeeld,
    Toeleidingseinde,
    beslissing_tot,
    plaats_bezwaar,
    start_bezwaar,
    startcontroles,
    toeleidingseinde,
)
from werkzorg.termijnen import Periode

START = date(2026, 12, 1)
PLAN = Plan(date(2026, 11, 3), (Doel("Werken", (Stap("Bezoek", "wij"),)),), 900, in_vdab_op=date(2026, 11, 4))
GOED = Startbeeld(
    (Getekend(Periode(START), 900),), PLAN, Contingent(2026, 10, 9), beslist_op=date(2026, 11, 30)
)


def kleuren(beeld: Startbeeld) -> dict[str, Kleur]:
    """Only the lines that are not green."""
    lijst = startcontroles(beeld, 720, 12)
    return {een.sleutel: een.kleur for een in lijst if een.kleur is not Kleur.GROEN}


def test_alles_in_orde() -> None:
    assert kleuren(GOED) == {}
    assert start_bezwaar(startcontroles(GOED, 720, 12)) == ""


def _opbouw(*stappen: tuple[date, int]) -> Plan:
    return replace(
        PLAN, minuten_doel=stappen[-1][1], opbouw=tuple(Opbouwstap(dag, aantal) for dag, aantal in stappen)
    )


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"overeenkomsten": ()}, {"overeenkomst": Kleur.ROOD}),
        ({"plan": None}, {"pop": Kleur.ROOD, "uren": Kleur.ROOD}),
        ({"plan": replace(PLAN, in_vdab_op=None)}, {"pop": Kleur.ORANJE}),
        ({"plan": replace(PLAN, minuten_doel=719)}, {"uren": Kleur.ROOD}),
        ({"plan": replace(PLAN, minuten_doel=720)}, {}),
        # By the build-up path, before or after VDAB decides again.
        ({"plan": _opbouw((START, 360), (date(2027, 6, 1), 720))}, {}),
        ({"plan": _opbouw((START, 360), (date(2027, 11, 30), 720))}, {}),
        ({"plan": _opbouw((START, 360), (date(2027, 12, 1), 720))}, {"uren": Kleur.ORANJE}),
        ({"plan": _opbouw((START, 360), (date(2027, 6, 1), 660))}, {"uren": Kleur.ROOD}),
        # Less agreed than aimed at.
        ({"overeenkomsten": (Getekend(Periode(START), 600),)}, {"uren": Kleur.ORANJE}),
        ({"overeenkomsten": (Getekend(Periode(START), 600), Getekend(Periode(START), 300))}, {}),
        # Of a path the first step is what counts on the first day.
        (
            {
                "overeenkomsten": (Getekend(Periode(START), 300),),
                "plan": _opbouw((START, 360), (date(2027, 6, 1), 720)),
            },
            {"uren": Kleur.ORANJE},
        ),
        (
            {
                "overeenkomsten": (Getekend(Periode(START), 360),),
                "plan": _opbouw((START, 360), (date(2027, 6, 1), 720)),
            },
            {},
        ),
        ({"contingent": None}, {"plaats": Kleur.ROOD}),
        ({"contingent": Contingent(2026, None, 0)}, {"plaats": Kleur.ROOD}),
        ({"contingent": Contingent(2026, 10, 10)}, {"plaats": Kleur.ROOD}),
        ({"contingent": Contingent(2026, 10, 12)}, {"plaats": Kleur.ROOD}),
        ({"contingent": Contingent(2026, 10, 9, mag_hier=False)}, {"plaats": Kleur.ROOD}),
        ({"wvg": (Periode(date(2026, 1, 1)),)}, {"samenloop": Kleur.ROOD}),
        ({"wvg": (Periode(date(2026, 1, 1), date(2026, 11, 30)),)}, {}),
        ({"wvg": (Periode(date(2026, 1, 1), START),)}, {"samenloop": Kleur.ROOD}),
    ],
)
def test_elke_voorwaarde(anders: dict[str, object], verwacht: dict[str, Kleur]) -> None:
    beeld = replace(GOED, **anders)
    assert kleuren(beeld) == verwacht
    rood = Kleur.ROOD in verwacht.values()
    assert bool(start_bezwaar(startcontroles(beeld, 720, 12))) == rood


@pytest.mark.parametrize(
    ("contingent", "woord"),
    [
        (Contingent(2026, 10, 9), ""),
        (Contingent(2026, 10, 10), "alle 10 plaatsen"),
        (Contingent(2026, 0, 0), "zijn de plaatsen"),
        (Contingent(2026, 10, 9, mag_hier=False), "niet meer binnen het contingent"),
        (Contingent(2027, None, 3), "2027 is nog geen contingent"),
        (None, "koos nog geen contingent"),
    ],
)
def test_een_vrije_plaats(contingent: Contingent | None, woord: str) -> None:
    zin = plaats_bezwaar(contingent)
    assert bool(zin) == bool(woord)
    assert woord in zin


@pytest.mark.parametrize(
    ("start", "beslist_op", "verwacht"),
    [
        (date(2025, 3, 10), date(2025, 3, 9), date(2026, 3, 9)),
        (date(2025, 3, 10), date(2025, 1, 15), date(2026, 1, 15)),
        (date(2024, 3, 1), date(2024, 2, 29), date(2025, 2, 28)),
        # Ahead: the year begins with the yes all the same.
        (date(2026, 12, 1), date(2026, 6, 4), date(2027, 6, 4)),
        # After a long wait VDAB decides again on the first day, at the latest.
        (date(2026, 12, 1), date(2025, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 2), date(2025, 12, 1), date(2026, 12, 2)),
        (date(2026, 12, 1), date(2025, 1, 1), date(2026, 12, 1)),
        (date(2026, 12, 1), None, date(2027, 12, 1)),
        (date(2024, 2, 29), None, date(2025, 2, 28)),
    ],
)
def test_voor_welke_dag_vdab_opnieuw_beslist(start: date, beslist_op: date | None, verwacht: date) -> None:
    assert beslissing_tot(start, beslist_op, 12) == verwacht


DAG, LATER = date(2027, 2, 1), date(2027, 3, 1)


@pytest.mark.parametrize(
    ("overeenkomsten", "in_opmaak", "verwacht"),
    [
        ([], False, None),
        ([Gestopt(None)], False, None),
        ([Gestopt(DAG, "naar_betaald_werk"), Gestopt(None)], False, None),
        ([Gestopt(DAG, "deelnemer_stopt")], True, None),
        ([Gestopt(DAG, "werkpost_stopt")], False, None),
        ([Gestopt(DAG, "begeleider_stopt")], False, None),
        ([Gestopt(DAG, "erkenning_verloren")], False, None),
        ([Gestopt(DAG, "deelnemer_stopt")], False, (DAG, "stopgezet")),
        ([Gestopt(DAG, "naar_betaald_werk")], False, (DAG, "doorgestroomd")),
        ([Gestopt(DAG, "naar_ama_wvg")], False, (DAG, "doorverwezen")),
        ([Gestopt(DAG, "naar_activeringstraject")], False, (DAG, "doorverwezen")),
        # The last one says why.
        ([Gestopt(LATER, "overlijden"), Gestopt(DAG, "naar_betaald_werk")], False, (LATER, "stopgezet")),
        ([Gestopt(DAG, "deelnemer_stopt"), Gestopt(LATER, "werkpost_stopt")], False, None),
    ],
)
def test_wat_er_met_de_toeleiding_gebeurt(
    overeenkomsten: list[Gestopt], in_opmaak: bool, verwacht: tuple[date, str] | None
) -> None:
    uit: Toeleidingseinde | None = toeleidingseinde(overeenkomsten, in_opmaak=in_opmaak)
    assert (None if uit is None else (uit.einde, uit.status)) == verwacht
