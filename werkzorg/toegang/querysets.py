"""Which rows: every model with data about people answers `zichtbaar_voor`, and the base answer is nothing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self, TypeVar
from uuid import UUID

from django.db import models

from werkzorg.organisaties.hoedanigheid import Door

if TYPE_CHECKING:
    from werkzorg.toegang.models import Inzage

M = TypeVar("M", bound=models.Model)


class ZichtbaarQuerySet(models.QuerySet[M]):
    """A queryset that shows nobody anything until its model says who may see which rows."""

    def zichtbaar_voor(self, door: Door) -> Self:
        """The rows this actor may see; each model overrides this."""
        return self.none()

    def opvolger_van(self, pk: UUID) -> UUID | None:
        """The key of the row into which row `pk` was merged; None unless a model knows merging."""
        return None

    def vergrendeld(self) -> Self:
        """These rows, locked until the end of the transaction (only the row itself, no joined tables)."""
        return self.select_for_update(of=("self",), no_key=True)


class InzageQuerySet(models.QuerySet["Inzage"]):
    def over_deelnemer(self, deelnemer_id: UUID) -> Self:
        """Who looked at one person, newest first."""
        return self.filter(deelnemer_ids__contains=[deelnemer_id]).order_by("-wanneer", "-id")

    def onverzegeld(self) -> Self:
        """Rows that are not yet in the chain, in the order in which the sealer takes them."""
        return self.filter(schakel__isnull=True).order_by("wanneer", "id")

    def onverzegeld_sinds(self, moment: datetime) -> Self:
        """Rows older than `moment` that the sealer should have taken already."""
        return self.filter(schakel__isnull=True, wanneer__lt=moment)
