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
    te_melden,
    uiterlijk_geboren,
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


@pytest.mark.parametrize(
    ("dag", "einde", "te_oud"),
    [
        (date(2025, 1, 28), None, None),
        (date(2025, 1, 29), None, date(2025, 5, 1)),
        (date(2025, 1, 29), date(2025, 4, 30), None),
        (date(2025, 1, 29), date(2025, 5, 1), date(2025, 5, 1)),
        # Too old already: from today on.
        (date(2025, 6, 1), None, date(2025, 6, 1)),
        # Too old by the limit of then, young enough by that of the year after: said while it is so.
        (date(2024, 12, 31), None, date(2024, 12, 31)),
    ],
)
def test_wanneer_iemand_hoort_dat_een_deelnemer_te_oud_wordt(
    dag: date, einde: date | None, te_oud: date | None
) -> None:
    geboren = date(1959, 5, 1)
    assert te_melden(geboren, GRENZEN, Periode(date(2024, 1, 1), einde), dag) == te_oud


def test_wie_later_geboren_is_wordt_niet_bekeken() -> None:
    assert uiterlijk_geboren([], date(2026, 1, 1)) is None
    for dag in (date(2024, 2, 29), date(2026, 5, 1), date(2031, 12, 31)):
        grens = uiterlijk_geboren(GRENZEN, dag)
        assert grens is not None
        later = grens + timedelta(days=1)
        assert te_melden(later, GRENZEN, Periode(date(2024, 1, 1)), dag) is None
