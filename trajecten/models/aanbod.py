"""The catalogue: what providers of a network and of the whole werkingsgebied offer (slides; issue, plan)."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.urls import reverse

from trajecten.querysets import AanbodQuerySet
from trajecten.soorten import ACTIESOORT_KEUZES, ACTIESOORTEN
from werkzorg.databank.triggers import volg


@volg()
class Aanbod(models.Model):
    """One thing that one provider offers, where, for how many at a time, how long people wait, and whom to ask."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    soort = models.CharField("soort actie", max_length=30, choices=ACTIESOORT_KEUZES)
    titel = models.CharField("wat", max_length=200)
    omschrijving = models.TextField("omschrijving", max_length=2000, blank=True)
    plaatsen = models.PositiveSmallIntegerField("plaatsen", null=True, blank=True)
    wachttijd_weken = models.PositiveSmallIntegerField("wachttijd in weken", null=True, blank=True)
    contactpersoon = models.CharField("contactpersoon", max_length=200, blank=True)
    contact_telefoon = models.CharField("telefoon", max_length=20, blank=True)
    contact_email = models.EmailField("e-mailadres", max_length=254, blank=True)
    periode = DateRangeField("aangeboden van tot en met")
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = AanbodQuerySet.as_manager()

    class Meta:
        verbose_name = "aanbod"
        verbose_name_plural = "aanbod"
        ordering = ["titel", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="aanbod_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=list(ACTIESOORTEN)), name="aanbod_soort_gekend"
            ),
        ]
        indexes = [models.Index(fields=["organisatie", "soort"], name="aanbod_van_wie")]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        """The page of this offer."""
        return reverse("aanbod_detail", args=[self.pk])


@volg()
class Aanbodregio(models.Model):
    """A regio in which something is offered."""

    over_niemand = True
    mag_verwijderd = True  # the provider works there no more; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="regios")
    regio = models.ForeignKey("plaatsen.Regio", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "regio van een aanbod"
        verbose_name_plural = "regio's van een aanbod"
        constraints = [models.UniqueConstraint(fields=["aanbod", "regio"], name="aanbodregio_eenmaal")]
        indexes = [models.Index(fields=["regio", "aanbod"], name="aanbodregio_waar")]

    def __str__(self) -> str:
        return f"{self.aanbod_id} in {self.regio_id}"
