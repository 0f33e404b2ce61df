"""From what somebody lives, which VAPH support he has, and who permits that he takes part (regelgeving 15, row 12).

Each begeleider keeps its own rows: the proof stays with it, and another begeleider asks for itself.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.utils import timezone

from ama.domein.statuut import ANDERE
from ama.domein.toestemming import Uitkomst
from ama.querysets import StatuutQuerySet, ToestemmingQuerySet, VaphsteunQuerySet
from ama.soorten import INSTANTIES, STATUTEN, TOESTEMMINGUITKOMSTEN, VAPH_STEUN
from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.models import Deelnemer


def eenmaal_tegelijk(naam: str, zin: str) -> ExclusionConstraint:
    """Of one kind a person has one row at a time at one begeleider."""
    return ExclusionConstraint(
        name=naam,
        expressions=[
            ("deelnemer", RangeOperators.EQUAL),
            ("begeleider", RangeOperators.EQUAL),
            ("soort", RangeOperators.EQUAL),
            ("periode", RangeOperators.OVERLAPS),
        ],
        violation_error_message=zin,
    )


@volg()
class Statuut(models.Model):
    """From what somebody lives on these days; several may hold at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    soort = models.CharField("statuut", max_length=30, choices=STATUTEN)
    instantie_naam = models.CharField("wie de uitkering betaalt", max_length=200, blank=True)
    periode = DateRangeField("periode")
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = StatuutQuerySet.as_manager()

    class Meta:
        verbose_name = "statuut"
        verbose_name_plural = "statuten"
        ordering = ["-periode", "soort"]
        constraints = [
            eenmaal_tegelijk("statuut_eenmaal_tegelijk", "Dit statuut staat in deze periode al genoteerd."),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="statuut_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=[sleutel for sleutel, _ in STATUTEN]),
                name="statuut_soort_gekend",
            ),
            models.CheckConstraint(
                condition=~models.Q(soort=ANDERE) | ~models.Q(instantie_naam=""),
                name="statuut_andere_met_naam",
                violation_error_message="Schrijf op wie deze uitkering betaalt.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]


@volg()
class Vaphsteun(models.Model):
    """Support of the VAPH on these days; two kinds of it exclude AMA (regelgeving 5.1)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    soort = models.CharField("steun", max_length=30, choices=VAPH_STEUN)
    periode = DateRangeField("periode")
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = VaphsteunQuerySet.as_manager()

    class Meta:
        verbose_name = "steun van het VAPH"
        verbose_name_plural = "steun van het VAPH"
        ordering = ["-periode", "soort"]
        constraints = [
            eenmaal_tegelijk("vaphsteun_eenmaal_tegelijk", "Deze steun staat in deze periode al genoteerd."),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="vaphsteun_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=[sleutel for sleutel, _ in VAPH_STEUN]),
                name="vaphsteun_soort_gekend",
            ),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]


@volg()
class Toestemming(models.Model):
    """One question to one body, and its answer; see `domein.toestemming`. The proof itself is kept elsewhere.

    `werkposten` empty: everywhere. `herinnerd`: of which numbers of days before the end somebody was reminded.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    instantie = models.CharField("instantie", max_length=20, choices=INSTANTIES)
    uitkomst = models.CharField("antwoord", max_length=10, choices=TOESTEMMINGUITKOMSTEN)
    gegeven_op = models.DateField("gevraagd of gegeven op")
    van = models.DateField("geldt van")
    tot = models.DateField("geldt tot en met", null=True, blank=True)
    ingetrokken_op = models.DateField("ingetrokken vanaf", null=True, blank=True)
    minuten_per_week = models.PositiveSmallIntegerField("uren per week", null=True, blank=True)
    werkposten = ArrayField(models.UUIDField(), verbose_name="werkposten", default=list, blank=True)
    bewijs_bewaard = models.BooleanField("ik bewaar het bewijs", default=False)
    nota = models.CharField("nota", max_length=500, blank=True)
    herinnerd = ArrayField(models.PositiveSmallIntegerField(), default=list, editable=False)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = ToestemmingQuerySet.as_manager()

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        ordering = ["-gegeven_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
                name="toestemming_tot_na_van",
                violation_error_message="De laatste dag ligt vóór de eerste dag: verbeter een van beide.",
            ),
            models.CheckConstraint(
                condition=models.Q(ingetrokken_op__isnull=True)
                | models.Q(ingetrokken_op__gte=models.F("van")),
                name="toestemming_intrekking_na_van",
            ),
            models.CheckConstraint(
                condition=models.Q(minuten_per_week__isnull=True)
                | models.Q(minuten_per_week__gte=1, minuten_per_week__lte=10_080),
                name="toestemming_uren_kunnen",
            ),
            models.CheckConstraint(
                condition=~models.Q(uitkomst=Uitkomst.VERLEEND.value) | models.Q(bewijs_bewaard=True),
                name="toestemming_met_bewijs",
                violation_error_message="Bevestig dat je het bewijs bewaart.",
            ),
        ]
        indexes = [
            models.Index(fields=["deelnemer", "begeleider"], name="toestemming_van_deelnemer"),
            # The clock asks every day which permissions end soon.
            models.Index(
                fields=["tot"],
                condition=models.Q(
                    uitkomst=Uitkomst.VERLEEND.value, tot__isnull=False, ingetrokken_op__isnull=True
                ),
                name="toestemming_verloopt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_uitkomst_display()} door {self.get_instantie_display()}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]
