"""Calls: for which regio's, from when until when, and on which criteria applications are compared."""

from __future__ import annotations

import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone

from mandaten.querysets import OproepQuerySet
from mandaten.soorten import SOORT_KEUZES, SOORTEN, Toekenningssoort
from mandaten.statussen import AANGEKONDIGD, GESLOTEN, OPEN
from werkzorg.databank.triggers import volg


@volg()
class Oproep(models.Model):
    """A published call (mandaatoproep, tender or oproep WSE), open from `opent_op` up to but not including `sluit_op`.

    Only the clock of the database says whether it is open. `heropent` names the call whose empty regio's it opens.
    One that was withdrawn before it opened has a `sluit_op` before its `opent_op`: it was never open.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField("soort", max_length=20, choices=SOORT_KEUZES)
    titel = models.CharField("titel", max_length=200)
    omschrijving = models.TextField("omschrijving", max_length=5000)
    budget = models.DecimalField("budget", max_digits=12, decimal_places=2, null=True, blank=True)
    opent_op = models.DateTimeField("opent op")
    sluit_op = models.DateTimeField("sluit op")
    uitgever = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    heropent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="heropeningen")
    gepubliceerd_op = models.DateTimeField(default=timezone.now, editable=False)
    gesloten_op = models.DateTimeField(null=True)
    sluitingsreden = models.CharField("waarom vroeger gesloten", max_length=500, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = OproepQuerySet.as_manager()

    class Meta:
        verbose_name = "oproep"
        verbose_name_plural = "oproepen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(soort__in=[soort for soort, _ in SOORT_KEUZES]), name="oproep_soort_gekend"
            ),
            models.CheckConstraint(
                condition=models.Q(sluit_op__gt=models.F("opent_op"))
                | (models.Q(gesloten_op__isnull=False) & ~models.Q(sluitingsreden="")),
                name="oproep_sluit_na_opening",
                violation_error_message="De oproep sluit na de opening: kies een later moment.",
            ),
            models.CheckConstraint(
                condition=models.Q(budget__isnull=True) | models.Q(budget__gte=0),
                name="oproep_budget_niet_negatief",
            ),
            models.CheckConstraint(
                condition=models.Q(gesloten_op__isnull=True)
                | models.Q(gesloten_op__gte=models.F("sluit_op")),
                name="oproep_gesloten_na_sluiting",
            ),
        ]
        indexes = [models.Index(fields=["soort", "-sluit_op"], name="oproep_soort")]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        """The page of this call for who publishes it."""
        return reverse("oproep_detail", args=[self.pk])

    @property
    def toekenningssoort(self) -> Toekenningssoort:
        """What this call grants."""
        return SOORTEN[self.soort]

    @property
    def toestand(self) -> str:
        """Announced, open or closed at this moment, for the screen; whether somebody can submit is asked in SQL."""
        nu = timezone.now()
        if self.gesloten_op is not None or nu >= self.sluit_op:
            return GESLOTEN
        return OPEN if nu >= self.opent_op else AANGEKONDIGD


@volg()
class OproepRegio(models.Model):
    """A call is about this regio."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    oproep = models.ForeignKey(Oproep, on_delete=models.PROTECT, related_name="regios")
    regio = models.ForeignKey("plaatsen.Regio", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "regio van een oproep"
        verbose_name_plural = "regio's van oproepen"
        constraints = [models.UniqueConstraint(fields=["oproep", "regio"], name="oproepregio_eenmaal")]

    def __str__(self) -> str:
        return f"{self.oproep_id}: {self.regio_id}"


@volg()
class Criterium(models.Model):
    """One criterion of a call, its weight in points (at least 1) and the proof it asks."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    oproep = models.ForeignKey(Oproep, on_delete=models.PROTECT, related_name="criteria")
    volgorde = models.PositiveSmallIntegerField()
    omschrijving = models.CharField("criterium", max_length=300)
    gewicht = models.PositiveSmallIntegerField("gewicht")
    bewijs = models.CharField("gevraagd bewijs", max_length=300, blank=True)
    is_uitsluitend = models.BooleanField("zonder dit geen mandaat", default=False)

    class Meta:
        verbose_name = "criterium"
        verbose_name_plural = "criteria"
        ordering = ["volgorde"]
        constraints = [
            models.UniqueConstraint(fields=["oproep", "volgorde"], name="criterium_volgorde_uniek"),
            models.CheckConstraint(
                condition=models.Q(gewicht__gte=1, gewicht__lte=100),
                name="criterium_gewicht_1_tot_100",
                violation_error_message="Het gewicht is een geheel getal van 1 tot en met 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.omschrijving
