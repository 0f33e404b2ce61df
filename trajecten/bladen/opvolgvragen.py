"""What a file holds about follow-up, as plain values per row: the same question for the page and for the whole list."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat, JSONObject

from trajecten.models import Afspraak, Evaluatie, Zorgnotitie
from trajecten.querysets.opvolging import stukobjecten
from trajecten.soorten import TRAJECTSTUK
from werkzorg.documenten.models import Bijlage
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# Rows of one JSON value each.
Rijen = QuerySet[Any, Any]
WIE = {
    "wie": Concat("door__voornaam", Value(" "), "door__achternaam"),
    "wie_id": F("door_id"),
    "bij": F("organisatie__naam"),
}


def velden(rijen: QuerySet[Any], *namen: str, **anders: Any) -> Rijen:
    """These fields of each row as one JSON value `json`; `anders` under another name."""
    return rijen.values(json=JSONObject(**{naam: naam for naam in namen}, **anders))


def zorgnotities(traject: Any, door: Hoedanigheid) -> Rijen:
    """The care notes of a traject (its key, or OuterRef to it) that this reader reads, the newest first."""
    rijen = Zorgnotitie.objects.zichtbaar_voor(door).filter(traject_id=traject)
    return velden(
        rijen.order_by("-dag", "-geschreven_op", "pk"), "id", "dag", "tekst", "geschreven_op", **WIE
    )


def afspraken(traject: Any, door: Hoedanigheid) -> Rijen:
    """The appointments of a traject that this reader sees, also what was cancelled, the latest day first."""
    rijen = Afspraak.objects.zichtbaar_voor(door).filter(traject_id=traject)
    return velden(
        rijen.order_by("-dag", "-van_uur", "pk"),
        "id",
        "soort",
        "dag",
        "van_uur",
        "duur_minuten",
        "waar",
        "waarover",
        "afgezegd_op",
        "afzegging",
        bij=F("organisatie__naam"),
    )


def evaluaties(traject: Any, door: Hoedanigheid) -> Rijen:
    """The evaluations of a traject that this reader reads, the newest first."""
    rijen = Evaluatie.objects.zichtbaar_voor(door).filter(traject_id=traject)
    return velden(
        rijen.order_by("-op", "pk"),
        "id",
        "op",
        "vooruitgang",
        "woorden_deelnemer",
        "afspraken",
        "plan_bijsturen",
        **WIE,
    )


def stukken(traject: Any, door: Hoedanigheid) -> Rijen:
    """The documents that were added to a traject and that this reader reads, the newest first."""
    rijen = Bijlage.objects.filter(
        soort=TRAJECTSTUK, object_id=traject, object_id__in=stukobjecten(door).values("pk")
    )
    return velden(rijen.order_by("-toegevoegd_op", "pk"), "id", "naam", "status", "toegevoegd_op")
