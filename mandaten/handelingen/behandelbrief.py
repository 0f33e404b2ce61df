"""The act of the clock that makes the letters of the desk to who asked."""

from __future__ import annotations

from uuid import UUID

from mandaten.documenten.behandelbrief import SJABLONEN, behandelbrief
from mandaten.handelingen.behandeling import BRIEF_OPMAKEN
from mandaten.meldingen.behandeling import SOORT
from mandaten.models import Aanvraag, Klokstop
from werkzorg.berichten.models import Opdracht
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok


@handeling(BRIEF_OPMAKEN)
def behandelbrief_opmaken(document_id: UUID, klokstop_id: UUID | None, *, door: Klok) -> Document:
    """The letter is a sealed first version; twice changes nothing. `klokstop_id`: the questions it is about."""
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    if document.versies.exists():
        return document
    aanvraag = Aanvraag.objects.select_related("aanvrager").get(pk=document.object_id)
    stop = Klokstop.objects.get(pk=klokstop_id) if klokstop_id else None
    bewaar_versie(document, behandelbrief(aanvraag, document, stop), sjabloon=SJABLONEN[document.soort])
    log(
        BRIEF_OPMAKEN,
        door=door,
        object_soort=SOORT,
        object_id=aanvraag.id,
        gegevens={"document": str(document.id)},
    )
    return document


def effect_behandelbrief(opdracht: Opdracht) -> None:
    """Outbox effect: makes one letter of the desk."""
    klokstop = opdracht.verwijzing["klokstop"]
    behandelbrief_opmaken(
        UUID(opdracht.verwijzing["document"]),
        UUID(klokstop) if klokstop else None,
        door=Klok(BRIEF_OPMAKEN),
    )
