"""The latest end date: computed whole, with suspensions and an extension."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from tests.termijnen import orakel
from werkzorg.termijnen import (
    LopendeSchorsingError,
    Periode,
    einde_na_maanden,
    gebruikte_maanden,
    gebruikte_tijd,
    uiterste_einddatum,
)

START = date(2025, 1, 15)
EINDE = date(2026, 7, 14)


def dag(later: int) -> date:
    return START + timedelta(days=later)


@pytest.mark.parametrize(
    ("schorsingen", "dagen_later"),
    [
        ([], 0),
        ([(date(2025, 3, 1), date(2025, 3, 31))], 31),
        ([(date(2025, 3, 1), date(2025, 3, 1))], 1),
        # overlapping, inside each other, touching, in another order: every day counts once
        ([(date(2025, 3, 1), date(2025, 3, 20)), (date(2025, 3, 10), date(2025, 3, 31))], 31),
        ([(date(2025, 3, 1), date(2025, 3, 31)), (date(2025, 3, 10), date(2025, 3, 12))], 31),
        ([(date(2025, 3, 11), date(2025, 3, 31)), (date(2025, 3, 1), date(2025, 3, 10))], 31),
        # only days within the running period
        ([(date(2025, 1, 1), date(2025, 1, 14))], 0),
        ([(date(2025, 1, 1), date(2025, 1, 15))], 1),
        ([(date(2026, 7, 15), date(2026, 8, 31))], 0),
        # one that begins on the last day counts in full: the clock never reached the end
        ([(date(2026, 7, 14), date(2026, 7, 20))], 7),
        # reached only because an earlier one moved the end
        ([(date(2025, 3, 1), date(2025, 3, 10)), (date(2026, 7, 20), date(2026, 7, 22))], 13),
        ([(date(2025, 3, 1), date(2025, 3, 10)), (date(2026, 7, 25), date(2026, 7, 27))], 10),
    ],
)
def test_schorsingen(schorsingen: list[tuple[date, date]], dagen_later: int) -> None:
    verwacht = EINDE + timedelta(days=dagen_later)
    assert uiterste_einddatum(START, 18, schorsingen) == verwacht
    assert uiterste_einddatum(START, 18, [Periode(*paar) for paar in schorsingen]) == verwacht


def test_verlenging_telt_vanaf_de_start() -> None:
    assert uiterste_einddatum(START, 18, verlenging_maanden=6) == date(2027, 1, 14)
    # Extending from 28/2/2026 in steps would give 28/8/2026 or 31/8/2026.
    assert uiterste_einddatum(date(2024, 8, 31), 18) == date(2026, 2, 28)
    assert uiterste_einddatum(date(2024, 8, 31), 18, verlenging_maanden=6) == date(2026, 8, 30)


def test_lopende_schorsing() -> None:
    with pytest.raises(LopendeSchorsingError):
        uiterste_einddatum(START, 18, [Periode(date(2025, 3, 1))])
    with pytest.raises(LopendeSchorsingError):
        uiterste_einddatum(START, 18, [(date(2024, 3, 1), None)])
    assert uiterste_einddatum(START, 18, [Periode(EINDE + timedelta(days=1))]) == EINDE
    assert gebruikte_tijd(START, dag(9), [Periode(dag(4))]) == 4


schorsingen = st.lists(
    st.builds(
        lambda van, lengte: (dag(van), dag(van + lengte)),
        st.integers(-60, 900),
        st.integers(0, 90),
    ),
    max_size=6,
)


@given(st.integers(-20, 20), st.integers(1, 24), schorsingen, st.integers(0, 6))
@settings(max_examples=aantal(150, 2_000), deadline=None)
def test_zoals_dag_voor_dag_geteld(
    verschuiving: int, maanden: int, stil: list[tuple[date, date]], verlenging: int
) -> None:
    start = dag(verschuiving)
    einde = uiterste_einddatum(start, maanden, stil, verlenging)
    assert einde == orakel.uiterste_einddatum(start, maanden, stil, verlenging)
    assert gebruikte_maanden(start, einde, stil) == maanden + verlenging
    assert gebruikte_maanden(start, einde - timedelta(days=1), stil) == maanden + verlenging - 1


@given(orakel.willekeurige_dagen, st.integers(1, 60), st.integers(0, 24))
@settings(max_examples=aantal(100, 2_000))
def test_zonder_schorsing_gewoon_de_maanden(start: date, maanden: int, verlenging: int) -> None:
    assert uiterste_einddatum(start, maanden, [], verlenging) == einde_na_maanden(start, maanden + verlenging)


@given(st.integers(1, 24), schorsingen, st.randoms(use_true_random=False))
@settings(max_examples=aantal(80, 2_000))
def test_de_volgorde_en_dubbele_schorsingen_doen_er_niet_toe(maanden, stil, toeval) -> None:
    door_elkaar = stil + stil
    toeval.shuffle(door_elkaar)
    assert uiterste_einddatum(START, maanden, door_elkaar) == uiterste_einddatum(START, maanden, stil)


@given(st.integers(-30, 900), schorsingen, st.one_of(st.none(), st.integers(0, 900)))
@settings(max_examples=aantal(100, 3_000), deadline=None)
def test_gebruikte_tijd_zoals_dag_voor_dag(
    later: int, stil: list[tuple[date, date]], lopend_vanaf: int | None
) -> None:
    alle: list[tuple[date, date | None]] = [*stil]
    if lopend_vanaf is not None:
        alle.append((dag(lopend_vanaf), None))
    assert gebruikte_tijd(START, dag(later), alle) == orakel.gebruikte_tijd(START, dag(later), alle)


@given(schorsingen)
@settings(max_examples=aantal(20, 300), deadline=None)
def test_gebruikte_maanden_groeien_met_hoogstens_een_per_dag(stil: list[tuple[date, date]]) -> None:
    reeks = [gebruikte_maanden(START, dag(later), stil) for later in range(-2, 700)]
    assert reeks[0] == 0
    assert all(0 <= volgende - vorige <= 1 for vorige, volgende in pairwise(reeks))


def test_weigeringen() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        uiterste_einddatum(START, 0, verlenging_maanden=6)
    with pytest.raises(ValueError, match="at least 0"):
        uiterste_einddatum(START, 18, verlenging_maanden=-1)
    with pytest.raises(ValueError, match="before start"):
        uiterste_einddatum(START, 18, [(EINDE, START)])
    with pytest.raises(OverflowError):
        uiterste_einddatum(START, 18, [(START, date.max)])
