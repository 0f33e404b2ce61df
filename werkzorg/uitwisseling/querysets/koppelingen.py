"""Who sees which protocols and connections, and which of them hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

from werkzorg.organisaties.hoedanigheid import Commando, Door, Hoedanigheid, Klok
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.uitwisseling.querysets.lezers import ORGANISATIEBEHEERDER, ZIEN_ALLES

if TYPE_CHECKING:
    from werkzorg.uitwisseling.models import Koppeling, Koppelingssleutel, Protocol

M = TypeVar("M", bound=models.Model)


class _VanOrganisatie(ZichtbaarQuerySet[M]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """All for who guards the exchange, those of his own organisation for its manager."""
        match door:
            case Hoedanigheid(rol=rol) if rol in ZIEN_ALLES:
                return self.all()
            case Hoedanigheid(rol=rol) if rol == ORGANISATIEBEHEERDER:
                return self.filter(organisatie_id=door.organisatie_id)
            case Klok() | Commando():
                return self.all()
        return self.none()


class ProtocolQuerySet(_VanOrganisatie["Protocol"]):
    def geldig_op(self, dag: date) -> Self:
        """Those that hold on this day."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag), van__lte=dag)


class KoppelingQuerySet(_VanOrganisatie["Koppeling"]):
    def werkend_op(self, dag: date) -> Self:
        """Those that work on this day, of organisations that are active."""
        return self.filter(ingetrokken_op__isnull=True, vervalt_op__gte=dag, organisatie__is_actief=True)


class KoppelingssleutelQuerySet(models.QuerySet["Koppelingssleutel"]):
    def geldig_op(self, dag: date) -> Self:
        """Those that work on this day."""
        return self.filter(ingetrokken_op__isnull=True, vervalt_op__gte=dag)
