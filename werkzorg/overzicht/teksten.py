"""What the pages about the application say: lists beside the code, read once and checked when they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

INHOUD = Path(__file__).parent / "inhoud"
STATUSSEN = {
    "volledig": "volledig conform",
    "gedeeltelijk": "gedeeltelijk conform",
    "niet": "niet conform",
}


@dataclass(frozen=True)
class Afwijking:
    """One thing that is not accessible yet: what, by which criterion, why, and when it will be (inclusive)."""

    wat: str
    criterium: str
    reden: str
    gepland: date


@dataclass(frozen=True)
class Verklaring:
    """The accessibility statement; fully conform only without anything in `afwijkingen`."""

    status: str
    norm: str
    opgesteld_op: date
    nagekeken_op: date
    methode: Sequence[str]
    afwijkingen: Sequence[Afwijking]

    def __post_init__(self) -> None:
        if self.status not in STATUSSEN or (self.status == "volledig") is bool(self.afwijkingen):
            raise ValueError("De status van de toegankelijkheid past niet bij de lijst van afwijkingen.")

    @property
    def in_woorden(self) -> str:
        """The status as the law names it."""
        return STATUSSEN[self.status]


@dataclass(frozen=True)
class Woord:
    """One entry of the word list; `voluit` is what an abbreviation stands for."""

    woord: str
    uitleg: str
    voluit: str = ""

    @property
    def anker(self) -> str:
        """The place on the page to which a link leads."""
        return "".join(teken if teken.isalnum() else "-" for teken in self.woord.lower())


@dataclass(frozen=True)
class Nieuws:
    """What a version brought; `op` is None while it is still being made."""

    versie: str
    op: date | None
    nieuw: Sequence[str]


@dataclass(frozen=True)
class Hulp:
    """One subject of the help page, in sentences."""

    titel: str
    tekst: Sequence[str]


@dataclass(frozen=True)
class Loket:
    """Where somebody can go: what for, and how it is found; `adres` and `web` may be empty."""

    naam: str
    waarvoor: str
    adres: str = ""
    web: str = ""


@cache
def verklaring() -> Verklaring:
    """The accessibility statement; raises TypeError or ValueError when the list lacks something."""
    ruw = _lees("toegankelijkheid")
    return Verklaring(**{**ruw, "afwijkingen": [Afwijking(**een) for een in ruw["afwijkingen"]]})


@cache
def woordenlijst() -> Sequence[Woord]:
    """The words, in alphabetical order."""
    return sorted((Woord(**een) for een in _lees("woordenlijst")), key=lambda een: een.woord.lower())


@cache
def nieuws() -> Sequence[Nieuws]:
    """The versions, newest first."""
    return [Nieuws(**een) for een in _lees("nieuws")]


@cache
def hulp() -> Sequence[Hulp]:
    """The subjects of the help page."""
    return [Hulp(**een) for een in _lees("help")]


@cache
def brussel() -> Sequence[Loket]:
    """Where an inhabitant of Brussels can go."""
    return [Loket(**een) for een in _lees("brussel")]


def _lees(naam: str) -> Any:
    return yaml.safe_load((INHOUD / f"{naam}.yaml").read_text(encoding="utf-8"))
