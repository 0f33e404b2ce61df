"""The documents of AMA as its pages list them: made, under way, or failed and to be asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat, JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from ama.documenten.evaluatie import EVALUATIEDOCUMENTEN
from ama.documenten.opmaken import EFFECTEN
from ama.models import Overeenkomstversie
from mandaten.domein.brieven import is_mislukt
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.soorten import DOCUMENTSOORTEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

OPNIEUW = "amadocument_opnieuw_maken"


def met_maakstand(rijen: QuerySet[Document]) -> QuerySet[Any]:
    """These documents with `stand`, what `documentregel` reads of them, in the same question."""
    laatste = DocumentVersie.objects.filter(document=OuterRef("pk")).order_by("-nummer")
    sleutels = [
        Concat(Value(f"{effect}:"), Cast(OuterRef("pk"), TextField()), Value(":1"), output_field=TextField())
        for effect in sorted(set(EFFECTEN.values()))
    ]
    opdracht = Opdracht.objects.filter(effect_sleutel__in=sleutels)
    return rijen.annotate(
        stand=JSONObject(
            id=F("pk"),
            over=F("object_id"),
            soort=F("soort"),
            aangemaakt_op=F("aangemaakt_op"),
            gemaakt_op=Subquery(laatste.values("gemaakt_op")[:1]),
            is_verzegeld=Subquery(laatste.values("is_verzegeld")[:1]),
            toestand=Subquery(opdracht.values("toestand")[:1]),
            gevraagd_op=Subquery(opdracht.values("aangemaakt_op")[:1]),
        )
    )


def documentregel(stand: Mapping[str, Any], door: Hoedanigheid) -> dict[str, Any]:
    """One document for `onderdelen/documentrij.html`; who may ask again for a failed one finds its address."""
    gemaakt_op, aangemaakt_op = _moment(stand["gemaakt_op"]), _moment(stand["aangemaakt_op"])
    mislukt = is_mislukt(
        is_gemaakt=gemaakt_op is not None,
        is_opgegeven=stand["toestand"] == Opdracht.Toestand.MISLUKT,
        gevraagd_op=_moment(stand["gevraagd_op"]) or aangemaakt_op or timezone.now(),
        nu=timezone.now(),
    )
    return {
        "over": stand["over"],
        "titel": DOCUMENTSOORTEN[stand["soort"]].label,
        "is_klaar": gemaakt_op is not None,
        "is_verzegeld": bool(stand["is_verzegeld"]),
        "is_mislukt": mislukt,
        "wanneer": gemaakt_op or aangemaakt_op,
        "url": reverse("document_openen", args=[stand["id"]]) if gemaakt_op else "",
        "herstel_url": reverse(OPNIEUW, args=[stand["id"]]) if mislukt and mag(door, OPNIEUW) else "",
    }


def documentenlijst(standen: Iterable[Mapping[str, Any]], door: Hoedanigheid) -> dict[str, Any]:
    """What `onderdelen/documentenlijst.html` shows of these."""
    documenten = [documentregel(een, door) for een in standen]
    return {
        "documenten": documenten,
        "documenten_bezig": any(not een["is_klaar"] and not een["is_mislukt"] for een in documenten),
    }


def _moment(tekst: str | None) -> datetime | None:
    return parse_datetime(tekst) if tekst else None


def adres_van(document: Document) -> str:
    """The page on which this document stands."""
    if document.soort in EVALUATIEDOCUMENTEN:
        return reverse("jaarevaluatie_detail", args=[document.object_id])
    versies = Overeenkomstversie.objects.values_list("overeenkomst_id", flat=True)
    return reverse("overeenkomst_detail", args=[versies.get(pk=document.object_id)])
