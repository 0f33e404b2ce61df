"""The POP: what it must hold, the hours that are built up, and the text for the VDAB file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.ontwikkelplan import (
    Doel,
    Opbouwstap,
    Plan,
    Stap,
    als_json,
    bezwaren,
    doel_op,
    doelen_van,
    haalt_op,
    opbouw_als_json,
    opbouw_van,
    open_stappen,
    vdab_tekst,
)

DAG = date(2026, 11, 23)
STAP = Stap("Werkplek bezoeken", "de begeleider", date(2026, 12, 15))
PLAN = Plan(DAG, (Doel("Vlot op tijd komen", (STAP,)),), 15 * 60)
PAD = (
    Opbouwstap(date(2026, 12, 1), 360),
    Opbouwstap(date(2027, 3, 1), 720),
    Opbouwstap(date(2027, 6, 1), 900),
)


def test_een_volledig_plan_mag() -> None:
    assert bezwaren(PLAN, DAG) == {}
    assert bezwaren(replace(PLAN, opbouw=PAD, in_vdab_op=DAG), DAG) == {}
    # A plan tells how it is, also below twelve hours.
    assert bezwaren(replace(PLAN, minuten_doel=6 * 60), DAG) == {}


@pytest.mark.parametrize(
    ("anders", "veld", "woord"),
    [
        ({"besproken_op": None}, "besproken_op", "wanneer"),
        ({"besproken_op": DAG + timedelta(days=1)}, "besproken_op", "toekomst"),
        ({"doelen": ()}, "doelen", "minstens één doel"),
        ({"doelen": (Doel(" ", (STAP,)),)}, "doelen", "wat doel 1 is"),
        ({"doelen": (Doel("Werken", ()),)}, "doelen", "minstens één stap"),
        ({"doelen": (Doel("Werken", (Stap("iets", " "),)),)}, "doelen", "wie het doet"),
        ({"doelen": (Doel("Werken", (Stap("x" * 301, "ik"),)),)}, "doelen", "300"),
        ({"doelen": (Doel("Werken", (STAP,) * 9),)}, "doelen", "hoogstens 8 stappen"),
        ({"doelen": (Doel("Werken", (STAP,)),) * 9}, "doelen", "hoogstens 8 doelen"),
        ({"minuten_doel": None}, "minuten_doel", "uren"),
        ({"minuten_doel": 0}, "minuten_doel", "uren"),
        ({"minuten_doel": 41 * 60}, "minuten_doel", "40 u"),
        ({"opbouw": PAD[::-1]}, "opbouw", "volgorde"),
        ({"opbouw": (PAD[0], PAD[0])}, "opbouw", "volgorde"),
        ({"opbouw": (PAD[0], Opbouwstap(date(2027, 3, 1), 300))}, "opbouw", "minder uren"),
        ({"opbouw": PAD[:2]}, "opbouw", "maak ze gelijk"),
        ({"opbouw": (Opbouwstap(DAG, 0), *PAD)}, "opbouw", "hoeveel uren"),
        ({"in_vdab_op": DAG + timedelta(days=1)}, "in_vdab_op", "toekomst"),
        ({"in_vdab_op": DAG - timedelta(days=1)}, "in_vdab_op", "niet vroeger"),
    ],
)
def test_wat_er_niet_mag(anders: dict[str, object], veld: str, woord: str) -> None:
    nee = bezwaren(replace(PLAN, **anders), DAG)
    assert list(nee) == [veld]
    assert woord in nee[veld]


@pytest.mark.parametrize(
    ("dag", "minuten"),
    [
        (date(2026, 11, 1), 360),
        (date(2026, 12, 1), 360),
        (date(2027, 2, 28), 360),
        (date(2027, 3, 1), 720),
        (date(2030, 1, 1), 900),
    ],
)
def test_het_doel_van_een_dag(dag: date, minuten: int) -> None:
    assert doel_op(900, PAD, dag) == minuten


@pytest.mark.parametrize(
    ("doel", "opbouw", "vanaf", "verwacht"),
    [
        (720, (), DAG, DAG),
        (719, (), DAG, None),
        (900, PAD, DAG, date(2027, 3, 1)),
        (900, PAD, date(2027, 4, 1), date(2027, 4, 1)),
        (360, PAD[:1], DAG, None),
    ],
)
def test_vanaf_wanneer_twaalf_uur(
    doel: int, opbouw: tuple[Opbouwstap, ...], vanaf: date, verwacht: date | None
) -> None:
    assert haalt_op(doel, opbouw, 720, vanaf) == verwacht


_PADEN = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 120)), min_size=1, max_size=8).map(
    lambda stappen: tuple(
        Opbouwstap(
            DAG + timedelta(days=sum(d for d, _ in stappen[: n + 1])), sum(m for _, m in stappen[: n + 1])
        )
        for n in range(len(stappen))
    )
)


@given(_PADEN, st.integers(1, 1000), st.integers(0, 3000))
def test_een_opbouw_daalt_nooit_en_de_eerste_dag_is_de_eerste(
    pad: tuple[Opbouwstap, ...], minimum: int, na: int
) -> None:
    doel = pad[-1].minuten
    dag = DAG + timedelta(days=na)
    assert doel_op(doel, pad, dag) <= doel_op(doel, pad, dag + timedelta(days=1)) <= doel
    op = haalt_op(doel, pad, minimum, dag)
    assert (op is None) == (doel < minimum)
    if op is not None:
        assert doel_op(doel, pad, op) >= minimum
        assert op == dag or doel_op(doel, pad, op - timedelta(days=1)) < minimum
    assert opbouw_van(opbouw_als_json(pad)) == pad


def test_de_tekst_voor_het_vdab_dossier() -> None:
    plan = replace(
        PLAN,
        doelen=(Doel("Vlot op tijd komen", (STAP, Stap("Bus uitzoeken", "Sam", None, klaar=True))),),
        opbouw=PAD,
        woorden_deelnemer="Ik wil bij mensen zijn.",
    )
    assert vdab_tekst(plan, 2).splitlines() == [
        "Persoonlijk ontwikkelingsplan AMA sociale economie, versie 2",
        "Besproken met de deelnemer op 23/11/2026.",
        "",
        "Doel 1: Vlot op tijd komen",
        "- Werkplek bezoeken (de begeleider, tegen 15/12/2026)",
        "- Bus uitzoeken (Sam): klaar",
        "",
        "Uren: 15 u per week, in stappen: 6 u vanaf 01/12/2026, 12 u vanaf 01/03/2027 en 15 u vanaf 01/06/2027.",
        "",
        "In eigen woorden: Ik wil bij mensen zijn.",
    ]


def test_heen_en_terug_naar_de_tabel_en_wat_te_laat_is() -> None:
    doelen = (Doel("Werken", (STAP, replace(STAP, klaar=True), Stap("Later", "ik"))),)
    assert doelen_van(als_json(doelen)) == doelen
    assert open_stappen(doelen, date(2026, 12, 15)) == ()
    assert open_stappen(doelen, date(2026, 12, 16)) == (STAP,)
    assert not doelen[0].is_bereikt
    assert Doel("x", (replace(STAP, klaar=True),)).is_bereikt
