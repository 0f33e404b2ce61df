"""Ages: birthdays, the 29th of February, and "ouder dan" beside "jonger dan"."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from tests.termijnen import orakel
from werkzorg.termijnen import is_jonger_dan, is_ouder_dan, leeftijd_op, wordt_jaar_op


@pytest.mark.parametrize(
    ("geboren", "dag", "leeftijd"),
    [
        (date(1985, 7, 30), date(2026, 7, 29), 40),
        (date(1985, 7, 30), date(2026, 7, 30), 41),
        (date(1985, 7, 30), date(1985, 7, 30), 0),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2008, 12, 31), date(2026, 12, 30), 17),
        (date(1899, 1, 1), date(2026, 1, 1), 127),
    ],
)
def test_leeftijd(geboren: date, dag: date, leeftijd: int) -> None:
    assert leeftijd_op(geboren, dag) == leeftijd


@pytest.mark.parametrize(
    ("geboren", "jaren", "dag"),
    [
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(2008, 3, 1), 18, date(2026, 3, 1)),
        (date(1960, 6, 15), 66, date(2026, 6, 15)),
        (date(1960, 6, 15), 0, date(1960, 6, 15)),
    ],
)
def test_wordt_jaar_op(geboren: date, jaren: int, dag: date) -> None:
    assert wordt_jaar_op(geboren, jaren) == dag


def test_ouder_dan_18_vanaf_de_verjaardag_en_jonger_dan_66_tot_de_dag_ervoor() -> None:
    geboren = date(2008, 6, 15)
    assert not is_ouder_dan(geboren, 18, date(2026, 6, 14))
    assert is_ouder_dan(geboren, 18, date(2026, 6, 15))
    assert is_jonger_dan(geboren, 66, date(2074, 6, 14))
    assert not is_jonger_dan(geboren, 66, date(2074, 6, 15))


@given(orakel.willekeurige_dagen, st.integers(0, 40 * 366))
@settings(max_examples=aantal(60, 3_000), deadline=None)
def test_zoals_dag_voor_dag_geteld(geboren: date, later: int) -> None:
    dag = geboren + timedelta(days=later)
    assert leeftijd_op(geboren, dag) == orakel.leeftijd(geboren, dag)


@given(orakel.willekeurige_dagen, st.integers(1, 120))
@settings(max_examples=aantal(200, 4_000))
def test_de_verjaardag_scheidt_de_jaren(geboren: date, jaren: int) -> None:
    verjaardag = wordt_jaar_op(geboren, jaren)
    dag_ervoor = verjaardag - timedelta(days=1)
    assert leeftijd_op(geboren, verjaardag) == jaren
    assert leeftijd_op(geboren, dag_ervoor) == jaren - 1
    for dag in (verjaardag, dag_ervoor):
        assert is_ouder_dan(geboren, jaren, dag) is not is_jonger_dan(geboren, jaren, dag)


def test_voor_de_geboorte_is_er_geen_leeftijd() -> None:
    with pytest.raises(ValueError, match="before"):
        leeftijd_op(date(2026, 1, 2), date(2026, 1, 1))
    with pytest.raises(ValueError, match="at least 0"):
        wordt_jaar_op(date(2026, 1, 2), -1)
