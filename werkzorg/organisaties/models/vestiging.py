"""Where an organisation works: its branches and other locations, and where it is a werkpost."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Coalesce

from werkzorg.databank.triggers import volg
from werkzorg.organisaties.models.adres import Adres
from werkzorg.organisaties.models.organisatie import Organisatie
from werkzorg.organisaties.querysets import VestigingQuerySet, WerkpostQuerySet


class Sector(models.TextChoices):
    """In which part of society somebody does arbeidsmatige activiteiten."""

    PROFIT = "profit", "Bedrijf (profit)"
    SOCIAL_PROFIT = "social_profit", "Social profit"
    SOCIALE_ECONOMIE = "sociale_economie", "Sociale economie"
    BUURT = "buurt", "Buurt of vereniging"
    OVERHEID = "overheid", "Overheid"


@volg()
class Vestiging(Adres):
    """A place where an organisation works; `nummer` is its vestigingseenheidsnummer, "" for a mere location."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="vestigingen")
    naam = models.CharField("naam", max_length=200)
    nummer = models.CharField("vestigingsnummer", max_length=10, blank=True)
    gesloten_op = models.DateField("gesloten op", null=True, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    objects = VestigingQuerySet.as_manager()

    class Meta:
        verbose_name = "vestiging"
        verbose_name_plural = "vestigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["nummer"],
                condition=~models.Q(nummer=""),
                name="vestiging_nummer_uniek",
                violation_error_message="Er is al een vestiging met dit nummer.",
            ),
            models.CheckConstraint(
                condition=models.Q(nummer__regex=r"^([2-8][0-9]{9})?$"), name="vestiging_nummer_vorm"
            ),
            models.CheckConstraint(condition=~models.Q(naam=""), name="vestiging_heeft_naam"),
        ]

    def __str__(self) -> str:
        return self.naam


@volg()
class Werkpost(Adres):
    """An organisation, or one branch of it, takes in people for AMA (regelgeving 2): a role, not a desk or an address.

    Its own address is only filled in when the work is done elsewhere than at the branch or the seat. Only a begeleider
    and the manager see who the contact person is.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="werkposten")
    vestiging = models.ForeignKey(
        Vestiging, on_delete=models.PROTECT, related_name="werkposten", null=True, blank=True
    )
    sector = models.CharField("sector", max_length=20, choices=Sector.choices)
    contactpersoon = models.CharField("contactpersoon", max_length=200, blank=True)
    contact_telefoon = models.CharField("telefoon", max_length=20, blank=True)
    contact_email = models.EmailField("e-mailadres", max_length=254, blank=True)
    periode = DateRangeField("periode")
    geregistreerd_door = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="geregistreerde_werkposten"
    )
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    objects = WerkpostQuerySet.as_manager()

    class Meta:
        verbose_name = "werkpost"
        verbose_name_plural = "werkposten"
        constraints = [
            ExclusionConstraint(
                name="werkpost_eenmaal_tegelijk",
                expressions=[
                    ("organisatie", RangeOperators.EQUAL),
                    (Coalesce("vestiging", "organisatie"), RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Dit is in (een deel van) deze periode al een werkpost.",
            ),
            models.CheckConstraint(
                condition=models.Q(sector__in=Sector.values), name="werkpost_sector_gekend"
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="werkpost_periode_niet_leeg"
            ),
        ]

    def __str__(self) -> str:
        return f"Werkpost {self.organisatie_id}"

    @property
    def naam(self) -> str:
        """As people call it: its organisation, or its branch with the name of the organisation once."""
        huis = self.organisatie.naam
        if self.vestiging is None:
            return huis
        tak = self.vestiging.naam
        return tak if huis.casefold() in tak.casefold() else f"{huis}, {tak}"

    @property
    def waar(self) -> str:
        """Where the work is done: its own address, otherwise that of the branch, otherwise that of the seat."""
        vestiging = self.vestiging.adres if self.vestiging is not None else ""
        return self.adres or vestiging or self.organisatie.adres
