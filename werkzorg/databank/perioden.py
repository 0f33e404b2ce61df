"""Periods of days between Python and PostgreSQL: people count both ends, the database leaves out the upper one."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func

_EEN_DAG = timedelta(days=1)


def reeks(van: date, tot_en_met: date | None) -> DateRange:
    """The days from `van` to `tot_en_met`, both inclusive, as the database keeps them; None is an open end."""
    return DateRange(van, tot_en_met + _EEN_DAG if tot_en_met else None)


def laatste_dag(periode: DateRange) -> date | None:
    """The last day that belongs to this period; None while it has no end."""
    return periode.upper - _EEN_DAG if periode.upper else None


def dagen(van: str, tot: str) -> Func:
    """The days from the column `van` to and including the column `tot` as a daterange, for a constraint."""
    grenzen = RangeBoundary(inclusive_lower=True, inclusive_upper=True)
    return Func(F(van), F(tot), grenzen, function="daterange", output_field=DateRangeField())
