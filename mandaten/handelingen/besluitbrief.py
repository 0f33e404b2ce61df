"""The act of the clock that makes a decision letter and tells whom it concerns."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from mandaten.documenten.besluitbrief import SJABLOON, besluitbrief
from mandaten.handelingen.besluiten import OPMAKEN, SOORT
from mandaten.handelingen.onafhankelijk import organisaties_van
from mandaten.handelingen.verwittigen import nu_betrokken, verwittig
from mandaten.meldingen.besluiten import BESLUIT_KLAAR
from mandaten.models import Besluit
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok


@handeling(OPMAKEN)
def besluitbrief_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The letter is a sealed first version, and whom it concerns has a notice; twice changes nothing.

    Today is the day of notification, from which the terms to challenge the decision are counted. When a number of
    the law is missing the job fails and is tried again.
    """
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    besluit = Besluit.objects.select_related("organisatie", "aanvraag", "toekenning", "handhaving").get(
        pk=document.object_id
    )
    if not document.versies.exists():
        bewaar_versie(document, besluitbrief(besluit, document, timezone.localdate()), sjabloon=SJABLOON)
        log(
            OPMAKEN,
            door=door,
            object_soort=SOORT,
            object_id=besluit.id,
            gegevens={"document": str(document.id)},
        )
    verwittig(
        BESLUIT_KLAAR,
        _betrokken(besluit),
        object_soort="documenten.document",
        object_id=document.id,
        keer=str(document.id),
        door=door,
    )
    return document


def _betrokken(besluit: Besluit) -> set[UUID]:
    """Whom it concerns, and who takes part in what is asked or granted."""
    organisaties = {besluit.organisatie_id}
    if besluit.aanvraag is not None:
        organisaties |= set(organisaties_van(besluit.aanvraag))
    if besluit.toekenning is not None:
        organisaties |= nu_betrokken(besluit.toekenning)
    return organisaties


def effect_besluitbrief(opdracht: Opdracht) -> None:
    """Outbox effect: makes the letter of one decision."""
    besluitbrief_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(OPMAKEN))
