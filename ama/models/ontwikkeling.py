"""What somebody does in AMA sociale economie to get on: the POP, steps to paid work, and where he went (10.5)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ama.models.regels import Vastgelegd
from ama.models.toeleiding import Toeleiding
from ama.querysets import DoorstroomQuerySet, OntwikkelplanQuerySet, WerkstapQuerySet
from ama.soorten import DOORSTROOMSOORTEN, WERKSTAPPEN
from werkzorg.databank.triggers import volg

_UREN_KUNNEN = Q(minuten_per_week__isnull=True) | Q(minuten_per_week__gte=1, minuten_per_week__lte=10_080)


@volg()
class Ontwikkelplan(models.Model):
    """One version of the persoonlijk ontwikkelingsplan; a later `nummer` follows it up, and this one stays as it was.

    `doelen`: list of {"doel", "stappen": [{"wat", "wie", "tegen" (ISO or null), "klaar"}]}. `minuten_doel`: the aim in
    minutes per week; `opbouw`: list of {"vanaf" (ISO), "minuten"} that leads there. `in_vdab_op`: the day on which it
    was copied into the file at VDAB.
    """

    wist_mee = ("toeleiding__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toeleiding = models.ForeignKey(Toeleiding, on_delete=models.PROTECT, related_name="ontwikkelplannen")
    nummer = models.PositiveSmallIntegerField()
    besproken_op = models.DateField("besproken met de deelnemer op")
    doelen = models.JSONField("doelen", default=list)
    minuten_doel = models.PositiveSmallIntegerField("uren per week als doel")
    opbouw = models.JSONField("opbouw van de uren", default=list, blank=True)
    woorden_deelnemer = models.TextField("wat de deelnemer zelf wil", max_length=4000, blank=True)
    aanleiding = models.CharField("waarom bijgestuurd", max_length=1000, blank=True)
    in_vdab_op = models.DateField("in het dossier van VDAB gezet op", null=True, blank=True)
    opgemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opgemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = OntwikkelplanQuerySet.as_manager()

    class Meta:
        verbose_name = "persoonlijk ontwikkelingsplan"
        verbose_name_plural = "persoonlijke ontwikkelingsplannen"
        ordering = ["toeleiding", "-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["toeleiding", "nummer"], name="ontwikkelplan_nummer_eenmaal"),
            models.CheckConstraint(
                condition=Q(minuten_doel__gte=1, minuten_doel__lte=10_080), name="ontwikkelplan_uren_kunnen"
            ),
        ]
        triggers = [
            Vastgelegd(
                vast=(
                    "toeleiding_id",
                    "nummer",
                    "besproken_op",
                    "doelen",
                    "minuten_doel",
                    "opbouw",
                    "woorden_deelnemer",
                    "aanleiding",
                )
            )
        ]

    def __str__(self) -> str:
        return f"POP {self.nummer}"

    def get_absolute_url(self) -> str:
        """The page of its toeleiding."""
        return self.toeleiding.get_absolute_url()

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.toeleiding.deelnemer_id]


@volg()
class Werkstap(models.Model):
    """One step to paid work beside or within AMA, on these days (inclusive; `tot` None: one day, or it goes on)."""

    wist_mee = ("toeleiding__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toeleiding = models.ForeignKey(Toeleiding, on_delete=models.PROTECT, related_name="werkstappen")
    soort = models.CharField("soort stap", max_length=20, choices=WERKSTAPPEN)
    van = models.DateField("op of vanaf")
    tot = models.DateField("tot en met", null=True, blank=True)
    minuten_per_week = models.PositiveSmallIntegerField("uren per week", null=True, blank=True)
    met_wie = models.CharField("bij of met wie", max_length=200, blank=True)
    resultaat = models.TextField("wat het opleverde", max_length=2000, blank=True)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    geregistreerd_organisatie = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+"
    )
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    teruggenomen_op = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = WerkstapQuerySet.as_manager()

    class Meta:
        verbose_name = "stap naar werk"
        verbose_name_plural = "stappen naar werk"
        ordering = ["-van", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkstap_tot_na_van",
                violation_error_message="De laatste dag ligt vóór de eerste dag: verbeter een van beide.",
            ),
            models.CheckConstraint(condition=_UREN_KUNNEN, name="werkstap_uren_kunnen"),
        ]
        indexes = [models.Index(fields=["toeleiding", "-van"], name="werkstap_van_toeleiding")]

    def __str__(self) -> str:
        return self.get_soort_display()

    def get_absolute_url(self) -> str:
        """The page of its toeleiding."""
        return self.toeleiding.get_absolute_url()

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.toeleiding.deelnemer_id]


@volg()
class Doorstroom(models.Model):
    """Where somebody went on to from AMA sociale economie, from `eerste_dag` on: paid work, maatwerk or training."""

    wist_mee = ("toeleiding__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toeleiding = models.OneToOneField(Toeleiding, on_delete=models.PROTECT, related_name="doorstroom")
    soort = models.CharField("waarheen", max_length=25, choices=DOORSTROOMSOORTEN)
    eerste_dag = models.DateField("eerste dag")
    minuten_per_week = models.PositiveSmallIntegerField("uren per week", null=True, blank=True)
    werkgever = models.CharField("werkgever of opleiding", max_length=200, blank=True)
    toelichting = models.TextField("toelichting", max_length=2000, blank=True)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = DoorstroomQuerySet.as_manager()

    class Meta:
        verbose_name = "doorstroom"
        verbose_name_plural = "doorstroom"
        ordering = ["-eerste_dag", "id"]
        constraints = [models.CheckConstraint(condition=_UREN_KUNNEN, name="doorstroom_uren_kunnen")]

    def __str__(self) -> str:
        return self.get_soort_display()

    def get_absolute_url(self) -> str:
        """The page of its toeleiding."""
        return self.toeleiding.get_absolute_url()

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.toeleiding.deelnemer_id]
