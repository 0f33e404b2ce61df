"""The letters about objects of mandaten, as the page of one of them lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.urls import reverse

from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.models import Bijlage, Document, DocumentVersie


@dataclass(frozen=True)
class Stuk:
    """A proof that somebody added: what it was called, and whether it was scanned (`status`)."""

    id: UUID
    naam: str
    status: str


def stukken_bij(object_id: UUID) -> dict[str, list[Stuk]]:
    """The proofs that hang on an object the reader sees, by kind, in the order they were added; one query."""
    uit: defaultdict[str, list[Stuk]] = defaultdict(list)
    for een in Bijlage.objects.filter(object_id=object_id).order_by("toegevoegd_op", "pk"):
        uit[een.soort].append(Stuk(een.pk, een.naam, een.status))
    return dict(uit)


def documenten_over(ids: Iterable[UUID]) -> dict[str, Any]:
    """What `onderdelen/documentenlijst.html` shows about these objects, newest first; one query.

    For objects that the reader sees: a letter is as visible as what it is about.
    """
    laatste = DocumentVersie.objects.filter(document=OuterRef("pk")).order_by("-nummer")
    mislukt = Opdracht.objects.mislukt().annotate(van=KT("verwijzing__document"))
    rijen = (
        Document.objects.filter(object_id__in=list(ids))
        .annotate(
            laatste_op=Subquery(laatste.values("gemaakt_op")[:1]),
            laatste_is_verzegeld=Subquery(laatste.values("is_verzegeld")[:1]),
            is_mislukt=Exists(mislukt.filter(van=Cast(OuterRef("pk"), TextField()))),
        )
        .order_by("-aangemaakt_op", "pk")
    )
    documenten = [_rij(document) for document in rijen]
    return {
        "documenten": documenten,
        "documenten_bezig": any(not een["is_klaar"] and not een["is_mislukt"] for een in documenten),
    }


def _rij(document: Any) -> dict[str, Any]:
    is_klaar = document.laatste_op is not None
    return {
        "titel": document.label,
        "is_klaar": is_klaar,
        "is_verzegeld": bool(document.laatste_is_verzegeld),
        "is_mislukt": not is_klaar and document.is_mislukt,
        "wanneer": document.laatste_op or document.aangemaakt_op,
        "url": reverse("document_openen", args=[document.pk]) if is_klaar else "",
    }
