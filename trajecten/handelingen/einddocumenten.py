"""The documents of the end: put ready by the act, made and sealed once by the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from trajecten.documenten.einddocumenten import (
    EINDDOCUMENT_OPMAKEN,
    KOPIEEN,
    SJABLONEN,
    maak_einddocument,
)
from trajecten.domein.bespreking import krijgt_kopie
from trajecten.exports.klantvolgsysteem import Json
from trajecten.exports.oslo import einddocument
from trajecten.handelingen.brieven import zet_document_klaar
from trajecten.models import Traject
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.handelingen.persoon import lees_insz
from werkzorg.documenten.bewaren import bewaar_versie
from werkzorg.documenten.models import Document
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok

VERSLAG = "trajecten.eindverslag"
ADVIES = "trajecten.eindadvies"


def zet_documenten_klaar(
    soorten: Iterable[str], *, object_soort: str, object_id: UUID, traject: Traject, door: Hoedanigheid
) -> None:
    """These documents about this report or advice exist; the worker makes and seals them.

    Who died, gets no copy.
    """
    for soort in soorten:
        if soort in KOPIEEN and not krijgt_kopie(traject.einde_reden):
            continue
        zet_document_klaar(
            soort,
            object_soort=object_soort,
            object_id=object_id,
            traject=traject,
            organisatie_id=door.organisatie_id,
            door=door,
        )


@handeling(EINDDOCUMENT_OPMAKEN)
def einddocument_opmaken(document_id: UUID, *, door: Klok) -> Document:
    """The document is a sealed first version; twice, or after a death halfway, changes nothing."""
    document = Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document_id)
    if not document.versies.exists():

        def gegevens(traject: Traject, dag: date) -> Json:
            return einddocument(traject, dag, insz=lees_insz(traject.deelnemer), door=door)

        pdf = maak_einddocument(document, gegevens)
        bewaar_versie(document, pdf, sjabloon=SJABLONEN[document.soort])
        log(
            EINDDOCUMENT_OPMAKEN,
            door=door,
            object_soort=document.object_soort,
            object_id=document.object_id,
            deelnemer_id=document.deelnemer_id,
            gegevens={"document": str(document.pk), "soort": document.soort},
        )
    return document


def effect_einddocument(opdracht: Opdracht) -> None:
    """Outbox effect: makes one document of the end."""
    einddocument_opmaken(UUID(opdracht.verwijzing["document"]), door=Klok(EINDDOCUMENT_OPMAKEN))
