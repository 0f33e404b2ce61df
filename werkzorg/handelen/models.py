"""What the machinery of acts remembers: the rounds of the clock, and requests that were already answered."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from werkzorg.handelen.querysets import KlokRondeQuerySet


class KlokRonde(models.Model):
    """One period of one clock job: when it started and ended, how many rows it handled, how many failed."""

    naam = models.CharField(max_length=60)
    periode = models.CharField(max_length=20)
    gestart_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    gedaan = models.PositiveIntegerField(default=0)
    fouten = models.PositiveIntegerField(default=0)
    laatste_fout = models.CharField(max_length=200, blank=True)

    objects = KlokRondeQuerySet.as_manager()

    class Meta:
        verbose_name = "klokronde"
        verbose_name_plural = "klokrondes"
        constraints = [models.UniqueConstraint(fields=["naam", "periode"], name="klokronde_periode_uniek")]

    def __str__(self) -> str:
        return f"{self.naam} {self.periode}"


class VerwerkteAanvraag(models.Model):
    """A form that was already handled, by the key it carried; sending it again gives the same address."""

    sleutel = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gebruiker_id = models.UUIDField()
    handeling = models.CharField(max_length=60)
    antwoord = models.CharField(max_length=300, blank=True)
    verwerkt_op = models.DateTimeField(default=timezone.now, editable=False)

    mag_verwijderd = True  # old keys are cleared by a clock job; they hold nothing about people

    class Meta:
        verbose_name = "verwerkte aanvraag"
        verbose_name_plural = "verwerkte aanvragen"
        indexes = [models.Index(fields=["verwerkt_op"], name="verwerkteaanvraag_ouderdom")]

    def __str__(self) -> str:
        return f"{self.handeling} {self.sleutel}"
