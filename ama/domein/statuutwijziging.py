"""From a day on somebody lives from this: which rows begin, end or turn out to be another (regelgeving 15, row 12)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from ama.domein import woorden
from werkzorg.termijnen import Periode


@dataclass(frozen=True)
class Gang:
    """What changes: the kinds that begin, those whose last day becomes the day before, those that are renamed."""

    begint: tuple[str, ...]
    eindigt: tuple[str, ...]
    wordt: tuple[tuple[str, str], ...]


def gang(nu: Sequence[tuple[str, Periode]], gekozen: Collection[str], vanaf: date) -> Gang:
    """From what holds on `vanaf` (kind and days) to exactly `gekozen`.

    A row that began on `vanaf` itself has no day before: it becomes another kind that begins, when there is one.
    Raises ValueError when there is none: the row would have no day at all.
    """
    soorten = {soort for soort, _ in nu}
    begint = [soort for soort in gekozen if soort not in soorten]
    weg = [(soort, periode) for soort, periode in nu if soort not in gekozen]
    wordt = []
    for soort, periode in weg:
        if periode.start == vanaf:
            if not begint:
                raise ValueError(soort)
            wordt.append((soort, begint.pop(0)))
    eindigt = tuple(soort for soort, periode in weg if periode.start < vanaf)
    return Gang(tuple(begint), eindigt, tuple(wordt))


def later_bezwaar(later: Sequence[tuple[str, Periode]]) -> str:
    """Why nothing can be noted from this day on, as a sentence: a row begins later; "" when none does."""
    if not later:
        return ""
    eerste = min(periode.start for _, periode in later)
    return f"Er staat al iets vanaf {woorden.datum(eerste)}: kies die dag of een latere dag."


def zonder_dag_zin(label: str, vanaf: date) -> str:
    """Why a row that began on this day cannot just go, as a sentence."""
    return f"“{label}” begint op {woorden.datum(vanaf)}: kies een latere dag, of wat het dan wel is."
