"""Which lists can be taken along as a file: each page that shows a list says how its rows are got again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import TextChoices
from django.http import QueryDict

from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.werkblad import Kolom

# More is no list that anybody reads: a filter makes it shorter.
MEESTE_RIJEN = 5_000
# Above this, counted over a day, a second person approves first.
ZONDER_TWEEDE_PERSOON = 200


class Doel(TextChoices):
    """Why somebody takes a list out of the application."""

    OPVOLGING = "opvolging", "Eigen opvolging plannen"
    OVERLEG = "overleg", "Overleg in mijn team"
    NAZICHT = "nazicht", "Gegevens nakijken en aanvullen"
    VERANTWOORDING = "verantwoording", "Verantwoording of controle"
    VRAAG = "vraag", "Op vraag van de persoon zelf"
    ANDER = "ander", "Iets anders"


def grond_van(doel: str) -> str:
    """How the inzagelog names an export with this purpose."""
    return f"export_{doel}"


@dataclass(frozen=True)
class Uitsnede:
    """What one reader may take along now: rows as on the screen, whom they are about, and the filters in words."""

    rijen: Sequence[Sequence[Any]]
    deelnemers: frozenset[UUID]
    filters: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Exportlijst:
    """One list: `sleutel` is the key of its page in the matrix, so whoever may open the page may take the list along.

    `neem(door, vraag, object_id, hoogstens)` gives the rows that this reader sees with this question in the address, at
    most `hoogstens`; it raises ObjectDoesNotExist when he does not see the object. `groepen` are the groups of data
    that the rows show. `met_object`: the list hangs on one object, whose key goes along in the address. `ook_csv`:
    another program reads on with it, so it can be had as CSV too.
    """

    sleutel: str
    titel: str
    kolommen: tuple[Kolom, ...]
    neem: Callable[[Hoedanigheid, QueryDict, UUID | None, int], Uitsnede]
    groepen: frozenset[str] = frozenset()
    met_object: bool = False
    ook_csv: bool = False


EXPORTLIJSTEN: dict[str, Exportlijst] = {}


def registreer_exportlijst(lijst: Exportlijst) -> None:
    """Adds one list; raises ValueError when the key is taken by another."""
    if EXPORTLIJSTEN.get(lijst.sleutel, lijst) != lijst:
        raise ValueError(f"De exportlijst {lijst.sleutel} is al geregistreerd.")
    EXPORTLIJSTEN[lijst.sleutel] = lijst
