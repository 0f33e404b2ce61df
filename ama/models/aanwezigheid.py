"""Presences: one row per agreement and day, twenty million in ten years (issue 6, "Volume")."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ama.domein.aanwezigheid import MEESTE_MINUTEN, Status
from ama.models.overeenkomst import Overeenkomst
from ama.models.regels import BinnenDeOvereenkomst, Vastgelegd
from ama.querysets import AanwezigheidQuerySet
from ama.soorten import AANWEZIGHEDEN
from werkzorg.databank.triggers import volg


def _uren_bij_status(status: str, minuten: str) -> Q:
    """Present with hours, or absent without."""
    return Q(**{status: Status.AANWEZIG.value, f"{minuten}__gte": 1, f"{minuten}__lte": MEESTE_MINUTEN}) | Q(
        **{f"{status}__in": [Status.VERWITTIGD.value, Status.ONVERWITTIGD.value], minuten: 0}
    )


@volg(per_reeks=True)
class Aanwezigheid(models.Model):
    """Whether somebody was there on one day, and how long; `eerste_…` keep what a correction replaced first.

    `is_gepland` False: the schedule did not name this day. `versie` counts the times it was saved: who saw an older one
    is shown the difference.
    """

    wist_mee = ("overeenkomst__deelnemer_id",)
    mag_verwijderd = True  # a whole sheet is taken back at once; its history stays

    id = models.BigAutoField(primary_key=True)
    overeenkomst = models.ForeignKey(
        Overeenkomst, on_delete=models.PROTECT, related_name="aanwezigheden", db_index=False
    )
    dag = models.DateField("dag")
    status = models.CharField("aanwezig", max_length=1, choices=AANWEZIGHEDEN)
    minuten = models.PositiveSmallIntegerField("uren", default=0)
    is_gepland = models.BooleanField("gepland", default=True)
    nota = models.CharField("nota", max_length=300, blank=True)
    eerste_status = models.CharField(max_length=1, choices=AANWEZIGHEDEN, blank=True, editable=False)
    eerste_minuten = models.PositiveSmallIntegerField(null=True, editable=False)
    # Why somebody corrected it on its own page; "" when it was simply saved again on the sheet.
    verbeter_reden = models.CharField("waarom verbeterd", max_length=300, blank=True)
    ingevuld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ingevuld_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = AanwezigheidQuerySet.as_manager()

    class Meta:
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheden"
        ordering = ["-dag", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["overeenkomst", "dag"],
                name="aanwezigheid_eenmaal_per_dag",
                violation_error_message="Voor deze dag is al iets ingevuld.",
            ),
            models.CheckConstraint(
                condition=_uren_bij_status("status", "minuten"),
                name="aanwezigheid_uren_bij_status",
                violation_error_message="Wie aanwezig is, heeft uren; wie afwezig is, niet.",
            ),
            models.CheckConstraint(
                condition=Q(eerste_status="", eerste_minuten__isnull=True)
                | Q(eerste_minuten__isnull=False) & _uren_bij_status("eerste_status", "eerste_minuten"),
                name="aanwezigheid_eerste_heel",
            ),
        ]
        triggers = [
            BinnenDeOvereenkomst(),
            # The value recorded first is written once.
            Vastgelegd(vast=("eerste_status", "eerste_minuten"), wanneer="OLD.eerste_status <> ''"),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} op {self.dag:%d/%m/%Y}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.overeenkomst.deelnemer_id]

    @property
    def is_nieuw(self) -> bool:
        """Whether it was saved once: nothing stood there before."""
        return self.versie == 1

    @property
    def is_verbeterd(self) -> bool:
        """Whether it was corrected after it was first recorded."""
        return self.eerste_status != ""
