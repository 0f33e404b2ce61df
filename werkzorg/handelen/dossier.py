"""The dossier page is a frame: each app hands over its panels and the kinds of its timeline; the frame knows no app."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db.models import QuerySet

from werkzorg.organisaties.hoedanigheid import Hoedanigheid

Plaats = Literal["kop", "links", "rechts"]
Stationsoort = Literal["verblijf", "wacht", "moment"]

# The kinds by which the timeline can be narrowed, in the order of the chips on the page.
VERLOOPSOORTEN: Mapping[str, str] = {
    "contacten": "contacten",
    "besluiten": "besluiten",
    "documenten": "documenten",
    "aanwezigheid": "aanwezigheid",
    "evaluaties": "evaluaties",
    "wijzigingen": "wijzigingen",
}


@dataclass(frozen=True)
class Paneel:
    """One part of the dossier page.

    `lees(door, deelnemer)` gives the context of `sjabloon`, or None when there is nothing to show to this reader;
    panels of one place stand in the order of `volgorde`, then of their key.
    """

    sleutel: str
    titel: str
    plaats: Plaats
    sjabloon: str
    lees: Callable[[Hoedanigheid, Any], Mapping[str, Any] | None]
    volgorde: int = 50


@dataclass(frozen=True)
class Verloopregel:
    """One line of the timeline: what happened, in one sentence, by whom, and the text that goes with it."""

    wanneer: datetime
    zin: str
    door: str
    tekst: str = ""
    # Who reads the text, as a badge ("eigen dienst", "tandem"); "" for a line without text.
    zichtbaar_voor: str = ""
    # The page about what happened, when this reader may open it; "" for none.
    url: str = ""


@dataclass(frozen=True)
class Verloopdoel:
    """Where a line about one kind of object leads: the key of the page, which is its route, and what a reader sees."""

    bladzijde: str
    zichtbaar: Callable[[Hoedanigheid], QuerySet[Any]]


@dataclass(frozen=True)
class Verloopbron:
    """Rows of an app that are lines of the timeline; the frame reads those of all sources in one query.

    `rijen(door, deelnemer)` are the rows of one person that this reader may read, `wanneer` their field with the moment
    of the line, `gegevens` what `regel` needs of a row (name -> expression; a date comes as ISO text). The line of an
    act in `vertelt` gives way to the row that it is about; `soort` is one of VERLOOPSOORTEN.
    """

    soort: str
    rijen: Callable[[Hoedanigheid, Any], QuerySet[Any]]
    wanneer: str
    gegevens: Mapping[str, Any]
    regel: Callable[[datetime, Mapping[str, Any]], Verloopregel]
    vertelt: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Station:
    """One stay of a person in an offer, or one moment on his way; all days inclusive.

    `aanbod` is the offer and `waar` where in it, both in words; `tot` None: it goes on, at the latest until `uiterlijk`
    when that is known. A `wacht` is the time between a decision and a start, a `moment` is the one day `van`.
    """

    aanbod: str
    waar: str
    van: date
    tot: date | None
    stand: str
    soort: Stationsoort = "verblijf"
    uiterlijk: date | None = None
    # The page about it, when this reader may open it; "" for none.
    url: str = ""


@dataclass(frozen=True)
class Stationbron:
    """Rows of an app that are stations of a person; the frame reads those of all sources with the person himself.

    `rijen(door)` are the rows that this reader may read, in the order in which they must be read when there are many;
    `gegevens` what `stations` needs of each (name -> expression; a date comes as ISO text).
    """

    rijen: Callable[[Hoedanigheid], QuerySet[Any]]
    gegevens: Mapping[str, Any]
    stations: Callable[[Sequence[Mapping[str, Any]]], Iterable[Station]]


PANELEN: dict[str, Paneel] = {}
VERLOOPBRONNEN: dict[str, Verloopbron] = {}
# Kind of object (model label) -> the page about one of them.
VERLOOPDOELEN: dict[str, Verloopdoel] = {}
STATIONBRONNEN: dict[str, Stationbron] = {}


def registreer_paneel(paneel: Paneel) -> None:
    """Adds one panel; raises ValueError when the key is taken by another."""
    if PANELEN.get(paneel.sleutel, paneel) != paneel:
        raise ValueError(f"Het paneel {paneel.sleutel} is al geregistreerd.")
    PANELEN[paneel.sleutel] = paneel


def panelen(plaats: Plaats) -> list[Paneel]:
    """The panels of one place on the page, in their order."""
    return sorted(
        (paneel for paneel in PANELEN.values() if paneel.plaats == plaats),
        key=lambda paneel: (paneel.volgorde, paneel.sleutel),
    )
