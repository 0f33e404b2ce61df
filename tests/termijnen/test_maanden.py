"""Terms in months and years: the worked examples, the edges and the oracle."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from tests.termijnen import orakel
from werkzorg.termijnen import einde_na_jaren, einde_na_maanden
from werkzorg.termijnen.maanden import dag_na_maanden


@pytest.mark.parametrize(
    ("start", "maanden", "einde"),
    [
        # regelgeving 9
        (date(2025, 1, 15), 3, date(2025, 4, 14)),
        (date(2025, 1, 15), 18, date(2026, 7, 14)),
        (date(2025, 1, 15), 24, date(2027, 1, 14)),
        (date(2025, 1, 1), 18, date(2026, 6, 30)),
        (date(2024, 8, 31), 18, date(2026, 2, 28)),
        (date(2024, 2, 29), 18, date(2025, 8, 28)),
        (date(2025, 3, 10), 12, date(2026, 3, 9)),
        (date(2025, 1, 31), 12, date(2026, 1, 30)),
        # the day before the closing day is missing as well, is there, or only in a leap year
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 1, 30), 1, date(2025, 2, 28)),
        (date(2025, 1, 29), 1, date(2025, 2, 28)),
        (date(2025, 1, 28), 1, date(2025, 2, 27)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2024, 1, 29), 1, date(2024, 2, 28)),
        (date(2025, 3, 31), 1, date(2025, 4, 30)),
        # from the last day of a short month: the day number counts, not "the last day"
        (date(2025, 2, 28), 1, date(2025, 3, 27)),
        (date(2025, 4, 30), 1, date(2025, 5, 29)),
        # from the first
        (date(2025, 2, 1), 1, date(2025, 2, 28)),
        (date(2024, 2, 1), 1, date(2024, 2, 29)),
        (date(2025, 12, 1), 1, date(2025, 12, 31)),
        (date(2025, 12, 2), 1, date(2026, 1, 1)),
        # a century that is no leap year, and the end of the calendar
        (date(2096, 2, 29), 48, date(2100, 2, 28)),
        (date(9999, 12, 1), 1, date(9999, 12, 31)),
    ],
)
def test_voorbeelden(start: date, maanden: int, einde: date) -> None:
    assert einde_na_maanden(start, maanden) == einde


@pytest.mark.parametrize(
    ("start", "jaren", "einde"),
    [
        (date(2023, 7, 1), 5, date(2028, 6, 30)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2023, 3, 1), 1, date(2024, 2, 29)),
    ],
)
def test_voorbeelden_in_jaren(start: date, jaren: int, einde: date) -> None:
    assert einde_na_jaren(start, jaren) == einde


@given(orakel.willekeurige_dagen, st.integers(1, 40))
@settings(max_examples=aantal(150, 4_000), deadline=None)
def test_zoals_dag_voor_dag_geteld(start: date, maanden: int) -> None:
    assert einde_na_maanden(start, maanden) == orakel.einde_na_maanden(start, maanden)


@given(orakel.willekeurige_dagen, st.integers(1, 600))
@settings(max_examples=aantal(200, 4_000))
def test_langer_eindigt_later_en_later_begonnen_nooit_vroeger(start: date, maanden: int) -> None:
    einde = einde_na_maanden(start, maanden)
    assert start <= einde < einde_na_maanden(start, maanden + 1)
    assert einde <= einde_na_maanden(start + timedelta(days=1), maanden)
    assert 28 * maanden <= (einde - start).days + 1 <= 31 * maanden
    assert dag_na_maanden(start, maanden) - einde == timedelta(days=1)


@given(orakel.willekeurige_dagen.filter(lambda dag: dag.day <= 28), st.integers(1, 60), st.integers(1, 60))
@settings(max_examples=aantal(100, 2_000))
def test_tot_de_28ste_sluiten_opeenvolgende_perioden_aan(start: date, een: int, twee: int) -> None:
    assert einde_na_maanden(dag_na_maanden(start, een), twee) == einde_na_maanden(start, een + twee)


@given(orakel.willekeurige_dagen, st.integers(1, 30))
@settings(max_examples=aantal(50, 1_000))
def test_een_jaar_is_twaalf_maanden(start: date, jaren: int) -> None:
    assert einde_na_jaren(start, jaren) == einde_na_maanden(start, 12 * jaren)


@pytest.mark.parametrize("maanden", [0, -1])
def test_een_periode_duurt_minstens_een_maand(maanden: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        einde_na_maanden(date(2025, 1, 1), maanden)
    with pytest.raises(ValueError, match="at least 1"):
        einde_na_jaren(date(2025, 1, 1), maanden)


@pytest.mark.parametrize("maanden", [True, 1.5, "3", None])
def test_alleen_hele_maanden(maanden: object) -> None:
    with pytest.raises(TypeError):
        einde_na_maanden(date(2025, 1, 1), maanden)


def test_een_tijdstip_is_geen_dag() -> None:
    with pytest.raises(TypeError, match="datetime"):
        einde_na_maanden(datetime(2025, 1, 1, tzinfo=UTC), 3)


@pytest.mark.parametrize(("start", "maanden"), [(date(9999, 12, 2), 1), (date(2025, 1, 1), 10**9)])
def test_voorbij_het_jaar_9999(start: date, maanden: int) -> None:
    with pytest.raises(OverflowError):
        einde_na_maanden(start, maanden)
