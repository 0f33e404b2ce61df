from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models

if TYPE_CHECKING:
    from werkzorg.logboek.models import Logregel


class LogregelQuerySet(models.QuerySet["Logregel"]):
    def over_deelnemer(self, wie: UUID | models.QuerySet[Any, Any]) -> Self:
        """The timeline of one person, newest first; `wie` is his id, or a query for all ids he was known by."""
        return self.filter(deelnemer_id__in=[wie] if isinstance(wie, UUID) else wie).order_by(
            "-wanneer", "-id"
        )
