"""Human tasks: what must be done, by whom, before when, on which ground."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.organisaties.rollen import ROL_KEUZES
from werkzorg.werklijst.querysets import TaakQuerySet
from werkzorg.werklijst.uitstel import Uitstelreden


@volg()
class Taak(models.Model):
    """Something a person must do; points to its object by kind and uuid, holds no name and no free text.

    `termijn` is the last day (inclusive); of a legal kind it never moves, and `herinner_op` is the day from which
    somebody who postponed it wants to see it again. `versie` counts the changes by people.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=60)
    sleutel = models.CharField(max_length=200, unique=True)
    object_soort = models.CharField(max_length=60)
    object_id = models.UUIDField()
    deelnemer_id = models.UUIDField(null=True)
    organisatie = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="taken"
    )
    rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="taken", null=True, blank=True
    )
    termijn = models.DateField(null=True)
    herinner_op = models.DateField(null=True)
    uitstel_reden = models.CharField(max_length=20, choices=Uitstelreden.choices, blank=True)
    keer_uitgesteld = models.PositiveSmallIntegerField(default=0)
    versie = models.PositiveIntegerField(default=1, editable=False)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    klaar_op = models.DateTimeField(null=True)

    objects = TaakQuerySet.as_manager()

    class Meta:
        verbose_name = "taak"
        verbose_name_plural = "taken"
        indexes = [
            models.Index(
                fields=["organisatie", "rol", "termijn"],
                name="taak_open",
                condition=models.Q(klaar_op__isnull=True),
            ),
            models.Index(fields=["object_soort", "object_id"], name="taak_object"),
            models.Index(fields=["deelnemer_id"], name="taak_deelnemer"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({'klaar' if self.klaar_op else 'open'})"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person this task is about, as a list of at most one id."""
        return [self.deelnemer_id] if self.deelnemer_id else []
