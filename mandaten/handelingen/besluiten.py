"""Every decision is taken here: numbered, kept, logged, and its letter put ready."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mandaten.documenten.besluitbrief import BESLUITBRIEF
from mandaten.documenten.opmaken import EFFECTEN, effect_sleutel
from mandaten.domein.rechtsmiddelen import rechtsmiddelen
from mandaten.handelingen.nummers import Nummer, neem_nummer
from mandaten.meldingen.besluiten import HERZIEN
from mandaten.models import Aanvraag, Aard, Beroepsuitkomst, Besluit, Handhaving, Toekenning
from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import rond_taken_af

SOORT = "mandaten.besluit"
OPMAKEN = EFFECTEN[BESLUITBRIEF]


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
    dag: date | None = None,
    herziet: Besluit | None = None,
) -> Besluit:
    """The decision of today under the next number, its sealed letter put ready for the worker.

    `genummerd`: the number, with its day, that this act took already, because what is granted carries it too. `dag`:
    the day of the turn that this act took already, because it looked at its letter that day. Raises ParameterOnbekend
    when the terms to challenge it are not known then: the letter could not say them. `herziet`: what it decides anew;
    when nobody says so, the earlier decision about the same that a founded challenge made fall.

    Called inside an act, which logs it and changes what the decision is about. A sanction must be taken while its
    procedure is still `gehoord`: the database refuses it otherwise (Decreet 2022 art. 26-27).
    """
    over = aanvraag or toekenning
    assert over is not None
    organisatie_id = over.aanvrager_id if isinstance(over, Aanvraag) else over.houder_id
    vandaag, jaar, volgnummer, nummer = genummerd or neem_nummer(over.soort, dag)
    rechtsmiddelen(momentopname(vandaag), vandaag)
    herziet = herziet or _gevallen(aard, aanvraag, toekenning)
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
        organisatie_id=herziet.organisatie_id if herziet else organisatie_id,
        aanvraag=aanvraag,
        toekenning=toekenning,
        handhaving=handhaving,
        herziet=herziet,
    )
    if herziet is not None:
        # A founded challenge asked to decide again: that is done now.
        rond_taken_af(HERZIEN, object_soort=SOORT, object_id=herziet.id)
    document = Document.objects.create(
        soort=BESLUITBRIEF, object_soort=SOORT, object_id=besluit.id, organisatie_id=door.organisatie_id
    )
    zet_klaar(
        OPMAKEN,
        effect_sleutel=effect_sleutel(BESLUITBRIEF, document.id),
        verwijzing={"document": str(document.id)},
        door=door,
    )
    return besluit


def _gevallen(aard: str, aanvraag: Aanvraag | None, toekenning: Toekenning | None) -> Besluit | None:
    """The earlier decision that this one takes again: its challenge was founded, and nobody decided again since.

    About a grant only a revision of its places does that by itself: another measure is about something else.
    """
    eerder = Besluit.objects.filter(beroepen__uitkomst=Beroepsuitkomst.GEGROND, herzien_door=None)
    if aanvraag is not None:
        eerder = eerder.filter(aanvraag=aanvraag)
    elif aard == Aard.HERZIENING:
        eerder = eerder.filter(toekenning=toekenning, aard__in=(Aard.TOEKENNING, Aard.HERZIENING))
    else:
        return None
    return eerder.order_by("-aangemaakt_op").first()
