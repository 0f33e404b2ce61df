"""Who sees statuses, permissions, evaluations, sessions and signals; the base answer is nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from ama.domein.sessie import BEGELEIDERS
from ama.domein.toestemming import Uitkomst
from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE, SOORT_VAN_DEPARTEMENT, betrokken
from ama.statussen import AFGEBROKEN, AFGELOPEN, AFGEWERKT, BIJ_DEPARTEMENT
from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from ama.models import (
        Begeleiding,
        Begeleidingssessie,
        Groeimeting,
        Jaarevaluatie,
        Signaal,
        Statuut,
        Toestemming,
        Vaphsteun,
    )


class StatuutQuerySet(ZichtbaarQuerySet["Statuut"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For a begeleider, what its own organisation recorded (regelgeving 15, row 12)."""
        match door:
            case Hoedanigheid(rol=rol) if rol == BEGELEIDER:
                return self.filter(begeleider_id=door.organisatie_id, deelnemer_id__in=betrokken(door))
            case Klok() | Commando():
                return self.all()
        return self.none()

    def geldig_op(self, dag: date) -> Self:
        """Those that hold on this day."""
        return self.filter(periode__contains=dag)


class VaphsteunQuerySet(ZichtbaarQuerySet["Vaphsteun"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For a begeleider, what its own organisation recorded (regelgeving 15, row 12)."""
        match door:
            case Hoedanigheid(rol=rol) if rol == BEGELEIDER:
                return self.filter(begeleider_id=door.organisatie_id, deelnemer_id__in=betrokken(door))
            case Klok() | Commando():
                return self.all()
        return self.none()


class ToestemmingQuerySet(ZichtbaarQuerySet["Toestemming"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For a begeleider, what its own organisation asked; the departement only on inspection (regelgeving 11)."""
        match door:
            case Hoedanigheid(rol=rol) if rol == BEGELEIDER:
                return self.filter(begeleider_id=door.organisatie_id, deelnemer_id__in=betrokken(door))
            case Klok() | Commando():
                return self.all()
        return self.none()

    def verlopend(self, vanaf: date, tot: date) -> Self:
        """The granted ones whose last day lies between these days, both inclusive, and that nobody withdrew."""
        return self.filter(
            uitkomst=Uitkomst.VERLEEND.value, ingetrokken_op__isnull=True, tot__gte=vanaf, tot__lte=tot
        )


class BegeleidingQuerySet(ZichtbaarQuerySet["Begeleiding"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """A begeleider and its manager their own, a departement those of which it got an agreement (art. 32)."""
        from ama.models import Overeenkomst

        match door:
            case Hoedanigheid(rol=rol) if rol in EIGEN_ORGANISATIE:
                return self.filter(begeleider_id=door.organisatie_id, deelnemer_id__in=betrokken(door))
            case Hoedanigheid(rol=rol) if rol in SOORT_VAN_DEPARTEMENT:
                gekregen = Overeenkomst.objects.filter(
                    soort=SOORT_VAN_DEPARTEMENT[rol],
                    status__in=BIJ_DEPARTEMENT,
                    deelnemer_id=OuterRef("deelnemer_id"),
                    begeleider_id=OuterRef("begeleider_id"),
                )
                return self.filter(Exists(gekregen), deelnemer_id__in=betrokken(door))
            case Klok() | Commando():
                return self.all()
        return self.none()

    def met_soort(self, soort: str, dag: date) -> Self:
        """With `is_van_soort`: whether what is evaluated here now is this kind of AMA: none of the other runs."""
        from ama.models import Overeenkomst

        ander = (
            Overeenkomst.objects.lopend_op(dag)
            .exclude(soort=soort)
            .filter(deelnemer_id=OuterRef("deelnemer_id"), begeleider_id=OuterRef("begeleider_id"))
        )
        return self.annotate(is_van_soort=~Exists(ander))

    def van_soort(self, soort: str, dag: date) -> Self:
        """Those of which what is evaluated now is this kind of AMA."""
        return self.met_soort(soort, dag).filter(Q(is_van_soort=True))

    def lopend(self) -> Self:
        """Those that did not end."""
        return self.filter(tot__isnull=True)

    def voor_de_klok(self, dag: date, na: UUID | None = None) -> Self:
        """Those whose evaluation is open or due on `dag`, and those that are over; by key, after `na`.

        With `loopt`: whether an agreement runs on that day or begins later, and with `gaat_verder`.
        """
        from ama.models import Overeenkomst

        hier = Overeenkomst.objects.getekend().filter(
            deelnemer_id=OuterRef("deelnemer_id"), begeleider_id=OuterRef("begeleider_id")
        )
        loopt = Exists(hier.filter(Q(einde__isnull=True) | Q(einde__gte=dag)))
        rijen = self.lopend().met_vervolg().annotate(loopt=loopt).order_by("pk")
        rijen = rijen.filter(Q(evaluatie_open_op__lte=dag) | Q(loopt=False))
        return rijen if na is None else rijen.filter(pk__gt=na)

    def met_vervolg(self) -> Self:
        """With `gaat_verder`: whether an agreement goes on after the last day of the next evaluation."""
        from ama.models import Overeenkomst

        verder = Overeenkomst.objects.getekend().filter(
            Q(einde__isnull=True) | Q(einde__gt=OuterRef("evaluatie_uiterlijk_op")),
            deelnemer_id=OuterRef("deelnemer_id"),
            begeleider_id=OuterRef("begeleider_id"),
        )
        return self.annotate(gaat_verder=Exists(verder))

    def te_evalueren(self, dag: date) -> Self:
        """Those whose evaluation has to be held and can be written on this day, the most urgent first."""
        rijen = self.lopend().met_vervolg().filter(Q(gaat_verder=True) | Q(evaluatie_uiterlijk_op__lt=dag))
        return rijen.filter(evaluatie_open_op__lte=dag).order_by("evaluatie_uiterlijk_op", "id")

    def zichtbaar_te_laat(self, dag: date) -> Self:
        """Those whose evaluation is so late that the departement sees it (regelgeving 15, row 20)."""
        return self.lopend().filter(evaluatie_zichtbaar_op__lte=dag).order_by("evaluatie_uiterlijk_op", "id")


class JaarevaluatieQuerySet(ZichtbaarQuerySet["Jaarevaluatie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the guidance that the actor sees; a departement what was finished of its own kind: day and result."""
        from ama.models import Begeleiding

        rijen = self.filter(begeleiding__in=Begeleiding.objects.zichtbaar_voor(door))
        if isinstance(door, Hoedanigheid) and door.rol in SOORT_VAN_DEPARTEMENT:
            return rijen.filter(status=AFGEWERKT, soort=SOORT_VAN_DEPARTEMENT[door.rol])
        return rijen

    def inhoud_zichtbaar_voor(self, door: Door) -> Self:
        """Those of which the actor reads what was said: a begeleider his own, and nobody else (regelgeving 11)."""
        rijen = self.zichtbaar_voor(door)
        if isinstance(door, Hoedanigheid) and door.rol != BEGELEIDER:
            return rijen.none()
        return rijen


class GroeimetingQuerySet(ZichtbaarQuerySet["Groeimeting"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Of the evaluations of which the actor reads what was said."""
        from ama.models import Jaarevaluatie

        return self.filter(evaluatie__in=Jaarevaluatie.objects.inhoud_zichtbaar_voor(door))

    def van_afgewerkte(self) -> Self:
        """Those of evaluations that were finished, with evaluation and begeleider in the same query, oldest first."""
        afgewerkt = self.filter(evaluatie__status=AFGEWERKT).order_by(
            "evaluatie__op", "evaluatie_id", "thema"
        )
        return afgewerkt.select_related("evaluatie__begeleiding__begeleider")


class BegeleidingssessieQuerySet(ZichtbaarQuerySet["Begeleidingssessie"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For begeleiders, of the people with whom they are involved: their own service's, and what was meant for all.

        What was taken back nobody reads; what is meant for all, no house whose last agreement with the person ended.
        """
        from ama.models import Overeenkomst

        rijen = self.filter(teruggenomen_op__isnull=True)
        match door:
            case Hoedanigheid(rol=rol) if rol == BEGELEIDER:
                hier = Overeenkomst.objects.filter(
                    begeleider_id=door.organisatie_id, deelnemer_id=OuterRef("deelnemer_id")
                )
                voorbij = hier.filter(Q(status=AFGEBROKEN) | Q(einde__lt=timezone.localdate()))
                loopt = hier.exclude(status__in=AFGELOPEN).filter(
                    Q(einde__isnull=True) | Q(einde__gte=timezone.localdate())
                )
                van_allen = Q(zichtbaarheid=BEGELEIDERS) & (~Exists(voorbij) | Exists(loopt))
                eigen = Q(begeleider_id=door.organisatie_id)
                return rijen.filter(eigen | van_allen, deelnemer_id__in=betrokken(door))
            case Klok() | Commando():
                return rijen
        return self.none()


class SignaalQuerySet(ZichtbaarQuerySet["Signaal"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """For a begeleider, of the agreements that he sees."""
        from ama.models import Overeenkomst

        if isinstance(door, Hoedanigheid) and door.rol != BEGELEIDER:
            return self.none()
        return self.filter(overeenkomst__in=Overeenkomst.objects.zichtbaar_voor(door))

    def open(self) -> Self:
        """Those that nobody looked at."""
        return self.filter(gezien_op__isnull=True)
