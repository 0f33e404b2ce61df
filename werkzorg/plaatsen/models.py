"""Municipalities, their postcodes, and the werk- en zorgregio's: reference data with periods, the same for everybody.

The rows come from the files in `gegevens` and are laid down by migrations; the application itself may only read them.
A werkingsgebied is not in a file: which regio's belong together is decided (Decreet 2022 art. 12, 17).
"""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from werkzorg.databank.triggers import volg
from werkzorg.plaatsen.querysets import (
    GemeenteInRegioQuerySet,
    GemeenteQuerySet,
    RegioInWerkingsgebiedQuerySet,
)


class Gewest(models.TextChoices):
    """In which Region a municipality lies; others are not in the table."""

    VLAAMS = "vlaams", "Vlaams Gewest"
    BRUSSEL = "brussel", "Brussels Hoofdstedelijk Gewest"


class Gemeente(models.Model):
    """A municipality under one REFNIS code, from when to when (both ends inclusive) it existed under that code."""

    # Reference data from a file: only migrations write it.
    alleen_lezen = True

    refnis = models.CharField("REFNIS-code", max_length=5, primary_key=True)
    naam = models.CharField("naam", max_length=100)
    provincie = models.CharField("provincie", max_length=40, blank=True)
    gewest = models.CharField("gewest", max_length=20, choices=Gewest.choices)
    periode = DateRangeField("periode")
    opgevolgd_door = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="voorgangers"
    )
    breedtegraad = models.DecimalField("breedtegraad", max_digits=7, decimal_places=4)
    lengtegraad = models.DecimalField("lengtegraad", max_digits=7, decimal_places=4)

    objects = GemeenteQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(refnis__regex=r"^[0-9]{5}$"), name="gemeente_refnis_vijf_cijfers"
            ),
            models.CheckConstraint(
                condition=models.Q(gewest__in=Gewest.values), name="gemeente_gewest_gekend"
            ),
            ExclusionConstraint(
                name="gemeente_naam_een_tegelijk",
                expressions=[("naam", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Postcode(models.Model):
    """A postcode is used in a municipality during a period; a few codes are used in two municipalities."""

    alleen_lezen = True

    id = models.BigAutoField(primary_key=True)
    postcode = models.CharField("postcode", max_length=4)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="postcodes")
    periode = DateRangeField("periode")

    class Meta:
        verbose_name = "postcode"
        verbose_name_plural = "postcodes"
        constraints = [
            ExclusionConstraint(
                name="postcode_eenmaal_per_gemeente",
                expressions=[
                    ("postcode", RangeOperators.EQUAL),
                    ("gemeente", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.postcode} {self.gemeente_id}"


class Regio(models.Model):
    """One of the werk- en zorgregio's (regelgeving 4)."""

    alleen_lezen = True

    sleutel = models.CharField("sleutel", max_length=40, primary_key=True)
    naam = models.CharField("naam", max_length=100, unique=True)
    is_aanname = models.BooleanField("indeling is een aanname")

    class Meta:
        verbose_name = "werk- en zorgregio"
        verbose_name_plural = "werk- en zorgregio's"

    def __str__(self) -> str:
        return self.naam


class Grens(models.Model):
    """Two regio's touch; each pair stands here in both directions."""

    alleen_lezen = True

    id = models.BigAutoField(primary_key=True)
    van = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="grenzen")
    naar = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "grens tussen regio's"
        verbose_name_plural = "grenzen tussen regio's"
        constraints = [
            models.UniqueConstraint(fields=["van", "naar"], name="grens_eenmaal"),
            models.CheckConstraint(condition=~models.Q(van=models.F("naar")), name="grens_met_een_ander"),
        ]

    def __str__(self) -> str:
        return f"{self.van_id} - {self.naar_id}"


class GemeenteInRegio(models.Model):
    """A municipality belongs to one regio at a time (both ends of the period inclusive)."""

    alleen_lezen = True

    id = models.BigAutoField(primary_key=True)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="regios")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="gemeenten")
    periode = DateRangeField("periode")

    objects = GemeenteInRegioQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente in regio"
        verbose_name_plural = "gemeenten in regio's"
        constraints = [
            ExclusionConstraint(
                name="gemeente_in_een_regio_tegelijk",
                expressions=[("gemeente", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} in {self.regio_id}"


@volg()
class Werkingsgebied(models.Model):
    """One or more adjoining regio's for which a mandate is given (Decreet 2022 art. 12, 17; regelgeving 4)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=200, unique=True)

    class Meta:
        verbose_name = "werkingsgebied"
        verbose_name_plural = "werkingsgebieden"

    def __str__(self) -> str:
        return self.naam


@volg()
class RegioInWerkingsgebied(models.Model):
    """A regio belongs to one werkingsgebied at a time (both ends inclusive); `bron` says who decided so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    werkingsgebied = models.ForeignKey(Werkingsgebied, on_delete=models.PROTECT, related_name="regios")
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="werkingsgebieden")
    periode = DateRangeField("periode")
    bron = models.CharField("bron", max_length=200, blank=True)

    objects = RegioInWerkingsgebiedQuerySet.as_manager()

    class Meta:
        verbose_name = "regio in werkingsgebied"
        verbose_name_plural = "regio's in werkingsgebieden"
        constraints = [
            ExclusionConstraint(
                name="regio_in_een_werkingsgebied_tegelijk",
                expressions=[("regio", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                violation_error_message="Deze regio hoort in (een deel van) deze periode al bij een werkingsgebied.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regio_id} in {self.werkingsgebied_id}"
