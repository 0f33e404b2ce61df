"""What follows from a grant: who may do what where, when it gives no right, and how many places it has."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from mandaten.domein.inlezing import EERSTE_CONTINGENTJAAR
from mandaten.models.regels import SchorsingDoorBesluit
from mandaten.models.toekenning import Toekenning
from mandaten.querysets import BevoegdheidQuerySet
from mandaten.soorten import FUNCTIES, NOOIT_SAMEN
from werkzorg.databank.triggers import volg


@volg()
class Schorsing(models.Model):
    """The grant gives no right during this period (both ends inclusive; open end: until it is lifted)."""

    over_niemand = True
    mag_verwijderd = True  # what would begin after an early end; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="schorsingen")
    besluit = models.ForeignKey("mandaten.Besluit", on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField("periode")

    class Meta:
        verbose_name = "schorsing"
        verbose_name_plural = "schorsingen"
        constraints = [
            ExclusionConstraint(
                name="schorsing_een_tegelijk",
                expressions=[("toekenning", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="schorsing_periode_niet_leeg"
            ),
        ]
        triggers = [SchorsingDoorBesluit()]

    def __str__(self) -> str:
        return f"schorsing van {self.toekenning_id}"


@volg()
class Bevoegdheid(models.Model):
    """What an organisation may do, in which regio (null: everywhere), on the days of `periode` (inclusive).

    Follows from grant, members, regio's and suspensions, and is written again by every act that changes one of those:
    so that "may X do this in Y on D?" is one row found by one index.
    """

    over_niemand = True
    mag_verwijderd = True  # follows from the others, and is written again; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="bevoegdheden")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    functie = models.CharField(max_length=30, choices=list(FUNCTIES.items()))
    regio = models.ForeignKey("plaatsen.Regio", on_delete=models.PROTECT, null=True, related_name="+")
    periode = DateRangeField("periode")

    objects = BevoegdheidQuerySet.as_manager()

    class Meta:
        verbose_name = "bevoegdheid"
        verbose_name_plural = "bevoegdheden"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="bevoegdheid_periode_niet_leeg"
            ),
            # Art. 13 par. 2, 5.
            ExclusionConstraint(
                name="bevoegdheid_niet_werk_en_zorg",
                expressions=[
                    ("organisatie", RangeOperators.EQUAL),
                    ("regio", RangeOperators.EQUAL),
                    ("functie", RangeOperators.NOT_EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(functie__in=sorted(NOOIT_SAMEN)),
                violation_error_message=(
                    "Dezelfde organisatie is nooit casemanager Werk en casemanager Zorg in één werkingsgebied "
                    "(Decreet 8/7/2022 art. 13)."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "functie", "regio"], name="bevoegdheid_van_wie"),
            models.Index(fields=["functie", "regio"], name="bevoegdheid_waar"),
            # What ends between two days.
            models.Index(models.F("periode__endswith"), name="bevoegdheid_tot"),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie_id}: {self.functie}"


@volg()
class Contingentjaar(models.Model):
    """How many places a contingent has in one calendar year, decided by `besluit` (null: read from a file)."""

    over_niemand = True
    mag_verwijderd = True  # only with a grant that a file brought; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="contingentjaren")
    jaar = models.PositiveSmallIntegerField()
    plaatsen = models.PositiveIntegerField()
    besluit = models.ForeignKey("mandaten.Besluit", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "contingent van een jaar"
        verbose_name_plural = "contingenten per jaar"
        ordering = ["jaar"]
        constraints = [
            models.UniqueConstraint(fields=["toekenning", "jaar"], name="contingentjaar_een_per_jaar"),
            models.CheckConstraint(
                condition=models.Q(jaar__gte=EERSTE_CONTINGENTJAAR, jaar__lte=2200),
                name="contingentjaar_jaar_kan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toekenning_id} {self.jaar}"
