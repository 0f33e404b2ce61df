"""What the functionaris gegevensbescherming knows of a person, and the reports about who looked."""

from __future__ import annotations

import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone

from werkzorg.beheer.querysets.inzagerapport import InzagedossierQuerySet, InzagerapportQuerySet
from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.rollen import ROL_KEUZES


class Inzagedossier(Deelnemer):
    """A person as the one who supervises access sees him: a dossier number, and who looked; no other data."""

    verhuist = False  # the record itself: a merge moves nothing to it

    objects = InzagedossierQuerySet.as_manager()  # type: ignore[misc]  # a proxy with eyes of its own

    class Meta:
        proxy = True
        verbose_name = "inzage van een dossier"
        verbose_name_plural = "inzage van dossiers"


@volg()
class Inzagerapport(models.Model):
    """A report to a person about who looked at his data, over the days `vanaf` to `tot`, both inclusive.

    `rol` is the role of who asked for it: only the functionaris may name other organisations in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    rol = models.CharField("rol", max_length=40, choices=ROL_KEUZES)
    vanaf = models.DateField("van")
    tot = models.DateField("tot en met")
    aangevraagd_door = models.JSONField()
    aangevraagd_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = InzagerapportQuerySet.as_manager()

    class Meta:
        verbose_name = "inzagerapport"
        verbose_name_plural = "inzagerapporten"
        indexes = [
            models.Index(fields=["organisatie", "-aangevraagd_op"], name="inzagerapport_organisatie"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(vanaf__lte=models.F("tot")),
                name="inzagerapport_periode_klopt",
                violation_error_message="De eerste dag ligt na de laatste: wissel de twee dagen om.",
            )
        ]

    def __str__(self) -> str:
        return f"inzagerapport {self.id}"

    def get_absolute_url(self) -> str:
        """Where the letter is opened."""
        return reverse("inzagerapport_openen", args=[self.pk])

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is for."""
        return [self.deelnemer_id]
