"""Stages: where, with which mentor, insured how, and the competences seen on the workplace (art. 10)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from trajecten.models.actie import Actie
from trajecten.models.regels import NietNaHetEinde
from trajecten.models.traject import Traject
from trajecten.querysets import StageQuerySet
from werkzorg.databank.triggers import volg


@volg()
class Stage(models.Model):
    """One stage at a werkpost from `van` to `tot_en_met` (both inclusive), as part of the plan or beside it."""

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="stages")
    actie = models.ForeignKey(Actie, on_delete=models.PROTECT, related_name="stages", null=True, blank=True)
    werkpost = models.ForeignKey("organisaties.Werkpost", on_delete=models.PROTECT, related_name="+")
    functie = models.CharField("wat de deelnemer er doet", max_length=300)
    mentor = models.CharField("mentor", max_length=200)
    mentor_telefoon = models.CharField("telefoon van de mentor", max_length=20, blank=True)
    mentor_email = models.EmailField("e-mailadres van de mentor", max_length=254, blank=True)
    van = models.DateField("van")
    tot_en_met = models.DateField("tot en met")
    uren_per_week = models.DecimalField("uren per week", max_digits=4, decimal_places=2)
    uren_motivering = models.TextField("waarom meer uren dan de draagkracht", max_length=2000, blank=True)
    verzekering = models.CharField("verzekering arbeidsongevallen en BA", max_length=300)
    verzekerd_op = models.DateField("verzekering nagekeken op")
    gestart_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gestart_op = models.DateTimeField(default=timezone.now, editable=False)
    geschrapt_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = "stage"
        verbose_name_plural = "stages"
        ordering = ["-van", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot_en_met__gte=models.F("van")),
                name="stage_einde_na_begin",
                violation_error_message="De laatste dag ligt vóór de eerste dag: controleer beide.",
            ),
            models.CheckConstraint(
                condition=models.Q(uren_per_week__gt=0, uren_per_week__lte=60),
                name="stage_uren_kunnen",
                violation_error_message="Vul meer dan 0 en hoogstens 60 uur per week in.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "-van"], name="stage_van_traject")]
        triggers = [
            NietNaHetEinde(
                dag="tot_en_met",
                eerste="van",
                regel="stage_binnen_de_looptijd",
                behalve="NEW.geschrapt_op IS NOT NULL",
            )
        ]

    def __str__(self) -> str:
        return self.functie

    def get_absolute_url(self) -> str:
        """The page of this stage."""
        return reverse("stage_detail", args=[self.pk])

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Stageevaluatie(models.Model):
    """How a stage went on one day: competences seen (list of {"naam", "score" 1-4, "toelichting"}) and the words."""

    wist_mee = ("stage__traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="evaluaties")
    op = models.DateField("op")
    competenties = models.JSONField("competenties")
    verslag = models.TextField("verslag", max_length=6000, blank=True)
    woorden_deelnemer = models.TextField("wat de deelnemer ervan vindt", max_length=4000, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geschreven_op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "evaluatie van een stage"
        verbose_name_plural = "evaluaties van stages"
        ordering = ["-op", "id"]

    def __str__(self) -> str:
        return f"evaluatie van {self.stage_id}"
