"""Who sees the offer of werkposten, closings and contacts; none of it is about a person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from ama.querysets.lezers import DEPARTEMENT_WSE, DEPARTEMENT_ZORG, EIGEN_ORGANISATIE
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from ama.models import Contact, Sluiting, Werkaanbod

_ZOEKERS = EIGEN_ORGANISATIE | {DEPARTEMENT_ZORG, DEPARTEMENT_WSE}


class WerkaanbodQuerySet(ZichtbaarQuerySet["Werkaanbod"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Every begeleider and both departements all of it: who looks for a place sees who has one."""
        match door:
            case Hoedanigheid(rol=rol) if rol in _ZOEKERS:
                return self.all()
            case Klok() | Commando():
                return self.all()
        return self.none()

    def geldig_op(self, dag: date) -> Self:
        """What is offered on this day."""
        return self.filter(periode__contains=dag)


class SluitingQuerySet(ZichtbaarQuerySet["Sluiting"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """As the offer."""
        match door:
            case Hoedanigheid(rol=rol) if rol in _ZOEKERS:
                return self.all()
            case Klok() | Commando():
                return self.all()
        return self.none()

    def staand(self) -> Self:
        """What nobody took back."""
        return self.filter(ingetrokken_op__isnull=True)

    def bij_werkpost(self, werkpost_id: UUID) -> Self:
        """Those of this werkpost."""
        return self.filter(werkpost_id=werkpost_id)


class ContactQuerySet(ZichtbaarQuerySet["Contact"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """A begeleider and its manager their own contacts: with whom another one talks is nobody's business."""
        match door:
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.filter(begeleider_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()
