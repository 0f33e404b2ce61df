"""The notices about decisions: the letter is ready, a proposal was decided or came back, a challenge came in."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from mandaten.models import Besluit
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp

BESLUIT_KLAAR = "besluit_klaar"


def _document(document_id: UUID) -> str:
    return reverse("document_openen", args=[document_id])


def onderwerpen_van_brieven(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per document the number of its decision, when this actor may see that; two queries."""
    per_document = dict(Document.objects.filter(pk__in=list(ids)).values_list("pk", "object_id"))
    nummers = dict(
        Besluit.objects.zichtbaar_voor(door).filter(pk__in=per_document.values()).values_list("pk", "nummer")
    )
    return {pk: Onderwerp(nummers[over]) for pk, over in per_document.items() if over in nummers}


MELDINGEN = {
    BESLUIT_KLAAR: Meldingsoort(
        tekst="Er is beslist over een mandaat, erkenning of contingent van je organisatie. De brief staat klaar.",
        url=_document,
        onderwerpen=onderwerpen_van_brieven,
        mail_onderwerp="Er staat een besluit klaar in werkzorg",
        mail_tekst="Over een mandaat, een erkenning of een contingent van je organisatie is beslist. "
        "De brief is verzegeld en staat klaar. Meld je aan om ze te openen:",
    ),
}
