"""Organisations: identity, contact, account and how they end."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.urls import reverse

from werkzorg.databank.triggers import volg
from werkzorg.organisaties.models.adres import Adres
from werkzorg.organisaties.querysets import OrganisatieQuerySet
from werkzorg.organisaties.rollen import Organisatiesoort
from werkzorg.ui.volgorde import Sorteersleutel


class KboOntbreekt(models.TextChoices):
    """Why an organisation that should have an enterprise number has none."""

    ONDERDEEL = "onderdeel", "Onderdeel van een organisatie die het nummer heeft"
    AANGEVRAAGD = "aangevraagd", "Het nummer is aangevraagd"
    GEEN = "geen", "Heeft er geen"


class Sluitingsreden(models.TextChoices):
    """Why an organisation is no longer active (regelgeving 5.3: a merger and a take-over differ for the erkenning)."""

    STOPGEZET = "stopgezet", "Stopgezet"
    FUSIE = "fusie", "Fusie tot een nieuwe organisatie"
    OVERNAME = "overname", "Overgenomen door een andere organisatie"
    VERGISSING = "vergissing", "Bij vergissing geregistreerd"


@volg()
class Organisatie(Adres):
    """A body that plays a part in the werk- en zorgtrajecten; a department is a row, never a name in code.

    The address is that of its seat. `versie` counts the changes, so that two people editing notice each other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=200)
    soort = models.CharField("soort", max_length=40, choices=Organisatiesoort.choices)
    kbo_nummer = models.CharField("KBO-nummer", max_length=10, blank=True)
    kbo_ontbreekt = models.CharField(max_length=20, choices=KboOntbreekt.choices, blank=True)
    ovo_code = models.CharField("OVO-code", max_length=9, blank=True)
    conventienummer = models.CharField("conventienummer", max_length=8, blank=True)
    email = models.EmailField("e-mailadres", max_length=254, blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    website = models.CharField("website", max_length=200, blank=True)
    is_actief = models.BooleanField("actief", default=True)
    gesloten_op = models.DateField("gesloten op", null=True, blank=True)
    sluitingsreden = models.CharField(max_length=20, choices=Sluitingsreden.choices, blank=True)
    opvolger = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="voorgangers"
    )
    versie = models.PositiveIntegerField(default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        indexes = [
            GinIndex(OpClass(Sorteersleutel("naam"), name="gin_trgm_ops"), name="organisatie_naam_trigram"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kbo_nummer"],
                condition=~models.Q(kbo_nummer=""),
                name="organisatie_kbo_uniek",
                violation_error_message="Er is al een organisatie met dit KBO-nummer.",
            ),
            models.UniqueConstraint(
                fields=["ovo_code"],
                condition=~models.Q(ovo_code=""),
                name="organisatie_ovo_uniek",
                violation_error_message="Er is al een organisatie met deze OVO-code.",
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=Organisatiesoort.values), name="organisatie_soort_gekend"
            ),
            models.CheckConstraint(
                condition=models.Q(kbo_nummer__regex=r"^([01][0-9]{9})?$"), name="organisatie_kbo_vorm"
            ),
            models.CheckConstraint(
                condition=models.Q(ovo_code__regex=r"^(OVO[0-9]{6})?$"), name="organisatie_ovo_vorm"
            ),
            models.CheckConstraint(
                condition=models.Q(conventienummer__regex=r"^([0-9]{8})?$"), name="organisatie_conventie_vorm"
            ),
            models.CheckConstraint(
                condition=models.Q(gesloten_op__isnull=True, sluitingsreden="", opvolger__isnull=True)
                | models.Q(gesloten_op__isnull=False, is_actief=False) & ~models.Q(sluitingsreden=""),
                name="organisatie_sluiting_heel",
                violation_error_message="Een gesloten organisatie heeft een dag en een reden.",
            ),
            models.CheckConstraint(
                condition=models.Q(opvolger__isnull=True) | ~models.Q(opvolger=models.F("id")),
                name="organisatie_volgt_zichzelf_niet_op",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The page of this organisation."""
        return reverse("organisatie_detail", args=[self.pk])

    @property
    def over_deelnemers(self) -> tuple[()]:
        """An organisation says nothing about a deelnemer."""
        return ()


@volg()
class Bankrekening(models.Model):
    """The account of an organisation during a period (both ends inclusive; open end = present); one at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="rekeningen")
    iban = models.CharField("rekeningnummer", max_length=34)
    periode = DateRangeField("periode")
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "bankrekening"
        verbose_name_plural = "bankrekeningen"
        constraints = [
            ExclusionConstraint(
                name="bankrekening_een_tegelijk",
                expressions=[
                    ("organisatie", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message="De organisatie heeft al een rekening in (een deel van) deze periode.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="bankrekening_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(iban__regex=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$"),
                name="bankrekening_iban_vorm",
            ),
        ]

    def __str__(self) -> str:
        return f"Rekening van {self.organisatie_id}"
