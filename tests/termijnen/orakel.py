"""Slow answers, day by day, that share no code and no formula with `werkzorg.termijnen`."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

import holidays
from hypothesis import strategies as st

EEN_DAG = timedelta(days=1)

# Wide enough for every term in use from any day between 1900 and 2150.
dagen = st.dates(date(1900, 1, 1), date(2150, 12, 31))
# Days on which months differ: the end of a month, the first, and around 29 February.
randdagen = st.builds(
    lambda jaar, maand, dag: date(jaar, maand, 1) + timedelta(days=dag),
    st.integers(1900, 2150),
    st.integers(1, 12),
    st.integers(-3, 1),
)
willekeurige_dagen = st.one_of(dagen, randdagen)


def is_laatste_van_maand(dag: date) -> bool:
    return (dag + EEN_DAG).day == 1


def einde_na_maanden(start: date, maanden: int) -> date:
    """Walks on and counts the days that close a month."""
    dag, geteld = start, 0
    # From the second on, nothing closes in the month of the start itself; from the first, its last day does.
    vorige_maand = None if start.day == 1 else (start.year, start.month)
    while True:
        deze_maand = (dag.year, dag.month)
        if deze_maand != vorige_maand and (dag.day == start.day - 1 or is_laatste_van_maand(dag)):
            geteld += 1
            vorige_maand = deze_maand
            if geteld == maanden:
                return dag
        dag += EEN_DAG


def uiterste_einddatum(
    start: date, maanden: int, schorsingen: Iterable[tuple[date, date]], verlenging: int
) -> date:
    """Lets a clock run that stands still on every suspended day."""
    te_lopen = 0
    dag = start
    laatste = einde_na_maanden(start, maanden + verlenging)
    while dag <= laatste:
        te_lopen += 1
        dag += EEN_DAG
    stil = [(van, tot) for van, tot in schorsingen]
    dag = start
    while True:
        if not any(van <= dag <= tot for van, tot in stil):
            te_lopen -= 1
            if te_lopen == 0:
                return dag
        dag += EEN_DAG


def gebruikte_tijd(start: date, peildatum: date, schorsingen: Iterable[tuple[date, date | None]]) -> int:
    stil = list(schorsingen)
    geteld, dag = 0, start
    while dag <= peildatum:
        geteld += not any(van <= dag and (tot is None or dag <= tot) for van, tot in stil)
        dag += EEN_DAG
    return geteld


_belgisch = holidays.country_holidays("BE", language="nl")


def is_werkdag(dag: date, gesloten: Collection[date] = ()) -> bool:
    if dag.strftime("%w") in "06":
        return False
    return not (dag in _belgisch or (dag.day, dag.month) == (11, 7) or dag in gesloten)


def werkdagen_erbij(dag: date, n: int, gesloten: Collection[date] = ()) -> date:
    while n:
        dag += EEN_DAG
        n -= is_werkdag(dag, gesloten)
    return dag


def leeftijd(geboren: date, dag: date) -> int:
    """Counts birthdays; one of 29 February is kept on 1 March where the 29th is missing."""
    jaren, lopend = 0, geboren + EEN_DAG
    while lopend <= dag:
        gisteren = lopend - EEN_DAG
        is_verjaardag = (lopend.day, lopend.month) == (geboren.day, geboren.month)
        schrikkel = (geboren.day, geboren.month) == (29, 2)
        if is_verjaardag or (schrikkel and lopend.day == 1 and gisteren.month == 2 and gisteren.day == 28):
            jaren += 1
        lopend += EEN_DAG
    return jaren
