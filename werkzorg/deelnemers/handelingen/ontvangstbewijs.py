"""The act of the clock that makes the receipt of a registration."""

from __future__ import annotations

from uuid import UUID

from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.documenten import ontvangstbewijs
from werkzorg.deelnemers.meldingen import ONTVANGSTBEWIJS_KLAAR
from werkzorg.deelnemers.models import Betrokkenheid, Importrij
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok

OPMAKEN = "ontvangstbewijs_opmaken"


@handeling(OPMAKEN)
def ontvangstbewijs_opmaken(document_id: UUID, *, voor_gebruiker: UUID | None, door: Klok) -> Document:
    """The receipt is a sealed first version, and whoever registered has a notice; twice changes nothing."""
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    if not document.versies.exists():
        betrokkenheid = Betrokkenheid.objects.select_related("deelnemer", "organisatie").get(
            pk=document.object_id
        )
        bewaar_versie(
            document, ontvangstbewijs(betrokkenheid, document), sjabloon="deelnemers/ontvangstbewijs"
        )
        log(
            OPMAKEN,
            door=door,
            object_soort="documenten.document",
            object_id=document.id,
            deelnemer_id=document.deelnemer_id,
        )
    if voor_gebruiker is not None:
        meld(
            ONTVANGSTBEWIJS_KLAAR,
            gebruiker_id=voor_gebruiker,
            organisatie_id=document.organisatie_id,
            object_soort="documenten.document",
            object_id=document.id,
            effect_sleutel=f"{ONTVANGSTBEWIJS_KLAAR}:{document.id}",
            door=door,
        )
    return document


def effect_ontvangstbewijs(opdracht: Opdracht) -> None:
    """Outbox effect: makes the receipt of one registration."""
    gebruiker = opdracht.door.get("gebruiker")
    document = Document.objects.filter(pk=opdracht.verwijzing["document"]).first()
    if document is None:
        return  # the person was erased before the worker came to it
    rij = Importrij.objects.filter(betrokkenheid_id=document.object_id).first()
    if rij is not None:
        if rij.stand == "teruggedraaid":
            return
        gebruiker = None  # one notice about the whole import, not one for everybody in it
    ontvangstbewijs_opmaken(
        UUID(opdracht.verwijzing["document"]),
        voor_gebruiker=UUID(gebruiker) if gebruiker else None,
        door=Klok(OPMAKEN),
    )
