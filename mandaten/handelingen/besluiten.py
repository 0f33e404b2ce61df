"""Every decision is taken here: numbered, kept, logged, and its letter put ready."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from mandaten.handelingen.nummers import volgend_nummer
from mandaten.models import Aanvraag, Besluit, Handhaving, Toekenning
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

SOORT = "mandaten.besluit"
BESLUITBRIEF = "besluitbrief"
OPMAKEN = "besluitbrief_opmaken"


def neem_besluit(
    aard: str,
    *,
    motivering: str,
    door: Hoedanigheid,
    aanvraag: Aanvraag | None = None,
    toekenning: Toekenning | None = None,
    handhaving: Handhaving | None = None,
    voorgesteld_door: UUID | None = None,
) -> Besluit:
    """The decision of today under the next number, its sealed letter put ready for the worker.

    Called inside an act, which logs it and changes what the decision is about. A sanction must be taken while its
    procedure is still `gehoord`: the database refuses it otherwise (Decreet 2022 art. 26-27).
    """
    over = aanvraag or toekenning
    assert over is not None
    organisatie_id = aanvraag.aanvrager_id if aanvraag else toekenning.houder_id  # type: ignore[union-attr]
    vandaag = timezone.localdate()
    volgnummer, nummer = volgend_nummer(over.soort, vandaag.year)
    besluit = Besluit.objects.create(
        soort=over.soort,
        aard=aard,
        jaar=vandaag.year,
        volgnummer=volgnummer,
        nummer=nummer,
        genomen_op=vandaag,
        genomen_door_id=door.gebruiker_id,
        voorgesteld_door_id=voorgesteld_door,
        motivering=motivering,
        organisatie_id=organisatie_id,
        aanvraag=aanvraag,
        toekenning=toekenning,
        handhaving=handhaving,
    )
    document = Document.objects.create(
        soort=BESLUITBRIEF, object_soort=SOORT, object_id=besluit.id, organisatie_id=door.organisatie_id
    )
    zet_klaar(
        OPMAKEN,
        effect_sleutel=f"{OPMAKEN}:{document.id}:1",
        verwijzing={"document": str(document.id)},
        door=door,
    )
    return besluit
