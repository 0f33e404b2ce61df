"""How a new value continues the ones before it: never over a day that another value has for good.

The values of one parameter follow each other without overlap. A new one may start on any day of the value that
runs without end, after its first day; that value then ends the day before. It may also fill days for which nothing
was known, up to the next value. A period with an end stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Vak:
    """The days from `van` to and including `tot`; without `van` since always, without `tot` until further notice."""

    van: date | None
    tot: date | None

    def bevat(self, dag: date) -> bool:
        """Whether `dag` is one of them."""
        return (self.van is None or self.van <= dag) and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True)
class Plan:
    """What confirming a new value does: which running value ends when, and until when the new one holds."""

    nieuw: Vak
    sluit: Vak | None

    @property
    def sluit_op(self) -> date | None:
        """The last day, inclusive, of the value that is closed."""
        return self.nieuw.van - EEN_DAG if self.sluit and self.nieuw.van else None


def kan_niet(bestaande: Iterable[Vak], van: date) -> str:
    """Why no new value can start on `van`, as a Dutch sentence; "" when it can."""
    for vak in bestaande:
        if vak.van == van:
            return f"Vanaf {van:%d/%m/%Y} geldt al een andere waarde. Kies een latere dag."
        if vak.bevat(van) and vak.tot is not None:
            begin = f"van {vak.van:%d/%m/%Y} " if vak.van else ""
            return (
                f"De waarde {begin}tot en met {vak.tot:%d/%m/%Y} staat vast en verandert niet meer. "
                f"Kies een dag na {vak.tot:%d/%m/%Y}."
            )
    return ""


def plan(bestaande: Iterable[Vak], van: date) -> Plan:
    """What confirming a value from `van` on does; raises ValueError when `kan_niet` has an objection."""
    vakken = list(bestaande)
    if zin := kan_niet(vakken, van):
        raise ValueError(zin)
    sluit = next((vak for vak in vakken if vak.bevat(van)), None)
    volgende = min((vak.van for vak in vakken if vak.van and vak.van > van), default=None)
    return Plan(Vak(van, volgende - EEN_DAG if volgende else None), sluit)
