"""The outbox: what must happen outside the database, as rows written inside the act's transaction."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from werkzorg.berichten.querysets import MeldingQuerySet, OpdrachtQuerySet


class Opdracht(models.Model):
    """A job for the worker: done exactly once per effect key, however often it is rung for; ids only."""

    class Toestand(models.TextChoices):
        WACHT = "wacht", "Wacht"
        KLAAR = "klaar", "Klaar"
        MISLUKT = "mislukt", "Mislukt"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    effect_sleutel = models.CharField(max_length=200, unique=True)
    verwijzing = models.JSONField(default=dict)
    door = models.JSONField()
    toestand = models.CharField(max_length=10, choices=Toestand.choices, default=Toestand.WACHT)
    # Attempts that failed, and attempts that began: more begun than failed means a worker died at it.
    pogingen = models.PositiveSmallIntegerField(default=0)
    begonnen = models.PositiveIntegerField(default=0)
    volgende_poging_op = models.DateTimeField(null=True)
    laatste_fout = models.CharField(max_length=200, blank=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    klaar_op = models.DateTimeField(null=True)

    objects = OpdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "opdracht"
        verbose_name_plural = "opdrachten"
        indexes = [
            models.Index(
                fields=["aangemaakt_op"], name="opdracht_wachtend", condition=models.Q(toestand="wacht")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(toestand="klaar", klaar_op__isnull=False) | ~models.Q(toestand="klaar"),
                name="opdracht_klaar_heeft_tijdstip",
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.toestand})"

    @property
    def is_opgegeven(self) -> bool:
        """Whether it failed so often that a person must look at it."""
        return self.toestand == self.Toestand.MISLUKT


class Melding(models.Model):
    """A notice for one person in one organisation; text by kind, subject by kind and uuid, never a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="meldingen"
    )
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.CASCADE, related_name="+")
    object_soort = models.CharField(max_length=60)
    object_id = models.UUIDField()
    effect_sleutel = models.CharField(max_length=200, unique=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    gelezen_op = models.DateTimeField(null=True)

    objects = MeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        indexes = [
            models.Index(fields=["gebruiker", "organisatie", "-aangemaakt_op"], name="melding_van_mij")
        ]

    def __str__(self) -> str:
        return f"{self.soort} voor {self.gebruiker_id}"
