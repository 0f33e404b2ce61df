"""The advies Welzijn as a moment on the way of a person, for the office that gave it; never what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.db.models.functions import TruncDate
from django.urls import reverse

from gbo.models import Welzijnsadvies
from gbo.querysets import WelzijnsadviesQuerySet
from gbo.statussen import ADVIESSTATUSSEN
from werkzorg.handelen.dossier import Station, Stationbron
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

AANBOD = "advies Welzijn"
_STATUSSEN = dict(ADVIESSTATUSSEN)


def _rijen(door: Hoedanigheid) -> WelzijnsadviesQuerySet:
    adviezen = Welzijnsadvies.objects.all()
    if not mag(door, "advies_welzijn_detail"):
        return adviezen.none()
    return adviezen.zichtbaar_voor(door).order_by("-gegeven_op", "pk")


def _stations(rijen: Sequence[Mapping[str, Any]]) -> Iterator[Station]:
    """One moment per advice: the day on which it was given, and whether it is closed."""
    for een in rijen:
        dag = date.fromisoformat(een["gegeven"])
        yield Station(
            aanbod=AANBOD,
            waar="VDAB",
            van=dag,
            tot=dag,
            stand=_STATUSSEN[een["status"]],
            soort="moment",
            url=reverse("advies_welzijn_detail", args=[een["pk"]]),
        )


ADVIEZEN = Stationbron(
    rijen=_rijen,
    gegevens={"pk": F("pk"), "gegeven": TruncDate("gegeven_op"), "status": F("status")},
    stations=_stations,
)
