from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from werkzorg.handelen.models import KlokRonde


class KlokRondeQuerySet(models.QuerySet["KlokRonde"]):
    def laatste_keer_klaar(self, naam: str) -> datetime | None:
        """When this job last finished a round, or None."""
        return self.filter(naam=naam, klaar_op__isnull=False).aggregate(op=models.Max("klaar_op"))["op"]

    def eerste_open_dag(self, naam: str, vandaag: date) -> date:
        """The first day that this daily job must still do; the day after `vandaag` when it is up to date.

        Periods after `vandaag` do not count: the clock was wrong when they were done.
        """
        rondes = self.filter(naam=naam, periode__lte=vandaag.isoformat())
        klaar = rondes.filter(klaar_op__isnull=False).aggregate(p=models.Max("periode"))["p"]
        if klaar:
            return date.fromisoformat(klaar) + timedelta(days=1)
        begonnen = rondes.aggregate(p=models.Min("periode"))["p"]
        return date.fromisoformat(begonnen) if begonnen else vandaag
