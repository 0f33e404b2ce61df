"""Hours against draagkracht, and care moments that stay free, held against counting day by day."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from trajecten.domein.draagkracht import (
    Gewerkt,
    Week,
    Weekmoment,
    Weekuren,
    draagkracht_bezwaar,
    overschrijdingen,
    weken,
    zorgmoment_botsing,
)
from werkzorg.termijnen import Periode

# A Monday.
MAANDAG = date(2026, 3, 2)


def dag(later: int) -> date:
    return MAANDAG + timedelta(days=later)


def uren(van: int, tot: int | None, aantal_uren: str) -> Weekuren:
    return Weekuren(Periode(dag(van), None if tot is None else dag(tot)), Decimal(aantal_uren))


# --- hours -----------------------------------------------------------------------------------------------------------
def test_week_na_week() -> None:
    """Draagkracht 10, from the third week 20; one action the whole time, a second from the second week."""
    alle = weken(
        dag(0),
        dag(27),
        draagkracht=[uren(0, 13, "10"), uren(14, None, "20")],
        gepland=[uren(-30, 100, "8"), uren(7, 20, "4.5")],
        gewerkt=[Gewerkt(dag(1), Decimal("3.5")), Gewerkt(dag(6), Decimal(4)), Gewerkt(dag(7), Decimal(11))],
    )
    assert [(w.nummer, w.gepland, w.gerealiseerd, w.draagkracht, w.is_boven) for w in alle] == [
        (10, Decimal(8), Decimal("7.5"), Decimal(10), False),
        (11, Decimal("12.5"), Decimal(11), Decimal(10), True),
        (12, Decimal("12.5"), Decimal(0), Decimal(20), False),
        (13, Decimal(8), Decimal(0), Decimal(20), False),
    ]  # fmt: skip


def test_twee_acties_na_elkaar_in_een_week_tellen_niet_samen() -> None:
    (week,) = weken(
        dag(0), dag(6), draagkracht=[uren(0, None, "10")], gepland=[uren(0, 2, "10"), uren(3, 6, "10")]
    )
    assert (week.gepland, week.is_boven) == (Decimal(10), False)


def test_de_zwaarste_dag_beslist_ook_als_de_draagkracht_halfweg_daalt() -> None:
    (week,) = weken(
        dag(0), dag(0), draagkracht=[uren(0, 3, "20"), uren(4, None, "6")], gepland=[uren(0, None, "8")]
    )
    assert (week.gepland, week.draagkracht, week.is_boven) == (Decimal(8), Decimal(6), True)


def test_evenveel_als_de_draagkracht_is_niet_te_veel() -> None:
    (week,) = weken(dag(2), dag(2), draagkracht=[uren(0, 6, "10")], gepland=[uren(0, 6, "10.0")])
    assert not week.is_boven


def test_zonder_draagkracht_is_niets_te_veel() -> None:
    (week,) = weken(dag(0), dag(6), gepland=[uren(0, None, "40")], gewerkt=[Gewerkt(dag(0), Decimal(50))])
    assert (week.gepland, week.draagkracht, week.is_boven) == (40, None, False)


def test_de_weken_rond_nieuwjaar_hebben_hun_iso_jaar() -> None:
    alle = weken(date(2026, 12, 31), date(2027, 1, 4))
    assert [(w.jaar, w.nummer, w.maandag) for w in alle] == [
        (2026, 53, date(2026, 12, 28)),
        (2027, 1, date(2027, 1, 4)),
    ]
    assert weken(dag(8), dag(0)) == ()
    assert overschrijdingen(alle) == ()


def test_overschrijdingen_in_woorden() -> None:
    alle = weken(
        dag(0),
        dag(34),
        draagkracht=[uren(0, None, "7.50")],
        gepland=[uren(0, 13, "12"), uren(21, 27, "12"), uren(28, 34, "9")],
    )
    boven = overschrijdingen(alle)
    assert [(een.periode, een.gepland) for een in boven] == [
        (Periode(dag(0), dag(13)), 12),
        (Periode(dag(21), dag(27)), 12),
        (Periode(dag(28), dag(34)), 9),
    ]
    assert boven[0].zin == (
        "Van 02/03/2026 tot en met 15/03/2026 staat 12 uur per week gepland, meer dan de draagkracht van 7,5 uur."
    )
    assert draagkracht_bezwaar(alle, "De deelnemer vroeg het zelf.") == ""
    assert draagkracht_bezwaar(alle, " ").endswith("Zeg waarom dat haalbaar is, of plan minder uren.")
    assert draagkracht_bezwaar(alle[2:3], "") == ""


rijen = st.lists(
    st.builds(
        lambda van, lengte, u: Weekuren(Periode(dag(van), dag(van + lengte)), Decimal(u) / 2),
        st.integers(-20, 70),
        st.integers(0, 40),
        st.integers(1, 60),
    ),
    max_size=6,
)


@st.composite
def grenzen(trek: st.DrawFn) -> list[Weekuren]:
    """Rows of draagkracht that do not overlap, with gaps."""
    randen = sorted(trek(st.sets(st.integers(-20, 90), max_size=8)))
    return [
        uren(van, tot - 1, str(trek(st.integers(1, 30))))
        for nummer, (van, tot) in enumerate(pairwise(randen))
        if nummer % 3 != 2
    ]


@given(rijen, grenzen(), st.integers(-10, 60), st.integers(0, 40))
@settings(max_examples=aantal(60, 1_000))
def test_boven_zoals_dag_voor_dag_geteld(
    gepland: list[Weekuren], draagkracht: list[Weekuren], van: int, lengte: int
) -> None:
    alle = weken(dag(van), dag(van + lengte), draagkracht=draagkracht, gepland=gepland)
    assert [week.maandag.weekday() for week in alle] == [0] * len(alle)
    assert {dag(van), dag(van + lengte)} <= {w.maandag + timedelta(d) for w in alle for d in range(7)}
    for week in alle:
        te_veel = False
        for later in range(7):
            vandaag = week.maandag + timedelta(days=later)
            last = sum(een.uren for een in gepland if een.periode.bevat(vandaag))
            te_veel |= any(last > een.uren for een in draagkracht if een.periode.bevat(vandaag))
        assert week.is_boven == te_veel
    gedekt = [een.periode for een in overschrijdingen(alle)]
    assert sum(periode.aantal_dagen for periode in gedekt) == 7 * sum(week.is_boven for week in alle)


def test_een_week_is_een_week() -> None:
    gewerkt = [Gewerkt(dag(later), Decimal(1)) for later in range(-7, 14)]
    alle = weken(dag(0), dag(6), gewerkt=gewerkt)
    assert alle == (Week(2026, 10, MAANDAG, Decimal(0), Decimal(7), None),)


# --- care moments -----------------------------------------------------------------------------------------------------
def moment(weekdag: int, van: str, tot: str, periode: Periode, naam: str = "") -> Weekmoment:
    return Weekmoment(weekdag, time.fromisoformat(van), time.fromisoformat(tot), periode, naam)


LENTE = Periode(date(2026, 3, 1), date(2026, 5, 31))
# Wednesdays from ten to half past eleven.
ZORG = moment(2, "10:00", "11:30", LENTE, "geheim")


@pytest.mark.parametrize(
    ("actie", "eerste"),
    [
        (moment(2, "09:00", "12:00", LENTE), date(2026, 3, 4)),
        (moment(2, "10:30", "11:00", Periode(date(2026, 3, 5))), date(2026, 3, 11)),
        (moment(2, "11:29", "12:00", LENTE), date(2026, 3, 4)),
        # One may begin where the other stops.
        (moment(2, "11:30", "12:00", LENTE), None),
        (moment(2, "08:00", "10:00", LENTE), None),
        (moment(1, "09:00", "12:00", LENTE), None),
        (moment(2, "09:00", "12:00", Periode(date(2026, 6, 1))), None),
        (moment(2, "09:00", "12:00", Periode(date(2025, 1, 1), date(2026, 2, 28))), None),
        # The days they share hold no Wednesday: Thursday 28 to Sunday 31 May.
        (moment(2, "09:00", "12:00", Periode(date(2026, 5, 28), date(2026, 8, 1))), None),
        (moment(2, "09:00", "12:00", Periode(date(2026, 5, 27), date(2026, 5, 27))), date(2026, 5, 27)),
    ],
)
def test_een_actie_op_een_zorgmoment(actie: Weekmoment, eerste: date | None) -> None:
    botsing = zorgmoment_botsing([actie], [ZORG])
    assert (botsing and botsing.eerste_dag) == eerste


def test_de_zin_zegt_wanneer_en_niets_over_de_zorg() -> None:
    later = moment(2, "09:00", "12:00", Periode(date(2026, 4, 1)), "Later")
    botsing = zorgmoment_botsing([later, moment(2, "09:00", "12:00", LENTE, "Naaiatelier")], [ZORG])
    assert botsing is not None
    assert botsing.zin == (
        "“Naaiatelier” valt op woensdag 04/03/2026 samen met een zorgmoment (10:00 tot 11:30). "
        "Zorgmomenten blijven vrij: kies een ander uur."
    )
    naamloos = zorgmoment_botsing([moment(2, "09:00", "12:00", LENTE)], [ZORG])
    assert naamloos is not None
    assert naamloos.zin.startswith("Deze actie valt")
    assert zorgmoment_botsing([later], []) is None


def test_een_onmogelijk_moment() -> None:
    with pytest.raises(ValueError, match="weekdag"):
        moment(7, "10:00", "11:00", LENTE)
    for tot in ("10:00", "09:00"):
        with pytest.raises(ValueError, match="not after"):
            moment(0, "10:00", tot, LENTE)


momenten = st.lists(
    st.builds(
        lambda weekdag, van, duur, begin, lengte: Weekmoment(
            weekdag, time(van), time(van + duur), Periode(dag(begin), dag(begin + lengte))
        ),
        st.integers(0, 6),
        st.integers(6, 18),
        st.integers(1, 4),
        st.integers(0, 30),
        st.integers(0, 15),
    ),
    max_size=4,
)


@given(momenten, momenten)
@settings(max_examples=aantal(150, 3_000))
def test_botsen_zoals_uur_voor_uur_geteld(acties: list[Weekmoment], zorg: list[Weekmoment]) -> None:
    """Every hour of the calendar on which both stand."""

    def bezet(alle: list[Weekmoment]) -> set[tuple[date, int]]:
        return {
            (dag(later), uur)
            for een in alle
            for later in range(50)
            if een.periode.bevat(dag(later)) and dag(later).weekday() == een.weekdag
            for uur in range(een.van.hour, een.tot.hour)
        }

    samen = bezet(acties) & bezet(zorg)
    botsing = zorgmoment_botsing(acties, zorg)
    assert (botsing and botsing.eerste_dag) == min((vandaag for vandaag, _ in samen), default=None)
