"""The task of VDAB about an advies Welzijn that is open: nothing goes, and nothing is closed, by itself."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from gbo.domein.advies import BRON
from gbo.models import Welzijnsadvies
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

AFWERKEN = "welzijnsadvies_afwerken"


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per advice its person, of those this actor may see now; one query."""
    rijen = Welzijnsadvies.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("deelnemer")
    return {
        rij.pk: Onderwerp(f"{rij.deelnemer.initialen} · {rij.deelnemer.dossiernummer}", rij.deelnemer_id)
        for rij in rijen
    }


def adres(advies_id: UUID) -> str:
    """Where the advice is read."""
    return reverse("advies_welzijn_detail", args=[advies_id])


TAAKSOORTEN = (
    Taaksoort(
        AFWERKEN,
        "Vraag of de persoon akkoord gaat met een onthaaltraject",
        BRON,
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
)
