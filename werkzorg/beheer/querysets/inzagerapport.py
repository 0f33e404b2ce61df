from __future__ import annotations

from typing import TYPE_CHECKING, Self

from werkzorg.deelnemers.querysets import DeelnemerQuerySet
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from werkzorg.beheer.models.inzagerapport import Inzagerapport

TOEZICHT = "functionaris_gegevensbescherming"


class InzagedossierQuerySet(DeelnemerQuerySet):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Everybody for the functionaris, who sees of them no more than a number; for others the people they see."""
        match door:
            case Hoedanigheid(rol=rol) if rol == TOEZICHT:
                return self.all()
            case _:
                return super().zichtbaar_voor(door)


class InzagerapportQuerySet(ZichtbaarQuerySet["Inzagerapport"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The functionaris: those of the functionarissen of his own organisation, for they name every organisation.

        Others: those that their organisation asked, about people whom they see today. The clock sees all.
        """
        from werkzorg.deelnemers.models import Deelnemer

        match door:
            case Hoedanigheid(rol=rol) if rol == TOEZICHT:
                return self.filter(organisatie_id=door.organisatie_id, rol=TOEZICHT)
            case Hoedanigheid(rol=rol) if rol in MET_DEELNEMERS:
                return self.filter(
                    organisatie_id=door.organisatie_id,
                    rol__in=MET_DEELNEMERS,
                    deelnemer__in=Deelnemer.objects.zichtbaar_voor(door),
                )
            case Klok() | Commando():
                return self.all()
            case _:
                return self.none()

    def nieuwste_eerst(self) -> Self:
        """In the order of a list, with the number of the person."""
        return self.select_related("deelnemer").order_by("-aangevraagd_op", "id")
