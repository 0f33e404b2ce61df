"""Grants: who may do what, where, from when to when; and what happens to them."""

from __future__ import annotations

import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mandaten.models.regels import EindeMetReden, ToegekendBijBesluit
from mandaten.querysets import InlezingQuerySet, ToekenningQuerySet
from mandaten.soorten import (
    EXCLUSIEF,
    SOORT_KEUZES,
    SOORTEN,
    Toekenningssoort,
)
from mandaten.statussen import (
    ACTIEF,
    GESCHORST,
    INGELEZEN,
    INGETROKKEN,
    SANCTIESTATUSSEN,
    TERUGGEDRAAID,
    TOEKENNINGOVERGANGEN,
    TOEKENNINGSTATUSSEN,
)
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.handelen.overgangen import namen, stappen


class Herkomst(models.TextChoices):
    """Where a grant comes from."""

    BESLUIT = "besluit", "besluit in deze toepassing"
    INGELEZEN = "ingelezen", "ingelezen uit een bestand"


class SanctieNaVerweer(pgtrigger.Trigger):
    """Refuses to suspend or withdraw outside a procedure in which the defence was heard or lapsed (art. 26-27)."""

    name = "sanctie_na_verweer"
    when = pgtrigger.Before
    operation = pgtrigger.UpdateOf("status")

    def get_func(self, model: Any) -> str:
        sancties = ", ".join(f"'{status}'" for status in SANCTIESTATUSSEN)
        return f"""
            IF NEW.status IN ({sancties}) AND OLD.status NOT IN (NEW.status, '{INGETROKKEN}') AND NOT EXISTS (
                SELECT FROM mandaten_handhaving handhaving
                WHERE handhaving.toekenning_id = NEW.id AND handhaving.status = 'gehoord'
            ) THEN
                RAISE EXCEPTION 'geen sanctie zonder verweer (Decreet 8/7/2022 art. 26-27)'
                    USING ERRCODE = '23514', CONSTRAINT = 'toekenning_sanctie_na_verweer';
            END IF;
            RETURN NEW;
        """


class HersteldNaBeroep(pgtrigger.Trigger):
    """Refuses to take back a withdrawal that no founded challenge asked to take back."""

    name = "hersteld_na_beroep"
    when = pgtrigger.Before
    operation = pgtrigger.UpdateOf("status")

    def get_func(self, model: Any) -> str:
        return f"""
            IF OLD.status = '{INGETROKKEN}' AND NEW.status <> OLD.status AND NOT EXISTS (
                SELECT FROM mandaten_beroep beroep JOIN mandaten_besluit besluit ON besluit.id = beroep.besluit_id
                WHERE besluit.toekenning_id = NEW.id AND besluit.aard = 'intrekking' AND beroep.uitkomst = 'gegrond'
            ) THEN
                RAISE EXCEPTION 'een intrekking vervalt alleen na een gegrond bezwaar of beroep'
                    USING ERRCODE = '23514', CONSTRAINT = 'toekenning_hersteld_na_beroep';
            END IF;
            RETURN NEW;
        """


