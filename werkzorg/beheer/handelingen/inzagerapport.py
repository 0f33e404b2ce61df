"""Asking for the report to a person about who looked at his data, and making it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from werkzorg.beheer.documenten.inzagerapport import INZAGERAPPORT, inzagerapport
from werkzorg.beheer.domein.inzagerapport import periode_bezwaren
from werkzorg.beheer.meldingen import INZAGERAPPORT_KLAAR
from werkzorg.beheer.models import Inzagedossier, Inzagerapport
from werkzorg.berichten.models import Opdracht
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok

AANVRAGEN = "inzagerapport_aanvragen"
OPMAKEN = "inzagerapport_opmaken"
SOORT = "beheer.inzagerapport"


@handeling(AANVRAGEN)
def inzagerapport_aanvragen(
    dossier: Inzagedossier, *, vanaf: date, tot: date, door: Hoedanigheid
) -> Inzagerapport:
    """A report over these days (both inclusive) is being made for the person (AVG art. 15).

    Raises Geweigerd at the field when the days are impossible, and Inzagedossier.DoesNotExist when the actor does
    not see the person any more.
    """
    rij = Inzagedossier.objects.zichtbaar_voor(door).vergrendel(dossier.pk)
    bezwaren = periode_bezwaren(vanaf, tot, timezone.localdate())
    if bezwaren:
        raise Geweigerd("Kijk de dagen na.", velden=bezwaren)
    rapport = Inzagerapport.objects.create(
        deelnemer_id=rij.pk,
        organisatie_id=door.organisatie_id,
        rol=door.rol,
        vanaf=vanaf,
        tot=tot,
        aangevraagd_door=door.als_verwijzing(),
    )
    document = Document.objects.create(
        soort=INZAGERAPPORT,
        object_soort=SOORT,
        object_id=rapport.id,
        deelnemer_id=rij.pk,
        organisatie_id=door.organisatie_id,
    )
    zet_klaar(
        OPMAKEN,
        effect_sleutel=f"{OPMAKEN}:{document.id}:1",
        verwijzing={"document": str(document.id)},
        door=door,
    )
    log(AANVRAGEN, door=door, object_soort=SOORT, object_id=rapport.id, deelnemer_id=rij.pk)
    return rapport


@handeling(OPMAKEN)
def inzagerapport_opmaken(document_id: UUID, *, voor_gebruiker: UUID | None, door: Klok) -> Document:
    """The report is a sealed first version, and whoever asked for it has a notice; twice changes nothing."""
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    rapport = Inzagerapport.objects.select_related("deelnemer", "organisatie").get(pk=document.object_id)
    if not document.versies.exists():
        bewaar_versie(document, inzagerapport(rapport, document), sjabloon="beheer/inzagerapport")
        log(
            OPMAKEN,
            door=door,
            object_soort="documenten.document",
            object_id=document.id,
            deelnemer_id=document.deelnemer_id,
        )
    if voor_gebruiker is not None:
        meld(
            INZAGERAPPORT_KLAAR,
            gebruiker_id=voor_gebruiker,
            organisatie_id=document.organisatie_id,
            object_soort=SOORT,
            object_id=rapport.id,
            effect_sleutel=f"{INZAGERAPPORT_KLAAR}:{document.id}",
            door=door,
        )
    return document


def effect_inzagerapport(opdracht: Opdracht) -> None:
    """Outbox effect: makes one report; nothing when the person was erased before the worker came to it."""
    if not Document.objects.filter(pk=opdracht.verwijzing["document"]).exists():
        return
    gebruiker = opdracht.door.get("gebruiker")
    inzagerapport_opmaken(
        UUID(opdracht.verwijzing["document"]),
        voor_gebruiker=UUID(gebruiker) if gebruiker else None,
        door=Klok(OPMAKEN),
    )
