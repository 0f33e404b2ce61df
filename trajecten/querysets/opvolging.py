"""Who sees appointments, notes, care notes, evaluations, interruptions, extensions and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from trajecten.querysets.lezers import (
    CASEMANAGER_ZORG,
    NETWERKCOORDINATOR,
    TANDEMROLLEN,
    VDAB_BESLISSER,
)
from trajecten.soorten import EIGEN_DIENST, NETWERK, TANDEM
from trajecten.statussen import GEVRAAGD
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from trajecten.models import (
        Afspraak,
        Eindadvies,
        Eindverslag,
        Evaluatie,
        Notitie,
        Onderbreking,
        Verlenging,
        Zorgnotitie,
    )
    from trajecten.querysets.trajecten import TrajectQuerySet

_TANDEM_EN_VDAB = TANDEMROLLEN | {VDAB_BESLISSER}


class AfspraakQuerySet(ZichtbaarQuerySet["Afspraak"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For the tandem, those of the trajecten which it sees."""
        from trajecten.models import Traject

        if isinstance(door, Hoedanigheid) and door.rol not in TANDEMROLLEN:
            return self.none()
        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))

    def staand(self) -> Self:
        """What was not cancelled."""
        return self.filter(afgezegd_op__isnull=True)


class NotitieQuerySet(ZichtbaarQuerySet["Notitie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the trajecten which the actor sees, what is for his service, for the tandem or for the network.

        What was taken back nobody reads.
        """
        from trajecten.models import Traject

        rijen = self.filter(teruggenomen_op__isnull=True, traject__in=Traject.objects.zichtbaar_voor(door))
        if not isinstance(door, Hoedanigheid):
            return rijen
        eigen = Q(zichtbaarheid=EIGEN_DIENST, organisatie_id=door.organisatie_id, rol=door.rol)
        if door.rol in TANDEMROLLEN:
            return rijen.filter(eigen | Q(zichtbaarheid__in=[TANDEM, NETWERK]))
        if door.rol == NETWERKCOORDINATOR:
            return rijen.filter(eigen | Q(zichtbaarheid=NETWERK))
        return self.none()


class ZorgnotitieQuerySet(ZichtbaarQuerySet["Zorgnotitie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Only casemanagers Zorg of the organisation that wrote it, of trajecten which they see; nobody else, ever."""
        from trajecten.models import Traject

        if not isinstance(door, Hoedanigheid) or door.rol != CASEMANAGER_ZORG:
            return self.none()
        return self.filter(
            organisatie_id=door.organisatie_id,
            teruggenomen_op__isnull=True,
            traject__in=Traject.objects.zichtbaar_voor(door),
        )

    def geldig(self) -> Self:
        """What was not taken back."""
        return self.filter(teruggenomen_op__isnull=True)


class EvaluatieQuerySet(ZichtbaarQuerySet["Evaluatie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For the tandem, those of the trajecten which it sees; when the next one is due stands in the plan."""
        from trajecten.models import Traject

        if isinstance(door, Hoedanigheid) and door.rol not in TANDEMROLLEN:
            return self.none()
        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))


class OnderbrekingQuerySet(ZichtbaarQuerySet["Onderbreking"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For tandem and VDAB, those of the trajecten which they see."""
        from trajecten.models import Traject

        if isinstance(door, Hoedanigheid) and door.rol not in _TANDEM_EN_VDAB:
            return self.none()
        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))

    def klokstoppend(self) -> Self:
        """Whose days do not count for the 18 months."""
        return self.filter(stopt_klok=True)


class VerlengingQuerySet(ZichtbaarQuerySet["Verlenging"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For tandem and VDAB, those of the trajecten which they see."""
        from trajecten.models import Traject

        if isinstance(door, Hoedanigheid) and door.rol not in _TANDEM_EN_VDAB:
            return self.none()
        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))

    def open(self) -> Self:
        """About which VDAB did not decide yet."""
        return self.filter(status=GEVRAAGD)


class EindverslagQuerySet(ZichtbaarQuerySet["Eindverslag"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The tandem in every state, VDAB what was sent."""
        from trajecten.models import Traject

        rijen = self.filter(traject__in=Traject.objects.zichtbaar_voor(door))
        if not isinstance(door, Hoedanigheid) or door.rol in TANDEMROLLEN:
            return rijen
        return rijen.filter(ingediend_op__isnull=False) if door.rol == VDAB_BESLISSER else self.none()


class EindadviesQuerySet(ZichtbaarQuerySet["Eindadvies"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The tandem in every state, VDAB what was sent; the netwerkcoördinator reads the outcome elsewhere."""
        from trajecten.models import Traject

        rijen = self.filter(traject__in=Traject.objects.zichtbaar_voor(door))
        if not isinstance(door, Hoedanigheid) or door.rol in TANDEMROLLEN:
            return rijen
        return rijen.filter(ingediend_op__isnull=False) if door.rol == VDAB_BESLISSER else self.none()


def stukobjecten(door: Door) -> TrajectQuerySet:
    """The trajecten of which this actor reads the added documents: for the tandem, those which it sees."""
    from trajecten.models import Traject

    rijen = Traject.objects.zichtbaar_voor(door)
    return rijen.none() if isinstance(door, Hoedanigheid) and door.rol not in TANDEMROLLEN else rijen
