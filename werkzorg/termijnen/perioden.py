"""Periods of whole days, both ends inside; an open end means "lopend"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werkzorg.termijnen.kalender import dag_of_fout


@dataclass(frozen=True, slots=True)
class Periode:
    """The days from `start` to and including `einde`; without `einde` the period is still running.

    Raises ValueError when `einde` lies before `start`: an empty period does not exist.
    """

    start: date
    einde: date | None = None

    def __post_init__(self) -> None:
        dag_of_fout(self.start, "start")
        if self.einde is not None and dag_of_fout(self.einde, "einde") < self.start:
            raise ValueError("einde lies before start")

    @property
    def is_lopend(self) -> bool:
        """Whether the period has no end yet."""
        return self.einde is None

    @property
    def aantal_dagen(self) -> int:
        """The number of days, both ends included; raises ValueError for a running period."""
        if self.einde is None:
            raise ValueError("a running period has no number of days yet")
        return (self.einde - self.start).days + 1

    def bevat(self, dag: date) -> bool:
        """Whether `dag` belongs to the period, both ends included."""
        dag_of_fout(dag, "dag")
        return self.start <= dag and (self.einde is None or dag <= self.einde)

    def overlapt(self, andere: "Periode") -> bool:
        """Whether the two periods share at least one day."""
        return self.doorsnede(andere) is not None

    def doorsnede(self, andere: "Periode") -> "Periode | None":
        """The days that belong to both periods, or None when there are none."""
        start = max(self.start, andere.start)
        einden = [einde for einde in (self.einde, andere.einde) if einde is not None]
        einde = min(einden) if einden else None
        if einde is not None and einde < start:
            return None
        return Periode(start, einde)


def samengevoegd(perioden: Iterable[Periode]) -> list[Periode]:
    """The same days as the given periods, as the shortest list: in order, without overlap or touching ends.

    Periods that follow each other without a day between them become one.
    """
    samen: list[Periode] = []
    for periode in sorted(perioden, key=lambda p: p.start):
        if not samen:
            samen.append(periode)
            continue
        vorige = samen[-1]
        if vorige.einde is None:
            break
        # Compared by distance, not by adding a day: the last day of the year 9999 has no day after it.
        if (periode.start - vorige.einde).days <= 1:
            einde = None if periode.einde is None else max(vorige.einde, periode.einde)
            samen[-1] = Periode(vorige.start, einde)
        else:
            samen.append(periode)
    return samen


def aantal_dagen_samen(perioden: Iterable[Periode]) -> int:
    """The number of different days in the given periods together; a day in two of them counts once.

    Raises ValueError when one of them is still running.
    """
    return sum(periode.aantal_dagen for periode in samengevoegd(perioden))
