"""The act by which somebody says that two people who look like one are two."""

from __future__ import annotations

from uuid import UUID

from werkzorg.deelnemers.handelingen.persoon import SOORT
from werkzorg.deelnemers.models import Deelnemer, Onderscheid
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


def onderscheid(een: UUID, ander: UUID, *, door: Hoedanigheid) -> None:
    """These two are different people; said a second time it changes nothing. Called by acts, inside their context."""
    laag, hoog = sorted((een, ander))
    rij = Onderscheid(een_id=laag, ander_id=hoog, gezegd_door=door.als_verwijzing())
    Onderscheid.objects.bulk_create([rij], ignore_conflicts=True)


@handeling("dubbel_uitsluiten")
def dubbel_uitsluiten(deelnemer: Deelnemer, *, ander_id: UUID, door: Hoedanigheid) -> None:
    """This person and the other are two people, and no longer stand in the list of probable doubles.

    Raises Geweigerd when it is one record, DoesNotExist when the actor does not see both.
    """
    if deelnemer.pk == ander_id:
        raise Geweigerd("Dit is twee keer hetzelfde dossier. Kies het andere dossier.")
    beide = list(
        Deelnemer.objects.zichtbaar_voor(door)
        .filter(pk__in=[deelnemer.pk, ander_id])
        .order_by("pk")
        .vergrendeld()
    )
    if len(beide) < 2:
        raise Deelnemer.DoesNotExist
    onderscheid(deelnemer.pk, ander_id, door=door)
    for rij, over in (beide, beide[::-1]):
        log(
            "dubbel_uitsluiten",
            door=door,
            object_soort=SOORT,
            object_id=rij.pk,
            deelnemer_id=rij.pk,
            gegevens={"ander": str(over.pk)},
        )
