"""What goes to somebody else when a colleague leaves: each kind of work says how much there is and hands it over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap


@dataclass(frozen=True)
class Overdracht:
    """One kind of work on a person's own name in one membership.

    `tel(van)` counts what is open. `draag_over(van, aan, vanaf, door)` gives it to `aan` from the day `vanaf`
    (inclusive) and answers how much went; with `aan` None it does what `zonder` promises on screen. Both may be called
    again: what went is gone. `draag_over` runs inside an act. `blijft_zonder`: without a successor the work stays
    behind and somebody must still be named. `rollen`: who can have this work; empty: every role.
    """

    sleutel: str
    label: str
    zonder: str
    tel: Callable[[Lidmaatschap], int]
    draag_over: Callable[[Lidmaatschap, Lidmaatschap | None, date, Door], int]
    blijft_zonder: bool = False
    rollen: frozenset[str] = frozenset()

    def geteld(self, van: Lidmaatschap) -> int:
        """How much is open; without a question for a role that never has this work."""
        return self.tel(van) if not self.rollen or van.rol in self.rollen else 0


OVERDRACHTEN: dict[str, Overdracht] = {}


def registreer_overdracht(overdracht: Overdracht) -> None:
    """Adds one kind; raises ValueError when the key is taken by another."""
    if OVERDRACHTEN.get(overdracht.sleutel, overdracht) != overdracht:
        raise ValueError(f"De overdracht {overdracht.sleutel} is al geregistreerd.")
    OVERDRACHTEN[overdracht.sleutel] = overdracht
