"""Which partnership covers which municipality, and who its core partners are; no data about people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gbo.querysets.lezers import GBO
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.plaatsen.opzoeken import opgegaan_in
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from gbo.models import Gbogemeente, Gbopartner, Gbosamenwerking

M = TypeVar("M", bound=models.Model)


class _InPeriode(ZichtbaarQuerySet[M]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Everything: which bodies form the onthaal is public."""
        return self.all()

    def geldig_op(self, dag: date) -> Self:
        """Those whose days, both inclusive, hold this one."""
        return self.vanaf(dag).filter(van__lte=dag)

    def vanaf(self, dag: date) -> Self:
        """Those of which a day lies on this one or later."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag))


class GbosamenwerkingQuerySet(_InPeriode["Gbosamenwerking"]):
    pass


class GbopartnerQuerySet(_InPeriode["Gbopartner"]):
    def voor_gemeente(self, refnis: str, dag: date) -> Self:
        """The core partners to whom an inhabitant of this municipality can go on this day, by name."""
        from gbo.models import Gbogemeente

        dekt = Gbogemeente.objects.die_dekken(refnis, dag).values("samenwerking_id")
        eigen = Q(gemeente__isnull=True) | Q(gemeente_id__in={refnis, *opgegaan_in(refnis)})
        return self.geldig_op(dag).filter(eigen, samenwerking_id__in=dekt).order_by("organisatie__naam", "pk")

    def kan_openen(self, dag: date) -> Self:
        """Those where somebody does the onthaal on this day: what is sent to another one, nobody reads."""
        leden = Lidmaatschap.objects.geldig_op(dag).filter(rol=GBO, organisatie_id=OuterRef("organisatie_id"))
        return self.filter(Exists(leden), organisatie__is_actief=True)


class GbogemeenteQuerySet(_InPeriode["Gbogemeente"]):
    def die_dekken(self, refnis: str, dag: date) -> Self:
        """The line that covers this municipality on this day.

        After a merger those of the municipalities that became this one, until it has a line of its own.
        """
        rijen = self.geldig_op(dag)
        vroeger = Q(gemeente_id__in=opgegaan_in(refnis)) & ~Exists(rijen.filter(gemeente_id=refnis))
        return rijen.filter(Q(gemeente_id=refnis) | vroeger)
