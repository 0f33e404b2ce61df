from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import Case, CharField, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce

from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet
from werkzorg.werklijst.uitstel import DEZE_WEEK, WACHT_OP_ANDEREN

if TYPE_CHECKING:
    from werkzorg.werklijst.models import Taak


# The groups of the worklist, from top to bottom.
VOLGORDE = ("laat", "vandaag", "week", "later", "wacht")


class TaakQuerySet(ZichtbaarQuerySet["Taak"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Tasks of the actor's team: his organisation and role, also those of a colleague, who may fall ill."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        return self.filter(organisatie_id=door.organisatie_id, rol=door.rol)

    def voor(self, gebruiker_id: UUID) -> Self:
        """Tasks that are meant for this person, or for nobody in particular."""
        return self.filter(Q(gebruiker_id=gebruiker_id) | Q(gebruiker__isnull=True))

    def met_dringendheid(self, vandaag: date) -> Self:
        """With `dringendheid` as `uitstel.dringendheid` says it, and `peil`: the day by which it is judged."""
        peil = Coalesce("herinner_op", "termijn")
        return self.annotate(
            peil=peil,
            dringendheid=Case(
                When(termijn__lt=vandaag, then=Value("laat")),
                When(
                    herinner_op__gt=vandaag, uitstel_reden__in=sorted(WACHT_OP_ANDEREN), then=Value("wacht")
                ),
                When(Q(peil__isnull=True) | Q(peil__gt=vandaag + DEZE_WEEK), then=Value("later")),
                When(peil__lte=vandaag, then=Value("vandaag")),
                default=Value("week"),
                output_field=CharField(),
            ),
        )

    def dringendst_eerst(self) -> Self:
        """Late, today, this week, later, then what waits for others; by day, no day last. After met_dringendheid."""
        rang = Case(
            *(When(dringendheid=naam, then=Value(n)) for n, naam in enumerate(VOLGORDE)),
            output_field=IntegerField(),
        )
        return self.order_by(rang, F("peil").asc(nulls_last=True), "aangemaakt_op", "id")

    def open(self) -> Self:
        """Tasks that are not done yet, most urgent first (no term comes last)."""
        return self.filter(klaar_op__isnull=True).order_by(
            F("termijn").asc(nulls_last=True), "aangemaakt_op", "id"
        )

    def over(self, object_soort: str, object_id: UUID) -> Self:
        """The tasks about one object."""
        return self.filter(object_soort=object_soort, object_id=object_id)
