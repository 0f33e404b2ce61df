from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models

from werkzorg.organisaties.hoedanigheid import Hoedanigheid

if TYPE_CHECKING:
    from werkzorg.organisaties.models import Lidmaatschap


class LidmaatschapQuerySet(models.QuerySet["Lidmaatschap"]):
    def geldig_op(self, dag: date) -> Self:
        """Memberships, not withdrawn, whose period holds `dag` (inclusive), of active accounts and organisations."""
        return self.filter(
            periode__contains=dag,
            ingetrokken_op__isnull=True,
            gebruiker__is_active=True,
            organisatie__is_actief=True,
        )

    def van(self, gebruiker_id: UUID) -> Self:
        """Memberships of one person, in the order in which a chooser shows them."""
        return (
            self.filter(gebruiker_id=gebruiker_id)
            .select_related("organisatie", "gebruiker")
            .order_by("organisatie__naam", "rol", "id")
        )

    def hoedanigheid(self, lidmaatschap_id: UUID, gebruiker_id: UUID, dag: date) -> Hoedanigheid | None:
        """The hoedanigheid of this membership when it is this person's and valid on `dag`, else None."""
        lid = self.van(gebruiker_id).geldig_op(dag).filter(id=lidmaatschap_id).first()
        return lid.als_hoedanigheid() if lid else None
