"""What moves the end of a traject: interruptions and extensions (Decreet 2022 art. 11; regelgeving 15, rows 4-6)."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils import timezone

from trajecten.models.regels import OnderbrekingTelt, Vastgelegd, Vereist
from trajecten.models.traject import Traject
from trajecten.querysets import OnderbrekingQuerySet, VerlengingQuerySet
from trajecten.soorten import ONDERBREEKREDENEN
from trajecten.statussen import (
    GEVRAAGD,
    TOEGEKEND,
    VERLENGINGOVERGANGEN,
    VERLENGINGSTATUSSEN,
    VERVALLEN,
)
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.handelen.overgangen import stappen


@volg()
class Onderbreking(models.Model):
    """The traject rests during `periode` (both ends inclusive; an open end: still).

    With `stopt_klok` its days do not count for the 18 months; then it always has a (foreseen) last day.
    """

    wist_mee = ("traject__deelnemer_id",)
    mag_verwijderd = True  # taken back as a mistake; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="onderbrekingen")
    periode = DateRangeField("periode")
    reden = models.CharField("reden", max_length=20, choices=ONDERBREEKREDENEN)
    toelichting = models.CharField("toelichting", max_length=500, blank=True)
    stopt_klok = models.BooleanField("stopt de klok", default=False)
    gemeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemeld_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = OnderbrekingQuerySet.as_manager()

    class Meta:
        verbose_name = "onderbreking"
        verbose_name_plural = "onderbrekingen"
        ordering = ["periode"]
        constraints = [
            ExclusionConstraint(
                name="onderbreking_een_tegelijk",
                expressions=[("traject", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                violation_error_message="Deze periode overlapt met een andere onderbreking.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="onderbreking_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(stopt_klok=False) | models.Q(periode__endswith__isnull=False),
                name="onderbreking_klok_met_einde",
                violation_error_message="Vul de vermoedelijke laatste dag in: deze onderbreking stopt de klok.",
            ),
        ]
        triggers = [OnderbrekingTelt()]

    def __str__(self) -> str:
        return f"onderbreking van {self.traject_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Verlenging(models.Model):
    """An extension that the team asked and VDAB decides about; only a granted one counts."""

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="verlengingen")
    maanden = models.PositiveSmallIntegerField("maanden")
    motivering = models.TextField("waarom uitzonderlijk", max_length=4000)
    status = models.CharField(max_length=20, choices=VERLENGINGSTATUSSEN, default=GEVRAAGD)
    gevraagd_op = models.DateField("gevraagd op")
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    beslist_op = models.DateField("beslist op", null=True)
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    beslissing = models.TextField("motivering van de beslissing", max_length=4000, blank=True)

    objects = VerlengingQuerySet.as_manager()

    class Meta:
        verbose_name = "verlenging"
        verbose_name_plural = "verlengingen"
        ordering = ["gevraagd_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject"], condition=models.Q(status=GEVRAAGD), name="verlenging_een_vraag_tegelijk"
            ),
            models.CheckConstraint(condition=models.Q(maanden__gte=1), name="verlenging_minstens_een_maand"),
            models.CheckConstraint(
                condition=models.Q(status__in=[GEVRAAGD, VERVALLEN])
                | models.Q(beslist_op__isnull=False, beslist_door__isnull=False) & ~models.Q(beslissing=""),
                name="verlenging_beslist_heel",
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(GEVRAAGD,)),
            pgtrigger.FSM(
                name="verlenging_overgangen", field="status", transitions=stappen(VERLENGINGOVERGANGEN)
            ),
            Vastgelegd(
                vast=("traject_id", "maanden", "beslist_op", "beslist_door_id", "beslissing"),
                wanneer=f"OLD.status <> '{GEVRAAGD}'",
            ),
            Vereist(
                name="binnen_de_wet",
                regel="verlenging_binnen_de_wet",
                wanneer=f"NEW.status = '{TOEGEKEND}' AND OLD.status IS DISTINCT FROM '{TOEGEKEND}'",
                voorwaarde="trajecten_mag_verlengen(NEW.traject_id, NEW.maanden)",
                zin="langer of vaker dan een verlenging kan (Decreet 8/7/2022 art. 11)",
            ),
        ]

    def __str__(self) -> str:
        return f"verlenging van {self.traject_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]
