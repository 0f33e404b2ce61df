"""What the steps of an application show beside their form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone

from mandaten.domein.aanvraagstappen import stappen_van
from mandaten.domein.inhoud import Inhoud
from mandaten.models import Aanvraag
from werkzorg.logboek.models import Logregel


def volgende_stap(aanvraag: Aanvraag, stap: str) -> str:
    """The step after this one; "" after the last."""
    stappen = [*stappen_van(aanvraag.toekenningssoort), ""]
    return stappen[stappen.index(stap) + 1]


def onderwerp_van(inhoud: Inhoud, rij_id: UUID | None) -> str:
    """The name of the partner or colleague that is changed; "" for a new one."""
    namen = {een.id: een.naam for een in inhoud.zetels} | {een.id: een.naam for een in inhoud.collegas}
    return namen.get(rij_id, "") if rij_id else ""


def laatste_wijziging(aanvraag: Aanvraag) -> dict[str, Any]:
    """When somebody changed this application last; of who no more than that he is a colleague."""
    regel = (
        Logregel.objects.filter(object_soort=aanvraag._meta.label_lower, object_id=aanvraag.pk)
        .order_by("-wanneer")
        .first()
    )
    return {"door": "Een collega", "wanneer": regel.wanneer if regel else timezone.now()}
