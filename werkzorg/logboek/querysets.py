from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models

if TYPE_CHECKING:
    from werkzorg.logboek.models import Logregel


class LogregelQuerySet(models.QuerySet["Logregel"]):
    def over_deelnemer(self, deelnemer_id: UUID) -> Self:
        """The timeline of one person, newest first."""
        return self.filter(deelnemer_id=deelnemer_id).order_by("-wanneer", "-id")
