"""Organisations."""

from __future__ import annotations

import uuid

from django.db import models

from werkzorg.databank.triggers import volg
from werkzorg.organisaties.rollen import Organisatiesoort


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
