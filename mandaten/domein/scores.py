"""What the points of the experts come to, by the weights of the call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

HOOGSTE = 10
_TIENDE = Decimal("0.1")


@dataclass(frozen=True)
class Gewogen:
    """The points (0 to 10, inclusive) that one criterion of weight `gewicht` (at least 1) got."""

    gewicht: int
    punten: Decimal | int


def totaal(scores: Iterable[Gewogen]) -> Decimal | None:
    """The weighted average out of ten, to one decimal (half is rounded up); None without scores.

    Raises ValueError for a weight below 1 or points outside 0 to 10.
    """
    rijen = list(scores)
    for een in rijen:
        if een.gewicht < 1 or not 0 <= een.punten <= HOOGSTE:
            raise ValueError(f"no score: {een}")
    if not rijen:
        return None
    som = sum((Decimal(een.punten) * een.gewicht for een in rijen), Decimal(0))
    return (som / sum(een.gewicht for een in rijen)).quantize(_TIENDE, rounding=ROUND_HALF_UP)


def gemiddelde(punten: Sequence[Decimal | int]) -> Decimal | None:
    """The plain average of several advices, to one decimal (half is rounded up); None without any."""
    if not punten:
        return None
    som = sum((Decimal(een) for een in punten), Decimal(0))
    return (som / len(punten)).quantize(_TIENDE, rounding=ROUND_HALF_UP)
