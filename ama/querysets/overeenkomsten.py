"""Who sees which agreements, what is in them, and who was there; the base answer is nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import Q

from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE, SOORT_VAN_DEPARTEMENT, betrokken
from ama.statussen import BIJ_DEPARTEMENT, GETEKEND, IN_BEGELEIDING, INGEDIEND
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from ama.models import (
        Aanwezigheid,
        Aanwezigheidsinlezing,
        Erkenningverlies,
        Handtekening,
        Overeenkomst,
        Overeenkomstversie,
        Tekenlink,
    )

# The worker needs a minute for a whole file; after a day it will not any more.
_TE_LANG_BEZIG = timedelta(days=1)


class OvereenkomstQuerySet(ZichtbaarQuerySet["Overeenkomst"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """A begeleider and its manager their own, a departement those of its kind that were handed in; while involved.

        The clock and an operator's command see all: they show nothing and act under their own key.
        """
        match door:
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.filter(begeleider_id=door.organisatie_id, deelnemer_id__in=betrokken(door))
            case Hoedanigheid(rol=rol) if rol in SOORT_VAN_DEPARTEMENT:
                return self.filter(
                    soort=SOORT_VAN_DEPARTEMENT[rol],
                    status__in=BIJ_DEPARTEMENT,
                    deelnemer_id__in=betrokken(door),
                )
            case Klok() | Commando():
                return self.all()
        return self.none()

    def getekend(self) -> Self:
        """Those that all parties signed, also what ended."""
        return self.filter(status__in=GETEKEND)

    def lopend_op(self, dag: date) -> Self:
        """Those under which somebody is guided on this day."""
        return self.getekend().filter(Q(einde__isnull=True) | Q(einde__gte=dag), start__lte=dag)

    def in_jaar(self, jaar: int) -> Self:
        """Those with at least one day in this calendar year."""
        return self.getekend().filter(
            Q(einde__isnull=True) | Q(einde__gte=date(jaar, 1, 1)), start__lte=date(jaar, 12, 31)
        )

    def bij_werkpost(self, werkpost_id: UUID) -> Self:
        """Those at this werkpost."""
        return self.filter(werkpost_id=werkpost_id)

    def van_deelnemers(self, deelnemers: Collection[UUID]) -> Self:
        """Those of these people."""
        return self.filter(deelnemer_id__in=deelnemers)

    def te_aanvaarden(self) -> Self:
        """What the departement must look at, the oldest first."""
        return self.filter(status=INGEDIEND).order_by("ingediend_op", "id")

    def in_begeleiding(self) -> Self:
        """Signed and not ended, whatever the day."""
        return self.filter(status__in=IN_BEGELEIDING)

    def voor_signalen(self, dag: date, na: UUID | None = None) -> Self:
        """Those that run on `dag`, and those with a suggestion that nobody looked at; by key, after `na`."""
        from ama.models import Signaal

        loopt = Q(status__in=IN_BEGELEIDING, start__lte=dag) & (Q(einde__isnull=True) | Q(einde__gte=dag))
        open_ = Signaal.objects.open().values("overeenkomst_id")
        rijen = self.filter(loopt | Q(pk__in=open_)).order_by("pk")
        return rijen if na is None else rijen.filter(pk__gt=na)

    def met_verbanden(self) -> Self:
        """With person, begeleider and werkpost in the same query, for a page or list."""
        return self.select_related(
            "deelnemer",
            "begeleider",
            "begeleider_lid__gebruiker",
            "erkenning",
            "toeleiding",
            "werkpost__organisatie",
            "werkpost__vestiging",
        )


class OvereenkomstversieQuerySet(ZichtbaarQuerySet["Overeenkomstversie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the agreements that the actor sees; a departement only what was signed."""
        from ama.models import Overeenkomst

        rijen = self.filter(overeenkomst__in=Overeenkomst.objects.zichtbaar_voor(door))
        if isinstance(door, Hoedanigheid) and door.rol in SOORT_VAN_DEPARTEMENT:
            return rijen.filter(getekend_op__isnull=False)
        return rijen

    def geldig_op(self, dag: date) -> Self:
        """What is agreed on this day, one per agreement."""
        return self.filter(geldt__contains=dag)

    def open(self) -> Self:
        """What waits for signatures."""
        return self.filter(getekend_op__isnull=True, vervallen_op__isnull=True)


class HandtekeningQuerySet(ZichtbaarQuerySet["Handtekening"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the versions that the actor sees."""
        from ama.models import Overeenkomstversie

        return self.filter(versie__in=Overeenkomstversie.objects.zichtbaar_voor(door))


class TekenlinkQuerySet(ZichtbaarQuerySet["Tekenlink"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For a begeleider, of the versions that he sees."""
        from ama.models import Overeenkomstversie

        if isinstance(door, Hoedanigheid) and door.rol != BEGELEIDER:
            return self.none()
        return self.filter(versie__in=Overeenkomstversie.objects.zichtbaar_voor(door))

    def open(self) -> Self:
        """Those that were neither used nor taken back; whether the hours are over is law."""
        return self.filter(gebruikt_op__isnull=True, ingetrokken_op__isnull=True)


class AanwezigheidQuerySet(ZichtbaarQuerySet["Aanwezigheid"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For a begeleider and its manager, of the agreements that they see; no departement sees who was there."""
        from ama.models import Overeenkomst

        if isinstance(door, Hoedanigheid) and door.rol not in EIGEN_ORGANISATIE:
            return self.none()
        return self.filter(overeenkomst__in=Overeenkomst.objects.zichtbaar_voor(door))

    def tussen(self, van: date, tot: date) -> Self:
        """Those on these days, both inclusive."""
        return self.filter(dag__gte=van, dag__lte=tot)


class AanwezigheidsinlezingQuerySet(ZichtbaarQuerySet["Aanwezigheidsinlezing"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For a begeleider and its manager, the files of their own organisation."""
        match door:
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.filter(organisatie_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()

    def verlopen(self, nu: datetime) -> Self:
        """Those that nobody had read in in time, or that the worker could not: what they hold must go."""
        te_lang_bezig = Q(toestand="bezig", gestart_op__lte=nu - _TE_LANG_BEZIG)
        return self.filter(Q(toestand="nagekeken", vervalt_op__lte=nu) | te_lang_bezig)


class ErkenningverliesQuerySet(ZichtbaarQuerySet["Erkenningverlies"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the agreements that the actor sees."""
        from ama.models import Overeenkomst

        return self.filter(overeenkomst__in=Overeenkomst.objects.zichtbaar_voor(door))

    def open(self) -> Self:
        """Those about which nobody planned anything, the earliest first."""
        return self.filter(afgehandeld_op__isnull=True).order_by("laatste_dag", "id")
