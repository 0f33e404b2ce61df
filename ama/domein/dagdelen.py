"""Sets of days as lists of periods: what is left of them without others, and what they share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from werkzorg.termijnen import Periode, samengevoegd

_EEN_DAG = timedelta(days=1)


def jaar_als_periode(jaar: int) -> Periode:
    """All days of this calendar year."""
    return Periode(date(jaar, 1, 1), date(jaar, 12, 31))


def zonder(periode: Periode, weg: Iterable[Periode]) -> list[Periode]:
    """The days of `periode` that lie in none of `weg`, in order and without touching ends; open ends may occur."""
    over: list[Periode] = []
    vanaf = periode.start
    for een in samengevoegd(weg):
        if een.einde is not None and een.einde < vanaf:
            continue
        if periode.einde is not None and een.start > periode.einde:
            break
        if een.start > vanaf:
            over.append(Periode(vanaf, een.start - _EEN_DAG))
        # The last day of the calendar has no day after it, so there is nothing left either.
        if een.einde is None or een.einde == date.max:
            return over
        vanaf = een.einde + _EEN_DAG
    if periode.einde is None or vanaf <= periode.einde:
        over.append(Periode(vanaf, periode.einde))
    return over


def gedeeld(periode: Periode, andere: Iterable[Periode]) -> list[Periode]:
    """The days of `periode` that lie in at least one of `andere`, in order and without touching ends."""
    delen = (een.doorsnede(periode) for een in samengevoegd(andere))
    return [deel for deel in delen if deel is not None]


def tot_en_met(perioden: Iterable[Periode], dag: date) -> list[Periode]:
    """The days of `perioden` up to and including `dag`; what begins later falls away."""
    return [
        Periode(een.start, dag if een.einde is None else min(een.einde, dag))
        for een in perioden
        if een.start <= dag
    ]
