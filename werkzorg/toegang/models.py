"""The inzagelog: who saw what about whom, in which hoedanigheid and on which ground; and its hash chain."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import AlleenToevoegen
from werkzorg.toegang.querysets import OPZOEKING, InzageQuerySet


class Inzage(models.Model):
    """One page, list, file or look-up that showed something about people; references only, never content."""

    alleen_toevoegen = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wanneer = models.DateTimeField(default=timezone.now, editable=False)
    gebruiker_id = models.UUIDField()
    organisatie_id = models.UUIDField()
    lidmaatschap_id = models.UUIDField()
    rol = models.CharField(max_length=40)
    sessie = models.CharField(max_length=64, blank=True)
    actie = models.CharField(max_length=60)
    object_soort = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    deelnemer_ids = ArrayField(models.UUIDField(), default=list)
    groepen = ArrayField(models.CharField(max_length=40), default=list)
    grond = models.CharField(max_length=60)
    kanaal = models.CharField(max_length=20, default="web")
    uitkomst = models.CharField(max_length=20, default="getoond")
    aanvraag = models.CharField(max_length=36, blank=True)

    objects = InzageQuerySet.as_manager()

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzagelog"
        indexes = [
            GinIndex(fields=["deelnemer_ids"], name="inzage_deelnemers"),
            models.Index(fields=["wanneer", "id"], name="inzage_volgorde"),
            models.Index(fields=["gebruiker_id", "-wanneer"], name="inzage_gebruiker"),
            # The daily limits on looking up numbers count these rows at every look-up.
            models.Index(
                fields=["organisatie_id", "wanneer"],
                name="inzage_opzoeking_organisatie",
                condition=models.Q(grond=OPZOEKING),
            ),
            models.Index(
                fields=["gebruiker_id", "wanneer"],
                name="inzage_opzoeking_gebruiker",
                condition=models.Q(grond=OPZOEKING),
            ),
        ]
        triggers = [AlleenToevoegen()]

    def __str__(self) -> str:
        return f"{self.actie} door {self.gebruiker_id}"


class Schakel(models.Model):
    """One link of the chain: the sealed row, its number (from 1, without gaps), and the hash over all before it."""

    alleen_toevoegen = True

    volgnummer = models.BigIntegerField(primary_key=True)
    # A reference without database constraint would let a removed row vanish unnoticed: PROTECT keeps both.
    inzage = models.OneToOneField(Inzage, on_delete=models.PROTECT, related_name="schakel")
    hash = models.BinaryField(max_length=32)
    verzegeld_op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "schakel"
        verbose_name_plural = "keten van het inzagelog"
        ordering = ["volgnummer"]
        triggers = [AlleenToevoegen()]

    def __str__(self) -> str:
        return f"schakel {self.volgnummer}"
