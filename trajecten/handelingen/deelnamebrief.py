"""The act of the clock that makes the letters of a decision on participation."""

from __future__ import annotations

from uuid import UUID

from django.db.models.fields.json import KT
from django.utils import timezone

from trajecten.documenten.deelnamebrief import KENNISGEVING, SJABLOON, maak_brief
from trajecten.handelingen.beslissing import OPMAKEN
from trajecten.handelingen.vergrendelen import SOORT
from trajecten.meldingen.verzoek import BESLIST
from trajecten.models import Beoordeling, Traject
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.models import Logregel
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap


@handeling(OPMAKEN)
def deelnamebrief_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The letter is a sealed first version, and whoever entered the request has a notice of it; twice changes nothing.

    Today is the day of notification, from which the terms to challenge the decision are counted. When a number of
    the law is missing the job fails and is tried again.
    """
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    beoordeling = Beoordeling.objects.select_related(
        "traject__deelnemer", "traject__vdab", "traject__aanmelder"
    ).get(pk=document.object_id)
    if not document.versies.exists():
        bewaar_versie(document, maak_brief(beoordeling, document, timezone.localdate()), sjabloon=SJABLOON)
        log(
            OPMAKEN,
            door=door,
            object_soort=SOORT,
            object_id=beoordeling.traject_id,
            deelnemer_id=document.deelnemer_id,
            gegevens={"document": str(document.id)},
        )
    if document.soort == KENNISGEVING:
        _verwittig(beoordeling.traject, document, door)
    return document


def _verwittig(traject: Traject, document: Document, door: Klok) -> None:
    """Who registered the request, while he still works there in that role."""
    wie = (
        Logregel.objects.filter(handeling="verzoek_registreren", object_id=traject.pk)
        .annotate(gebruiker=KT("door__gebruiker"))
        .values_list("gebruiker", flat=True)
    )
    leden = Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(
        gebruiker_id__in=[UUID(een) for een in wie if een],
        organisatie_id=traject.aanmelder_id,
        rol=traject.aanmelder_rol,
    )
    for gebruiker_id in set(leden.values_list("gebruiker_id", flat=True)):
        meld(
            BESLIST,
            gebruiker_id=gebruiker_id,
            organisatie_id=traject.aanmelder_id,
            object_soort="documenten.document",
            object_id=document.id,
            effect_sleutel=f"{BESLIST}:{document.id}:{gebruiker_id}",
            door=door,
        )


def effect_deelnamebrief(opdracht: Opdracht) -> None:
    """Outbox effect: makes one letter of a decision on participation."""
    deelnamebrief_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(OPMAKEN))
