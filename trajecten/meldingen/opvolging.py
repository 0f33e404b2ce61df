"""The tasks that follow-up makes: an evaluation that comes due, a note that asks for more."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from trajecten.meldingen.onderwerpen import onderwerpen
from trajecten.models import Notitie
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

EVALUEREN = "traject_evalueren"
OPVOLGEN = "notitie_opvolgen"


def adres_evaluatie(traject_id: UUID) -> str:
    """Where the evaluation is written down."""
    return reverse("evaluatie_registreren", args=[traject_id])


def adres_opvolging(notitie_id: UUID) -> str:
    """Where what the note asks for is called done."""
    return reverse("opvolging_afronden", args=[notitie_id])


def onderwerpen_notitie(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per note the person of its traject, of those this actor may see now; one query."""
    rijen = Notitie.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("traject__deelnemer")
    return {
        rij.pk: Onderwerp(
            f"{rij.traject.deelnemer.initialen} · {rij.traject.deelnemer.dossiernummer}",
            rij.traject.deelnemer_id,
        )
        for rij in rijen
    }


TAAKSOORTEN = (
    Taaksoort(
        sleutel=EVALUEREN,
        titel="Evalueer het trajectplan",
        grondslag="Decreet 8/7/2022 art. 14-15",
        url=adres_evaluatie,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=OPVOLGEN,
        titel="Volg een notitie op",
        grondslag="Decreet 8/7/2022 art. 14",
        url=adres_opvolging,
        onderwerpen=onderwerpen_notitie,
        vervalt_bij_overlijden=True,
    ),
)
