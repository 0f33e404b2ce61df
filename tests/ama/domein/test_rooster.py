"""The schedule: which days, how many minutes, what overlaps, and what the Arbeidswet says."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ama.domein.rooster import Arbeidstijd, Blok, Rooster, arbeidstijd_zinnen, bezwaren, botsingen, botszinnen
from tests.omvang import aantal
from werkzorg.termijnen import Periode

# A Monday in an even week since 1/1/2024.
MAANDAG = date(2026, 3, 2)
GRENS = Arbeidstijd(9 * 60, 38 * 60, 11 * 60, 6 * 60, 15)


def blok(weekdag: int, van: int, tot: int, **rest: int) -> Blok:
    return Blok(weekdag, time(van), time(tot), **rest)


OCHTENDEN = Rooster((blok(0, 9, 12), blok(2, 9, 12), blok(2, 13, 16)))


def test_een_week() -> None:
    assert [OCHTENDEN.minuten_op(MAANDAG + timedelta(days=later)) for later in range(7)] == [
        180, 0, 360, 0, 0, 0, 0,
    ]  # fmt: skip
    assert (OCHTENDEN.minuten_per_week, OCHTENDEN.weekdagen) == (540, (0, 2))
    assert list(OCHTENDEN.dagen(Periode(MAANDAG, MAANDAG + timedelta(days=8)))) == [
        MAANDAG,
        MAANDAG + timedelta(days=2),
        MAANDAG + timedelta(days=7),
    ]
    with pytest.raises(ValueError):
        list(OCHTENDEN.dagen(Periode(MAANDAG)))


def test_een_pauze_telt_niet() -> None:
    assert (blok(0, 9, 16, pauze=60).minuten, blok(0, 9, 16).minuten) == (360, 420)


def test_om_de_twee_weken() -> None:
    even = Rooster((blok(0, 9, 12, om_de=2),))
    oneven = Rooster((blok(0, 9, 12, om_de=2, week=1),))
    weken = [MAANDAG + timedelta(weeks=later) for later in range(4)]
    assert {bool(even.minuten_op(dag)) ^ bool(oneven.minuten_op(dag)) for dag in weken} == {True}
    assert even.minuten_op(weken[0]) == even.minuten_op(weken[2]) != even.minuten_op(weken[1])
    assert even.minuten_per_week == 90
    assert Rooster((blok(0, 9, 10, om_de=3),) * 3).minuten_per_week == 60


@pytest.mark.parametrize(
    "fout",
    [
        {"weekdag": 7},
        {"tot": 9},
        {"tot": 8},
        {"pauze": 180},
        {"pauze": -1},
        {"om_de": 0},
        {"om_de": 5},
        {"om_de": 2, "week": 2},
    ],
)
def test_een_onmogelijk_blok(fout: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        blok(**({"weekdag": 0, "van": 9, "tot": 12} | fout))


def test_overlap() -> None:
    assert bezwaren([]) != []
    assert bezwaren(OCHTENDEN.blokken) == []
    dubbel = [blok(0, 9, 12), blok(0, 11, 13, om_de=2)]
    assert bezwaren(dubbel) == [
        "Maandag 9:00-12:00 en maandag 11:00-13:00, om de 2 weken overlappen: verbeter een van beide."
    ]
    # The one in even, the other in odd weeks.
    assert bezwaren([blok(0, 9, 12, om_de=2), blok(0, 9, 12, om_de=2, week=1)]) == []
    assert bezwaren([blok(0, 9, 12), blok(0, 12, 13), blok(1, 9, 12)]) == []


blokken = st.lists(
    st.builds(
        lambda weekdag, van, duur, om_de, week: blok(
            weekdag, van, van + duur, om_de=om_de, week=week % om_de
        ),
        st.integers(0, 6),
        st.integers(6, 18),
        st.integers(1, 4),
        st.integers(1, 4),
        st.integers(0, 3),
    ),
    max_size=4,
)


@given(blokken, blokken)
@settings(max_examples=aantal(80, 1_500))
def test_botsen_zoals_uur_voor_uur(een: list[Blok], ander: list[Blok]) -> None:
    def bezet(alle: list[Blok]) -> set[tuple[int, int]]:
        return {
            (later, uur)
            for later in range(7 * 12)
            for deze in alle
            if deze.is_op(MAANDAG + timedelta(days=later))
            for uur in range(deze.van.hour, deze.tot.hour)
        }

    samen = bezet(een) & bezet(ander)
    assert bool(botsingen(Rooster(tuple(een)), Rooster(tuple(ander)))) is bool(samen)


@pytest.mark.parametrize(
    ("roosters", "zegt"),
    [
        ([OCHTENDEN], []),
        ([Rooster((blok(0, 8, 18, pauze=30),))], ["Op maandag is het 9 u 30"]),
        ([Rooster((blok(1, 9, 16),))], ["Op dinsdag is er na 6 u een pauze van 15 min nodig"]),
        ([Rooster((blok(1, 9, 16, pauze=15),))], []),
        (
            [
                Rooster(tuple(blok(dag, 9, 17, pauze=30) for dag in range(4))),
                Rooster((blok(5, 8, 17, pauze=30),)),
            ],
            ["Samen is het 38 u 30 per week"],
        ),
        ([Rooster((blok(4, 18, 23),)), Rooster((blok(5, 9, 12),))], ["Tussen vrijdag en zaterdag"]),
        # From Sunday to Monday too.
        ([Rooster((blok(6, 18, 23), blok(0, 9, 12)))], ["Tussen zondag en maandag"]),
    ],
)
def test_de_arbeidswet_waarschuwt(roosters: list[Rooster], zegt: list[str]) -> None:
    zinnen = arbeidstijd_zinnen(roosters, GRENS)
    assert len(zinnen) == len(zegt)
    assert all(zin.startswith(begin) for zin, begin in zip(zinnen, zegt, strict=True))


@pytest.mark.parametrize(
    ("nieuw", "ander", "zegt"),
    [
        (blok(0, 9, 12), blok(0, 12, 16), []),
        (blok(0, 9, 12), blok(1, 9, 12), []),
        (
            blok(0, 9, 12),
            blok(0, 11, 16),
            ["Maandag 9:00-12:00 is de deelnemer al bij Atelier (11:00-16:00): verschuif een van beide."],
        ),
    ],
)
def test_een_botsing_noemt_de_andere_werkpost(nieuw: Blok, ander: Blok, zegt: list[str]) -> None:
    assert botszinnen(Rooster((nieuw,)), Rooster((ander,)), "Atelier") == zegt
