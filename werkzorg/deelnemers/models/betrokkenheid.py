"""The one table that says why somebody sees a person."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.models.deelnemer import Deelnemer
from werkzorg.deelnemers.querysets import (
    BetrokkenheidQuerySet,
)
from werkzorg.organisaties.rollen import ROL_KEUZES


class Grond(models.TextChoices):
    """Why an organisation is involved with a person; shown to everybody who may see the dossier."""

    EIGEN_VRAAG = "eigen_vraag", "De persoon vroeg zelf hulp of begeleiding"
    VERWIJZING = "verwijzing", "De persoon werd naar ons verwezen"
    BEGELEIDING = "begeleiding", "Wij begeleiden deze persoon al"


class InterneGrond(models.TextChoices):
    """Why a colleague or another role of an organisation that is involved already gets access as well."""

    TEAM = "team", "Werkt mee aan de begeleiding"
    OVERNAME = "overname", "Neemt de begeleiding over"
    VERVANGING = "vervanging", "Vervangt tijdelijk een collega"


class Sluitreden(models.TextChoices):
    """Why an involvement was closed."""

    AFGEROND = "afgerond", "De begeleiding is afgerond"
    ANDERE_COLLEGA = "andere_collega", "Een andere collega volgt de persoon op"
    NIET_MEER_NODIG = "niet_meer_nodig", "Deze toegang is niet meer nodig"
    VERGISSING = "vergissing", "De toegang werd bij vergissing gegeven"


class Omvang(models.TextChoices):
    """How much of the person's data an involvement opens."""

    VOLLEDIG = "volledig", "Alle gegevens van de deelnemer"
    IDENTITEIT = "identiteit", "Alleen wie de deelnemer is"


@volg()
class Betrokkenheid(models.Model):
    """Why an organisation (or one member, one role of it) sees a person, for which offer and file, and when.

    `gesloten_op` ends it at that moment, on the last day of `periode`. `samengevoegd`: it came along from another
    record of the same person, so that it may run beside one of the same organisation.
    """

    # What a row gets when it moves along with a merge, and loses when that is undone.
    verhuist_met = "samengevoegd"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="betrokkenheden")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    lidmaatschap = models.ForeignKey(
        "organisaties.Lidmaatschap", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    rol = models.CharField(max_length=40, choices=ROL_KEUZES, blank=True)
    aanbod = models.CharField(max_length=40, blank=True)
    dossier_soort = models.CharField(max_length=60, blank=True)
    dossier_id = models.UUIDField(null=True)
    omvang = models.CharField(max_length=20, choices=Omvang.choices, default=Omvang.VOLLEDIG)
    periode = DateRangeField("periode")
    grond = models.CharField(max_length=30, choices=[*Grond.choices, *InterneGrond.choices])
    geinformeerd_op = models.DateField("persoon geïnformeerd op")
    gegeven_door = models.JSONField()
    samengevoegd = models.BooleanField(default=False, editable=False)
    gesloten_op = models.DateTimeField(null=True, editable=False)
    sluitreden = models.CharField(max_length=20, choices=Sluitreden.choices, blank=True)

    objects = BetrokkenheidQuerySet.as_manager()

    class Meta:
        verbose_name = "betrokkenheid"
        verbose_name_plural = "betrokkenheden"
        indexes = [
            models.Index(fields=["organisatie", "rol", "deelnemer"], name="betrokkenheid_wie_ziet"),
        ]
        constraints = [
            ExclusionConstraint(
                name="betrokkenheid_geen_overlap",
                expressions=[
                    ("deelnemer", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    ("aanbod", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(
                    lidmaatschap__isnull=True,
                    dossier_id__isnull=True,
                    gesloten_op__isnull=True,
                    samengevoegd=False,
                ),
                violation_error_message="Jouw organisatie is al bij deze persoon betrokken.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="betrokkenheid_periode_niet_leeg"
            ),
        ]

    def __str__(self) -> str:
        return f"betrokkenheid {self.id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person this involvement is about."""
        return [self.deelnemer_id]
