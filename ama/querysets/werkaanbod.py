"""Who sees the offer of werkposten, closings and contacts; none of it is about a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from ama.domein.werkaanbod import GECONTACTEERD, IN_GESPREK
from ama.querysets.lezers import EIGEN_ORGANISATIE, WERKPOSTZOEKERS
from ama.querysets.werkposten import te_beheren
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from ama.models import Contact, Sluiting, Werkaanbod


class WerkaanbodQuerySet(ZichtbaarQuerySet["Werkaanbod"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """All of it for whoever looks for a place (`WERKPOSTZOEKERS`)."""
        match door:
            case Hoedanigheid(rol=rol) if rol in WERKPOSTZOEKERS:
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
            case Hoedanigheid(rol=rol) if rol in WERKPOSTZOEKERS:
                return self.all()
            case Klok() | Commando():
                return self.all()
        return self.none()

    def te_beheren_door(self, door: Hoedanigheid) -> Self:
        """Those of the werkposten that this actor keeps up."""
        return self.filter(werkpost__in=te_beheren().zichtbaar_voor(door))

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

    def op_te_volgen(self, dag: date, dagen: int) -> Self:
        """Of whom nobody heard for more than so many days, and who may still become a werkpost."""
        wacht = (GECONTACTEERD, IN_GESPREK)
        return self.filter(stand__in=wacht, laatst_op__lt=dag - timedelta(days=dagen))
