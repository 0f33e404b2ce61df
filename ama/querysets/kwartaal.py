"""Who sees quarterly reports of AMA sociale economie, their lines and advances (regelgeving 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from ama.domein.kwartaalverslag import Kwartaal
from ama.querysets.lezers import DEPARTEMENT_WSE, EIGEN_ORGANISATIE, betrokken
from ama.statussen import VASTGELEGD
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from ama.models import Kwartaallijn, Kwartaalverslag, WseVoorschot


class KwartaalverslagQuerySet(ZichtbaarQuerySet["Kwartaalverslag"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The departement all, the holder of a contingent its own."""
        match door:
            case Hoedanigheid(rol=rol) if rol == DEPARTEMENT_WSE:
                return self.all()
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.filter(organisatie_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()

    def met_verbanden(self) -> Self:
        """With contingent, organisation and who did what in the same query, for a page or list."""
        return self.select_related(
            "contingent", "organisatie", "bevestigd_door", "gecontroleerd_door", "vastgelegd_door"
        )

    def van(self, contingent_id: UUID, kwartaal: Kwartaal) -> Self:
        """The report of this contingent and quarter."""
        return self.filter(contingent_id=contingent_id, jaar=kwartaal.jaar, nummer=kwartaal.nummer)

    def vastgelegd(self) -> Self:
        """Those that never change any more."""
        return self.filter(status=VASTGELEGD)


class KwartaallijnQuerySet(ZichtbaarQuerySet["Kwartaallijn"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the reports that the actor sees, the people with whom he is involved; an organisation whom it guides."""
        from ama.models import Kwartaalverslag

        rijen = self.filter(verslag__in=Kwartaalverslag.objects.zichtbaar_voor(door))
        if isinstance(door, Hoedanigheid):
            rijen = rijen.filter(deelnemer_id__in=betrokken(door))
            if door.rol in EIGEN_ORGANISATIE:
                return rijen.filter(aanbieder_id=door.organisatie_id)
        return rijen

    def van_een_persoon(self) -> Self:
        """With person and organisation in the same query, in order of name."""
        return self.select_related("deelnemer", "aanbieder").order_by(
            "is_correctie", "jaar", "deelnemer__achternaam", "deelnemer__voornaam", "pk"
        )


class WseVoorschotQuerySet(ZichtbaarQuerySet["WseVoorschot"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The departement all, the holder of a contingent its own."""
        match door:
            case Hoedanigheid(rol=rol) if rol == DEPARTEMENT_WSE:
                return self.all()
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.filter(contingent__houder_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()
