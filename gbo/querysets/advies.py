"""Who sees an advies Welzijn: the office of VDAB that gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from gbo.querysets.lezers import VDAB
from gbo.statussen import VOORGESTELD
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from gbo.models import Welzijnsadvies


class WelzijnsadviesQuerySet(ZichtbaarQuerySet["Welzijnsadvies"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Who decides at the office of VDAB that gave it, while involved with the person."""
        match door:
            case Hoedanigheid(rol=rol) if rol == VDAB:
                return self.filter(
                    organisatie_id=door.organisatie_id,
                    deelnemer_id__in=Betrokkenheid.objects.zichtbaar_voor(door)
                    .volledig()
                    .values("deelnemer_id"),
                )
            case Klok() | Commando():
                return self.all()
        return self.none()

    def open(self) -> Self:
        """Those of which the data did not go anywhere and that nobody refused."""
        return self.filter(status=VOORGESTELD)
