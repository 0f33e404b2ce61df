"""What happens to grants in the course of the years: reminders, and organisations that become one."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from mandaten.models.toekenning import Toekenning
from werkzorg.databank.triggers import volg


@volg()
class Herinnering(models.Model):
    """The holder was told, that many months before the last day, that his grant ends then."""

    over_niemand = True

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
