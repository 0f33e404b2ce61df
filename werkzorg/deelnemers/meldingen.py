"""Which notices this app gives, to whom, with which text."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp

ONTVANGSTBEWIJS_KLAAR = "ontvangstbewijs_klaar"


def _document(document_id: UUID) -> str:
    return reverse("document_openen", args=[document_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per deelnemer id whom it is about, of those this actor may see now; one query."""
    rijen = Deelnemer.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    return {
        rij.pk: Onderwerp(f"{rij.initialen} · {rij.dossiernummer}", rij.pk)
        for rij in rijen.only("voornaam", "achternaam", "dossiernummer")
    }


def onderwerpen_van_documenten(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per document id whom it is about, of those this actor may see now; two queries."""
    paren = Document.objects.filter(pk__in=list(ids), deelnemer_id__isnull=False).values_list(
        "pk", "deelnemer_id"
    )
    per_document = {pk: deelnemer_id for pk, deelnemer_id in paren if deelnemer_id}
    mensen = onderwerpen(door, set(per_document.values()))
    return {pk: mensen[wie] for pk, wie in per_document.items() if wie in mensen}


MELDINGEN = {
    ONTVANGSTBEWIJS_KLAAR: Meldingsoort(
        tekst="Het ontvangstbewijs van je registratie is klaar.",
        url=_document,
        onderwerpen=onderwerpen_van_documenten,
        mail_onderwerp="Er staat een document klaar in werkzorg",
        mail_tekst="Het ontvangstbewijs dat je aanmaakte, is verzegeld en staat klaar. Meld je aan om het te openen:",
    )
}
