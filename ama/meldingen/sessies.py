"""The task that a session makes: what was agreed must still happen."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.models import Begeleidingssessie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

OPVOLGEN = "ama_sessie_opvolgen"


def adres_opvolging(sessie_id: UUID) -> str:
    """Where what the session asks for is called done."""
    return reverse("sessie_opvolgen", args=[sessie_id])


def onderwerpen_sessie(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per session its person, of those this actor may see now; one query."""
    rijen = Begeleidingssessie.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    return {
        rij.pk: Onderwerp(f"{rij.deelnemer.initialen} · {rij.deelnemer.dossiernummer}", rij.deelnemer_id)
        for rij in rijen.select_related("deelnemer")
    }


TAAKSOORTEN = (
    Taaksoort(
        sleutel=OPVOLGEN,
        titel="Volg een sessie op",
        grondslag="Decreet 8/7/2022 art. 29",
        url=adres_opvolging,
        onderwerpen=onderwerpen_sessie,
        vervalt_bij_overlijden=True,
    ),
)
