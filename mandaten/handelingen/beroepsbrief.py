"""The letter that answers a bezwaar: put ready by the act, made and sealed by the clock."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from mandaten.documenten.beroepsbrief import BEROEPSBRIEF, SJABLOON, beroepsbrief
from mandaten.documenten.opmaken import EFFECTEN, effect_sleutel
from mandaten.models import Beroep
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok

SOORT = "mandaten.beroep"
OPMAKEN = EFFECTEN[BEROEPSBRIEF]


def zet_antwoord_klaar(beroep: Beroep, *, door: Hoedanigheid) -> Document:
    """The document with the answer exists, of the desk that answers; the worker makes and seals it."""
    document = Document.objects.create(
        soort=BEROEPSBRIEF, object_soort=SOORT, object_id=beroep.id, organisatie_id=door.organisatie_id
    )
    zet_klaar(
        OPMAKEN,
        effect_sleutel=effect_sleutel(BEROEPSBRIEF, document.id),
        verwijzing={"document": str(document.id)},
        door=door,
    )
    return document


@handeling(OPMAKEN)
def beroepsbrief_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The letter is a sealed first version, of the day on which it is made; twice changes nothing."""
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    if not document.versies.exists():
        beroep = Beroep.objects.select_related("besluit__organisatie").get(pk=document.object_id)
        bewaar_versie(document, beroepsbrief(beroep, document, timezone.localdate()), sjabloon=SJABLOON)
        log(
            OPMAKEN,
            door=door,
            object_soort=SOORT,
            object_id=beroep.id,
            gegevens={"document": str(document.id)},
        )
    return document


def effect_beroepsbrief(opdracht: Opdracht) -> None:
    """Outbox effect: makes the letter of one answer."""
    beroepsbrief_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(OPMAKEN))
