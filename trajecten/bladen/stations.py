"""The activeringstrajecten of a person as stations on his way across the offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.urls import reverse

from trajecten.models import Traject
from trajecten.querysets import TrajectQuerySet
from trajecten.soorten import REGELING_2014
from trajecten.statussen import AFGELOPEN, TRAJECTSTATUSSEN
from werkzorg.handelen.dossier import Station, Stationbron
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

_STATUSSEN = dict(TRAJECTSTATUSSEN)


def _rijen(door: Hoedanigheid) -> TrajectQuerySet:
    trajecten = Traject.objects.all()
    if not mag(door, "traject_detail"):
        return trajecten.none()
    return trajecten.zichtbaar_voor(door).order_by("-ontvangen_op", "id")


def _stations(rijen: Sequence[Mapping[str, Any]]) -> Iterator[Station]:
    """The traject from its first talk; before that the wait, and of what never began only the request."""
    for een in rijen:
        start, einde, uiterlijk = (_dag(een[naam]) for naam in ("start", "einde", "uiterlijk"))
        wacht = start is None and een["status"] not in AFGELOPEN
        yield Station(
            aanbod=f"Activeringstraject{' (decreet 2014)' if een['regeling'] == REGELING_2014 else ''}",
            waar=een["regio"] or "",
            van=start or date.fromisoformat(een["ontvangen"]),
            tot=einde,
            stand=_STATUSSEN[een["status"]],
            soort="verblijf" if start else "wacht" if wacht else "moment",
            uiterlijk=uiterlijk,
            url=reverse("traject_detail", args=[een["pk"]]),
        )


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


TRAJECTEN = Stationbron(
    rijen=_rijen,
    gegevens={
        "pk": F("pk"),
        "regeling": F("regeling"),
        "regio": F("regio__naam"),
        "status": F("status"),
        "ontvangen": F("ontvangen_op"),
        "start": F("startdatum"),
        "einde": F("einddatum"),
        "uiterlijk": F("uiterste_einddatum"),
    },
    stations=_stations,
)
