"""The letters about objects of mandaten, as the page of one of them lists them."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat, JSONObject
from django.urls import reverse
from django.utils import timezone

from mandaten.documenten.opmaken import EFFECTEN
from mandaten.domein.brieven import is_mislukt
from mandaten.domein.stukken import ANTWOORDSTUK, BEVINDINGSTUK, VERWEERSTUK
from mandaten.models import Besluit
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.models import Bijlage, Document, DocumentVersie
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

Rijen = TypeVar("Rijen", bound=QuerySet[Any])
# Kind of object -> the page on which its letters stand.
_BLADZIJDEN = {
    "mandaten.aanvraag": "aanvraag_detail",
    "mandaten.besluit": "besluit_detail",
    "mandaten.handhaving": "handhaving_detail",
}


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


def documenten_over(ids: Iterable[UUID], door: Hoedanigheid) -> dict[str, Any]:
    """What `onderdelen/documentenlijst.html` shows about these objects, newest first; one query.

    For objects that the reader sees: a letter is as visible as what it is about. Who may ask again for one that failed,
    finds its address in `herstel_url`.
    """
    laatste = DocumentVersie.objects.filter(document=OuterRef("pk")).order_by("-nummer")
    sleutels = [
        Concat(Value(f"{effect}:"), Cast(OuterRef("pk"), TextField()), Value(":1"), output_field=TextField())
        for effect in sorted(set(EFFECTEN.values()))
    ]
    opdracht = Opdracht.objects.filter(effect_sleutel__in=sleutels)
    rijen = (
        Document.objects.filter(object_id__in=list(ids))
        .annotate(
            laatste_op=Subquery(laatste.values("gemaakt_op")[:1]),
            laatste_is_verzegeld=Subquery(laatste.values("is_verzegeld")[:1]),
            toestand=Subquery(opdracht.values("toestand")[:1]),
            gevraagd_op=Subquery(opdracht.values("aangemaakt_op")[:1]),
        )
        .order_by("-aangemaakt_op", "pk")
    )
    herstelbaar = EFFECTEN if mag(door, "brief_opnieuw_maken") else {}
    documenten = [_rij(document, herstelbaar) for document in rijen]
    return {
        "documenten": documenten,
        "documenten_bezig": any(not een["is_klaar"] and not een["is_mislukt"] for een in documenten),
    }


def adres_van(document: Document) -> str:
    """The page on which this letter stands; an answer to a bezwaar stands with its decision."""
    if document.object_soort == "mandaten.beroep":
        besluit: Besluit = Besluit.objects.get(beroepen=document.object_id)
        return besluit.get_absolute_url()
    return reverse(_BLADZIJDEN[document.object_soort], args=[document.object_id])


def _rij(document: Any, herstelbaar: Container[str]) -> dict[str, Any]:
    is_klaar = document.laatste_op is not None
    mislukt = is_mislukt(
        is_gemaakt=is_klaar,
        is_opgegeven=document.toestand == Opdracht.Toestand.MISLUKT,
        gevraagd_op=document.gevraagd_op or document.aangemaakt_op,
        nu=timezone.now(),
    )
    return {
        "over": document.object_id,
        "titel": document.label,
        "is_klaar": is_klaar,
        "is_verzegeld": bool(document.laatste_is_verzegeld),
        "is_mislukt": mislukt,
        "wanneer": document.laatste_op or document.aangemaakt_op,
        "url": reverse("document_openen", args=[document.pk]) if is_klaar else "",
        "herstel_url": reverse("brief_opnieuw_maken", args=[document.pk])
        if mislukt and document.soort in herstelbaar
        else "",
    }
