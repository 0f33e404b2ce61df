"""A file with presences that is read in as a whole, and can be taken back."""

from __future__ import annotations

import json
import uuid
import zlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from ama.domein.aanwezigheid import Status
from ama.domein.aanwezigheidsinlezing import Inleesrij, laatste_dag_terug
from ama.querysets import AanwezigheidsinlezingQuerySet
from werkzorg.databank.triggers import volg
from werkzorg.versleuteling import ontsleutel, versleutel


class Inleestoestand(models.TextChoices):
    """Where a file is on its way."""

    NAGEKEKEN = "nagekeken", "Nagekeken, nog niet ingelezen"
    BEZIG = "bezig", "Wordt ingelezen"
    INGELEZEN = "ingelezen", "Ingelezen"
    GEWEIGERD = "geweigerd", "Niet ingelezen"
    VERVALLEN = "vervallen", "Vervallen"
    TERUGGENOMEN = "teruggenomen", "Teruggenomen"


@volg(exclude=["rijen"])
class Aanwezigheidsinlezing(models.Model):
    """One file that was found faultless; `rijen` holds what it said, encrypted for this row, until it is read in.

    Its presences are those of `gebruiker` with the moment `ingelezen_op`: a correction gets a moment of its own.
    `aantal` counts the rows, `nieuw` those that made a presence; `uitslag` are the sentences about rows that were
    refused after all: (number of the row, sentence), never a value.
    """

    # Nothing in it names a person: who was there stands in Aanwezigheid.
    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lidmaatschap = models.ForeignKey("organisaties.Lidmaatschap", on_delete=models.PROTECT, related_name="+")
    toestand = models.CharField(
        max_length=20, choices=Inleestoestand.choices, default=Inleestoestand.NAGEKEKEN
    )
    rijen = models.BinaryField(null=True, editable=False)
    aantal = models.PositiveIntegerField()
    nieuw = models.PositiveIntegerField()
    eerste_dag = models.DateField("eerste dag")
    laatste_dag = models.DateField("laatste dag")
    uitslag = models.JSONField(default=list)
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    vervalt_op = models.DateTimeField()
    gestart_op = models.DateTimeField(null=True)
    ingelezen_op = models.DateTimeField(null=True)
    teruggenomen_op = models.DateTimeField(null=True)
    teruggenomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    teruggenomen = models.PositiveIntegerField(default=0)

    objects = AanwezigheidsinlezingQuerySet.as_manager()

    class Meta:
        verbose_name = "inlezing van aanwezigheden"
        verbose_name_plural = "inlezingen van aanwezigheden"
        ordering = ["-gemaakt_op", "id"]
        indexes = [models.Index(fields=["organisatie", "-gemaakt_op"], name="aanwezigheidsinlezing_van")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(toestand__in=["nagekeken", "bezig"]) | models.Q(rijen__isnull=True),
                name="aanwezigheidsinlezing_bewaart_kort",
            ),
            models.CheckConstraint(
                condition=models.Q(laatste_dag__gte=models.F("eerste_dag")),
                name="aanwezigheidsinlezing_dagen_op_volgorde",
            ),
        ]

    def __str__(self) -> str:
        return f"inlezing van {self.aantal} aanwezigheden"

    def get_absolute_url(self) -> str:
        """The page of this file."""
        return reverse("aanwezigheidsinlezing_detail", args=[self.pk])

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """Nobody: its page shows counts."""
        return []

    @property
    def terug_tot(self) -> date | None:
        """The last day on which it can be taken back; None while it was not read in."""
        return laatste_dag_terug(timezone.localdate(self.ingelezen_op)) if self.ingelezen_op else None

    def bewaar_rijen(self, rijen: Sequence[Inleesrij]) -> None:
        """Keeps the rows of the file, packed and encrypted; saves nothing."""
        kaal = [
            [
                een.nummer,
                een.werkpost,
                een.dossiernummer,
                een.dag.toordinal(),
                een.status,
                een.minuten,
                een.nota,
            ]
            for een in rijen
        ]
        self.rijen = versleutel(zlib.compress(json.dumps(kaal).encode()), **self._plaats())

    def lees_rijen(self) -> list[Inleesrij]:
        """The rows of the file; [] when they are forgotten."""
        if self.rijen is None:
            return []
        kaal: list[Any] = json.loads(zlib.decompress(ontsleutel(bytes(self.rijen), **self._plaats())))
        return [
            Inleesrij(nummer, werkpost, dossier, date.fromordinal(dag), Status(status), minuten, nota)
            for nummer, werkpost, dossier, dag, status, minuten, nota in kaal
        ]

    def _plaats(self) -> dict[str, str]:
        return {"doel": "import", "tabel": self._meta.db_table, "kolom": "rijen", "rij": str(self.pk)}
