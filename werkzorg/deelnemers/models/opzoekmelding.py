"""What the functionaris gegevensbescherming must look at: a look-up that did not fit, or too many of them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.models.deelnemer import Deelnemer
from werkzorg.deelnemers.querysets import OpzoekmeldingQuerySet
from werkzorg.organisaties.rollen import ROL_KEUZES


class Opzoeksignaal(models.TextChoices):
    """Why a look-up is looked at."""

    MISMATCH = "mismatch", "Het nummer is bekend met andere gegevens"
    LIMIET_PERSOON = "limiet_persoon", "Een medewerker bereikte de daglimiet"
    LIMIET_ORGANISATIE = "limiet_organisatie", "Een organisatie bereikte de daglimiet"


class Bevinding(models.TextChoices):
    """What the functionaris concluded."""

    VERGISSING = "vergissing", "Een vergissing"
    VERKLAARD = "verklaard", "Verklaard door het werk van die dag"
    GEGEVENS = "gegevens", "Onze gegevens moeten verbeterd worden"
    ONRECHTMATIG = "onrechtmatig", "Onrechtmatig opgezocht"


@volg()
class Opzoekmelding(models.Model):
    """One signal, for the functionaris of `ontvanger` (None: of every organisation that has one).

    `verschil` names the fields that differed, never what was typed; `deelnemer` is known only with a mismatch.
    """

    wist_mee = ("deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=20, choices=Opzoeksignaal.choices)
    # One signal per colleague or organisation, per person and day.
    sleutel = models.CharField(max_length=150, unique=True, editable=False)
    wanneer = models.DateTimeField(default=timezone.now, editable=False)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+", null=True)
    verschil = models.JSONField(default=list)
    ontvanger = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+", null=True
    )
    bevinding = models.CharField(max_length=20, choices=Bevinding.choices, blank=True)
    toelichting = models.CharField("toelichting", max_length=1000, blank=True)
    afgehandeld_op = models.DateTimeField(null=True, editable=False)
    afgehandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = OpzoekmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "melding over opzoeken"
        verbose_name_plural = "meldingen over opzoeken"
        indexes = [
            models.Index(fields=["ontvanger", "afgehandeld_op", "-wanneer"], name="opzoekmelding_open"),
            models.Index(fields=["gebruiker", "-wanneer"], name="opzoekmelding_gebruiker"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(bevinding="", afgehandeld_op__isnull=True, afgehandeld_door__isnull=True)
                | (
                    ~models.Q(bevinding="")
                    & ~models.Q(toelichting="")
                    & models.Q(afgehandeld_op__isnull=False, afgehandeld_door__isnull=False)
                ),
                name="opzoekmelding_helemaal_afgehandeld",
                violation_error_message="Kies wat je vaststelde, en schrijf er een toelichting bij.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.id}"

    @property
    def is_open(self) -> bool:
        """Whether nobody handled it yet."""
        return self.afgehandeld_op is None

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person whose number was looked up, as a list of at most one id."""
        return [self.deelnemer_id] if self.deelnemer_id else []
