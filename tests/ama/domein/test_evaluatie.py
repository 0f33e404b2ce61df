"""The yearly evaluation: its days, its lateness and what that stops (regelgeving 9 and 15, row 20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ama.domein.evaluatie import (
    Evaluatieregels,
    Termijn,
    Tijd,
    af_te_stemmen,
    begeleid_sinds,
    begeleid_tot,
    dagen_te_laat,
    eerste_uiterlijk_op,
    herinneringen,
    is_nodig,
    maanden_ervoor,
    nieuw_bezwaar,
    ooit_af_te_stemmen,
    stand_zin,
    te_zeggen,
    termijn,
    termijnzinnen,
    tijd_op,
    volgende_uiterlijk_op,
)
from ama.domein.statuut import Instantie
from ama.domein.toestemming import Toestemming, Uitkomst
from tests.omvang import aantal
from werkzorg.termijnen import Periode, einde_na_maanden

REGELS = Evaluatieregels(12, 2, 30, (30, 14))
START = date(2025, 3, 10)
EERSTE = termijn(START, (), REGELS)


def test_het_voorbeeld_van_de_regelgeving() -> None:
    assert eerste_uiterlijk_op(START, 12) == date(2026, 3, 9)
    assert Termijn(date(2026, 1, 10), date(2026, 3, 9), date(2026, 4, 9)) == EERSTE


@pytest.mark.parametrize(
    ("gehouden", "uiterlijk"),
    [
        (date(2026, 3, 9), date(2027, 3, 9)),
        (date(2026, 1, 15), date(2027, 1, 15)),
        # Late: the next year counts from the day it was held.
        (date(2026, 5, 4), date(2027, 5, 4)),
        (date(2027, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_twaalf_maanden_na_de_evaluatie(gehouden: date, uiterlijk: date) -> None:
    assert volgende_uiterlijk_op(gehouden, 12) == uiterlijk
    assert termijn(START, [date(2025, 6, 1), gehouden], REGELS).uiterlijk_op == uiterlijk


def test_een_evaluatie_van_vroegere_begeleiding_telt_niet() -> None:
    assert termijn(START, [date(2025, 3, 9)], REGELS) == EERSTE


def test_een_overname_neemt_de_klok_mee() -> None:
    mee = termijn(START, (), REGELS, date(2025, 9, 1))
    assert mee.uiterlijk_op == date(2025, 9, 1)
    # It never gives more time than a new start, and is over once somebody evaluated.
    assert termijn(START, (), REGELS, date(2027, 1, 1)) == EERSTE
    assert termijn(START, [date(2025, 8, 1)], REGELS, date(2025, 9, 1)).uiterlijk_op == date(2026, 8, 1)


def test_begeleiding_die_aansluit_begint_geen_nieuw_jaar() -> None:
    eerste, tweede = Periode(START, date(2025, 8, 31)), Periode(date(2025, 9, 1))
    assert begeleid_sinds([tweede, eerste], date(2025, 12, 1)) == START
    los = Periode(date(2025, 9, 2))
    assert begeleid_sinds([eerste, los], date(2025, 12, 1)) == date(2025, 9, 2)
    assert begeleid_sinds([eerste, los], date(2025, 9, 1)) is None


@pytest.mark.parametrize(
    ("dag", "tijd", "bezwaar"),
    [
        (date(2026, 1, 9), Tijd.LATER, False),
        (date(2026, 1, 10), Tijd.OPEN, False),
        (date(2026, 3, 9), Tijd.OPEN, False),
        (date(2026, 3, 10), Tijd.TE_LAAT, False),
        (date(2026, 4, 8), Tijd.TE_LAAT, False),
        (date(2026, 4, 9), Tijd.GEESCALEERD, True),
        (date(2028, 1, 1), Tijd.GEESCALEERD, True),
    ],
)
def test_waar_ze_staat(dag: date, tijd: Tijd, bezwaar: bool) -> None:
    assert tijd_op(EERSTE, dag) is tijd
    assert bool(nieuw_bezwaar(EERSTE, dag)) is bezwaar
    assert stand_zin(EERSTE, dag)
    assert nieuw_bezwaar(None, dag) == ""


@pytest.mark.parametrize(
    ("laatste_dag", "nodig"),
    [(None, True), (date(2026, 3, 8), False), (date(2026, 3, 9), False), (date(2026, 3, 10), True)],
)
def test_wie_eerder_stopt_hoeft_niet_geevalueerd(laatste_dag: date | None, nodig: bool) -> None:
    assert is_nodig(EERSTE, laatste_dag) is nodig
    zin = stand_zin(EERSTE, date(2026, 2, 1), laatste_dag=laatste_dag)
    assert ("niet meer nodig, maar ze mag" in zin) is not nodig


def test_de_laatste_dag_die_gekend_is() -> None:
    eerste, tweede = Periode(START, date(2025, 8, 31)), Periode(date(2025, 9, 1), date(2025, 12, 31))
    assert begeleid_tot([tweede, eerste], START) == date(2025, 12, 31)
    # A day between: what follows is other guidance.
    assert begeleid_tot([eerste, Periode(date(2025, 9, 2))], START) == date(2025, 8, 31)
    assert begeleid_tot([eerste, Periode(date(2025, 9, 1))], START) is None
    assert begeleid_tot([], START) is None


@pytest.mark.parametrize(
    ("start", "uiterlijk", "open_op", "zichtbaar"),
    [
        # A start on 29 February: twelve months end on 28 February, and two months before that opens on 1 January.
        (date(2028, 2, 29), date(2029, 2, 28), date(2029, 1, 1), date(2029, 3, 31)),
        (date(2027, 3, 1), date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31)),
        (date(2027, 2, 28), date(2028, 2, 27), date(2027, 12, 28), date(2028, 3, 29)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 1), date(2027, 1, 31)),
        (date(2026, 12, 31), date(2027, 12, 30), date(2027, 10, 31), date(2028, 1, 30)),
    ],
)
def test_dagen_aan_de_rand(start: date, uiterlijk: date, open_op: date, zichtbaar: date) -> None:
    assert termijn(start, (), REGELS) == Termijn(open_op, uiterlijk, zichtbaar)


def test_wat_aangenomen_is_staat_er_als_aanname() -> None:
    def zin(dag: date, **anders: bool) -> str:
        return stand_zin(EERSTE, dag, **anders)

    assert "10/01/2026 (aanname) en" in zin(date(2026, 1, 1), is_opening_aanname=True)
    assert "09/04/2026 (aanname)." in zin(date(2026, 3, 12), is_escalatie_aanname=True)
    assert "departement (aanname)." in zin(date(2026, 5, 1), is_escalatie_aanname=True)
    # The year itself is no assumption.
    assert "aanname" not in zin(date(2026, 2, 1), is_opening_aanname=True, is_escalatie_aanname=True)
    assert "aanname" not in zin(date(2026, 3, 12), is_opening_aanname=True)


def test_de_termijnen_in_het_algemeen() -> None:
    assert termijnzinnen(REGELS, is_escalatie_aanname=True) == (
        "Een evaluatie opent 2 maanden voor haar laatste dag.",
        "Wie meer dan 30 dagen te laat is, staat bij het departement (aanname).",
    )
    een = termijnzinnen(replace(REGELS, open_maanden=1, escalatie_dagen=1), is_opening_aanname=True)
    assert een[0] == "Een evaluatie opent 1 maand voor haar laatste dag (aanname)."
    assert "meer dan 1 dag te laat" in een[1]


def test_in_woorden() -> None:
    assert stand_zin(EERSTE, date(2026, 3, 8)) == (
        "Evalueer uiterlijk op 09/03/2026: nog 1 dag (Decreet 8/7/2022 art. 29)."
    )
    assert "vandaag is de laatste dag" in stand_zin(EERSTE, date(2026, 3, 9))
    assert "3 dagen te laat. Het departement ziet dit vanaf 09/04/2026." in stand_zin(
        EERSTE, date(2026, 3, 12)
    )
    laat = [dagen_te_laat(EERSTE.uiterlijk_op, dag) for dag in (date(2026, 3, 9), date(2026, 5, 4))]
    assert laat == [0, 56]


@pytest.mark.parametrize(
    ("uiterlijk", "maanden", "open_op"),
    [
        (date(2026, 3, 9), 2, date(2026, 1, 10)),
        (date(2026, 3, 31), 2, date(2026, 2, 1)),
        (date(2026, 2, 28), 2, date(2026, 1, 1)),
        (date(2026, 4, 30), 2, date(2026, 3, 1)),
        (date(2026, 4, 29), 2, date(2026, 2, 28)),
        (date(2026, 3, 9), 0, date(2026, 3, 9)),
    ],
)
def test_maanden_ervoor(uiterlijk: date, maanden: int, open_op: date) -> None:
    assert maanden_ervoor(uiterlijk, maanden) == open_op


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 6))
@settings(max_examples=aantal(100, 2_000))
def test_de_laatste_hele_maanden(uiterlijk: date, maanden: int) -> None:
    open_op = maanden_ervoor(uiterlijk, maanden)
    assert einde_na_maanden(open_op, maanden) <= uiterlijk
    assert einde_na_maanden(open_op + timedelta(days=1), maanden) > uiterlijk


def test_wat_er_gezegd_wordt() -> None:
    assert herinneringen(EERSTE, REGELS) == {
        "open": date(2026, 1, 10),
        "over_30": date(2026, 2, 7),
        "over_14": date(2026, 2, 23),
        "te_laat": date(2026, 3, 10),
        "zichtbaar": date(2026, 4, 9),
    }
    # A reminder before it opens is none, and without days of grace lateness is visible at once.
    streng = Evaluatieregels(12, 1, 0, (60, 14))
    assert list(herinneringen(termijn(START, (), streng), streng)) == ["open", "over_14", "te_laat"]


@pytest.mark.parametrize(
    ("dag", "al", "nu"),
    [
        (date(2026, 1, 9), (), ()),
        (date(2026, 1, 10), (), ("open",)),
        (date(2026, 1, 10), ("open",), ()),
        (date(2026, 2, 8), ("open",), ("over_30",)),
        # After an outage only the latest reminder, and never one after the last day.
        (date(2026, 2, 25), (), ("over_14",)),
        (date(2026, 3, 10), (), ("te_laat",)),
        (date(2026, 5, 1), (), ("te_laat", "zichtbaar")),
        (date(2026, 5, 1), ("te_laat",), ("zichtbaar",)),
        (date(2026, 5, 1), ("te_laat", "zichtbaar"), ()),
    ],
)
def test_wat_nu_gezegd_wordt(dag: date, al: tuple[str, ...], nu: tuple[str, ...]) -> None:
    assert te_zeggen(EERSTE, REGELS, al, dag) == nu


@given(st.lists(st.integers(0, 200), unique=True, max_size=8), st.integers(0, 40))
@settings(max_examples=aantal(60, 1_000))
def test_de_klok_mag_dagen_missen_en_tweemaal_lopen(sprongen: list[int], tot: int) -> None:
    """Whenever the clock runs, lateness and escalation are said exactly once, and nothing twice."""
    gezegd: list[str] = []
    dagen = sorted(date(2026, 1, 1) + timedelta(days=later) for later in sprongen)
    for dag in [*dagen, *dagen[-1:], date(2026, 8, 1) + timedelta(days=tot)]:
        gezegd += te_zeggen(EERSTE, REGELS, gezegd, dag)
    assert len(gezegd) == len(set(gezegd))
    assert {"te_laat", "zichtbaar"} <= set(gezegd)


def test_met_wie_wordt_afgestemd() -> None:
    een_jaar = Toestemming(Instantie.OCMW, Uitkomst.VERLEEND, START, START, date(2026, 12, 31))
    twee_jaar = replace(een_jaar, instantie=Instantie.ARTS, tot=date(2027, 3, 9))
    korter = replace(een_jaar, instantie=Instantie.ARTS)
    geweigerd = replace(een_jaar, instantie=Instantie.VDAB, uitkomst=Uitkomst.GEWEIGERD)
    dag = date(2026, 3, 1)
    assert af_te_stemmen([een_jaar, twee_jaar, korter, geweigerd], dag) == [een_jaar]
    assert af_te_stemmen([korter], dag) == [korter]
    assert af_te_stemmen([korter], date(2027, 1, 1)) == []


def test_met_wie_op_een_van_die_dagen_wordt_afgestemd() -> None:
    ocmw = Toestemming(Instantie.OCMW, Uitkomst.VERLEEND, START, START, date(2026, 1, 31))
    arts = Toestemming(Instantie.ARTS, Uitkomst.VERLEEND, START, date(2026, 2, 1), date(2026, 12, 31))
    van, tot = date(2026, 1, 10), date(2026, 3, 1)
    assert ooit_af_te_stemmen([arts, ocmw], van, tot) == (Instantie.OCMW, Instantie.ARTS)
    assert ooit_af_te_stemmen([arts, ocmw], date(2026, 2, 1), tot) == (Instantie.ARTS,)
    # Two years at once ask nothing, also when another one of that body ran out on the way.
    lang = replace(arts, van=START, tot=date(2027, 3, 9))
    assert ooit_af_te_stemmen([lang, replace(arts, tot=date(2026, 2, 10))], van, tot) == ()
    assert ooit_af_te_stemmen([], van, tot) == ()
