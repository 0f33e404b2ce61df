"""The notices and tasks of inspection: which there are, where they lead, and what they are about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from mandaten.models import Controledossier
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

MELD_BEVINDINGEN = "controle_bevindingen"
MELD_BESLOTEN = "controle_besloten"

ANTWOORDEN = "controle_antwoorden"
BESLUITEN = "controle_besluiten"
OPVOLGEN = "controle_opvolgen"
GROND = "Decreet 8/7/2022 art. 34"


def adres(dossier_id: UUID) -> str:
    """Where the inspected file is read."""
    return reverse("controledossier_detail", args=[dossier_id])


def adres_antwoord(dossier_id: UUID) -> str:
    """Where the holder answers the findings."""
    return reverse("bevindingen_beantwoorden", args=[dossier_id])


def adres_besluit(dossier_id: UUID) -> str:
    """Where the desk concludes the file."""
    return reverse("controledossier_besluiten", args=[dossier_id])


def adres_opvolging(dossier_id: UUID) -> str:
    """Where the desk writes down what came of the follow-up."""
    return reverse("opvolging_registreren", args=[dossier_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per inspected file the number and holder of its grant, of those this actor may see now; one query."""
    rijen = (
        Controledossier.objects.zichtbaar_voor(door)
        .filter(pk__in=list(ids))
        .select_related("toekenning__houder")
    )
    return {rij.pk: Onderwerp(f"{rij.toekenning.nummer} · {rij.toekenning.houder}") for rij in rijen}


MELDINGEN = {
    MELD_BEVINDINGEN: Meldingsoort(
        tekst="Een controle van je organisatie leverde bevindingen op. Je kunt erop antwoorden.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="De bevindingen van een controle staan klaar",
        mail_tekst="De overheid controleerde een mandaat, een erkenning of een contingent van je organisatie. Lees de "
        "bevindingen, en antwoord erop voor de termijn voorbij is:",
    ),
    MELD_BESLOTEN: Meldingsoort(
        tekst="Er is een besluit over de controle van je organisatie.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een controle van je organisatie is besloten",
        mail_tekst="De overheid besloot over de controle van je organisatie. Lees de "
        "conclusie, en wat je nog moet doen:",
    ),
}

TAAKSOORTEN = (
    Taaksoort(
        sleutel=ANTWOORDEN,
        titel="Antwoord op de bevindingen van een controle",
        grondslag=GROND,
        url=adres_antwoord,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        sleutel=BESLUITEN,
        titel="Besluit over een controle",
        grondslag=GROND,
        url=adres_besluit,
        onderwerpen=onderwerpen,
    ),
    Taaksoort(
        sleutel=OPVOLGEN,
        titel="Ga de opvolging van een controle na",
        grondslag=GROND,
        url=adres_opvolging,
        onderwerpen=onderwerpen,
    ),
)
