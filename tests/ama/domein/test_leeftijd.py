"""The moving age limit: the pension age of the day decides."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ama.domein.leeftijd import (
    Leeftijdsgrens,
    eerste_dag_te_oud,
    heeft_de_leeftijd,
    zonder_de_leeftijd,
)
from tests.omvang import aantal
from werkzorg.termijnen import Periode, is_jonger_dan, is_ouder_dan

# As the parameters say: 65, 66 from 2025, 67 from 2030.
GRENZEN = (
    Leeftijdsgrens(Periode(date(2018, 7, 1), date(2024, 12, 31)), 18, 65),
    Leeftijdsgrens(Periode(date(2025, 1, 1), date(2029, 12, 31)), 18, 66),
    Leeftijdsgrens(Periode(date(2030, 1, 1)), 18, 67),
)


@pytest.mark.parametrize(
    ("geboren", "dag", "mag"),
    [
        (date(2007, 3, 10), date(2025, 3, 9), False),
        (date(2007, 3, 10), date(2025, 3, 10), True),
        (date(1959, 5, 1), date(2024, 4, 30), True),
        (date(1959, 5, 1), date(2024, 5, 1), False),
        # From 2025 on the limit is higher again.
        (date(1959, 5, 1), date(2025, 1, 2), True),
        (date(1959, 5, 1), date(2025, 5, 1), False),
        (date(1963, 6, 1), date(2029, 6, 1), False),
        (date(1963, 6, 1), date(2030, 1, 1), True),
        (date(1963, 6, 1), date(2030, 6, 1), False),
        # No limit is known that day.
        (date(1990, 1, 1), date(2018, 6, 30), False),
    ],
)
def test_op_een_dag(geboren: date, dag: date, mag: bool) -> None:
    assert heeft_de_leeftijd(geboren, GRENZEN, dag) is mag


@pytest.mark.parametrize(
    ("geboren", "vanaf", "dag"),
    [
        (date(1959, 5, 1), date(2024, 1, 1), date(2024, 5, 1)),
        (date(1959, 5, 1), date(2025, 1, 1), date(2025, 5, 1)),
        (date(1990, 2, 28), date(2025, 1, 1), date(2057, 2, 28)),
        (date(1960, 2, 29), date(2025, 1, 1), date(2026, 3, 1)),
    ],
)
def test_wanneer_iemand_te_oud_wordt(geboren: date, vanaf: date, dag: date) -> None:
    assert eerste_dag_te_oud(geboren, GRENZEN, vanaf) == dag


def test_zonder_grens_wordt_niemand_te_oud() -> None:
    assert eerste_dag_te_oud(date(1950, 1, 1), (), date(2025, 1, 1)) is None


@given(st.dates(date(1955, 1, 1), date(1966, 12, 31)), st.integers(0, 3_000), st.integers(0, 400))
@settings(max_examples=aantal(60, 1_000))
def test_de_dagen_zonder_leeftijd_zoals_geteld(geboren: date, van: int, lengte: int) -> None:
    binnen = Periode(date(2022, 1, 1) + timedelta(days=van), date(2022, 1, 1) + timedelta(days=van + lengte))
    weg = zonder_de_leeftijd(geboren, GRENZEN, binnen)
    for later in range(binnen.aantal_dagen):
        dag = binnen.start + timedelta(days=later)
        grens = next(een for een in GRENZEN if een.periode.bevat(dag))
        mag = is_ouder_dan(geboren, grens.ouder_dan, dag) and is_jonger_dan(geboren, grens.jonger_dan, dag)
        assert any(een.bevat(dag) for een in weg) is not mag
