"""What tasks and notices about agreements are about: initials and dossier number, never a name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.models import Overeenkomst
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per agreement its person, of those this actor may see now; one query."""
    rijen = Overeenkomst.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("deelnemer")
    return {
        rij.pk: Onderwerp(f"{rij.deelnemer.initialen} · {rij.deelnemer.dossiernummer}", rij.deelnemer_id)
        for rij in rijen
    }


def adres(overeenkomst_id: UUID) -> str:
    """Where the agreement is read."""
    return reverse("overeenkomst_detail", args=[overeenkomst_id])


def geen_onderwerp(_door: Door, _ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """The task of a departement is about many people, so about nobody; no query."""
    return {}
