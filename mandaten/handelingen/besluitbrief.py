"""The act of the clock that makes a decision letter and tells whom it concerns."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from mandaten.documenten.besluitbrief import SJABLOON, besluitbrief
from mandaten.handelingen.besluiten import OPMAKEN, SOORT
from mandaten.meldingen.besluiten import BESLUIT_KLAAR
from mandaten.models import Besluit
from mandaten.querysets import BEHEERDER
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap


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
    for gebruiker_id, organisatie_id in _bestemmelingen(besluit):
        meld(
            BESLUIT_KLAAR,
            gebruiker_id=gebruiker_id,
            organisatie_id=organisatie_id,
            object_soort="documenten.document",
            object_id=document.id,
            effect_sleutel=f"{BESLUIT_KLAAR}:{document.id}:{organisatie_id}:{gebruiker_id}",
            door=door,
        )
    return document


def _bestemmelingen(besluit: Besluit) -> list[tuple[UUID, UUID]]:
    """The managers of whom it concerns and of those who take part, as (person, organisation)."""
    vandaag = timezone.localdate()
    organisaties = Q(organisatie_id=besluit.organisatie_id)
    if besluit.aanvraag is not None:
        organisaties |= Q(organisatie__in=besluit.aanvraag.deelnames.values("organisatie"))
    if besluit.toekenning is not None:
        leden = besluit.toekenning.leden.filter(periode__contains=vandaag)
        organisaties |= Q(organisatie__in=leden.values("organisatie"))
    return sorted(
        set(
            Lidmaatschap.objects.geldig_op(vandaag)
            .filter(organisaties, rol=BEHEERDER)
            .values_list("gebruiker_id", "organisatie_id")
        )
    )


def effect_besluitbrief(opdracht: Opdracht) -> None:
    """Outbox effect: makes the letter of one decision."""
    besluitbrief_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(OPMAKEN))
