"""The act of the clock that makes the letter about an extension."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from trajecten.documenten.opmaken import EFFECTEN
from trajecten.documenten.verlengingsbrief import SJABLOON, VERLENGINGSBRIEF, maak_verlengingsbrief
from trajecten.handelingen.vergrendelen import SOORT
from trajecten.models import Verlenging
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok

OPMAKEN = EFFECTEN[VERLENGINGSBRIEF]


@handeling(OPMAKEN)
def verlengingsbrief_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The letter is a sealed first version; twice, or after a death halfway, changes nothing.

    Today is the day of notification, from which the terms to challenge the decision are counted. When a number of
    the law is missing the job fails and is tried again.
    """
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    if not document.versies.exists():
        vraag = Verlenging.objects.select_related("traject__deelnemer", "traject__vdab").get(
            pk=document.object_id
        )
        pdf = maak_verlengingsbrief(vraag, document, timezone.localdate())
        bewaar_versie(document, pdf, sjabloon=SJABLOON)
        log(
            OPMAKEN,
            door=door,
            object_soort=SOORT,
            object_id=vraag.traject_id,
            deelnemer_id=document.deelnemer_id,
            gegevens={"document": str(document.id)},
        )
    return document


def effect_verlengingsbrief(opdracht: Opdracht) -> None:
    """Outbox effect: makes one letter about an extension."""
    verlengingsbrief_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(OPMAKEN))
