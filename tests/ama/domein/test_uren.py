"""Twelve hours a week: what a week is, the aim that is built up, and when somebody stays below it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ama.domein.ontwikkelplan import Opbouwstap
from ama.domein.uren import (
    Feiten,
    Staphoeveelheid,
    Streefplan,
    Urendag,
    Week,
    laatste_volle_week,
    maandag_van,
    onder_na_elkaar,
    samenvatting,
    streef_in,
    week_zin,
    weken,
)
from tests.omvang import aantal
from werkzorg.termijnen import Periode

TWAALF = 12 * 60
MAANDAG = date(2026, 1, 5)
PLAN = Streefplan(MAANDAG, TWAALF)


def feiten(*dagen: Urendag, start: date = MAANDAG, einde: date | None = None, **anders: Any) -> Feiten:
    waarden: dict[str, Any] = {"plannen": (PLAN,), "dagen": dagen}
    return Feiten(Periode(start, einde), **{**waarden, **anders})


def week(nummer: int, echt: int, *, gesloten: int = 0, open_dagen: int = 0, heel: bool = True) -> Week:
    return Week(MAANDAG + timedelta(weeks=nummer), TWAALF, TWAALF, gesloten, echt, 0, open_dagen, heel)


# --- the aim ----------------------------------------------------------------------------------------------------------
OPBOUW = Streefplan(
    MAANDAG,
    TWAALF,
    (Opbouwstap(MAANDAG, 360), Opbouwstap(date(2026, 2, 2), 600), Opbouwstap(date(2026, 3, 4), 720)),
)


@pytest.mark.parametrize(
    ("maandag", "streef"),
    [
        # Before the first step: the first step.
        (date(2025, 12, 29), 360),
        (date(2026, 1, 5), 360),
        (date(2026, 1, 26), 360),
        (date(2026, 2, 2), 600),
        # A step that begins on a Wednesday counts from the next week.
        (date(2026, 3, 2), 600),
        (date(2026, 3, 9), 720),
        (date(2027, 1, 4), 720),
    ],
)
def test_het_streefdoel_groeit_mee(maandag: date, streef: int) -> None:
    assert streef_in([OPBOUW], maandag) == streef


def test_een_nieuw_plan_geldt_vanaf_zijn_dag() -> None:
    later = Streefplan(date(2026, 4, 1), 900)
    plannen = [later, PLAN]
    assert streef_in(plannen, date(2026, 3, 30)) == TWAALF
    assert streef_in(plannen, date(2026, 4, 6)) == 900
    assert streef_in(plannen, date(2020, 1, 6)) == TWAALF
    assert streef_in([], MAANDAG) == 0


# --- the weeks --------------------------------------------------------------------------------------------------------
def test_een_week_zonder_overeenkomst_zegt_niets() -> None:
    """Nobody can come while no agreement runs: only weeks that lie in agreements wholly can be below the aim."""
    tot_woensdag = Periode(MAANDAG, MAANDAG + timedelta(days=9))
    daarna = Periode(MAANDAG + timedelta(weeks=3), None)
    vijf = weken(feiten(overeenkomsten=(tot_woensdag, daarna)), MAANDAG, MAANDAG + timedelta(days=5 * 7 - 1))
    assert [een.is_onder for een in vijf] == [True, False, False, True, True]
    assert [een.is_begeleid for een in vijf] == [True, True, False, True, True]
    assert week_zin(vijf[1]) == "geen hele week"
    assert week_zin(vijf[2]) == "geen overeenkomst"
    assert onder_na_elkaar(vijf) == (vijf[0], vijf[3], vijf[4])
    assert (samenvatting(vijf).weken, samenvatting(vijf).onder) == (3, 3)
    # Two that follow each other at once are one time of guidance; not known means the whole time.
    aansluitend = (tot_woensdag, Periode(MAANDAG + timedelta(days=10), None))
    heel = weken(feiten(overeenkomsten=aansluitend), MAANDAG, MAANDAG + timedelta(days=20))
    assert heel == weken(feiten(), MAANDAG, MAANDAG + timedelta(days=20))
    assert not any(een.telt for een in weken(feiten(overeenkomsten=()), MAANDAG, MAANDAG))


def test_een_week_telt_op_wat_er_was() -> None:
    dagen = [
        Urendag(MAANDAG, gepland=240, echt=240),
        # Two werkposten on the same day.
        Urendag(MAANDAG, gepland=120, echt=60),
        Urendag(date(2026, 1, 7), gesloten=240),
        Urendag(date(2026, 1, 11), gepland=120, is_open=True),
        Urendag(date(2026, 1, 12), gepland=240, echt=240),
    ]
    stap = Staphoeveelheid(Periode(date(2026, 1, 9), date(2026, 1, 9)), 120)
    een, twee = weken(feiten(*dagen, stappen=(stap,)), MAANDAG, date(2026, 1, 18))
    assert een == Week(MAANDAG, TWAALF, 480, 240, 300, 120, 1, is_heel=True)
    assert (een.zondag, een.nummer, een.verwacht) == (date(2026, 1, 11), "week 2 van 2026", 480)
    assert twee == Week(date(2026, 1, 12), TWAALF, 240, 0, 240, 0, 0, is_heel=True)


@pytest.mark.parametrize(
    ("maandag", "nummer"),
    [
        (date(2020, 12, 28), "week 53 van 2020"),
        (date(2024, 12, 30), "week 1 van 2025"),
        (date(2024, 2, 26), "week 9 van 2024"),
        (date(2026, 12, 28), "week 53 van 2026"),
    ],
)
def test_het_nummer_is_dat_van_de_kalender(maandag: date, nummer: str) -> None:
    assert Week(maandag, 0, 0, 0, 0, 0, 0, is_heel=True).nummer == nummer


def test_een_halve_week_telt_niet() -> None:
    alles = weken(feiten(start=date(2026, 1, 7), einde=date(2026, 1, 21)), date(2026, 1, 1), date(2026, 2, 1))
    assert [(een.maandag, een.is_heel) for een in alles] == [
        (date(2026, 1, 5), False),
        (date(2026, 1, 12), True),
        (date(2026, 1, 19), False),
    ]
    assert [een.is_onder for een in alles] == [False, True, False]
    assert weken(feiten(einde=date(2026, 1, 21)), date(2026, 2, 1), date(2026, 3, 1)) == ()
    assert weken(feiten(), date(2026, 3, 1), date(2026, 2, 1)) == ()


def test_de_laatste_volle_week() -> None:
    assert laatste_volle_week(date(2026, 1, 11)) == date(2026, 1, 4)
    assert laatste_volle_week(date(2026, 1, 12)) == date(2026, 1, 11)
    # Over 29 February.
    assert laatste_volle_week(date(2024, 3, 4)) == date(2024, 3, 3)


@pytest.mark.parametrize(
    ("rij", "onder"),
    [
        (week(0, TWAALF), False),
        (week(0, TWAALF - 1), True),
        # A holiday of four hours lowers what is expected.
        (week(0, 480, gesloten=240), False),
        (week(0, 479, gesloten=240), True),
        # All of it closed: nobody was expected.
        (week(0, 0, gesloten=TWAALF), False),
        # Not filled in: nobody knows.
        (week(0, 0, open_dagen=1), False),
        (week(0, 0, heel=False), False),
    ],
)
def test_onder_het_streefdoel(rij: Week, *, onder: bool) -> None:
    assert rij.is_onder is onder


def test_stappen_naar_werk_tellen_mee_voor_het_signaal() -> None:
    assert not Week(MAANDAG, TWAALF, TWAALF, 0, 480, 240, 0, is_heel=True).is_onder
    assert Week(MAANDAG, TWAALF, TWAALF, 0, 480, 239, 0, is_heel=True).is_onder


# --- several weeks below ----------------------------------------------------------------------------------------------
def test_weken_onder_na_elkaar() -> None:
    rij = [week(0, 0), week(1, TWAALF), week(2, 600), week(3, 0, gesloten=TWAALF), week(4, 600)]
    assert [een.maandag for een in onder_na_elkaar(rij)] == [rij[2].maandag, rij[4].maandag]
    assert onder_na_elkaar([*rij, week(5, TWAALF)]) == ()
    # What is not filled in breaks the row.
    assert onder_na_elkaar([week(0, 0), week(1, 0, open_dagen=2)]) == ()
    assert onder_na_elkaar([]) == ()


@given(st.lists(st.integers(0, 2 * TWAALF), max_size=30))
def test_de_rij_is_het_langste_einde_onder_het_doel(minuten: list[int]) -> None:
    rij = [week(nummer, echt) for nummer, echt in enumerate(minuten)]
    gevonden = onder_na_elkaar(rij)
    lengte = len(gevonden)
    assert gevonden == tuple(rij[len(rij) - lengte :])
    assert all(een.is_onder for een in gevonden)
    assert lengte == len(rij) or not rij[-lengte - 1].is_onder


def test_samenvatting_in_woorden() -> None:
    rij = [week(0, TWAALF), week(1, 600), week(2, 0, open_dagen=1), week(3, 0, heel=False)]
    samen = samenvatting(rij)
    assert (samen.weken, samen.echt, samen.onder, samen.niet_ingevuld) == (2, 660, 1, 1)
    assert samen.zin == (
        "In 2 hele weken: gemiddeld 11 u per week aanwezig. Het streefdoel is 12 u. 1 week eronder. "
        "1 week is nog niet helemaal ingevuld."
    )
    assert samenvatting([]).zin == "Nog geen hele week om te vergelijken."
    assert samenvatting([week(0, 0, open_dagen=1)] * 2).zin == "2 weken zijn nog niet helemaal ingevuld."
    assert samenvatting([week(0, TWAALF)]).zin == (
        "In 1 hele week: gemiddeld 12 u per week aanwezig. Het streefdoel is 12 u. Geen week eronder."
    )


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        (week(0, 0, heel=False), "geen hele week"),
        (week(0, 0, open_dagen=2), "nog 2 dagen in te vullen"),
        (week(0, 0, gesloten=TWAALF), "gesloten"),
        (week(0, 630), "1 u 30 onder het streefdoel"),
        (week(0, TWAALF), ""),
    ],
)
def test_wat_opvalt_in_een_week(rij: Week, zin: str) -> None:
    assert week_zin(rij) == zin


# --- whatever the days ------------------------------------------------------------------------------------------------
DAGEN = st.dates(date(2019, 12, 1), date(2028, 3, 31))


@settings(max_examples=aantal(200, lang=2000))
@given(DAGEN, st.integers(0, 500), DAGEN, st.integers(0, 500))
def test_elke_dag_van_de_begeleiding_ligt_in_een_week(start: date, lang: int, van: date, breed: int) -> None:
    begeleiding = Periode(start, start + timedelta(days=lang))
    venster = Periode(van, van + timedelta(days=breed))
    assert venster.einde is not None
    rij = weken(feiten(start=start, einde=begeleiding.einde), van, venster.einde)
    samen = begeleiding.doorsnede(venster)
    assert bool(rij) is (samen is not None)
    assert all(een.maandag.weekday() == 0 for een in rij)
    assert [een.maandag for een in rij] == sorted({een.maandag for een in rij})
    if samen is not None:
        assert samen.einde is not None
        assert (rij[0].maandag, rij[-1].maandag) == (maandag_van(samen.start), maandag_van(samen.einde))
        assert all(
            een.is_heel is (begeleiding.bevat(een.maandag) and begeleiding.bevat(een.zondag)) for een in rij
        )


@settings(max_examples=aantal(200, lang=2000))
@given(st.lists(st.tuples(DAGEN, st.integers(0, 600), st.integers(0, 600)), max_size=40))
def test_geen_minuut_gaat_verloren(rijen: list[tuple[date, int, int]]) -> None:
    dagen = [Urendag(dag, gepland, 0, echt) for dag, gepland, echt in rijen]
    alles = weken(feiten(*dagen, start=date(2019, 1, 1)), date(2019, 1, 1), date(2029, 1, 1))
    assert sum(een.echt for een in alles) == sum(een.echt for een in dagen)
    assert sum(een.gepland for een in alles) == sum(een.gepland for een in dagen)
