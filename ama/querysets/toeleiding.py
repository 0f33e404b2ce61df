"""Who sees a toeleiding and what hangs on it (regelgeving 11); the base answer is nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ama.querysets.lezers import (
    BEGELEIDER,
    BEHEERDER,
    CASEMANAGER_WERK,
    DEPARTEMENT_WSE,
    EIGEN_ORGANISATIE,
    VDAB,
    VERWIJZER,
    betrokken,
)
from ama.statussen import BEGONNEN, BIJ_AANBIEDER, GESTART, INGETROKKEN, OPEN, TE_STARTEN, VOORGESTELD
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from ama.models import Doorstroom, Jaarbeslissing, Ontwikkelplan, Toeleiding, Werkstap


M = TypeVar("M", bound=models.Model)


class ToeleidingQuerySet(ZichtbaarQuerySet["Toeleiding"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Who decides at the chosen office of VDAB, the aanbieder once VDAB said yes, who proposed it, a casemanager
        Werk, the departement once it began; while involved."""
        match door:
            case Hoedanigheid(rol=rol) if rol == VDAB:
                return self.filter(vdab_id=door.organisatie_id, deelnemer_id__in=betrokken(door))
            case Hoedanigheid(rol=rol) if rol == CASEMANAGER_WERK:
                return self.filter(deelnemer_id__in=betrokken(door))
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                eigen = Q(aanbieder_id=door.organisatie_id, status__in=(*BIJ_AANBIEDER, INGETROKKEN))
                voorstel = Q(voorgesteld_organisatie_id=door.organisatie_id, voorgesteld_rol=BEGELEIDER)
                return self.filter(eigen | voorstel, deelnemer_id__in=betrokken(door))
            case Hoedanigheid(rol=rol) if rol == VERWIJZER:
                return self.filter(
                    voorgesteld_organisatie_id=door.organisatie_id,
                    voorgesteld_rol=door.rol,
                    deelnemer_id__in=betrokken(door),
                )
            case Hoedanigheid(rol=rol) if rol == DEPARTEMENT_WSE:
                return self.filter(status__in=BEGONNEN, deelnemer_id__in=betrokken(door))
            case Klok() | Commando():
                return self.all()
        return self.none()

    def van_overledenen(self) -> Self:
        """Those that are not over while their person died, but for what an agreement that runs past his death ends."""
        from ama.models import Overeenkomst

        past = Q(einde__isnull=True) | Q(einde__gt=OuterRef("deelnemer__overleden_op"))
        loopt = Overeenkomst.objects.in_begeleiding().filter(
            past, toeleiding=OuterRef("pk"), start__lte=OuterRef("deelnemer__overleden_op")
        )
        return self.filter(
            Q(status__in=(VOORGESTELD, *TE_STARTEN)) | Q(status=GESTART) & ~Exists(loopt),
            deelnemer__overleden_op__isnull=False,
        )

    def te_beslissen(self) -> Self:
        """What waits for a first decision of VDAB, the oldest question first."""
        return self.filter(status=VOORGESTELD).order_by("ontvangen_op", "voorgesteld_op", "pk")

    def te_starten(self) -> Self:
        """Granted, and not begun; who died waits for nothing."""
        return self.filter(status__in=TE_STARTEN, deelnemer__overleden_op__isnull=True)

    def onder_contingent(self, contingent_id: UUID) -> Self:
        """Those of this contingent."""
        return self.filter(contingent_id=contingent_id)

    def lopend_op(self, dag: date) -> Self:
        """Those whose days hold this one."""
        return self.filter(Q(einde__isnull=True) | Q(einde__gte=dag), start__lte=dag)

    def die_plaats_nemen(self, dag: date) -> Self:
        """Those that hold a place from this day on: begun or to begin, and neither over nor of a dead before."""
        neemt = Q(status=GESTART) | Q(status__in=BEGONNEN, einde__gte=dag)
        return self.filter(neemt).exclude(deelnemer__overleden_op__lt=dag)

    def te_herbeslissen(self, tot: date) -> Self:
        """Those that run and of which the next decision is due on or before this day, the most urgent first."""
        return self.filter(status=GESTART, beslissing_tot__lte=tot).order_by("beslissing_tot", "pk")

    def met_verbanden(self) -> Self:
        """With person, aanbieder, contingent and who proposed it in the same query, for a page or list."""
        return self.select_related(
            "deelnemer",
            "aanbieder",
            "contingent",
            "vdab",
            "voorgesteld_organisatie",
            "voorgesteld_door",
            "beslist_door",
            "doorverwijzing__van_organisatie",
            "advies",
        )

    def wachtend(self, contingent_id: UUID) -> Self:
        """Who was granted a place under this contingent and did not start yet, in the order in which they come."""
        return (
            self.te_starten()
            .filter(contingent_id=contingent_id)
            .order_by("beslist_op", "status", "ontvangen_op", "voorgesteld_op", "pk")
        )


class _VanToeleiding(ZichtbaarQuerySet[M]):
    # What VDAB, the aanbieder and the departement read; who proposed somebody reads only what became of it.
    _lezers: frozenset[str] = frozenset({VDAB, CASEMANAGER_WERK, BEGELEIDER})

    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the toeleidingen that the actor sees, for those roles; an aanbieder only of its own."""
        from ama.models import Toeleiding

        if isinstance(door, Hoedanigheid):
            if door.rol not in self._lezers:
                return self.none()
            rijen: Any = Toeleiding.objects.zichtbaar_voor(door)
            if door.rol == BEGELEIDER:
                rijen = rijen.filter(aanbieder_id=door.organisatie_id)
            return self.filter(toeleiding__in=rijen)
        return self.filter(toeleiding__in=Toeleiding.objects.zichtbaar_voor(door))


class OntwikkelplanQuerySet(_VanToeleiding["Ontwikkelplan"]):
    def laatste(self) -> Self:
        """The newest version of each toeleiding, and no other."""
        return self.order_by("toeleiding_id", "-nummer").distinct("toeleiding_id")


class WerkstapQuerySet(_VanToeleiding["Werkstap"]):
    def geldig(self) -> Self:
        """Those that nobody took back."""
        return self.filter(teruggenomen_op__isnull=True)


class JaarbeslissingQuerySet(_VanToeleiding["Jaarbeslissing"]):
    _lezers = frozenset({VDAB, CASEMANAGER_WERK, BEGELEIDER, DEPARTEMENT_WSE})

    def zichtbaar_voor(self, door: Door) -> Self:
        """As what hangs on a toeleiding; the manager of VDAB those of the own office about which he was asked."""
        if isinstance(door, Hoedanigheid) and door.rol == BEHEERDER:
            return self.filter(
                toeleiding__vdab_id=door.organisatie_id,
                # For this he sees whom it is about, and no more.
                toeleiding__deelnemer_id__in=Betrokkenheid.objects.zichtbaar_voor(door).values(
                    "deelnemer_id"
                ),
            )
        return super().zichtbaar_voor(door)

    def open(self) -> Self:
        """Those that wait for a decision, the most urgent first."""
        return self.filter(status=OPEN).order_by("uiterlijk_op", "pk")


class DoorstroomQuerySet(_VanToeleiding["Doorstroom"]):
    _lezers = frozenset({VDAB, CASEMANAGER_WERK, BEGELEIDER, DEPARTEMENT_WSE})
