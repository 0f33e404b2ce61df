"""Sets of days, held against sets."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ama.domein.dagdelen import gedeeld, jaar_als_periode, tot_en_met, zonder
from werkzorg.termijnen import Periode

NUL = date(2025, 1, 1)
GRENS = 60


def dag(later: int) -> date:
    return NUL + timedelta(days=later)


perioden = st.builds(
    lambda van, lengte: Periode(dag(van), None if lengte is None else dag(van + lengte)),
    st.integers(0, 40),
    st.one_of(st.none(), st.integers(0, 15)),
)


def dagen(alle: list[Periode]) -> set[int]:
    """The days as numbers, up to a limit that stands for an open end."""
    return {later for later in range(GRENS) for een in alle if een.bevat(dag(later))}


@given(perioden, st.lists(perioden, max_size=4))
def test_met_en_zonder(een: Periode, andere: list[Periode]) -> None:
    over, samen = zonder(een, andere), gedeeld(een, andere)
    assert dagen(over) == dagen([een]) - dagen(andere)
    assert dagen(samen) == dagen([een]) & dagen(andere)
    for delen in (over, samen):
        for links, rechts in itertools.pairwise(delen):
            assert links.einde is not None
            assert (rechts.start - links.einde).days > 1


@given(st.lists(perioden, max_size=4), st.integers(0, 59))
def test_tot_en_met(alle: list[Periode], later: int) -> None:
    afgekapt = tot_en_met(alle, dag(later))
    assert dagen(afgekapt) == {een for een in dagen(alle) if een <= later}
    assert not any(een.is_lopend for een in afgekapt)


def test_randen() -> None:
    assert jaar_als_periode(2024).aantal_dagen == 366
    assert zonder(Periode(NUL), [Periode(dag(3), date.max)]) == [Periode(NUL, dag(2))]
    assert zonder(Periode(NUL, date.max), []) == [Periode(NUL, date.max)]
