"""Who of the organisations that are involved hears about a big change to a record."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from werkzorg.deelnemers.handelingen.persoon import SOORT
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap


def meld_aan_betrokkenen(
    soort: str, deelnemer: Deelnemer, *, effect_sleutel: str, door: Hoedanigheid
) -> None:
    """Whoever opened (or was given) an involvement that runs has a notice, but not the actor himself.

    Only who still works there in that role: who left hears nothing any more.
    """
    vandaag = timezone.localdate()
    lopend = Betrokkenheid.objects.filter(deelnemer=deelnemer).lopend_op(vandaag)
    leden: set[str] = set()
    for gegeven_door, lid in lopend.values_list("gegeven_door", "lidmaatschap_id"):
        leden.add(str(lid) if lid else gegeven_door.get("lidmaatschap", ""))
    actueel = Lidmaatschap.objects.geldig_op(vandaag).filter(pk__in=[lid for lid in leden if lid])
    paren: set[tuple[UUID, UUID]] = set(actueel.values_list("gebruiker_id", "organisatie_id"))
    for gebruiker_id, organisatie_id in sorted(paren):
        if gebruiker_id != door.gebruiker_id:
            meld(
                soort,
                gebruiker_id=gebruiker_id,
                organisatie_id=organisatie_id,
                object_soort=SOORT,
                object_id=deelnemer.pk,
                effect_sleutel=f"{effect_sleutel}:{gebruiker_id}:{organisatie_id}",
                door=door,
            )
