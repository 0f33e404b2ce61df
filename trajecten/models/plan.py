"""The geïntegreerd trajectplan: a written agreement in versions, and who agreed to which (Decreet 2022 art. 14-15)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from trajecten.models.regels import Vastgelegd, Vereist
from trajecten.models.traject import Traject
from trajecten.querysets import PlanversieQuerySet, TrajectplanQuerySet
from trajecten.soorten import AKKOORDWIJZEN, PARTIJEN
from werkzorg.databank.triggers import AlleenToevoegen, volg


@volg()
class Trajectplan(models.Model):
    """The plan as the tandem works on it; what was agreed stands in its versions.

    `doelen` are the goals in the deelnemer's own words; `evaluatie_maanden` is how often is evaluated (art. 15, 6).
    """

    wist_mee = ("traject__deelnemer_id",)

    traject = models.OneToOneField(Traject, on_delete=models.PROTECT, related_name="plan", primary_key=True)
    doelen = models.TextField("doelen in de woorden van de deelnemer", max_length=6000, blank=True)
    omschrijving = models.TextField("omschrijving, inhoud en doel", max_length=6000, blank=True)
    duur_maanden = models.PositiveSmallIntegerField("vermoedelijke duur in maanden", null=True, blank=True)
    rechten_plichten = models.TextField("rechten en plichten", max_length=6000, blank=True)
    evaluatie_maanden = models.PositiveSmallIntegerField("evaluatie om de … maanden", null=True, blank=True)
    motivering = models.TextField("waarom deze keuzes", max_length=4000, blank=True)
    uren_motivering = models.TextField("waarom meer uren dan de draagkracht", max_length=2000, blank=True)
    # Art. 14 par. 2, 3 and 4: tasks of the team that are ticked with their day.
    statuut_besproken_op = models.DateField("statuut besproken op", null=True, blank=True)
    verkend_op = models.DateField("competenties en zorgnoden verkend op", null=True, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = TrajectplanQuerySet.as_manager()

    class Meta:
        verbose_name = "trajectplan"
        verbose_name_plural = "trajectplannen"

    def __str__(self) -> str:
        return f"trajectplan van {self.traject_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Planversie(models.Model):
    """One version of the plan as it was laid before the three parties; `inhoud` never changes (`domein.verschil`)."""

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="planversies")
    nummer = models.PositiveIntegerField()
    inhoud = models.JSONField()
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ingediend_op = models.DateTimeField(null=True)
    netwerkcoordinator = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    teruggestuurd_op = models.DateTimeField(null=True)
    terugstuur_reden = models.TextField("waarom teruggestuurd", max_length=2000, blank=True)
    geregistreerd_op = models.DateField("geregistreerd in persoonlijk dossier op", null=True)

    objects = PlanversieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van het trajectplan"
        verbose_name_plural = "versies van het trajectplan"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "nummer"], name="planversie_nummer_uniek"),
            models.CheckConstraint(condition=models.Q(nummer__gte=1), name="planversie_nummer_vanaf_een"),
            models.CheckConstraint(
                condition=models.Q(teruggestuurd_op__isnull=True) | ~models.Q(terugstuur_reden=""),
                name="planversie_terug_met_reden",
            ),
            models.CheckConstraint(
                condition=models.Q(teruggestuurd_op__isnull=True, geregistreerd_op__isnull=True)
                | models.Q(ingediend_op__isnull=False)
                & (models.Q(teruggestuurd_op__isnull=True) | models.Q(geregistreerd_op__isnull=True)),
                name="planversie_eerst_ingediend",
            ),
        ]
        indexes = [
            models.Index(fields=["netwerkcoordinator", "-ingediend_op"], name="planversie_bij_netwerk")
        ]
        triggers = [
            Vastgelegd(vast=("traject_id", "nummer", "inhoud", "gemaakt_op", "gemaakt_door_id")),
            Vereist(
                name="ingediend_met_akkoorden",
                regel="planversie_ingediend_met_akkoorden",
                wanneer="NEW.ingediend_op IS NOT NULL AND OLD.ingediend_op IS NULL",
                voorwaarde="(SELECT count(*) = 3 FROM trajecten_akkoord WHERE planversie_id = NEW.id)",
                zin="een plan gaat pas weg met drie akkoorden (Decreet 8/7/2022 art. 15)",
            ),
        ]

    def __str__(self) -> str:
        return f"versie {self.nummer}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Akkoord(models.Model):
    """One party agreed to one version, on a day, and how (art. 15: a written agreement)."""

    wist_mee = ("planversie__traject__deelnemer_id",)
    alleen_toevoegen = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    planversie = models.ForeignKey(Planversie, on_delete=models.PROTECT, related_name="akkoorden")
    partij = models.CharField(max_length=10, choices=PARTIJEN)
    wijze = models.CharField(max_length=20, choices=AKKOORDWIJZEN)
    op = models.DateField("akkoord op")
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"
        ordering = ["geregistreerd_op"]
        constraints = [
            models.UniqueConstraint(fields=["planversie", "partij"], name="akkoord_een_per_partij"),
        ]
        triggers = [AlleenToevoegen()]

    def __str__(self) -> str:
        return f"{self.partij} bij {self.planversie_id}"
