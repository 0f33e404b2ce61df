"""How an act on an agreement, or on what is known of its person, begins: what it is about is locked first."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from ama.models import Overeenkomst
from ama.statussen import IN_BEGELEIDING, IN_OPMAAK, staat_bezwaar
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid

SOORT = "ama.overeenkomst"


def vergrendel_overeenkomst(
    overeenkomst_id: UUID, *, door: Door, vanuit: Collection[str] = (), versie: int | None = None
) -> Overeenkomst:
    """The agreement, locked until the end of the transaction.

    Raises DoesNotExist when this actor does not see it (any more), Geweigerd outside the states `vanuit` (empty: any),
    Versieconflict when it changed since `versie`.
    """
    rij = Overeenkomst.objects.zichtbaar_voor(door).vergrendel(overeenkomst_id)
    if nee := staat_bezwaar(rij.status, vanuit):
        raise Geweigerd(nee)
    if versie is not None and rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def vergrendel_persoon(deelnemer_id: UUID, *, door: Hoedanigheid) -> Deelnemer:
    """The person, locked after the agreements of the actor's own organisation with him that are not over.

    In the order in which an act on an agreement locks both: two acts wait for each other, and never for ever. Raises
    DoesNotExist when the actor does not see the person.
    """
    eigen = Overeenkomst.objects.filter(deelnemer_id=deelnemer_id, begeleider_id=door.organisatie_id)
    lopend = eigen.filter(status__in=(*IN_OPMAAK, *IN_BEGELEIDING))
    list(lopend.order_by("pk").vergrendeld().values_list("pk"))
    return Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer_id)


def bewaar(rij: Overeenkomst, *velden: str) -> None:
    """These fields of a locked agreement are saved, and its version counts on."""
    rij.versie += 1
    rij.save(update_fields=[*velden, "versie"])
