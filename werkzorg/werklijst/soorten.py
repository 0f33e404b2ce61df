"""Which kinds of task exist: title, legal basis and link, handed over by each app's registratie."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from werkzorg.organisaties.hoedanigheid import Door


@dataclass(frozen=True)
class Onderwerp:
    """Whom a task or notice is about, as lists may show it: a deelnemer by initials and dossier number, never by name.

    `deelnemer_id` is None when it is about a colleague or an organisation.
    """

    tekst: str
    deelnemer_id: UUID | None = None


Onderwerpen = Callable[[Door, Iterable[UUID]], dict[UUID, Onderwerp]]


@dataclass(frozen=True)
class Taaksoort:
    """One kind of human task.

    `onderwerpen` gives the subjects of many objects in one query, only of those this actor may see now;
    `url` gives the address where the task is done. `is_wettelijk`: the law sets its term, so nobody may move it.
    """

    sleutel: str
    titel: str
    grondslag: str
    url: Callable[[UUID], str]
    onderwerpen: Onderwerpen
    is_wettelijk: bool = False
    # Nobody needs to do it any more for a deelnemer who died.
    vervalt_bij_overlijden: bool = False


TAAKSOORTEN: dict[str, Taaksoort] = {}


def registreer_taaksoort(soort: Taaksoort) -> None:
    """Adds one kind; raises ValueError when the key is taken by another."""
    if TAAKSOORTEN.get(soort.sleutel, soort) != soort:
        raise ValueError(f"De taaksoort {soort.sleutel} is al geregistreerd.")
    TAAKSOORTEN[soort.sleutel] = soort
