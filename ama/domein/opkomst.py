"""How often somebody was there: counts, percentages and the curve per month (ux 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ama.domein import woorden
from ama.domein.aanwezigheid import Status


@dataclass(frozen=True, order=True)
class Dag:
    """One recorded day of one person; `is_gepland` False when the schedule did not name it."""

    dag: date
    status: Status
    minuten: int = 0
    is_gepland: bool = True


@dataclass(frozen=True)
class Opkomst:
    """Counts over a number of days; `extra` are the days somebody came unplanned, which are no part of `gepland`."""

    aanwezig: int = 0
    verwittigd: int = 0
    onverwittigd: int = 0
    extra: int = 0
    minuten: int = 0

    @property
    def gepland(self) -> int:
        """The planned days of which something was recorded."""
        return self.aanwezig + self.verwittigd + self.onverwittigd

    @property
    def procent(self) -> int | None:
        """Present days per hundred planned ones, rounded half up; None when none was planned."""
        if not self.gepland:
            return None
        return (200 * self.aanwezig + self.gepland) // (2 * self.gepland)

    @property
    def zin(self) -> str:
        """In words: how many of the planned days, and how many hours."""
        if not self.gepland:
            rest = f" ({self.extra} ongepland)" if self.extra else ""
            return f"Geen geplande dagen ingevuld{rest}."
        uit = f"{self.aanwezig} van de {woorden.dagen(self.gepland)} aanwezig ({self.procent} %)"
        weg = [f"{self.verwittigd} verwittigd afwezig"] if self.verwittigd else []
        weg += [f"{self.onverwittigd} onverwittigd afwezig"] if self.onverwittigd else []
        weg += [f"{self.extra} ongepland gekomen"] if self.extra else []
        return f"{uit}{', ' if weg else ''}{', '.join(weg)}. Samen {woorden.duur(self.minuten)}."


@dataclass(frozen=True)
class Maand:
    """The counts of one month."""

    jaar: int
    maand: int
    opkomst: Opkomst


def opkomst(dagen: Iterable[Dag]) -> Opkomst:
    """All these days together."""
    telling = dict.fromkeys(Status, 0)
    extra = minuten = 0
    for een in dagen:
        minuten += een.minuten
        if een.is_gepland:
            telling[een.status] += 1
        elif een.status is Status.AANWEZIG:
            extra += 1
    return Opkomst(
        aanwezig=telling[Status.AANWEZIG],
        verwittigd=telling[Status.VERWITTIGD],
        onverwittigd=telling[Status.ONVERWITTIGD],
        extra=extra,
        minuten=minuten,
    )


def per_maand(dagen: Iterable[Dag]) -> tuple[Maand, ...]:
    """The same days per calendar month, in order; a month without a recorded day is left out."""
    per: dict[tuple[int, int], list[Dag]] = {}
    for een in dagen:
        per.setdefault((een.dag.year, een.dag.month), []).append(een)
    return tuple(Maand(jaar, maand, opkomst(rijen)) for (jaar, maand), rijen in sorted(per.items()))
