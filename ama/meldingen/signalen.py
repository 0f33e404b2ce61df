"""The task of a suggestion from the presences: somebody has a look, nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.models import Signaal
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

BEKIJKEN = "ama_signaal_bekijken"


def adres_signaal(signaal_id: UUID) -> str:
    """Where is said what was done with it."""
    return reverse("signaal_afhandelen", args=[signaal_id])


def onderwerpen_signaal(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per suggestion its person and what stands out, of those this actor may see now; one query."""
    rijen = Signaal.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    uit = {}
    for rij in rijen.select_related("overeenkomst__deelnemer"):
        wie = rij.overeenkomst.deelnemer
        uit[rij.pk] = Onderwerp(f"{wie.initialen} · {wie.dossiernummer} · {rij.get_soort_display()}", wie.pk)
    return uit


TAAKSOORTEN = (
    Taaksoort(
        sleutel=BEKIJKEN,
        titel="Bekijk een signaal in de aanwezigheden",
        grondslag="Decreet 8/7/2022 art. 29",
        url=adres_signaal,
        onderwerpen=onderwerpen_signaal,
        vervalt_bij_overlijden=True,
    ),
)
