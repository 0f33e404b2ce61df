"""Organisations and who works in them, in which role, from when to when."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from werkzorg.databank.triggers import volg
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.querysets import LidmaatschapQuerySet
from werkzorg.organisaties.rollen import ROL_KEUZES, Organisatiesoort


@volg()
class Organisatie(models.Model):
    """A body that plays a part in the werk- en zorgtrajecten; a department is a row, never a name in code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    naam = models.CharField("naam", max_length=200)
    soort = models.CharField("soort", max_length=40, choices=Organisatiesoort.choices)
    kbo_nummer = models.CharField("KBO-nummer", max_length=10, blank=True)
    straat = models.CharField("straat", max_length=200, blank=True)
    huisnummer = models.CharField("huisnummer", max_length=20, blank=True)
    postcode = models.CharField("postcode", max_length=4, blank=True)
    gemeente = models.CharField("gemeente", max_length=100, blank=True)
    is_actief = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        constraints = [
            models.UniqueConstraint(
                fields=["kbo_nummer"],
                condition=~models.Q(kbo_nummer=""),
                name="organisatie_kbo_uniek",
                violation_error_message="Er is al een organisatie met dit KBO-nummer.",
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=Organisatiesoort.values), name="organisatie_soort_gekend"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def adres(self) -> str:
        """Street, number, postal code and municipality in one line; empty parts are left out."""
        straat = " ".join(deel for deel in (self.straat, self.huisnummer) if deel)
        plaats = " ".join(deel for deel in (self.postcode, self.gemeente) if deel)
        return ", ".join(deel for deel in (straat, plaats) if deel)


@volg()
class Lidmaatschap(models.Model):
    """A person works for an organisation in a role, during a period (both ends inclusive; open end = running)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="lidmaatschappen"
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="lidmaatschappen")
    rol = models.CharField("rol", max_length=40, choices=ROL_KEUZES)
    periode = DateRangeField("periode")
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            ExclusionConstraint(
                name="lidmaatschap_geen_overlap",
                expressions=[
                    ("gebruiker", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze persoon heeft deze rol al in (een deel van) deze periode.",
            ),
            models.CheckConstraint(
                condition=models.Q(rol__in=[sleutel for sleutel, _ in ROL_KEUZES]),
                name="lidmaatschap_rol_gekend",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="lidmaatschap_periode_niet_leeg"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} bij {self.organisatie}"

    def als_hoedanigheid(self) -> Hoedanigheid:
        """This membership as the door through which its person acts."""
        return Hoedanigheid(
            gebruiker_id=self.gebruiker_id,
            gebruiker_naam=self.gebruiker.naam,
            lidmaatschap_id=self.id,
            organisatie_id=self.organisatie_id,
            organisatie_naam=self.organisatie.naam,
            rol=self.rol,
        )
