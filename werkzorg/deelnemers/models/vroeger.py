"""Under which number and which name a person was known before; by both he is still found."""

from __future__ import annotations

import uuid

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils import timezone

from werkzorg.databank.triggers import volg
from werkzorg.deelnemers.models.deelnemer import Deelnemer
from werkzorg.deelnemers.querysets import VroegereNaamQuerySet, Zoeksleutel


class Vervangreden(models.TextChoices):
    """Why a number is replaced by another one."""

    NIEUW_NUMMER = "nieuw_nummer", "De persoon kreeg een ander nummer, bijvoorbeeld na een bisnummer"
    VERGISSING = "vergissing", "Het nummer was verkeerd ingevuld"


@volg(exclude=["insz_index"])
class VroegerInsz(models.Model):
    """A number that was replaced, usually a bisnummer; encrypted for this row, found by the blind index."""

    wist_mee = ("deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="vroegere_nummers")
    insz_versleuteld = models.BinaryField(editable=False)
    insz_index = models.BinaryField(editable=False, max_length=32)
    vervangen_op = models.DateTimeField(default=timezone.now, editable=False)
    # For readers and tests of the history: why it was replaced, never the number itself.
    reden = models.CharField(max_length=20, choices=Vervangreden.choices)

    class Meta:
        verbose_name = "vroeger rijksregisternummer"
        verbose_name_plural = "vroegere rijksregisternummers"
        constraints = [models.UniqueConstraint(fields=["insz_index"], name="vroegerinsz_uniek")]

    def __str__(self) -> str:
        return f"vroeger nummer {self.id}"


@volg(exclude=["zoeknaam"])
class VroegereNaam(models.Model):
    """A name that the person really had until `tot_op`; a slip of the pen is not kept here."""

    wist_mee = ("deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="vroegere_namen")
    voornaam = models.CharField("voornaam", max_length=100)
    achternaam = models.CharField("achternaam", max_length=100)
    tot_op = models.DateField("tot")
    zoeknaam = models.GeneratedField(
        expression=Zoeksleutel("voornaam", "achternaam"), output_field=models.TextField(), db_persist=True
    )

    objects = VroegereNaamQuerySet.as_manager()

    class Meta:
        verbose_name = "vroegere naam"
        verbose_name_plural = "vroegere namen"
        indexes = [
            GinIndex(OpClass("zoeknaam", name="gin_trgm_ops"), name="vroegerenaam_zoeknaam"),
        ]

    def __str__(self) -> str:
        return f"vroegere naam {self.id}"

    @property
    def naam(self) -> str:
        """First name and family name."""
        return f"{self.voornaam} {self.achternaam}".strip()
