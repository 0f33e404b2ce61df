"""Which kinds of task exist: title, legal basis and link, handed over by each app's registratie."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Taaksoort:
    """One kind of human task.

    `onderwerpen` gives per object id what the list may show of the subject (initials and dossier number, never
    a full name), for many ids in one query; `url` gives the address where the task is done.
    """

    sleutel: str
    titel: str
    grondslag: str
    url: Callable[[UUID], str]
    onderwerpen: Callable[[Iterable[UUID]], dict[UUID, str]]


TAAKSOORTEN: dict[str, Taaksoort] = {}


def registreer_taaksoort(soort: Taaksoort) -> None:
    """Adds one kind; raises ValueError when the key is taken by another."""
    if TAAKSOORTEN.get(soort.sleutel, soort) != soort:
        raise ValueError(f"De taaksoort {soort.sleutel} is al geregistreerd.")
    TAAKSOORTEN[soort.sleutel] = soort
