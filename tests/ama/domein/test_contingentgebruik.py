"""The contingent in use, and a forecast that never goes above the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.contingentgebruik import (
    LEEG,
    Komend,
    Lopend,
    Regiostand,
    Stand,
    Verwachting,
    criteria,
    invulling,
    verdeelsleutel,
    verwacht,
)
from werkzorg.termijnen import Periode

NU, EINDE = date(2026, 11, 30), date(2026, 12, 31)
JAAR = [Periode(date(2026, 1, 1), EINDE)]


def reken(
    plaatsen: int,
    lopend: list[Lopend],
    komend: list[Komend],
    tot_nu: int = 0,
    loopt: Sequence[Periode] = JAAR,
) -> Verwachting:
    return verwacht(plaatsen, lopend, komend, tot_nu=tot_nu, vandaag=NU, loopt=loopt, noemer=365)


def tot(einde: date | None = None) -> Lopend:
    """Somebody with one agreement and a place up to and including this day."""
    van = date(2026, 1, 1) if einde is None else min(date(2026, 1, 1), einde)
    return Lopend((Periode(van, einde),), einde)


@pytest.mark.parametrize(
    ("stand", "vrij", "erboven", "bezetting"),
    [
        (Stand(10, 6, 1, 0), 3, 0, Fraction(3, 5)),
        (Stand(10, 12, 0, 4), 0, 2, Fraction(6, 5)),
        (Stand(0, 0, 0, 0), 0, 0, None),
        (Stand(5, 4, 3, 0), 0, 0, Fraction(4, 5)),
    ],
)
def test_stand(stand: Stand, vrij: int, erboven: int, bezetting: Fraction | None) -> None:
    assert (stand.vrij, stand.erboven, stand.bezetting) == (vrij, erboven, bezetting)
    assert stand + LEEG == stand


@pytest.mark.parametrize(
    ("plaatsen", "lopend", "komend", "dagen"),
    [
        # who runs, goes on to the end of the year
        (2, [tot()], [], (31, 0, 0)),
        (2, [tot(date(2026, 12, 10))], [], (10, 0, 0)),
        # whose last day is over counts no more
        (2, [tot(NU)], [], (0, 0, 0)),
        # who was granted starts tomorrow when a place is free, or on his own day
        (2, [tot()], [Komend(NU)], (31, 31, 0)),
        (2, [tot()], [Komend(date(2026, 12, 22))], (31, 10, 0)),
        # the waiting list moves up the day after somebody leaves
        (1, [tot(date(2026, 12, 10))], [Komend(NU, wacht=True)], (10, 0, 21)),
        (1, [tot(date(2026, 12, 10))], [Komend(NU, wacht=True), Komend(NU, wacht=True)], (10, 0, 21)),
        # nobody moves up while more people run than there are places
        (1, [tot(date(2026, 12, 10)), tot()], [Komend(NU, wacht=True)], (41, 0, 0)),
        (0, [], [Komend(NU)], (0, 0, 0)),
    ],
)
def test_verwachting(
    plaatsen: int, lopend: list[Lopend], komend: list[Komend], dagen: tuple[int, int, int]
) -> None:
    uit = reken(plaatsen, lopend, komend)
    assert (uit.lopend, uit.gepland, uit.wachtend) == dagen


def d(dag: int, maand: int = 12) -> date:
    return date(2026, maand, dag)


@pytest.mark.parametrize(
    ("lopend", "komend", "loopt", "dagen"),
    [
        # whose agreements all end keeps his place when that says nothing about him: nobody moves up
        ([Lopend((Periode(d(1, 1), d(10)),))], [Komend(NU)], JAAR, (10, 0)),
        ([Lopend()], [Komend(NU)], JAAR, (0, 0)),
        # days between two agreements do not count, and days of two count once
        ([Lopend((Periode(d(1, 1), d(5)), Periode(d(11), d(20))))], [], JAAR, (15, 0)),
        ([Lopend((Periode(d(1, 1), d(5)), Periode(d(3))))], [], JAAR, (31, 0)),
        # neither do the days of a suspension, for who runs nor for who starts in it
        ([tot()], [], [Periode(d(1, 1), d(9)), Periode(d(20), EINDE)], (9 + 12, 0)),
        ([], [Komend(NU)], [Periode(d(1, 1), d(9)), Periode(d(20), EINDE)], (0, 9 + 12)),
        ([], [Komend(d(12))], [Periode(d(1, 1), d(9)), Periode(d(20), EINDE)], (0, 12)),
        # a contingent that begins later gives nothing before its first day
        ([], [Komend(NU)], [Periode(d(15), EINDE)], (0, 17)),
        ([tot()], [Komend(NU)], [Periode(d(1, 1), NU)], (0, 0)),
    ],
)
def test_verwachting_rekent_met_wat_al_bekend_is(
    lopend: list[Lopend], komend: list[Komend], loopt: list[Periode], dagen: tuple[int, int]
) -> None:
    uit = reken(1, lopend, komend, loopt=loopt)
    assert (uit.lopend, uit.gepland) == dagen
    assert uit.starters == bool(dagen[1])


def test_verwachting_in_woorden() -> None:
    assert reken(10, [], [], 3_942).zin == (
        "3.942 dagen / 365 = gemiddeld 10,80 plaatsen; betaald wordt hoogstens 10 plaatsen."
    )
    assert reken(10, [], [], 3_650).zin.endswith("het contingent is precies gevuld.")
    assert reken(10, [], [], 365).zin.endswith("9,00 blijft ongebruikt.")
    assert "geen plaats" in reken(0, [], []).zin


_DAG = st.integers(-40, 60).map(lambda n: NU + timedelta(days=n))


@given(
    st.integers(0, 6),
    st.lists(st.none() | _DAG, max_size=8),
    st.lists(st.tuples(_DAG, st.booleans()), max_size=8),
    st.integers(0, 3_000),
)
def test_de_verwachting_gaat_nooit_boven_de_regels(
    plaatsen: int, einden: list[date | None], vragers: list[tuple[date, bool]], tot_nu: int
) -> None:
    """Who comes never takes a place that is not free, counted day by day; what is paid stays below the contingent."""
    lopend, komend = [tot(een) for een in einden], [Komend(van, wacht) for van, wacht in vragers]
    uit = reken(plaatsen, lopend, komend, tot_nu)
    ruimte = 0
    for n in range(1, 32):
        dag = NU + timedelta(days=n)
        ruimte += max(0, plaatsen - sum(1 for een in einden if een is None or een >= dag))
    assert uit.gepland + uit.wachtend <= ruimte
    assert uit.starters <= len(komend)
    assert 0 <= uit.betaald <= min(uit.gemiddeld, plaatsen)
    assert uit.ongebruikt >= 0
    assert uit.lopend == sum(
        1 for n in range(1, 32) for een in einden if een is None or een >= NU + timedelta(days=n)
    )


@given(st.integers(0, 5), st.lists(_DAG, max_size=6))
def test_een_plaats_meer_telt_nooit_minder(plaatsen: int, vragers: list[date]) -> None:
    komend = [Komend(van) for van in vragers]
    assert reken(plaatsen, [tot()], komend).dagen <= reken(plaatsen + 1, [tot()], komend).dagen


def regio(sleutel: str, stand: Stand, voorgesteld: int = 0) -> Regiostand:
    return Regiostand(sleutel, sleutel.title(), stand, voorgesteld)


def test_criteria_voor_een_oproep() -> None:
    regios = [regio("kust", Stand(10, 10, 0, 6)), regio("rand", Stand(10, 4, 2, 0), voorgesteld=1)]
    doelgroep, gevuld = criteria(regios)
    assert doelgroep.gewicht + gevuld.gewicht == 100
    assert doelgroep.waarom == "Nu vragen 9 mensen een plaats; het grootste tekort is 6 in Kust."
    assert gevuld.waarom == "Nu zijn 14 van 20 plaatsen ingevuld (70 %)."
    assert criteria([]) == ()
    assert "vrije plaats" in criteria(regios[1:])[0].waarom
    assert invulling(LEEG) == "Nu is er nog geen contingent."


def test_verdeelsleutel_naar_het_tekort() -> None:
    regios = [
        regio("kust", Stand(10, 10, 0, 6)),
        regio("leie", Stand(5, 5, 0, 3)),
        regio("rand", Stand(9, 1, 0, 0)),
    ]
    assert verdeelsleutel(regios, 3) == {"kust": 2, "leie": 1, "rand": 0}
    assert verdeelsleutel(regios, 50) == {"kust": 6, "leie": 3, "rand": 0}
    assert verdeelsleutel(regios[2:], 5) == {"rand": 0}


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=6),
    st.integers(0, 40),
)
def test_niemand_krijgt_meer_plaatsen_dan_mensen_zonder(
    rijen: list[tuple[int, int, int]], aantal: int
) -> None:
    regios = [regio(f"r{n}", Stand(p, g, 0, w)) for n, (p, g, w) in enumerate(rijen)]
    uit = verdeelsleutel(regios, aantal)
    assert sum(uit.values()) == min(aantal, sum(een.tekort for een in regios))


@given(
    st.integers(0, 4),
    st.lists(st.tuples(_DAG, st.integers(0, 30), st.none() | _DAG), max_size=5),
    st.lists(_DAG, max_size=6),
    st.lists(st.tuples(_DAG, st.integers(0, 20)), max_size=3),
)
def test_buiten_het_contingent_telt_geen_dag(
    plaatsen: int,
    mensen: list[tuple[date, int, date | None]],
    vragers: list[date],
    loopt: list[tuple[date, int]],
) -> None:
    """Counted day by day: who runs as his agreements say, who comes in the places left, only while it runs."""
    dagen = [Periode(van, van + timedelta(days=duur)) for van, duur in loopt]
    lopend = [Lopend((Periode(van, van + timedelta(days=duur)),), einde) for van, duur, einde in mensen]
    uit = reken(plaatsen, lopend, [Komend(van) for van in vragers], loopt=dagen)
    som = ruimte = 0
    for n in range(1, 90):
        dag = NU + timedelta(days=n)
        if any(een.bevat(dag) for een in dagen):
            som += sum(any(deel.bevat(dag) for deel in een.dagen) for een in lopend)
            bezet = sum(een.plaats_tot is None or een.plaats_tot >= dag for een in lopend)
            ruimte += max(0, plaatsen - bezet)
    assert uit.lopend == som
    assert uit.gepland <= ruimte
    assert uit.starters <= len(vragers)
