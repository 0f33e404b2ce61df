"""Decisions: numbered without gaps, never changed, and the appeals against them."""

from __future__ import annotations

import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mandaten.querysets import BeroepQuerySet, BesluitQuerySet
from mandaten.soorten import SOORT_KEUZES
from werkzorg.databank.triggers import AlleenToevoegen, volg


class Aard(models.TextChoices):
    """What is decided."""

    TOEKENNING = "toekenning", "Toekenning"
    WEIGERING = "weigering", "Weigering"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "Niet ontvankelijk"
    HERZIENING = "herziening", "Herziening van het contingent"
    VERMINDERING = "vermindering", "Vermindering of terugvordering van de vergoeding"
    SCHORSING = "schorsing", "Schorsing"
    OPHEFFING = "opheffing", "Einde van de schorsing"
    INTREKKING = "intrekking", "Intrekking"
    # After a founded challenge: the challenged decision falls, or stays with better reasons.
    VERVAL = "verval", "Vorig besluit vervalt"
    BEVESTIGING = "bevestiging", "Vorig besluit blijft"


NA_BEROEP = (Aard.VERVAL, Aard.BEVESTIGING)
# A second person decides what a first one proposed.
TWEE_PERSONEN = (Aard.TOEKENNING, Aard.WEIGERING)


@volg()
class Nummerreeks(models.Model):
    """The last number given in one series (kind of grant) of one year; the row is locked while a number is given."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=20, choices=SOORT_KEUZES)
    jaar = models.PositiveSmallIntegerField()
    laatste = models.PositiveIntegerField()

    class Meta:
        verbose_name = "nummerreeks"
        verbose_name_plural = "nummerreeksen"
        constraints = [models.UniqueConstraint(fields=["soort", "jaar"], name="nummerreeks_een_per_jaar")]

    def __str__(self) -> str:
        return f"{self.soort} {self.jaar}"


class EerstGehoord(pgtrigger.Trigger):
    """Refuses a sanction outside a procedure in which the party was heard, waived it or let the term pass (26-27)."""

    name = "eerst_gehoord"
    when = pgtrigger.Before
    operation = pgtrigger.Insert

    def get_func(self, model: Any) -> str:
        return """
            IF NEW.aard IN ('vermindering', 'schorsing', 'intrekking') AND NOT EXISTS (
                SELECT FROM mandaten_handhaving handhaving
                WHERE handhaving.id = NEW.handhaving_id AND handhaving.status = 'gehoord'
                  AND handhaving.toekenning_id = NEW.toekenning_id
            ) THEN
                RAISE EXCEPTION 'geen sanctie zonder verweer (Decreet 8/7/2022 art. 26-27)'
                    USING ERRCODE = '23514', CONSTRAINT = 'besluit_eerst_gehoord';
            END IF;
            IF NEW.aard IN ('vermindering', 'schorsing', 'intrekking') AND EXISTS (
                SELECT FROM mandaten_handhaving handhaving
                WHERE handhaving.id = NEW.handhaving_id AND handhaving.meegedeeld_door_id = NEW.genomen_door_id
            ) THEN
                RAISE EXCEPTION 'wie een maatregel aankondigt, beslist er niet over'
                    USING ERRCODE = '23514', CONSTRAINT = 'besluit_sanctie_vier_ogen';
            END IF;
            RETURN NEW;
        """


@volg()
class Besluit(models.Model):
    """One decision, numbered per kind of grant and year; rows are only added.

    `voorgesteld_door` is who proposed it where two people are needed; both are null for what was read from a file.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(max_length=20, choices=SOORT_KEUZES)
    aard = models.CharField(max_length=20, choices=Aard.choices)
    jaar = models.PositiveSmallIntegerField()
    volgnummer = models.PositiveIntegerField()
    nummer = models.CharField("nummer", max_length=30, unique=True)
    genomen_op = models.DateField("beslist op")
    genomen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    motivering = models.TextField("motivering", max_length=5000, blank=True)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    aanvraag = models.ForeignKey(
        "mandaten.Aanvraag", on_delete=models.PROTECT, null=True, related_name="besluiten"
    )
    toekenning = models.ForeignKey(
        "mandaten.Toekenning", on_delete=models.PROTECT, null=True, related_name="besluiten"
    )
    handhaving = models.ForeignKey(
        "mandaten.Handhaving", on_delete=models.PROTECT, null=True, related_name="besluiten"
    )
    # The decision that a founded challenge asked to take again, by this one.
    herziet = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="herzien_door")
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = BesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints = [
            models.UniqueConstraint(fields=["soort", "jaar", "volgnummer"], name="besluit_volgnummer_uniek"),
            models.CheckConstraint(
                condition=models.Q(volgnummer__gte=1), name="besluit_volgnummer_vanaf_een"
            ),
            models.CheckConstraint(
                condition=~models.Q(aard__in=TWEE_PERSONEN)
                | (
                    models.Q(voorgesteld_door__isnull=False, genomen_door__isnull=False)
                    & ~models.Q(genomen_door=models.F("voorgesteld_door"))
                ),
                name="besluit_door_een_tweede",
                violation_error_message="Wie een beslissing voorstelt, neemt ze niet zelf.",
            ),
            models.CheckConstraint(
                condition=models.Q(aanvraag__isnull=False) | models.Q(toekenning__isnull=False),
                name="besluit_ergens_over",
            ),
            models.CheckConstraint(
                condition=~models.Q(aard__in=NA_BEROEP) | models.Q(herziet__isnull=False),
                name="besluit_na_beroep_herziet_iets",
            ),
            # The number names the year in which it was decided.
            models.CheckConstraint(
                condition=models.Q(genomen_op__year=models.F("jaar")),
                name="besluit_in_het_jaar_van_zijn_nummer",
            ),
        ]
        indexes = [models.Index(fields=["soort", "-genomen_op"], name="besluit_soort")]
        triggers = [AlleenToevoegen(), EerstGehoord()]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        """The page of this decision."""
        return reverse("besluit_detail", args=[self.pk])


