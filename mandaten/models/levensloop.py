"""What happens to grants in the course of the years: reminders, other holders and members, organisations that merge."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mandaten.models.toekenning import Lid, Toekenning
from mandaten.querysets import WijzigingsvraagQuerySet
from werkzorg.databank.triggers import volg

if TYPE_CHECKING:
    from werkzorg.organisaties.models import Organisatie


@volg()
class Herinnering(models.Model):
    """The holder was told, that many months before the last day, that his grant ends then."""

    over_niemand = True
    mag_verwijderd = True  # only with a grant that a file brought; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="herinneringen")
    laatste_dag = models.DateField()
    maanden = models.PositiveSmallIntegerField()
    verstuurd_op = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        constraints = [
            models.UniqueConstraint(
                fields=["toekenning", "laatste_dag", "maanden"], name="herinnering_eenmaal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.maanden} maanden voor het einde van {self.toekenning_id}"


class Fusiesoort(models.TextChoices):
    """How organisations became one (regelgeving 5.3)."""

    FUSIE = "fusie", "Fusie tot een nieuwe rechtspersoon: die vraagt zelf opnieuw aan"
    OVERNAME = "overname", "Overname: wie overneemt, behoudt het mandaat of de erkenning"


@volg()
class Fusie(models.Model):
    """One organisation went into another from `op` on; a merger has a row for each organisation that went in."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField("soort", max_length=20, choices=Fusiesoort.choices)
    verdwijnt = models.OneToOneField(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="fusie"
    )
    gaat_verder = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    op = models.DateField("vanaf")
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "fusie of overname"
        verbose_name_plural = "fusies en overnames"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(verdwijnt=models.F("gaat_verder")), name="fusie_van_twee"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdwijnt_id} in {self.gaat_verder_id}"


class Fusieuitkomst(models.TextChoices):
    """What the desk found when it looked at a grant after a merger or take-over."""

    KAN_VERDER = "kan_verder", "Het kan zo verder"
    IN_ORDE_GEBRACHT = "in_orde_gebracht", "Er was iets, en dat is in orde gebracht"
    KAN_NIET_VERDER = "kan_niet_verder", "Het kan zo niet verder: er volgt nog iets"


@volg()
class Fusieopvolging(models.Model):
    """The desk looked, after a merger or take-over, whether a grant can go on like this, and what it found."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="fusieopvolgingen")
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Fusieuitkomst.choices)
    bevinding = models.CharField("bevinding", max_length=500)
    vastgelegd_op = models.DateTimeField(default=timezone.now, editable=False)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "opvolging van een fusie"
        verbose_name_plural = "opvolgingen van fusies"
        constraints = [
            models.CheckConstraint(condition=~models.Q(bevinding=""), name="fusieopvolging_met_bevinding"),
        ]

    def __str__(self) -> str:
        return f"{self.uitkomst} voor {self.toekenning_id}"


def verdwijnt_op(organisatie: Organisatie) -> date | None:
    """Its first day as a part of another organisation; None without a registered merger or take-over.

    One query, unless `fusie` was fetched along.
    """
    fusie: Fusie | None = getattr(organisatie, "fusie", None)
    return fusie.op if fusie else None


@volg()
class Houderschap(models.Model):
    """An organisation held the grant before its present holder, or will after it, in a period (both ends inclusive)."""

    over_niemand = True
    mag_verwijderd = True  # what would begin after an early end; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="houderschappen")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField("periode")

    class Meta:
        verbose_name = "vroeger of gepland houderschap"
        verbose_name_plural = "vroegere en geplande houderschappen"
        constraints = [
            ExclusionConstraint(
                name="houderschap_een_tegelijk",
                expressions=[("toekenning", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="houderschap_periode_niet_leeg"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie_id} houdt {self.toekenning_id}"


class Vraagsoort(models.TextChoices):
    """What a holder or partner asks of the desk."""

    SAMENSTELLING = "samenstelling", "Wijziging van de samenstelling"
    STOPZETTING = "stopzetting", "Stopzetting"


class Vraaguitkomst(models.TextChoices):
    """What the desk did with the question."""

    UITGEVOERD = "uitgevoerd", "uitgevoerd"
    AFGEWEZEN = "afgewezen", "afgewezen"


@volg()
class Wijzigingsvraag(models.Model):
    """What a holder or partner asks to change; nothing changes until the desk does it.

    `laatste_dag` of who leaves (`vertrekker`) or of the whole grant; `vanaf` the first day of who joins (`nieuw`).
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="wijzigingsvragen")
    soort = models.CharField("soort", max_length=20, choices=Vraagsoort.choices)
    vertrekker = models.ForeignKey(Lid, on_delete=models.PROTECT, null=True, related_name="+")
    laatste_dag = models.DateField("laatste dag", null=True)
    reden = models.CharField("reden", max_length=500)
    nieuw = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, null=True, related_name="+"
    )
    plaats = models.CharField("plaats", max_length=20, blank=True)
    vanaf = models.DateField("vanaf", null=True)
    nieuwe_houder = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, null=True, related_name="+"
    )
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(default=timezone.now, editable=False)
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Vraaguitkomst.choices, blank=True)
    beslist_op = models.DateTimeField(null=True)
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    antwoord = models.CharField("antwoord", max_length=500, blank=True)

    objects = WijzigingsvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "gevraagde wijziging"
        verbose_name_plural = "gevraagde wijzigingen"
        ordering = ["-gevraagd_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["toekenning", "soort", "organisatie"],
                condition=models.Q(uitkomst=""),
                name="wijzigingsvraag_een_open",
                violation_error_message="Je vroeg dit al: wacht op het antwoord.",
            ),
            models.CheckConstraint(
                condition=models.Q(uitkomst="", beslist_op__isnull=True, beslist_door__isnull=True)
                | (~models.Q(uitkomst="") & models.Q(beslist_op__isnull=False, beslist_door__isnull=False)),
                name="wijzigingsvraag_beslist_door_iemand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} van {self.toekenning_id}"

    def get_absolute_url(self) -> str:
        """The page of the grant it is about."""
        return reverse("toekenning_detail", args=[self.toekenning_id])

    @property
    def toestand(self) -> str:
        """Whether the desk still has to look at it."""
        return self.uitkomst or "open"
