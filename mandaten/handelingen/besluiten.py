"""Every decision is taken here: numbered, kept, logged, and its letter put ready."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from mandaten.documenten.besluitbrief import BESLUITBRIEF
from mandaten.domein.rechtsmiddelen import rechtsmiddelen
from mandaten.handelingen.nummers import Nummer, neem_nummer
from mandaten.meldingen.besluiten import HERZIEN
from mandaten.models import Aanvraag, Besluit, Handhaving, Toekenning
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak

SOORT = "mandaten.besluit"
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
    genummerd: Nummer | None = None,
) -> Besluit:
    """The decision of today under the next number, its sealed letter put ready for the worker.

    `genummerd`: the number, with its day, that this act took already, because what is granted carries it too. Raises
    ParameterOnbekend when the terms to challenge it are not known today: the letter could not say them.

    Called inside an act, which logs it and changes what the decision is about. A sanction must be taken while its
    procedure is still `gehoord`: the database refuses it otherwise (Decreet 2022 art. 26-27).
    """
    over = aanvraag or toekenning
    assert over is not None
    organisatie_id = aanvraag.aanvrager_id if aanvraag else toekenning.houder_id  # type: ignore[union-attr]
    vandaag, jaar, volgnummer, nummer = genummerd or neem_nummer(over.soort)
    rechtsmiddelen(momentopname(vandaag), vandaag)
    besluit = Besluit.objects.create(
        soort=over.soort,
        aard=aard,
        jaar=jaar,
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
    # A founded challenge asked to decide again: that is done now.
    over_hetzelfde = Q(toekenning=toekenning) if toekenning else Q(aanvraag=aanvraag)
    eerder = Besluit.objects.filter(over_hetzelfde).exclude(pk=besluit.pk)
    Taak.objects.filter(soort=HERZIEN, object_id__in=eerder.values("pk"), klaar_op=None).update(
        klaar_op=timezone.now()
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
