"""What an offer knows that helps to write a call: figures per regio and criteria, handed over through the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Criteriumvoorstel:
    """One criterion as it can be proposed: its weight in whole points and the figures behind it, as a sentence."""

    omschrijving: str
    gewicht: int
    waarom: str


@dataclass(frozen=True)
class Oproepcijfers:
    """A table with the regio first in each row, what it says, and the criteria that follow from it."""

    titel: str
    uitleg: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    criteria: tuple[Criteriumvoorstel, ...]


@dataclass(frozen=True)
class Oproephulp:
    """Help for calls of one kind of grant; `neem` reads the figures of a day, for who writes the call."""

    soort: str
    neem: Callable[[Hoedanigheid, date], Oproepcijfers]


OPROEPHULPEN: dict[str, Oproephulp] = {}


def registreer_oproephulp(hulp: Oproephulp) -> None:
    """Adds the help of one kind; raises ValueError when another part gave it already."""
    if OPROEPHULPEN.get(hulp.soort, hulp) != hulp:
        raise ValueError(f"De hulp bij een oproep van soort {hulp.soort} is al geregistreerd.")
    OPROEPHULPEN[hulp.soort] = hulp


def oproepcijfers(soort: str, door: Hoedanigheid, dag: date) -> Oproepcijfers | None:
    """The figures that help with a call of this kind; None when nobody has any."""
    hulp = OPROEPHULPEN.get(soort)
    return hulp.neem(door, dag) if hulp else None
