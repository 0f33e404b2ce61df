"""What somebody can carry, and when he must be free for care (regelgeving 15, row 19)."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from trajecten.models.regels import GeenActieOpZorgmoment
from trajecten.models.traject import Traject
from trajecten.querysets import DraagkrachtQuerySet, ZorgmomentQuerySet
from trajecten.soorten import WEEKDAGEN
from werkzorg.databank.triggers import volg


@volg()
class Draagkracht(models.Model):
    """How many hours a week this person can carry during `periode` (both ends inclusive; open: until changed)."""

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="draagkracht")
    periode = DateRangeField("periode")
    uren_per_week = models.DecimalField("uren per week", max_digits=4, decimal_places=2)
    nota = models.CharField("nota", max_length=500, blank=True)

    objects = DraagkrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "draagkracht"
        verbose_name_plural = "draagkracht"
        ordering = ["periode"]
        constraints = [
            ExclusionConstraint(
                name="draagkracht_een_tegelijk",
                expressions=[("traject", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="draagkracht_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(uren_per_week__gte=0, uren_per_week__lte=60),
                name="draagkracht_uren_kunnen",
                violation_error_message="Vul 0 tot 60 uur per week in.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.uren_per_week} uur per week"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Zorgmoment(models.Model):
    """Every week on this weekday (0 = Monday) from `van_uur` to `tot_uur` (exclusive) there is care, in `periode`.

    What the care is stands nowhere: Werk sees that there is care and when, never what (regelgeving 8).
    """

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="zorgmomenten")
    weekdag = models.PositiveSmallIntegerField("dag van de week", choices=WEEKDAGEN)
    van_uur = models.TimeField("van")
    tot_uur = models.TimeField("tot")
    periode = DateRangeField("periode")
    geschrapt_op = models.DateTimeField(null=True)

    objects = ZorgmomentQuerySet.as_manager()

    class Meta:
        verbose_name = "zorgmoment"
        verbose_name_plural = "zorgmomenten"
        ordering = ["weekdag", "van_uur"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekdag__lte=6, tot_uur__gt=models.F("van_uur")),
                name="zorgmoment_kan",
                violation_error_message="Het einduur ligt niet na het beginuur: controleer beide.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="zorgmoment_periode_niet_leeg"
            ),
        ]
        triggers = [GeenActieOpZorgmoment(traject="NEW.traject_id")]

    def __str__(self) -> str:
        return f"{self.get_weekdag_display()} {self.van_uur:%H:%M}-{self.tot_uur:%H:%M}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]
