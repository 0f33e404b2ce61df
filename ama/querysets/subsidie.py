"""Who sees runs, lines, advances and disputes (regelgeving 11); the base answer is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ama.querysets.lezers import DEPARTEMENT_ZORG, EIGEN_ORGANISATIE, betrokken
from ama.statussen import RUN_IN_OPMAAK, VASTGELEGD
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from ama.models import Betwisting, Subsidielijn, Subsidierun, Voorschot


class SubsidierunQuerySet(ZichtbaarQuerySet["Subsidierun"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The departement all, a begeleider and its manager what was checked: then they can still dispute a line."""
        match door:
            case Hoedanigheid(rol=rol) if rol == DEPARTEMENT_ZORG:
                return self.all()
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.exclude(status__in=RUN_IN_OPMAAK)
            case Klok() | Commando():
                return self.all()
        return self.none()

    def met_verbanden(self) -> Self:
        """With who computed, checked and fixed in the same query, for a page."""
        return self.select_related("berekend_door", "gecontroleerd_door", "vastgelegd_door")

    def vastgelegd(self) -> Self:
        """Those that never change any more."""
        return self.filter(status=VASTGELEGD)


class SubsidielijnQuerySet(ZichtbaarQuerySet["Subsidielijn"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The departement all, a begeleider and its manager their own lines of the runs they see; while involved."""
        from ama.models import Subsidierun

        rijen = self.filter(run__in=Subsidierun.objects.zichtbaar_voor(door))
        match door:
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return rijen.filter(begeleider_id=door.organisatie_id, deelnemer_id__in=betrokken(door))
            case Hoedanigheid(rol=rol) if rol == DEPARTEMENT_ZORG:
                return rijen.filter(deelnemer_id__in=betrokken(door))
        return rijen

    def gezocht(self, term: str) -> Self:
        """Those of the people whom this search finds: by name, birth date or dossier number."""
        return self.filter(deelnemer__in=Deelnemer.objects.gezocht(term).order_by().values("pk"))

    def vastgelegd(self) -> Self:
        """Those of fixed runs: what was paid or recovered."""
        return self.filter(run__status=VASTGELEGD)


class VoorschotQuerySet(ZichtbaarQuerySet["Voorschot"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The departement all, a begeleider and its manager their own."""
        match door:
            case Hoedanigheid(rol=rol) if rol == DEPARTEMENT_ZORG:
                return self.all()
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.filter(begeleider_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()


class BetwistingQuerySet(ZichtbaarQuerySet["Betwisting"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the lines that the actor sees."""
        from ama.models import Subsidielijn

        return self.filter(lijn__in=Subsidielijn.objects.zichtbaar_voor(door))

    def open(self) -> Self:
        """Those without an answer."""
        return self.filter(uitkomst="")
