"""Who sees plan, actions, hours, stages and the catalogue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef, Q

from trajecten.querysets.lezers import (
    DIENSTVERLENER,
    NETWERKCOORDINATOR,
    PLANLEZERS,
    TANDEMROLLEN,
    TRAJECT,
)
from trajecten.statussen import AFGEWERKT, GEPLAND, GESCHRAPT, OPEN_ACTIE
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from trajecten.models import (
        Aanbod,
        Actie,
        Draagkracht,
        Planversie,
        Stage,
        Trajectplan,
        Uren,
        Zorgmoment,
    )

# Who looks in the catalogue: whoever plans, coordinates or offers.
CATALOGUSLEZERS = TANDEMROLLEN | {NETWERKCOORDINATOR, DIENSTVERLENER}


def _leest_plan(door: Door, rollen: Collection[str] = PLANLEZERS) -> bool:
    return not isinstance(door, Hoedanigheid) or door.rol in rollen


class TrajectplanQuerySet(ZichtbaarQuerySet["Trajectplan"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For who reads plans, those of the trajecten which he sees."""
        from trajecten.models import Traject

        if not _leest_plan(door):
            return self.none()
        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))


class PlanversieQuerySet(ZichtbaarQuerySet["Planversie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For who reads plans, those of the trajecten which he sees; the netwerkcoördinator what was sent to him."""
        from trajecten.models import Traject

        if not _leest_plan(door):
            return self.none()
        rijen = self.filter(traject__in=Traject.objects.zichtbaar_voor(door))
        if isinstance(door, Hoedanigheid) and door.rol == NETWERKCOORDINATOR:
            return rijen.filter(netwerkcoordinator_id=door.organisatie_id, ingediend_op__isnull=False)
        return rijen


class ActieQuerySet(ZichtbaarQuerySet["Actie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For who reads plans, those of the trajecten which he sees; a provider only those assigned to him.

        He sees them as long as he is involved in that file, and nothing else of it. The netwerkcoördinator sees what
        stood in a version that was sent: what the tandem adds later is its draft until the next one (art. 18).
        """
        from trajecten.models import Traject

        if isinstance(door, Hoedanigheid) and door.rol == DIENSTVERLENER:
            dossiers = Betrokkenheid.objects.zichtbaar_voor(door).filter(dossier_soort=TRAJECT)
            return self.geldig().filter(
                dienstverlener_id=door.organisatie_id,
                toegewezen_op__isnull=False,
                traject_id__in=dossiers.values("dossier_id"),
            )
        if not _leest_plan(door):
            return self.none()
        rijen = self.filter(traject__in=Traject.objects.zichtbaar_voor(door))
        if isinstance(door, Hoedanigheid) and door.rol == NETWERKCOORDINATOR:
            return rijen.bij_netwerk()
        return rijen

    def bij_netwerk(self) -> Self:
        """What stood in a version that the network received."""
        return self.filter(ingediend_op__isnull=False)

    def geldig(self) -> Self:
        """What was not taken out of the plan."""
        return self.exclude(status=GESCHRAPT)

    def open(self) -> Self:
        """What is still to do, or being done."""
        return self.filter(status__in=OPEN_ACTIE)

    def afgewerkt(self) -> Self:
        """What was done."""
        return self.filter(status=AFGEWERKT)

    def zonder_dienstverlener(self) -> Self:
        """What nobody carries out yet."""
        return self.open().filter(dienstverlener__isnull=True)

    def toe_te_wijzen(self) -> Self:
        """What the network carries out and was not assigned yet; what the tandem itself does needs nobody else."""
        from trajecten.models import Aanstelling

        tandem = Aanstelling.objects.filter(
            traject_id=OuterRef("traject_id"), organisatie_id=OuterRef("dienstverlener_id")
        )
        return self.open().bij_netwerk().filter(toegewezen_op__isnull=True).exclude(Exists(tandem))

    def begint_tussen(self, van: date, tot: date) -> Self:
        """What is planned to begin on one of these days (both inclusive)."""
        return self.filter(status=GEPLAND, van__range=(van, tot))

    def te_laat_op(self, dag: date) -> Self:
        """What should have been done, or have begun, before `dag`."""
        return self.open().filter(Q(tot_en_met__lt=dag) | Q(status=GEPLAND, van__lt=dag))


class UrenQuerySet(ZichtbaarQuerySet["Uren"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The hours of the actions which the actor sees; a provider only those of his own organisation."""
        from trajecten.models import Actie

        return self.leesbaar_voor(door).filter(actie__in=Actie.objects.zichtbaar_voor(door))

    def leesbaar_voor(self, door: Door) -> Self:
        """Of actions which the actor sees: what a provider before him gave is not for the next one (art. 23)."""
        if isinstance(door, Hoedanigheid) and door.rol == DIENSTVERLENER:
            return self.filter(organisatie_id=door.organisatie_id)
        return self


class StageQuerySet(ZichtbaarQuerySet["Stage"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For who reads plans, those of the trajecten which he sees; a provider those of his own actions.

        The netwerkcoördinator not those of an action that was not sent to him.
        """
        from trajecten.models import Actie, Traject

        if isinstance(door, Hoedanigheid) and door.rol == DIENSTVERLENER:
            return self.filter(actie__in=Actie.objects.zichtbaar_voor(door))
        if not _leest_plan(door):
            return self.none()
        rijen = self.filter(traject__in=Traject.objects.zichtbaar_voor(door))
        if isinstance(door, Hoedanigheid) and door.rol == NETWERKCOORDINATOR:
            return rijen.filter(Q(actie__isnull=True) | Q(actie__ingediend_op__isnull=False))
        return rijen

    def geldig(self) -> Self:
        """What was not taken back."""
        return self.filter(geschrapt_op__isnull=True)


class DraagkrachtQuerySet(ZichtbaarQuerySet["Draagkracht"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For the tandem, those of the trajecten which it sees."""
        from trajecten.models import Traject

        if not _leest_plan(door, TANDEMROLLEN):
            return self.none()
        return self.filter(traject__in=Traject.objects.zichtbaar_voor(door))


class ZorgmomentQuerySet(ZichtbaarQuerySet["Zorgmoment"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For who plans around them: those of the trajecten which he sees."""
        from trajecten.models import Traject

        if not _leest_plan(door):
            return self.none()
        return self.geldig().filter(traject__in=Traject.objects.zichtbaar_voor(door))

    def geldig(self) -> Self:
        """What was not taken back."""
        return self.filter(geschrapt_op__isnull=True)


class AanbodQuerySet(ZichtbaarQuerySet["Aanbod"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """The whole catalogue, for who plans, coordinates or offers: it names no deelnemer."""
        match door:
            case Hoedanigheid():
                return self if door.rol in CATALOGUSLEZERS and door.rol in ROLLEN else self.none()
            case Klok() | Commando():
                return self.all()

    def aangeboden_op(self, dag: date) -> Self:
        """What is offered on `dag`."""
        return self.filter(periode__contains=dag)

    def in_regio(self, regio: str) -> Self:
        """What is offered in this regio."""
        return self.filter(Q(regios__regio_id=regio))

    def eigen_van(self, door: Hoedanigheid) -> Self:
        """What the actor's own organisation offers: the only ones that it changes."""
        return self.filter(organisatie_id=door.organisatie_id)
