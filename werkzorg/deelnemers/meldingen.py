"""Which notices this app gives, to whom, with which text."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from werkzorg.handelen.register import Meldingsoort

ONTVANGSTBEWIJS_KLAAR = "ontvangstbewijs_klaar"


def _document(document_id: UUID) -> str:
    return reverse("document_openen", args=[document_id])


MELDINGEN = {
    ONTVANGSTBEWIJS_KLAAR: Meldingsoort(
        tekst="Het ontvangstbewijs van je registratie is klaar.",
        url=_document,
        mail_onderwerp="Er staat een document klaar in werkzorg",
        mail_tekst="Het ontvangstbewijs dat je aanmaakte, is verzegeld en staat klaar. Meld je aan om het te openen:",
    )
}
