"""The start page is a frame: an app hands over blocks that stand above the tasks; the frame knows no app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Dagblok:
    """One block of the start page: `lees(door, dag)` gives its context, or None when this reader has nothing there.

    A block names nobody: whom the page shows is noted for the tasks only.
    """

    sleutel: str
    sjabloon: str
    lees: Callable[[Hoedanigheid, date], Mapping[str, Any] | None]


DAGBLOKKEN: dict[str, Dagblok] = {}


def registreer_dagblok(blok: Dagblok) -> None:
    """Adds one block; raises ValueError when the key is taken by another."""
    if DAGBLOKKEN.get(blok.sleutel, blok) != blok:
        raise ValueError(f"Het blok {blok.sleutel} is al geregistreerd.")
    DAGBLOKKEN[blok.sleutel] = blok


def dagblokken(door: Hoedanigheid, dag: date) -> list[dict[str, Any]]:
    """The blocks that this reader gets on this day, each with its template and context, in order of registration."""
    gelezen = [(blok, blok.lees(door, dag)) for blok in DAGBLOKKEN.values()]
    return [{"sjabloon": blok.sjabloon, "inhoud": inhoud} for blok, inhoud in gelezen if inhoud is not None]