@volg()
class Inlezing(models.Model):
    """One file of existing mandates and recognitions that was read in as a whole, and can be taken back as a whole."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    bestandsnaam = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    aantal = models.PositiveIntegerField()
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    ingelezen_op = models.DateTimeField(default=timezone.now, editable=False)
    ingelezen_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    teruggedraaid_op = models.DateTimeField(null=True)
    teruggedraaid_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reden = models.CharField("reden", max_length=500, blank=True)

    objects = InlezingQuerySet.as_manager()

    class Meta:
        verbose_name = "inlezing"
        verbose_name_plural = "inlezingen"
        indexes = [models.Index(fields=["organisatie", "-ingelezen_op"], name="inlezing_van")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(teruggedraaid_op__isnull=True, teruggedraaid_door__isnull=True, reden="")
                | (
                    models.Q(teruggedraaid_op__isnull=False, teruggedraaid_door__isnull=False)
                    & ~models.Q(reden="")
                ),
                name="inlezing_teruggedraaid_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return self.bestandsnaam

    def get_absolute_url(self) -> str:
        """The page of this file."""
        return reverse("inlezing_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """Whether what it brought is still there."""
        return TERUGGEDRAAID if self.teruggedraaid_op else INGELEZEN


@volg()
class Toekenning(models.Model):
    """A mandate, recognition or contingent; valid on the days of `periode` (both ends inclusive), unless suspended.

    An early end shortens `periode`; `laatste_dag_besluit` keeps what was decided. `is_overgang`: recognised before the
    new rules, and kept until its own last day.
    """

    over_niemand = True
    mag_verwijderd = (
        True  # only what a file brought and that is taken back; the trigger below refuses the rest
    )
    # Only there after `met_schorsing_op` and `met_plaatsen_in`.
    is_geschorst: bool
    plaatsen_nu: int | None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField("soort", max_length=20, choices=SOORT_KEUZES)
    nummer = models.CharField("nummer", max_length=30, unique=True)
    houder = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    aanvraag = models.OneToOneField(
        "mandaten.Aanvraag", on_delete=models.PROTECT, null=True, related_name="toekenning"
    )
    status = models.CharField(max_length=20, choices=TOEKENNINGSTATUSSEN, default=ACTIEF)
    periode = DateRangeField("periode")
    laatste_dag_besluit = models.DateField("toegekend tot en met", null=True)
    einde_reden = models.CharField("waarom geëindigd", max_length=500, blank=True)
    is_overgang = models.BooleanField("overgangserkenning", default=False)
    herkomst = models.CharField(max_length=20, choices=Herkomst.choices, default=Herkomst.BESLUIT)
    inlezing = models.ForeignKey(Inlezing, on_delete=models.PROTECT, null=True, related_name="toekenningen")
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = ToekenningQuerySet.as_manager()

    class Meta:
        verbose_name = "toekenning"
        verbose_name_plural = "toekenningen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=namen(TOEKENNINGSTATUSSEN)), name="toekenning_status_gekend"
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False, periode__startswith__isnull=False),
                name="toekenning_periode_met_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(herkomst=Herkomst.BESLUIT, aanvraag__isnull=False, inlezing__isnull=True)
                | models.Q(herkomst=Herkomst.INGELEZEN, aanvraag__isnull=True),
                name="toekenning_herkomst_heel",
            ),
        ]
        indexes = [
            models.Index(fields=["soort", "status"], name="toekenning_soort"),
            models.Index(fields=["houder"], name="toekenning_houder"),
            # The daily look at what ends: reminders and expiry.
            models.Index(
                models.F("periode__endswith"),
                name="toekenning_eindigt",
                condition=models.Q(status__in=[ACTIEF, GESCHORST]),
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(ACTIEF,)),
            pgtrigger.FSM(
                name="toekenning_overgangen", field="status", transitions=stappen(TOEKENNINGOVERGANGEN)
            ),
            SanctieNaVerweer(),
            HersteldNaBeroep(),
            EindeMetReden(),
            ToegekendBijBesluit(),
            # Its regio's carry a copy for the exclusion: what it is, is decided once.
            pgtrigger.Trigger(
                name="soort_blijft",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("soort"),
                func="""
                    IF NEW.soort <> OLD.soort THEN
                        RAISE EXCEPTION 'de soort van een toekenning verandert niet'
                            USING ERRCODE = '23514', CONSTRAINT = 'toekenning_soort_blijft';
                    END IF;
                    RETURN NEW;
                """,
            ),
            # What was decided stays for good; what a file brought goes only with the whole file.
            pgtrigger.Trigger(
                name="alleen_teruggedraaid_weg",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func="""
                    IF NOT EXISTS (
                        SELECT FROM mandaten_inlezing
                        WHERE id = OLD.inlezing_id AND teruggedraaid_op IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'een toekenning verdwijnt alleen met haar inlezing'
                            USING ERRCODE = '23514', CONSTRAINT = 'toekenning_alleen_teruggedraaid_weg';
                    END IF;
                    RETURN OLD;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.nummer

    def get_absolute_url(self) -> str:
        """The page of this grant."""
        return reverse("toekenning_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def toekenningssoort(self) -> Toekenningssoort:
        """What was granted."""
        return SOORTEN[self.soort]


@volg()
class Toekenningsregio(models.Model):
    """A grant occupies a regio during a period (inclusive), suspended or not; one at a time where the law wants one."""

    over_niemand = True
    mag_verwijderd = True  # what would begin after an early end; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="regios")
    # Copied from the grant, because a constraint looks at one table only; the trigger below keeps it true.
    soort = models.CharField(max_length=20, choices=SOORT_KEUZES)
    regio = models.ForeignKey("plaatsen.Regio", on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField("periode")

    class Meta:
        verbose_name = "regio van een toekenning"
        verbose_name_plural = "regio's van toekenningen"
        constraints = [
            ExclusionConstraint(
                name="toekenningsregio_een_tegelijk",
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("soort", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(soort__in=EXCLUSIEF),
                violation_error_message="In deze regio is er in (een deel van) deze periode al zo'n mandaat.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__isempty=False), name="toekenningsregio_periode_niet_leeg"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="soort_van_toekenning",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF NEW.soort <> (SELECT soort FROM mandaten_toekenning WHERE id = NEW.toekenning_id) THEN
                        RAISE EXCEPTION 'de soort van een regio is die van haar toekenning' USING ERRCODE = '23514';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toekenning_id} in {self.regio_id}"


@volg()
class Lid(models.Model):
    """An organisation takes a seat in a partnership or network during a period (both ends inclusive).

    `aan_te_vullen_voor` is the last day to find a successor when the seat may not stay empty.
    """

    over_niemand = True
    mag_verwijderd = True  # who would join after an early end; his history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="leden")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    plaats = models.CharField("plaats", max_length=20)
    periode = DateRangeField("periode")
    einde_reden = models.CharField("waarom vertrokken", max_length=500, blank=True)
    aan_te_vullen_voor = models.DateField("aan te vullen tot en met", null=True)

    class Meta:
        verbose_name = "lid"
        verbose_name_plural = "leden"
        constraints = [
            ExclusionConstraint(
                name="lid_een_plaats_tegelijk",
                expressions=[
                    ("toekenning", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze organisatie hoort er in deze periode al bij.",
            ),
            # Art. 12: one organisation of each category.
            ExclusionConstraint(
                name="lid_een_per_categorie",
                expressions=[
                    ("toekenning", RangeOperators.EQUAL),
                    ("plaats", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(plaats__in=["A", "B", "C"]),
                violation_error_message="Deze categorie is in (een deel van) deze periode al bezet.",
            ),
            models.CheckConstraint(condition=models.Q(periode__isempty=False), name="lid_periode_niet_leeg"),
        ]
        indexes = [
            models.Index(
                fields=["aan_te_vullen_voor"],
                name="lid_open_plaats",
                condition=models.Q(aan_te_vullen_voor__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie_id} in {self.toekenning_id}"
