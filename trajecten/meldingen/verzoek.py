"""The tasks and notices around a request and the decision about it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from trajecten.meldingen.onderwerpen import adres, onderwerpen
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

BESLISSEN = "deelname_beslissen"
NAKIJKEN = "verzoek_nakijken"
REGISTREREN = "beslissing_registreren"
BESLIST = "deelname_beslist"


def _beoordeel(traject_id: UUID) -> str:
    return reverse("deelname_beoordelen", args=[traject_id])


def _registreer(traject_id: UUID) -> str:
    return reverse("beslissing_registreren", args=[traject_id])


def _document(document_id: UUID) -> str:
    return reverse("document_openen", args=[document_id])


def onderwerpen_van_brieven(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per document the person of its traject, when this actor may see that; two queries."""
    per_document = dict(Document.objects.filter(pk__in=list(ids)).values_list("pk", "object_id"))
    over = onderwerpen(door, per_document.values())
    return {pk: over[traject] for pk, traject in per_document.items() if traject in over}


TAAKSOORTEN = (
    Taaksoort(
        BESLISSEN,
        "Beslissen over een deelname",
        "Decreet 8/7/2022 art. 9",
        adres,
        onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        NAKIJKEN,
        "Een onvolledig verzoek tot deelname aanvullen",
        "Decreet 8/7/2022 art. 7-8",
        _beoordeel,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        REGISTREREN,
        "De beslissing in het persoonlijk dossier registreren",
        "Decreet 8/7/2022 art. 8-9",
        _registreer,
        onderwerpen,
    ),
)
MELDINGEN = {
    BESLIST: Meldingsoort(
        tekst="VDAB besliste over een verzoek tot deelname dat jouw organisatie registreerde.",
        url=_document,
        onderwerpen=onderwerpen_van_brieven,
        mail_onderwerp="VDAB besliste over een verzoek tot deelname",
        mail_tekst="VDAB besliste over een verzoek tot deelname dat jouw organisatie registreerde. De kennisgeving "
        "staat klaar. Meld je aan om ze te openen:",
    ),
}
