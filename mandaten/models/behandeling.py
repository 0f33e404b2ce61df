"""How the desk handles an application: what it asks, when its clock stood still, the advice and the proposal."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.utils import timezone

from mandaten.domein.termijnklok import Stilstand
from mandaten.models.aanvraag import Aanvraag
from mandaten.models.oproep import Criterium
from mandaten.querysets import AdviesQuerySet, KlokstopQuerySet
from werkzorg.databank.perioden import laatste_dag
from werkzorg.databank.triggers import volg


class Fase(models.TextChoices):
    """In which of the two terms something happened (regelgeving 5.3)."""

    ONTVANKELIJKHEID = "ontvankelijkheid", "ontvankelijkheid"
    GEGRONDHEID = "gegrondheid", "gegrondheid"


@volg()
class Klokstop(models.Model):
    """The clock stood still after the first day of `periode` up to and including its last; open while it stands still.

    The day of the question is the last on which the clock ran; it runs again the day after the answer.
    """

    over_niemand = True
    # Only there after `met_vragen`.
    gesteld: list[dict[str, Any]]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="klokstops")
    fase = models.CharField(max_length=20, choices=Fase.choices)
    periode = DateRangeField("periode")
    reden = models.CharField("reden", max_length=500)

    objects = KlokstopQuerySet.as_manager()

    class Meta:
        verbose_name = "stilstand van de klok"
        verbose_name_plural = "stilstanden van de klok"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag"],
                condition=models.Q(periode__endswith__isnull=True),
                name="klokstop_een_open",
                violation_error_message="De klok staat al stil.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="klokstop_periode_niet_leeg"
            ),
        ]

    def __str__(self) -> str:
        return f"klokstop van {self.aanvraag_id}"

    @property
    def stilstand(self) -> Stilstand:
        """The same as the law counts it."""
        return Stilstand(self.periode.lower, laatste_dag(self.periode), self.reden)


@volg()
class Aanvulling(models.Model):
    """One question of the desk about one field of the application, and its answer; asked and answered per round.

    `veld` is the key of that field ("" for the application as a whole); `organisatie` the partner whose answer to that
    condition is meant, who then answers himself (None: the applicant does). `is_teruggenomen`: the desk took it back,
    and the answer says why.
    """

    over_niemand = True
    wist_mee = ("bijlage__deelnemer_id",)  # a file may be about a person; this one never is

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="aanvullingen")
    klokstop = models.ForeignKey(Klokstop, on_delete=models.PROTECT, related_name="vragen")
    veld = models.CharField("veld", max_length=60, blank=True)
    organisatie = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, null=True, related_name="+"
    )
    vraag = models.TextField("vraag", max_length=1000)
    gevraagd_op = models.DateTimeField(default=timezone.now, editable=False)
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    antwoord = models.TextField("antwoord", max_length=5000, blank=True)
    bijlage = models.ForeignKey(
        "documenten.Bijlage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    is_teruggenomen = models.BooleanField(default=False)

    class Meta:
        verbose_name = "gevraagde aanvulling"
        verbose_name_plural = "gevraagde aanvullingen"
        ordering = ["gevraagd_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_teruggenomen=False)
                | models.Q(beantwoord_op__isnull=False) & ~models.Q(antwoord=""),
                name="aanvulling_teruggenomen_met_reden",
            )
        ]

    def __str__(self) -> str:
        return f"aanvulling {self.veld} van {self.aanvraag_id}"


class Adviesstrekking(models.TextChoices):
    """What the expert advises."""

    GUNSTIG = "gunstig", "gunstig"
    GUNSTIG_MET_VOORWAARDEN = "gunstig_met_voorwaarden", "gunstig met voorwaarden"
    ONGUNSTIG = "ongunstig", "ongunstig"


@volg()
class Advies(models.Model):
    """The advice of an expert about an application; several may be given."""

    over_niemand = True
    # Only there after `met_scores`.
    puntenlijst: list[dict[str, Any]]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="adviezen")
    adviseur = models.CharField("wie adviseert", max_length=150)
    strekking = models.CharField("strekking", max_length=30, choices=Adviesstrekking.choices)
    tekst = models.TextField("advies", max_length=5000)
    gegeven_op = models.DateTimeField(default=timezone.now, editable=False)
    gegeven_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AdviesQuerySet.as_manager()

    class Meta:
        verbose_name = "advies"
        verbose_name_plural = "adviezen"
        ordering = ["gegeven_op", "id"]

    def __str__(self) -> str:
        return f"advies over {self.aanvraag_id}"


@volg()
class Score(models.Model):
    """How many out of ten one advice gives one criterion of the call."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    advies = models.ForeignKey(Advies, on_delete=models.PROTECT, related_name="scores")
    criterium = models.ForeignKey(Criterium, on_delete=models.PROTECT, related_name="+")
    punten = models.PositiveSmallIntegerField("punten op tien")

    class Meta:
        verbose_name = "score"
        verbose_name_plural = "scores"
        constraints = [
            models.UniqueConstraint(fields=["advies", "criterium"], name="score_een_per_criterium"),
            models.CheckConstraint(
                condition=models.Q(punten__lte=10),
                name="score_hoogstens_10",
                violation_error_message="Geef 0 tot en met 10 punten.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.punten} op {self.criterium_id}"


class Voorsteluitkomst(models.TextChoices):
    """What is proposed to decide."""

    TOEKENNEN = "toekennen", "toekennen"
    WEIGEREN = "weigeren", "weigeren"


@volg()
class Beslissingsvoorstel(models.Model):
    """What one person proposes to decide; a second one decides so (`bekrachtigd_op`) or sends it back.

    `periode` is what would be granted (both ends inclusive; open end only where the law sets no term); null to refuse.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="voorstellen")
    uitkomst = models.CharField("voorstel", max_length=20, choices=Voorsteluitkomst.choices)
    motivering = models.TextField("motivering", max_length=5000)
    periode = DateRangeField("periode", null=True)
    plaatsen = models.PositiveIntegerField("plaatsen per jaar", null=True)
    voorgesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    voorgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    bekrachtigd_op = models.DateTimeField(null=True)
    teruggestuurd_op = models.DateTimeField(null=True)
    terugreden = models.CharField("waarom teruggestuurd", max_length=1000, blank=True)

    class Meta:
        verbose_name = "voorstel van beslissing"
        verbose_name_plural = "voorstellen van beslissing"
        ordering = ["voorgesteld_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag"],
                condition=models.Q(bekrachtigd_op__isnull=True, teruggestuurd_op__isnull=True),
                name="voorstel_een_open",
            ),
            models.CheckConstraint(
                condition=models.Q(uitkomst=Voorsteluitkomst.WEIGEREN, periode__isnull=True)
                | models.Q(uitkomst=Voorsteluitkomst.TOEKENNEN, periode__isnull=False),
                name="voorstel_periode_bij_toekennen",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isnull=True) | models.Q(periode__isempty=False),
                name="voorstel_periode_niet_leeg",
            ),
        ]

    def __str__(self) -> str:
        return f"voorstel over {self.aanvraag_id}"
