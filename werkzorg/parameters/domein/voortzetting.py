"""How a new value continues the ones before it: never over a day that another value has for good.

The values of one parameter follow each other without overlap. A new one may start on any day of the value that
runs without end, after its first day; that value then ends the day before. It may also fill days for which nothing
was known, up to the next value. A period with an end stays what it is, but for its days to come: those may get
another value, up to the same end, because nobody calculated with them yet.
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
    """What confirming a new value does: which value ends earlier, and until when the new one holds."""

    nieuw: Vak
    sluit: Vak | None

    @property
    def sluit_op(self) -> date | None:
        """The last day, inclusive, of the value that is closed."""
        return self.nieuw.van - EEN_DAG if self.sluit and self.nieuw.van else None


def kan_niet(bestaande: Iterable[Vak], van: date, vandaag: date) -> str:
    """Why no new value can start on `van`, as a Dutch sentence; "" when it can."""
    for vak in bestaande:
        if vak.van == van:
            return f"Vanaf {van:%d/%m/%Y} geldt al een andere waarde. Kies een latere dag."
        if vak.bevat(van) and vak.tot is not None and van <= vandaag:
            begin = f"van {vak.van:%d/%m/%Y} " if vak.van else ""
            later = vandaag + EEN_DAG if vandaag < vak.tot else vak.tot + EEN_DAG
            return (
                f"De waarde {begin}tot en met {vak.tot:%d/%m/%Y} staat vast tot en met vandaag. "
                f"Kies {later:%d/%m/%Y} of later."
            )
    return ""


def plan(bestaande: Iterable[Vak], van: date, vandaag: date) -> Plan:
    """What confirming a value from `van` on does; raises ValueError when `kan_niet` has an objection."""
    vakken = list(bestaande)
    if zin := kan_niet(vakken, van, vandaag):
        raise ValueError(zin)
    sluit = next((vak for vak in vakken if vak.bevat(van)), None)
    volgende = min((vak.van for vak in vakken if vak.van and vak.van > van), default=None)
    einden = [volgende - EEN_DAG] if volgende else []
    if sluit and sluit.tot:
        einden.append(sluit.tot)
    return Plan(Vak(van, min(einden, default=None)), sluit)
