"""What registering and joining share: the involvement of the actor's organisation, and its receipt."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from werkzorg.berichten.uitvoeren import zet_klaar
from werkzorg.deelnemers.documenten import ONTVANGSTBEWIJS
from werkzorg.deelnemers.handelingen.ontvangstbewijs import OPMAKEN
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Omvang
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def betrek(
    deelnemer: Deelnemer, *, omvang: Omvang, grond: str, geinformeerd_op: date, door: Hoedanigheid
) -> dict[str, str]:
    """The actor's organisation and role are involved from today, and a receipt is being made; the ids for the log."""
    betrokkenheid = Betrokkenheid.objects.create(
        deelnemer=deelnemer,
        organisatie_id=door.organisatie_id,
        rol=door.rol,
        omvang=omvang,
        periode=DateRange(timezone.localdate(), None),
        grond=grond,
        geinformeerd_op=geinformeerd_op,
        gegeven_door=door.als_verwijzing(),
    )
    document = Document.objects.create(
        soort=ONTVANGSTBEWIJS,
        object_soort="deelnemers.betrokkenheid",
        object_id=betrokkenheid.id,
        deelnemer_id=deelnemer.id,
        organisatie_id=door.organisatie_id,
    )
    zet_klaar(
        OPMAKEN,
        effect_sleutel=f"{OPMAKEN}:{document.id}:1",
        verwijzing={"document": str(document.id)},
        door=door,
    )
    return {"betrokkenheid": str(betrokkenheid.id), "document": str(document.id), "grond": grond}
