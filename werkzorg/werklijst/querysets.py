from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import F, Q

from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.toegang.querysets import ZichtbaarQuerySet

if TYPE_CHECKING:
    from werkzorg.werklijst.models import Taak


class TaakQuerySet(ZichtbaarQuerySet["Taak"]):
    def zichtbaar_voor(self, door: Door) -> Self:
        """Tasks of the actor's organisation and role that are meant for him or for nobody in particular."""
        if not isinstance(door, Hoedanigheid):
            return self.none()
        return self.filter(
            Q(gebruiker_id=door.gebruiker_id) | Q(gebruiker__isnull=True),
            organisatie_id=door.organisatie_id,
            rol=door.rol,
        )

    def open(self) -> Self:
        """Tasks that are not done yet, most urgent first (no term comes last)."""
        return self.filter(klaar_op__isnull=True).order_by(
            F("termijn").asc(nulls_last=True), "aangemaakt_op", "id"
        )

    def over(self, object_soort: str, object_id: UUID) -> Self:
        """The tasks about one object."""
        return self.filter(object_soort=object_soort, object_id=object_id)
