from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from werkzorg.handelen.models import KlokRonde


class KlokRondeQuerySet(models.QuerySet["KlokRonde"]):
    def laatste_keer_klaar(self, naam: str) -> datetime | None:
        """When this job last finished a round, or None."""
        return self.filter(naam=naam, klaar_op__isnull=False).aggregate(op=models.Max("klaar_op"))["op"]

    def laatste_periode_klaar(self, naam: str) -> date | None:
        """The latest day this daily job finished, or None."""
        periode = self.filter(naam=naam, klaar_op__isnull=False).aggregate(p=models.Max("periode"))["p"]
        return date.fromisoformat(periode) if periode else None
