"""Two people who look like one, of whom somebody said that they are two."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.models.deelnemer import Deelnemer


@volg()
class Onderscheid(models.Model):
    """`een` and `ander` are different people: no list of probable doubles shows the two together again."""

    # A pair says something about two records as they are: it does not move along when one is merged.
    verhuist = False
    wist_mee = ("een_id", "ander_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    een = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    ander = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    gezegd_door = models.JSONField()
    gezegd_op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "onderscheid"
        verbose_name_plural = "onderscheiden"
        constraints = [
            models.UniqueConstraint(fields=["een", "ander"], name="onderscheid_uniek"),
            # The lower id first, so that a pair is stored in one way only.
            models.CheckConstraint(
                condition=models.Q(een__lt=models.F("ander")), name="onderscheid_op_volgorde"
            ),
        ]

    def __str__(self) -> str:
        return f"onderscheid {self.id}"
