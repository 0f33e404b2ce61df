"""What tasks and notices of trajecten are about: initials and dossier number, never a name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from trajecten.models import Traject
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per traject its person, of those this actor may see now; one query."""
    rijen = Traject.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("deelnemer")
    return {
        rij.pk: Onderwerp(f"{rij.deelnemer.initialen} · {rij.deelnemer.dossiernummer}", rij.deelnemer_id)
        for rij in rijen
    }


def adres(traject_id: UUID) -> str:
    """Where the traject is read."""
    return reverse("traject_detail", args=[traject_id])
