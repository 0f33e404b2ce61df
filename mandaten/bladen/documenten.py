"""The letters about objects of mandaten, as the page of one of them lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, JSONObject
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.stukken import ANTWOORDSTUK, BEVINDINGSTUK, VERWEERSTUK
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.models import Bijlage, Document, DocumentVersie

Rijen = TypeVar("Rijen", bound=QuerySet[Any])
# A letter is there within seconds: after an hour something is broken, and "is being made" says nothing true.
_LANGST_BEZIG = timedelta(hours=1)


@dataclass(frozen=True)
class Stuk:
    """A proof that somebody added: what it was called, and whether it was scanned (`status`)."""

    id: UUID
    naam: str
    status: str


def met_stukken(rijen: Rijen) -> Rijen:
    """These objects with the proofs that hang on them, in the same question; `stukken_van` reads those."""
    bijlagen = Bijlage.objects.filter(object_id=OuterRef("pk")).order_by("toegevoegd_op", "pk")
    velden = JSONObject(soort="soort", id="id", naam="naam", status="status")
    return rijen.annotate(stukkenlijst=ArraySubquery(bijlagen.values(json=velden)))


def stukken_van(rij: Any) -> dict[str, list[Stuk]]:
    """Per kind the proofs that hang on an object (fetched by `met_stukken`), in the order they were added."""
    uit: dict[str, list[Stuk]] = {VERWEERSTUK: [], BEVINDINGSTUK: [], ANTWOORDSTUK: []}
    for een in rij.stukkenlijst:
        uit.setdefault(een["soort"], []).append(Stuk(UUID(een["id"]), een["naam"], een["status"]))
    return uit


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


def duurt_te_lang(document: Document) -> bool:
    """Whether a letter that is not there yet was asked so long ago that something must be broken."""
    return timezone.now() - document.aangemaakt_op > _LANGST_BEZIG


def _rij(document: Any) -> dict[str, Any]:
    is_klaar = document.laatste_op is not None
    return {
        "titel": document.label,
        "is_klaar": is_klaar,
        "is_verzegeld": bool(document.laatste_is_verzegeld),
        "is_mislukt": not is_klaar and (document.is_mislukt or duurt_te_lang(document)),
        "wanneer": document.laatste_op or document.aangemaakt_op,
        "url": reverse("document_openen", args=[document.pk]) if is_klaar else "",
    }
