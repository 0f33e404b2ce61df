"""Periods as sets of days."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from werkzorg.termijnen import Periode, aantal_dagen_samen, samengevoegd

EERSTE = date(2024, 1, 1)
VENSTER = [EERSTE + timedelta(days=dag) for dag in range(80)]


def periode(start: int, lengte: int | None) -> Periode:
    begin = VENSTER[start]
    return Periode(begin, None if lengte is None else begin + timedelta(days=lengte))


perioden = st.builds(periode, st.integers(0, 60), st.one_of(st.none(), st.integers(0, 15)))
gesloten_perioden = perioden.filter(lambda p: not p.is_lopend)


def dagen(*reeks: Periode) -> set[date]:
    """The days of these periods that lie in the window, one by one."""
    return {dag for dag in VENSTER if any(p.start <= dag and (not p.einde or dag <= p.einde) for p in reeks)}


def test_juni_telt_een_keer() -> None:
    """Regelgeving 9: agreement A 1/3-30/6 and B 1/6-31/12 are 306 days together."""
    a = Periode(date(2024, 3, 1), date(2024, 6, 30))
    b = Periode(date(2024, 6, 1), date(2024, 12, 31))
    assert aantal_dagen_samen([a, b]) == 306
    assert a.doorsnede(b) == Periode(date(2024, 6, 1), date(2024, 6, 30))


def test_een_dag() -> None:
    dag = Periode(EERSTE, EERSTE)
    assert dag.aantal_dagen == 1
    assert dag.bevat(EERSTE)
    assert not dag.bevat(EERSTE + timedelta(days=1))


def test_aansluitende_perioden_worden_een_en_een_dag_ertussen_niet() -> None:
    assert samengevoegd([periode(5, 4), periode(0, 4)]) == [periode(0, 9)]
    assert samengevoegd([periode(0, 4), periode(6, 4)]) == [periode(0, 4), periode(6, 4)]
    assert samengevoegd([]) == []
    assert samengevoegd([Periode(EERSTE, date.max), Periode(date.max)]) == [Periode(EERSTE)]


@given(perioden, perioden)
@settings(max_examples=aantal(200, 2_000))
def test_doorsnede_zijn_de_gedeelde_dagen(een: Periode, ander: Periode) -> None:
    doorsnede = een.doorsnede(ander)
    gedeeld = dagen(een) & dagen(ander)
    assert (dagen(doorsnede) if doorsnede else set()) == gedeeld
    assert een.overlapt(ander) is ander.overlapt(een) is bool(gedeeld)
    assert all(een.bevat(dag) is (dag in dagen(een)) for dag in VENSTER)


@given(st.lists(perioden, max_size=6))
@settings(max_examples=aantal(200, 2_000))
def test_samengevoegd_zijn_dezelfde_dagen_zonder_dubbels(reeks: list[Periode]) -> None:
    samen = samengevoegd(reeks)
    assert dagen(*samen) == dagen(*reeks)
    for vorige, volgende in pairwise(samen):
        assert vorige.einde is not None
        assert volgende.start - vorige.einde > timedelta(days=1)
    assert samengevoegd(samen) == samen


@given(st.lists(gesloten_perioden, max_size=6))
@settings(max_examples=aantal(100, 2_000))
def test_aantal_dagen_zijn_de_verschillende_dagen(reeks: list[Periode]) -> None:
    assert aantal_dagen_samen(reeks) == len(dagen(*reeks))


def test_weigeringen() -> None:
    with pytest.raises(ValueError, match="before start"):
        Periode(EERSTE, EERSTE - timedelta(days=1))
    with pytest.raises(TypeError):
        Periode(datetime(2024, 1, 1, tzinfo=UTC))
    with pytest.raises(TypeError):
        Periode(EERSTE, "2024-12-31")
    with pytest.raises(ValueError, match="running"):
        _ = Periode(EERSTE).aantal_dagen
    with pytest.raises(FrozenInstanceError):
        Periode(EERSTE).start = EERSTE
