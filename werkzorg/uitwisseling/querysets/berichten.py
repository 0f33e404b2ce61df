"""Who sees which messages."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.uitwisseling.domein.berichten import VERWERKT
from werkzorg.uitwisseling.querysets.lezers import FUNCTIONEEL_BEHEERDER, ORGANISATIEBEHEERDER

if TYPE_CHECKING:
    from werkzorg.uitwisseling.models import Bericht


class BerichtQuerySet(ZichtbaarQuerySet["Bericht"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """All for the functioneel beheerder, those of its own connections for the manager of an organisation."""
        match door:
            case Hoedanigheid(rol=rol) if rol == FUNCTIONEEL_BEHEERDER:
                return self.all()
            case Hoedanigheid(rol=rol) if rol == ORGANISATIEBEHEERDER:
                return self.filter(koppeling__organisatie_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()

    def open(self) -> Self:
        """Those that somebody must act on."""
        return self.exclude(status=VERWERKT)

    def ouder_dan(self, moment: datetime) -> Self:
        """Those that came in before."""
        return self.filter(ontvangen_op__lt=moment)
