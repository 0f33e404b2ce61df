"""Terms in calendar days and in working days: the day of the event does not count, the last day does."""

from collections.abc import Collection
from datetime import date, timedelta

from werkzorg.termijnen.feestdagen import feestdagen
from werkzorg.termijnen.kalender import aantal_of_fout, dag_of_fout

ZATERDAG = 5
EEN_DAG = timedelta(days=1)


def is_werkdag(dag: date, extra_sluitingsdagen: Collection[date] = ()) -> bool:
    """Whether `dag` is a Monday to Friday that is neither a holiday nor one of `extra_sluitingsdagen`."""
    dag_of_fout(dag, "dag")
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year) and dag not in extra_sluitingsdagen


def volgende_werkdag(dag: date, extra_sluitingsdagen: Collection[date] = ()) -> date:
    """`dag` itself when it is a working day, otherwise the first working day after it."""
    while not is_werkdag(dag, extra_sluitingsdagen):
        dag += EEN_DAG
    return dag


def dagen_erbij(
    gebeurtenis: date,
    dagen: int,
    *,
    verschuift: bool = False,
    extra_sluitingsdagen: Collection[date] = (),
) -> date:
    """The last day, inclusive, of a term of `dagen` calendar days after `gebeurtenis`.

    The day of the event does not count: 1/6/2026 + 30 days = 1/7/2026. Weekends and holidays count and the
    last day stays where it falls, unless `verschuift` (parameter `termijn_verschuift`): then a last day
    that is no working day moves to the first working day after it. A term of 0 days is the day of the event
    itself.
    """
    dag_of_fout(gebeurtenis, "gebeurtenis")
    laatste = gebeurtenis + timedelta(days=aantal_of_fout(dagen, "dagen"))
    return volgende_werkdag(laatste, extra_sluitingsdagen) if verschuift else laatste


def werkdagen_erbij(dag: date, n: int, extra_sluitingsdagen: Collection[date] = ()) -> date:
    """The n-th working day after `dag`; that is the last day, inclusive, of a term of `n` working days.

    `dag` itself does not count, also when it is a working day. `n` = 0 gives `dag` unchanged. Raises
    ValueError for a negative `n` and OverflowError past the year 9999.
    """
    dag_of_fout(dag, "dag")
    sluitingsdagen = frozenset(extra_sluitingsdagen)
    for _ in range(aantal_of_fout(n, "n")):
        dag = volgende_werkdag(dag + EEN_DAG, sluitingsdagen)
    return dag
