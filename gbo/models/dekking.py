"""The partnerships of the geïntegreerd breed onthaal: who is in them, which municipalities they cover, from when."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from gbo.querysets import GbogemeenteQuerySet, GbopartnerQuerySet, GbosamenwerkingQuerySet
from werkzorg.databank.perioden import dagen
from werkzorg.databank.triggers import volg


class _Periode(models.Model):
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        abstract = True


def _tot_na_van(naam: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
        name=naam,
        violation_error_message="De laatste dag ligt vóór de eerste dag: verbeter een van beide.",
    )


@volg()
class Gbosamenwerking(_Periode):
    """One partnership of the geïntegreerd breed onthaal (decreet lokaal sociaal beleid art. 9-10)."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=120, unique=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = GbosamenwerkingQuerySet.as_manager()

    class Meta:
        verbose_name = "samenwerkingsverband GBO"
        verbose_name_plural = "samenwerkingsverbanden GBO"
        ordering = ["naam"]
        constraints = [_tot_na_van("gbosamenwerking_tot_na_van")]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The page of the partnership."""
        return reverse("gbo_samenwerking_detail", args=[self.pk])


@volg()
class Gbopartner(_Periode):
    """A core partner (OCMW, CAW or DMW) of a partnership; an OCMW often for one municipality only (`gemeente`)."""

    over_niemand = True
    # A line of a partnership that was wrong from its first day goes; its history stays.
    mag_verwijderd = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    samenwerking = models.ForeignKey(Gbosamenwerking, on_delete=models.PROTECT, related_name="partners")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    gemeente = models.ForeignKey(
        "plaatsen.Gemeente", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = GbopartnerQuerySet.as_manager()

    class Meta:
        verbose_name = "kernpartner"
        verbose_name_plural = "kernpartners"
        ordering = ["samenwerking", "organisatie", "van"]
        constraints = [
            _tot_na_van("gbopartner_tot_na_van"),
            ExclusionConstraint(
                name="gbopartner_een_tegelijk",
                expressions=[
                    ("samenwerking", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    (dagen("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze kernpartner staat al in dit samenwerkingsverband in die periode.",
            ),
        ]

    def __str__(self) -> str:
        return f"kernpartner {self.pk}"


@volg()
class Gbogemeente(_Periode):
    """A partnership covers a municipality; one partnership at a time."""

    over_niemand = True
    # A line of a partnership that was wrong from its first day goes; its history stays.
    mag_verwijderd = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    samenwerking = models.ForeignKey(Gbosamenwerking, on_delete=models.PROTECT, related_name="gemeenten")
    gemeente = models.ForeignKey("plaatsen.Gemeente", on_delete=models.PROTECT, related_name="+")

    objects = GbogemeenteQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente van een samenwerkingsverband GBO"
        verbose_name_plural = "gemeenten van samenwerkingsverbanden GBO"
        ordering = ["gemeente", "van"]
        constraints = [
            _tot_na_van("gbogemeente_tot_na_van"),
            ExclusionConstraint(
                name="gbogemeente_een_tegelijk",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    (dagen("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Een ander samenwerkingsverband dekt deze gemeente al in die periode.",
            ),
        ]

    def __str__(self) -> str:
        return f"gemeente {self.gemeente_id}"
