"""Who guides: casemanager Werk and casemanager Zorg, from when to when (Decreet 2022 art. 13-14)."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mandaten.soorten import FUNCTIES
from trajecten.models.traject import Traject
from trajecten.querysets import AanstellingQuerySet, MandaatverliesQuerySet
from trajecten.querysets.trajecten import TANDEMLID
from trajecten.soorten import KANTEN, OVERDRACHTREDENEN
from werkzorg.databank.triggers import volg


@volg()
class Aanstelling(models.Model):
    """One person is casemanager on one side of the tandem during `periode` (both ends inclusive; open: still).

    Earlier ones stay visible with their contact data. `terug_op`: this is a replacement; on that day the one of
    `keert_terug` takes over again by itself. `naar_regio`: with this one the traject goes to that werkingsgebied.
    """

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="aanstellingen")
    kant = models.CharField(max_length=10, choices=KANTEN)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    lidmaatschap = models.ForeignKey("organisaties.Lidmaatschap", on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField("periode")
    reden = models.CharField(max_length=20, choices=OVERDRACHTREDENEN, blank=True)
    nota = models.TextField("nota bij de overdracht", max_length=4000, blank=True)
    naar_regio = models.ForeignKey(
        "plaatsen.Regio", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    terug_op = models.DateField("automatisch terug op", null=True, blank=True)
    keert_terug = models.ForeignKey(
        "organisaties.Lidmaatschap", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    aangesteld_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = AanstellingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanstelling"
        verbose_name_plural = "aanstellingen"
        ordering = ["periode", "kant"]
        constraints = [
            ExclusionConstraint(
                name="aanstelling_een_per_kant",
                expressions=[
                    ("traject", RangeOperators.EQUAL),
                    ("kant", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Aan deze kant van de tandem staat in deze periode al iemand.",
            ),
            # Art. 13 par. 2, 5.
            ExclusionConstraint(
                name="aanstelling_niet_werk_en_zorg",
                expressions=[
                    ("traject", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("kant", RangeOperators.NOT_EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message=(
                    "Casemanager Werk en casemanager Zorg werken nooit voor dezelfde organisatie (art. 13)."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="aanstelling_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(terug_op__isnull=True, keert_terug__isnull=True)
                | models.Q(terug_op__isnull=False, keert_terug__isnull=False),
                name="aanstelling_terugkeer_heel",
            ),
        ]
        indexes = [
            models.Index(fields=["lidmaatschap", "traject"], name="aanstelling_van_wie"),
            models.Index(
                fields=["terug_op"], condition=models.Q(terug_op__isnull=False), name="aanstelling_terug"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kant} van {self.traject_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Mandaatverlies(models.Model):
    """A running file is hit because an organisation of its tandem or network may no longer work there from a day on.

    `functie` is that of `mandaten.soorten.FUNCTIES`; `afgehandeld_op` None while nobody planned the take-over.
    """

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="mandaatverliezen")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    functie = models.CharField(max_length=30, choices=list(FUNCTIES.items()))
    laatste_dag = models.DateField("mandaat tot en met")
    reden = models.CharField(max_length=30)
    gesignaleerd_op = models.DateTimeField(default=timezone.now, editable=False)
    afgehandeld_op = models.DateTimeField(null=True)
    afhandeling = models.CharField("wat ermee gebeurde", max_length=500, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = MandaatverliesQuerySet.as_manager()

    class Meta:
        verbose_name = "verloren mandaat"
        verbose_name_plural = "verloren mandaten"
        ordering = ["laatste_dag", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "organisatie", "functie", "laatste_dag"], name="mandaatverlies_eenmaal"
            ),
        ]
        indexes = [
            models.Index(
                fields=["laatste_dag", "id"],
                condition=models.Q(afgehandeld_op__isnull=True),
                name="mandaatverlies_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.functie} van {self.traject_id}"

    def get_absolute_url(self) -> str:
        """The list in which it stands: it has no page of its own."""
        return reverse("mandaatverlies_lijst")

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return "open" if self.afgehandeld_op is None else "afgehandeld"

    @property
    def overnemen_op(self) -> date:
        """The first day on which somebody else must do the work."""
        return self.laatste_dag + timedelta(days=1)


def tandemlijst_van(traject: Traject) -> list[dict[str, Any]]:
    """Who guides, guided and will guide, as `querysets.trajecten.TANDEMLID`; no query for a row `met_verbanden`."""
    leden: list[dict[str, Any]] | None = traject.__dict__.get("tandemlijst")
    if leden is None:
        leden = list(Aanstelling.objects.filter(traject=traject).values_list(TANDEMLID, flat=True))
    return leden
