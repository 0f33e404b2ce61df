"""Taking away somebody's lost second factor: one proposes, another confirms."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from werkzorg.beheer.querysets.factorherstel import FactorherstelQuerySet
from werkzorg.databank.triggers import volg
from werkzorg.organisaties.models import Lidmaatschap


class HerstelReden(models.TextChoices):
    """Why somebody cannot use his second factor any more."""

    VERLOREN = "verloren", "Het toestel is verloren of gestolen"
    STUK = "stuk", "Het toestel is stuk of vervangen"
    CODES_KWIJT = "codes_kwijt", "De app of de herstelcodes zijn kwijt"


class Identiteitscontrole(models.TextChoices):
    """How the proposer made sure that it is really the colleague who asks."""

    GEZIEN = "gezien", "Ik zag mijn collega in levenden lijve"
    VIDEO = "video", "Ik zag mijn collega in een videogesprek"
    TERUGGEBELD = "teruggebeld", "Ik belde mijn collega op een nummer dat ik al kende"


@volg()
class Factorherstel(models.Model):
    """A proposal to remove all second factors of `gebruiker`, open until it is confirmed, withdrawn or expired."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="factorherstellen"
    )
    # The membership on whose page it was proposed: its organisation decides who may see and confirm it.
    lidmaatschap = models.ForeignKey(Lidmaatschap, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField("reden", max_length=20, choices=HerstelReden.choices)
    controle = models.CharField("controle", max_length=20, choices=Identiteitscontrole.choices)
    voorgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    voorgesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    vervalt_op = models.DateTimeField()
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    bevestigd_op = models.DateTimeField(null=True)
    gesloten_op = models.DateTimeField("ingetrokken of vervallen op", null=True)

    objects = FactorherstelQuerySet.as_manager()

    class Meta:
        verbose_name = "herstel van een tweede factor"
        verbose_name_plural = "herstellingen van een tweede factor"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(bevestigd_door__isnull=True, bevestigd_op__isnull=True)
                | models.Q(bevestigd_door__isnull=False, bevestigd_op__isnull=False, gesloten_op__isnull=True)
                & ~models.Q(bevestigd_door=models.F("voorgesteld_door")),
                name="factorherstel_tweede_persoon",
                violation_error_message="Een tweede persoon moet dit herstel bevestigen.",
            ),
            models.CheckConstraint(
                condition=~models.Q(gebruiker=models.F("voorgesteld_door"))
                & (models.Q(bevestigd_door__isnull=True) | ~models.Q(gebruiker=models.F("bevestigd_door"))),
                name="factorherstel_nooit_voor_jezelf",
                violation_error_message="Je kunt je eigen tweede factor niet herstellen.",
            ),
            models.UniqueConstraint(
                fields=["gebruiker"],
                condition=models.Q(bevestigd_op__isnull=True, gesloten_op__isnull=True),
                name="factorherstel_een_open_per_account",
                violation_error_message="Er loopt al een herstel voor deze collega.",
            ),
        ]

    def __str__(self) -> str:
        return f"factorherstel {self.id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """It is about a colleague, never about a deelnemer."""
        return []
