"""What a werkpost offers, when it is closed, and who was asked to become one."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.urls import reverse
from django.utils import timezone

from ama.models.regels import SluitingZonderAanwezigen
from ama.querysets import ContactQuerySet, SluitingQuerySet, WerkaanbodQuerySet
from ama.soorten import CONTACTSTANDEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.databank.triggers import volg
from werkzorg.organisaties.models import Werkpost
from werkzorg.organisaties.models.vestiging import Sector
from werkzorg.termijnen import Periode


@volg()
class Werkaanbod(models.Model):
    """What a werkpost offers during `periode`: activities, places, and on which weekdays it is open (0 is Monday)."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    werkpost = models.ForeignKey("organisaties.Werkpost", on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField("periode")
    activiteiten = ArrayField(models.CharField(max_length=100), verbose_name="activiteiten")
    plaatsen = models.PositiveSmallIntegerField("aantal plaatsen")
    open_dagen = ArrayField(models.PositiveSmallIntegerField(), verbose_name="open op")
    toelichting = models.TextField("toelichting", max_length=2000, blank=True)
    geregistreerd_door = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+"
    )
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = WerkaanbodQuerySet.as_manager()

    class Meta:
        verbose_name = "werkaanbod"
        verbose_name_plural = "werkaanbod"
        ordering = ["werkpost", "periode"]
        constraints = [
            ExclusionConstraint(
                name="werkaanbod_een_tegelijk",
                expressions=[("werkpost", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                violation_error_message="Deze werkpost heeft in deze periode al een aanbod.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="werkaanbod_periode_niet_leeg"
            ),
            models.CheckConstraint(
                condition=models.Q(activiteiten__len__gte=1),
                name="werkaanbod_met_activiteit",
                violation_error_message="Noem minstens één activiteit.",
            ),
            models.CheckConstraint(
                condition=models.Q(plaatsen__gte=1),
                name="werkaanbod_met_plaats",
                violation_error_message="Vul in hoeveel plaatsen er zijn, minstens 1.",
            ),
            models.CheckConstraint(
                condition=models.Q(open_dagen__len__gte=1, open_dagen__contained_by=[0, 1, 2, 3, 4, 5, 6]),
                name="werkaanbod_open_dagen",
                violation_error_message="Kies op welke dagen de werkpost open is.",
            ),
        ]

    def __str__(self) -> str:
        return f"werkaanbod van {self.werkpost_id}"


@volg()
class Sluiting(models.Model):
    """A werkpost is closed on these days; with `is_gesloten` False it stays open on holidays among them."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    werkpost = models.ForeignKey("organisaties.Werkpost", on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField("periode")
    is_gesloten = models.BooleanField("gesloten", default=True)
    reden = models.CharField("reden", max_length=200, blank=True)
    geregistreerd_door = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+"
    )
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    ingetrokken_op = models.DateTimeField(null=True, editable=False)

    objects = SluitingQuerySet.as_manager()

    class Meta:
        verbose_name = "sluiting"
        verbose_name_plural = "sluitingen"
        ordering = ["werkpost", "periode"]
        constraints = [
            ExclusionConstraint(
                name="sluiting_een_tegelijk",
                expressions=[("werkpost", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                condition=models.Q(ingetrokken_op__isnull=True),
                violation_error_message="Voor (een deel van) deze dagen is dit al genoteerd.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="sluiting_periode_niet_leeg"
            ),
        ]
        triggers = [SluitingZonderAanwezigen()]

    def __str__(self) -> str:
        return self.reden or "sluiting"


@volg()
class Contact(models.Model):
    """A company or neighbourhood body that may become a werkpost, and how it stands; never about a deelnemer."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    naam = models.CharField("naam", max_length=200)
    sector = models.CharField("sector", max_length=20, choices=Sector.choices)
    gemeente = models.CharField("gemeente", max_length=100, blank=True)
    postcode = models.CharField("postcode", max_length=4, blank=True)
    contactpersoon = models.CharField("contactpersoon", max_length=200, blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", max_length=254, blank=True)
    stand = models.CharField("stand", max_length=20, choices=CONTACTSTANDEN)
    laatst_op = models.DateField("laatste contact op")
    werkpost = models.ForeignKey(
        "organisaties.Werkpost", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "contact"
        verbose_name_plural = "contacten"
        ordering = ["naam", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stand__in=[sleutel for sleutel, _ in CONTACTSTANDEN]),
                name="contact_stand_gekend",
            ),
            models.CheckConstraint(
                condition=models.Q(werkpost__isnull=True) | models.Q(stand="werkpost"),
                name="contact_werkpost_bij_stand",
            ),
        ]
        indexes = [models.Index(fields=["begeleider", "stand", "laatst_op"], name="contact_van_begeleider")]

    def __str__(self) -> str:
        return self.naam

    def get_absolute_url(self) -> str:
        """The page of this contact."""
        return reverse("contact_detail", args=[self.pk])


@volg()
class Contactmoment(models.Model):
    """One time somebody of the organisation talked with a contact."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="momenten")
    op = models.DateField("op")
    stand = models.CharField("stand", max_length=20, choices=CONTACTSTANDEN)
    nota = models.TextField("nota", max_length=2000, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    genoteerd_op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ["-op", "-genoteerd_op"]
        indexes = [models.Index(fields=["contact", "-op"], name="contactmoment_van_contact")]

    def __str__(self) -> str:
        return f"{self.get_stand_display()} op {self.op:%d/%m/%Y}"


def periode_van(werkpost: Werkpost) -> Periode:
    """From its first to its last day."""
    return Periode(werkpost.periode.lower, laatste_dag(werkpost.periode))
