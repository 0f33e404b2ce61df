"""A message that a machine sent, what became of it, and the answer it gets when it sends the same once more."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from werkzorg.uitwisseling.domein.berichten import NIEMAND, STATUSSEN, WIE
from werkzorg.uitwisseling.models.koppeling import Koppeling
from werkzorg.uitwisseling.querysets import BerichtQuerySet


class Bericht(models.Model):
    """One message with a key of the sender; the same key again gives the first answer.

    `vingerafdruk` is a keyed hash of what was sent. `inhoud` is encrypted, and only there while the message was not
    handled. `persoon_id` is the deelnemer, or the onthaaltraject, that the message was about: the row goes with him.
    """

    mag_verwijderd = True
    verhuist = False
    wist_mee = ("persoon_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    koppeling = models.ForeignKey(Koppeling, on_delete=models.PROTECT, related_name="berichten")
    aanvraag_sleutel = models.UUIDField(editable=False)
    bewerking = models.CharField(max_length=60)
    handeling = models.CharField(max_length=60)
    adres = models.JSONField(default=dict)
    vingerafdruk = models.CharField(max_length=64)
    status = models.CharField(max_length=20, choices=STATUSSEN)
    http_status = models.PositiveSmallIntegerField()
    antwoord = models.JSONField(default=dict)
    inhoud = models.BinaryField(null=True)
    wie = models.CharField(max_length=20, choices=WIE, default=NIEMAND)
    pogingen = models.PositiveIntegerField(default=1)
    persoon_id = models.UUIDField(null=True)
    ontvangen_op = models.DateTimeField(default=timezone.now, editable=False)
    bijgewerkt_op = models.DateTimeField(default=timezone.now)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-ontvangen_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["koppeling", "aanvraag_sleutel"], name="bericht_eenmaal_per_koppeling"
            )
        ]
        indexes = [
            models.Index(fields=["status", "-ontvangen_op"], name="bericht_stand"),
            models.Index(fields=["persoon_id"], name="bericht_persoon"),
        ]

    def __str__(self) -> str:
        return f"bericht {self.pk}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """Nobody: the desk shows no person, only what was wrong."""
        return []
