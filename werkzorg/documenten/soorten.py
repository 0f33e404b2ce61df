"""Which kinds of document exist, and who sees them: a document is as visible as the object it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from werkzorg.organisaties.hoedanigheid import Door


@dataclass(frozen=True)
class Documentsoort:
    """One kind: its name on screen, a short name for files, and the visible objects it may be about."""

    sleutel: str
    label: str
    bestandsnaam: str
    zichtbare_objecten: Callable[[Door], QuerySet[Any]]


DOCUMENTSOORTEN: dict[str, Documentsoort] = {}


def registreer_documentsoort(soort: Documentsoort) -> None:
    """Adds one kind; raises ValueError when the key is taken by another."""
    if DOCUMENTSOORTEN.get(soort.sleutel, soort) != soort:
        raise ValueError(f"De documentsoort {soort.sleutel} is al geregistreerd.")
    DOCUMENTSOORTEN[soort.sleutel] = soort


@dataclass(frozen=True)
class Bijlagesoort:
    """One kind of added file: its name on screen, the visible objects it may hang on, what it may be and how large.

    `types` are MIME types; `hoogstens` is in bytes, inclusive.
    """

    sleutel: str
    label: str
    zichtbare_objecten: Callable[[Door], QuerySet[Any]]
    types: frozenset[str]
    hoogstens: int


BIJLAGESOORTEN: dict[str, Bijlagesoort] = {}


def registreer_bijlagesoort(soort: Bijlagesoort) -> None:
    """Adds one kind; raises ValueError when the key is taken by another."""
    if BIJLAGESOORTEN.get(soort.sleutel, soort) != soort:
        raise ValueError(f"De bijlagesoort {soort.sleutel} is al geregistreerd.")
    BIJLAGESOORTEN[soort.sleutel] = soort
