from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.statussen import AANVAARD, VERSTUURD
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from werkzorg.doorverwijzingen.models import Bemiddelingsadvies, Doorverwijzing

# VDAB keeps its own advice; nobody else reads it (regelgeving 15, row 14).
_VDAB = frozenset({"vdab_beslisser", "casemanager_werk"})


class DoorverwijzingQuerySet(ZichtbaarQuerySet["Doorverwijzing"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Letters that wait for the actor's organisation and role, and answered or sent ones about people it follows.

        A letter that was refused or withdrawn is closed to the receiver, and so is one that was accepted once the
        involvement it opened has ended.
        """
        if not isinstance(door, Hoedanigheid):
            return self.none()
        return self.filter(_is_ontvanger(door) | _is_afzender(door))

    def ontvangen_door(self, door: Hoedanigheid) -> Self:
        """The letters in the actor's own letterbox."""
        return self.filter(_is_ontvanger(door))

    def verzonden_door(self, door: Hoedanigheid) -> Self:
        """The letters that the actor's organisation sent in this role."""
        return self.filter(_is_afzender(door))

    def open(self) -> Self:
        """Letters without an answer."""
        return self.filter(status=VERSTUURD)

    def op_datum(self) -> Self:
        """Newest first."""
        return self.order_by("-verstuurd_op", "-id")


class BemiddelingsadviesQuerySet(ZichtbaarQuerySet["Bemiddelingsadvies"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For VDAB, its own adviezen about people it follows."""
        if not isinstance(door, Hoedanigheid) or door.rol not in _VDAB:
            return self.none()
        return self.filter(
            organisatie_id=door.organisatie_id, deelnemer__in=Deelnemer.objects.zichtbaar_voor(door)
        )

    def geldend_op(self, dag: date) -> Self:
        """Those that hold on this day."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag), van__lte=dag)


def _is_ontvanger(door: Hoedanigheid) -> Q:
    leesbaar = Q(status=VERSTUURD) | Q(status=AANVAARD, deelnemer__in=Deelnemer.objects.zichtbaar_voor(door))
    return Q(naar_organisatie_id=door.organisatie_id, naar_rol=door.rol) & leesbaar


def _is_afzender(door: Hoedanigheid) -> Q:
    return Q(
        van_organisatie_id=door.organisatie_id,
        van_rol=door.rol,
        deelnemer__in=Deelnemer.objects.zichtbaar_voor(door),
    )
