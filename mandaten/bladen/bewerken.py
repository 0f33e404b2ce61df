"""What the steps of an application show beside their form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from mandaten.domein.aanvraagstappen import stappen_van
from mandaten.domein.inhoud import Inhoud
from mandaten.models import Aanvraag
from werkzorg.logboek.models import Logregel


def stap_hierna(aanvraag: Aanvraag, stap: str) -> tuple[str, str]:
    """Title and address of the step after this one; of the checklist after the last."""
    stappen = list(stappen_van(aanvraag.toekenningssoort).items())
    verder = stappen[[sleutel for sleutel, _ in stappen].index(stap) + 1 :]
    if not verder:
        return "Nakijken en indienen", reverse("aanvraag_indienen", args=[aanvraag.pk])
    sleutel, titel = verder[0]
    return titel, f"{reverse('aanvraag_bewerken', args=[aanvraag.pk])}?stap={sleutel}"


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
    return {"door": "Iemand", "wanneer": regel.wanneer if regel else timezone.now()}