@volg()
class Herzieningsjaar(models.Model):
    """One calendar year of a contingent as a decision revised it; `vroeger` null: it was decided for the first time.

    Kept with the decision, because the next revision of the same year changes what the contingent itself holds.
    """

    over_niemand = True
    alleen_toevoegen = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="herzieningsjaren")
    jaar = models.PositiveSmallIntegerField()
    vroeger = models.PositiveIntegerField(null=True)
    plaatsen = models.PositiveIntegerField()

    class Meta:
        verbose_name = "herzien jaar"
        verbose_name_plural = "herziene jaren"
        ordering = ["jaar"]
        constraints = [
            models.UniqueConstraint(fields=["besluit", "jaar"], name="herzieningsjaar_een_per_jaar"),
            models.CheckConstraint(
                condition=models.Q(vroeger__isnull=True) | ~models.Q(vroeger=models.F("plaatsen")),
                name="herzieningsjaar_verandert_iets",
            ),
        ]
        triggers = [AlleenToevoegen()]

    def __str__(self) -> str:
        return f"{self.jaar} in {self.besluit_id}"


class Beroepssoort(models.TextChoices):
    """The two ways to challenge a decision."""

    BEZWAAR = "bezwaar", "Bezwaar bij de overheid die besliste"
    BEROEP = "beroep", "Beroep bij de Raad van State"


class Beroepsuitkomst(models.TextChoices):
    """How a challenge ended."""

    GEGROND = "gegrond", "gegrond: het besluit wordt herzien"
    ONGEGROND = "ongegrond", "ongegrond"
    ONONTVANKELIJK = "onontvankelijk", "niet ontvankelijk"
    INGETROKKEN = "ingetrokken", "ingetrokken"


@volg()
class Beroep(models.Model):
    """A challenge of a decision: when it came in, the last day on which it could, and its outcome."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    besluit = models.ForeignKey(Besluit, on_delete=models.PROTECT, related_name="beroepen")
    soort = models.CharField("soort", max_length=20, choices=Beroepssoort.choices)
    ingediend_op = models.DateField("ingediend op")
    uiterlijk_op = models.DateField("kon tot en met")
    inhoud = models.TextField("samenvatting", max_length=5000)
    antwoord_uiterlijk_op = models.DateField("te beantwoorden tot en met", null=True)
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Beroepsuitkomst.choices, blank=True)
    uitkomst_op = models.DateField("uitkomst op", null=True)
    uitkomst_tekst = models.TextField("toelichting bij de uitkomst", max_length=5000, blank=True)
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = BeroepQuerySet.as_manager()

    class Meta:
        verbose_name = "beroep"
        verbose_name_plural = "beroepen"
        ordering = ["ingediend_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["besluit", "soort"],
                condition=models.Q(uitkomst=""),
                name="beroep_een_open_per_soort",
                violation_error_message="Tegen dit besluit loopt al zo'n procedure.",
            ),
            models.CheckConstraint(
                condition=models.Q(uitkomst="", uitkomst_op__isnull=True)
                | (
                    ~models.Q(uitkomst="")
                    & models.Q(uitkomst_op__isnull=False, uitkomst_op__gte=models.F("ingediend_op"))
                ),
                name="beroep_uitkomst_met_dag",
                violation_error_message="Een uitkomst heeft een dag, en die ligt niet vóór de dag van indienen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} tegen {self.besluit_id}"

    @property
    def is_te_laat(self) -> bool:
        """Whether it came in after the last day."""
        return self.ingediend_op > self.uiterlijk_op
