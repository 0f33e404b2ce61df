from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from werkzorg.beheer.domein.leden import BEHEERDER, OVERAL
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from werkzorg.beheer.models import Factorherstel


class FactorherstelQuerySet(ZichtbaarQuerySet["Factorherstel"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Those of the own organisation for its manager, all for the functioneel beheerder and the clock."""
        match door:
            case Hoedanigheid(rol=rol) if rol in OVERAL:
                return self.all()
            case Hoedanigheid(rol=rol) if rol == BEHEERDER:
                return self.filter(lidmaatschap__organisatie_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
            case _:
                return self.none()

    def open(self) -> Self:
        """Neither confirmed nor closed; expired ones included."""
        return self.filter(bevestigd_op__isnull=True, gesloten_op__isnull=True)

    def verlopen(self, nu: datetime) -> Self:
        """Open ones that nobody confirmed in time."""
        return self.open().filter(vervalt_op__lte=nu)
