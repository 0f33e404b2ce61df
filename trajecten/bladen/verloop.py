"""The notes of trajecten in the timeline of a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from trajecten.models import Notitie
from werkzorg.handelen.dossier import Verloopregel
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def notities_in_verloop(
    door: Hoedanigheid, deelnemer: Any, hoogstens: int, voor: datetime | None
) -> list[Verloopregel]:
    """The newest notes about this person that this reader may read; a care note never stands here. One query."""
    rijen = Notitie.objects.zichtbaar_voor(door).filter(traject__deelnemer=deelnemer)
    if voor is not None:
        rijen = rijen.filter(geschreven_op__lt=voor)
    rijen = rijen.select_related("door", "organisatie").order_by("-geschreven_op", "pk")[:hoogstens]
    return [
        Verloopregel(
            wanneer=rij.geschreven_op,
            zin=f"{rij.get_soort_display().capitalize()} op {rij.dag:%d/%m/%Y}",
            door=f"{rij.door.naam}, {rij.organisatie.naam}",
            soort="contacten",
            tekst=rij.tekst,
            zichtbaar_voor=rij.get_zichtbaarheid_display(),
            url=reverse("notitie_lijst", args=[rij.traject_id]),
        )
        for rij in rijen
    ]
