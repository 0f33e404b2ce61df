"""The registered letter with the notice of a measure: put ready by the act, made by the clock."""

from __future__ import annotations

from uuid import UUID

from mandaten.documenten.opmaken import EFFECTEN, effect_sleutel
from mandaten.documenten.voornemenbrief import SJABLOON, VOORNEMENBRIEF, voornemenbrief
from mandaten.models import Handhaving
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Klok

SOORT = "mandaten.handhaving"
OPMAKEN = EFFECTEN[VOORNEMENBRIEF]


def zet_brief_klaar(handhaving: Handhaving, *, door: Door) -> Document:
    """The document of the notice exists; the worker makes and seals it."""
    document = Document.objects.create(
        soort=VOORNEMENBRIEF,
        object_soort=SOORT,
        object_id=handhaving.id,
        organisatie_id=handhaving.organisatie_id,
    )
    zet_klaar(
        OPMAKEN,
        effect_sleutel=effect_sleutel(VOORNEMENBRIEF, document.id),
        verwijzing={"document": str(document.id)},
        door=door,
    )
    return document


@handeling(OPMAKEN)
def voornemenbrief_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The letter is a sealed first version; twice changes nothing."""
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    if not document.versies.exists():
        handhaving = Handhaving.objects.select_related("toekenning__houder", "organisatie").get(
            pk=document.object_id
        )
        bewaar_versie(document, voornemenbrief(handhaving, document), sjabloon=SJABLOON)
        log(
            OPMAKEN,
            door=door,
            object_soort=SOORT,
            object_id=handhaving.id,
            gegevens={"document": str(document.id)},
        )
    return document


def effect_voornemenbrief(opdracht: Opdracht) -> None:
    """Outbox effect: makes the letter of one notice."""
    voornemenbrief_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(OPMAKEN))
