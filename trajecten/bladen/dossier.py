"""The panel about activeringstrajecten on the dossier page of a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from trajecten.bladen.lijst import lijstregels
from trajecten.models import Traject
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

_HOOGSTENS = 4


def trajectpaneel(door: Hoedanigheid, deelnemer: Any) -> Mapping[str, Any] | None:
    """The trajecten of this person that the reader sees, newest first; None without any. At most one query."""
    if not mag(door, "traject_detail"):
        return None
    rijen = Traject.objects.zichtbaar_voor(door).filter(deelnemer=deelnemer).met_stand()
    regels = lijstregels(rijen.order_by("-ontvangen_op", "id")[:_HOOGSTENS], timezone.localdate())
    return {"regels": regels} if regels else None
