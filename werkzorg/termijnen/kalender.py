"""What every calculation with days asks of its input, and how a month is counted."""

import calendar
from datetime import date, datetime


def dag_of_fout(waarde: date, naam: str) -> date:
    """The given value is a plain day; raises TypeError for a datetime or anything else.

    A datetime is a date to Python, but comparing the two fails much later and far from the cause.
    """
    if isinstance(waarde, datetime) or not isinstance(waarde, date):
        raise TypeError(f"{naam} must be a datetime.date, not {type(waarde).__name__}")
    return waarde


def aantal_of_fout(waarde: int, naam: str, *, minstens: int = 0) -> int:
    """The given value is a whole number of at least `minstens`; raises TypeError or ValueError."""
    if isinstance(waarde, bool) or not isinstance(waarde, int):
        raise TypeError(f"{naam} must be a whole number, not {type(waarde).__name__}")
    if waarde < minstens:
        raise ValueError(f"{naam} must be at least {minstens}, not {waarde}")
    return waarde


def laatste_dag_van_maand(jaar: int, maand: int) -> int:
    """The number of days of that month: 28 to 31."""
    return calendar.monthrange(jaar, maand)[1]


def maand_verder(dag: date, maanden: int) -> tuple[int, int]:
    """Year and month that lie `maanden` months after the month of `dag`; the day plays no part."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return jaar, maand + 1
