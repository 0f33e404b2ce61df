"""Somebody leaves a role: when, and who takes over."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.organisaties.models import Lidmaatschap


@volg()
class Vertrek(models.Model):
    """The end of one membership: the last day (inclusive), and per kind of work who takes it over.

    `opvolging` maps the key of a kind (handelen.overdracht) to the id of the successor's membership, or to None: back
    to the team, or nobody yet. `vorige_einde` is the last day the membership had before anybody planned this; a plan
    that is cancelled puts it back, and removes the row. `overgedragen_op` says that it was carried out.
    `gevraagd_door` is None when nobody planned it: the period ran out.
    """

    # A plan may be cancelled; that it was there stays in the history.
    mag_verwijderd = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lidmaatschap = models.OneToOneField(Lidmaatschap, on_delete=models.PROTECT, related_name="vertrek")
    laatste_dag = models.DateField("laatste dag")
    vorige_einde = models.DateField("laatste dag vóór dit vertrek", null=True)
    opvolging = models.JSONField("opvolging", default=dict)
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    gevraagd_op = models.DateTimeField("gevraagd op", default=timezone.now, editable=False)
    overgedragen_op = models.DateTimeField("overgedragen op", null=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "vertrek"
        verbose_name_plural = "vertrekken"

    def __str__(self) -> str:
        return f"vertrek {self.id}"
