"""What happened: one line per act, by key and ids; the human sentence is made when it is shown."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import AlleenToevoegen
from werkzorg.logboek.querysets import LogregelQuerySet


class Logregel(models.Model):
    """An act that was done: never a name, never free text; points to its object by kind and uuid."""

    alleen_toevoegen = True
    wist_mee = ()  # that something happened stays, with ids that point nowhere

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wanneer = models.DateTimeField(default=timezone.now, editable=False)
    handeling = models.CharField(max_length=60)
    door = models.JSONField()
    object_soort = models.CharField(max_length=60)
    object_id = models.UUIDField()
    deelnemer_id = models.UUIDField(null=True)
    gegevens = models.JSONField(default=dict)
    aanvraag = models.CharField(max_length=36, blank=True)

    objects = LogregelQuerySet.as_manager()

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logboek"
        indexes = [
            models.Index(fields=["deelnemer_id", "-wanneer"], name="logregel_deelnemer"),
            models.Index(fields=["object_soort", "object_id", "-wanneer"], name="logregel_object"),
        ]
        triggers = [AlleenToevoegen()]

    def __str__(self) -> str:
        return f"{self.handeling} op {self.object_soort} {self.object_id}"
