"""The notes of trajecten in the timeline of a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.urls import reverse

from trajecten.models import Notitie
from trajecten.querysets import NotitieQuerySet
from trajecten.soorten import CONTACTSOORTEN, ZICHTBAARHEDEN
from werkzorg.handelen.dossier import Verloopbron, Verloopregel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui import formaten

_SOORTEN, _ZICHTBAARHEDEN = dict(CONTACTSOORTEN), dict(ZICHTBAARHEDEN)


def _rijen(door: Hoedanigheid, deelnemer: Any) -> NotitieQuerySet:
    return Notitie.objects.zichtbaar_voor(door).filter(traject__deelnemer=deelnemer)


def _regel(wanneer: datetime, gegevens: Mapping[str, Any]) -> Verloopregel:
    return Verloopregel(
        wanneer=wanneer,
        zin=f"{_SOORTEN[gegevens['soort']].capitalize()} op {formaten.datum(date.fromisoformat(gegevens['dag']))}",
        door=f"{gegevens['wie'].strip()}, {gegevens['organisatie']}",
        tekst=gegevens["tekst"],
        zichtbaar_voor=_ZICHTBAARHEDEN[gegevens["zicht"]],
        url=reverse("notitie_lijst", args=[gegevens["traject"]]),
    )


# Notes with their text, for who may read them; a care note never stands here, only that it was written.
NOTITIES = Verloopbron(
    soort="contacten",
    rijen=_rijen,
    wanneer="geschreven_op",
    gegevens={
        "soort": F("soort"),
        "dag": F("dag"),
        "tekst": F("tekst"),
        "zicht": F("zichtbaarheid"),
        "wie": Concat("door__voornaam", Value(" "), "door__achternaam"),
        "organisatie": F("organisatie__naam"),
        "traject": F("traject_id"),
    },
    regel=_regel,
    vertelt=frozenset({"notitie_schrijven"}),
)
