"""How every act on an agreement begins: the row locked, in a state in which the act is possible, unchanged since."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from ama.models import Overeenkomst
from ama.statussen import staat_bezwaar
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Door

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


def bewaar(rij: Overeenkomst, *velden: str) -> None:
    """These fields of a locked agreement are saved, and its version counts on."""
    rij.versie += 1
    rij.save(update_fields=[*velden, "versie"])
