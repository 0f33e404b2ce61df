"""Who reads what stays after an erasure: certificates for the partner whose data it was, counts for who steers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from gbo.querysets.lezers import BEHEERDER, DEPARTEMENT_ZORG, GBO
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from gbo.models import Onthaaltelling, Wisattest


class WisattestQuerySet(ZichtbaarQuerySet["Wisattest"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The certificates of the own organisation."""
        match door:
            case Hoedanigheid(rol=rol) if rol in (GBO, BEHEERDER):
                return self.filter(partner_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()


class OnthaaltellingQuerySet(ZichtbaarQuerySet["Onthaaltelling"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """All counts for Departement Zorg; nobody is in them."""
        match door:
            case Hoedanigheid(rol=rol) if rol == DEPARTEMENT_ZORG:
                return self.all()
            case Klok() | Commando():
                return self.all()
        return self.none()
