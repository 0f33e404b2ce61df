"""A file of people that is taken in as a whole, and as a whole can be taken back."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.models.deelnemer import Deelnemer
from werkzorg.deelnemers.querysets import ImportQuerySet
from werkzorg.organisaties.rollen import ROL_KEUZES


class Importtoestand(models.TextChoices):
    """Where a file is on its way."""

    NAGEKEKEN = "nagekeken", "Nagekeken, nog niet uitgevoerd"
    BEZIG = "bezig", "Wordt uitgevoerd"
    UITGEVOERD = "uitgevoerd", "Uitgevoerd"
    GEWEIGERD = "geweigerd", "Niet uitgevoerd"
    VERVALLEN = "vervallen", "Vervallen"
    TERUGGEDRAAID = "teruggedraaid", "Teruggedraaid"


@volg(exclude=["rijen"])
class Import(models.Model):
    """One file that was found faultless; `rijen` holds what it said, encrypted for this row, until it is carried out.

    `rijen` is not kept in the history and is emptied when the file was carried out or `vervalt_op` has passed.
    `uitslag` are the sentences about rows that were refused after all: (number of the row, sentence), never a value.
    """

    # Nothing in it names a person: who came of it stands in Importrij.
    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lidmaatschap = models.ForeignKey("organisaties.Lidmaatschap", on_delete=models.PROTECT, related_name="+")
    toestand = models.CharField(
        max_length=20, choices=Importtoestand.choices, default=Importtoestand.NAGEKEKEN
    )
    rijen = models.BinaryField(null=True, editable=False)
    aantal = models.PositiveIntegerField()
    aantal_zonder_nummer = models.PositiveIntegerField()
    gelijkenissen = models.PositiveIntegerField(default=0)
    uitslag = models.JSONField(default=list)
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    vervalt_op = models.DateTimeField()
    uitgevoerd_op = models.DateTimeField(null=True)
    teruggedraaid_op = models.DateTimeField(null=True)
    teruggedraaid_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    gewist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        indexes = [models.Index(fields=["organisatie", "-gemaakt_op"], name="import_van_wie")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(toestand__in=["nagekeken", "bezig"]) | models.Q(rijen__isnull=True),
                name="import_bewaart_niet_langer",
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """Nobody: a page that shows who came of it notes those people itself."""
        return []


@volg()
class Importrij(models.Model):
    """One person who came of an import: registered by it, or joined because he was known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoer = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="mensen")
    nummer = models.PositiveIntegerField()
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    betrokkenheid_id = models.UUIDField()
    is_nieuw = models.BooleanField()
    # For the history: nothing but "geïmporteerd" or "teruggedraaid".
    stand = models.CharField(max_length=20, default="geimporteerd")

    class Meta:
        verbose_name = "rij van een import"
        verbose_name_plural = "rijen van imports"
        constraints = [models.UniqueConstraint(fields=["invoer", "nummer"], name="importrij_nummer_uniek")]
        indexes = [models.Index(fields=["betrokkenheid_id"], name="importrij_betrokkenheid")]

    def __str__(self) -> str:
        return f"rij {self.nummer} van {self.invoer_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person who came of it."""
        return [self.deelnemer_id]
