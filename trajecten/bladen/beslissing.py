"""The parts about judging and deciding on the page of a traject, with the clock and the letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from trajecten.bladen.deel import Deel
from trajecten.bladen.documenten import documentenlijst, met_maakstand
from trajecten.bladen.klok import beslisklok
from trajecten.bladen.verzoek import leest_verzoek
from trajecten.documenten.deelnamebrief import DEELNAMEBRIEF, KENNISGEVING
from trajecten.documenten.verlengingsbrief import VERLENGINGSBRIEF
from trajecten.models import Beoordeling, Traject
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# Where the buttons stand of acts on a decision that was taken.
PLEK_BESLIST = "beslissing"


def beslisdeel(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The clock, both estimates and the decision; nothing for who may not read the request. At most one query."""
    if not leest_verzoek(traject, door):
        return None
    beoordeling: Beoordeling | None = getattr(traject, "beoordeling", None)
    klok = beslisklok(traject, beoordeling.beslist_op if beoordeling else None, timezone.localdate())
    if klok is None and beoordeling is None:
        return None
    acties = []
    if beoordeling is not None and beoordeling.beslist_op is not None:
        acties = [
            (handeling.knop, reverse(handeling.route, args=[traject.pk]), "stil")
            for handeling in mogelijke_handelingen(door, traject, PLEK_BESLIST)
        ]
    return {"traject": traject, "beoordeling": beoordeling, "klok": klok, "acties": acties}


def brievendeel(traject: Traject, door: Hoedanigheid) -> Mapping[str, Any] | None:
    """The letters about decisions on this traject that this reader may open; None without any. One query."""
    rijen = (
        Document.objects.zichtbaar_voor(door)
        .filter(
            Q(object_id=traject.pk) | Q(object_id__in=traject.verlengingen.values("pk")),
            soort__in=(DEELNAMEBRIEF, KENNISGEVING, VERLENGINGSBRIEF),
        )
        .order_by("-aangemaakt_op", "-pk")
    )
    lijst = documentenlijst(met_maakstand(rijen).values_list("stand", flat=True), door)
    return lijst if lijst["documenten"] else None


def beslisblad(traject: Traject) -> dict[str, Any]:
    """What stands above the form of a decision: the clock and what was estimated. At most one query."""
    beoordeling: Beoordeling | None = getattr(traject, "beoordeling", None)
    return {
        "klok": beslisklok(traject, None, timezone.localdate()),
        "beoordeling": beoordeling,
    }


DELEN = (
    Deel("beslissing", "Beoordeling en beslissing", "trajecten/delen/beslissing.html", beslisdeel),
    Deel("brieven", "Brieven", "trajecten/delen/brieven.html", brievendeel, is_zijkolom=True),
)
