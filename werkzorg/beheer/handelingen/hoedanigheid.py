"""Choosing for which organisation and in which role somebody works."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap


def kies_hoedanigheid(lidmaatschap_id: UUID, *, gebruiker_id: UUID) -> Hoedanigheid:
    """The hoedanigheid of this membership, noted as chosen; raises Geweigerd when it is not this person's today."""
    door = Lidmaatschap.objects.hoedanigheid(lidmaatschap_id, gebruiker_id, timezone.localdate())
    if door is None:
        raise Geweigerd(
            "Deze rol hoort niet (meer) bij je account. Kies een andere, of vraag het aan je beheerder."
        )
    hoedanigheid_wisselen(door=door)
    return door


@handeling("hoedanigheid_wisselen")
def hoedanigheid_wisselen(*, door: Hoedanigheid) -> None:
    """It stands in the logboek that this person works in this hoedanigheid from now on."""
    log(
        "hoedanigheid_wisselen",
        door=door,
        object_soort="organisaties.lidmaatschap",
        object_id=door.lidmaatschap_id,
    )
