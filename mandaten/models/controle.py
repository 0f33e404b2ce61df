"""Inspection campaigns: a reproducible sample, proofs per criterion, the right of reply and the conclusion."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mandaten.models.toekenning import Toekenning
from mandaten.querysets import ControledossierQuerySet, ControlerondeQuerySet
from mandaten.soorten import SOORT_KEUZES
from mandaten.statussen import BEANTWOORD, BESLOTEN, CONTROLEOVERGANGEN, CONTROLESTATUSSEN, TE_CONTROLEREN
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.handelen.overgangen import namen, stappen


@volg()
class Controleronde(models.Model):
    """One campaign: `steekproef` of the `populatie` grants of this kind valid on `peildag`, drawn with `zaad`.

    `criteria` is the list of what is looked at, in order. `populatie_ids` are those grants as they were then: with the
    seed anybody can draw again and compare, also when grants were corrected since.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField("soort", max_length=20, choices=SOORT_KEUZES)
    titel = models.CharField("titel", max_length=200)
    criteria = models.JSONField("criteria")
    peildag = models.DateField("peildag")
    zaad = models.BigIntegerField("zaad")
    populatie = models.PositiveIntegerField("populatie")
    populatie_ids = ArrayField(models.UUIDField())
    steekproef = models.PositiveIntegerField("steekproef")
    antwoord_dagen = models.PositiveSmallIntegerField("dagen om te antwoorden")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    gestart_op = models.DateTimeField(default=timezone.now, editable=False)
    gestart_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    afgesloten_op = models.DateTimeField(null=True)
    conclusie = models.TextField("conclusie", max_length=5000, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = ControlerondeQuerySet.as_manager()

    class Meta:
        verbose_name = "controleronde"
        verbose_name_plural = "controlerondes"
        ordering = ["-gestart_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(steekproef__gte=1, steekproef__lte=models.F("populatie")),
                name="controleronde_steekproef_uit_populatie",
                violation_error_message="De steekproef telt minstens een dossier en hoogstens alle dossiers.",
            ),
            models.CheckConstraint(
                condition=models.Q(populatie_ids__len=models.F("populatie")),
                name="controleronde_populatie_geteld",
            ),
            models.CheckConstraint(
                condition=models.Q(afgesloten_op__isnull=True) | ~models.Q(conclusie=""),
                name="controleronde_afgesloten_met_conclusie",
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    def get_absolute_url(self) -> str:
        """The page of this campaign."""
        return reverse("controle_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """Whether the campaign still runs."""
        return "afgesloten" if self.afgesloten_op else "lopend"


@volg()
class Controledossier(models.Model):
    """One grant of the sample: what was found, what its holder answered until `antwoord_uiterlijk_op`, what follows."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ronde = models.ForeignKey(Controleronde, on_delete=models.PROTECT, related_name="dossiers")
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="controles")
    volgnummer = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=CONTROLESTATUSSEN, default=TE_CONTROLEREN)
    bezocht_op = models.DateField("bezocht of nagekeken op", null=True)
    antwoord_uiterlijk_op = models.DateField("antwoord tot en met", null=True)
    antwoord = models.TextField("antwoord van de organisatie", max_length=5000, blank=True)
    beantwoord_op = models.DateTimeField(null=True)
    besloten_op = models.DateField("besloten op", null=True)
    is_in_orde = models.BooleanField("in orde", null=True)
    conclusie = models.TextField("conclusie", max_length=5000, blank=True)
    opvolging = models.TextField("opvolging", max_length=2000, blank=True)
    opvolgen_voor = models.DateField("op te volgen tot en met", null=True, blank=True)
    opgevolgd_op = models.DateField("nagegaan op", null=True)
    opvolging_uitkomst = models.TextField("wat er van de opvolging kwam", max_length=2000, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = ControledossierQuerySet.as_manager()

    class Meta:
        verbose_name = "controledossier"
        verbose_name_plural = "controledossiers"
        ordering = ["volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "toekenning"], name="controledossier_eenmaal"),
            models.UniqueConstraint(fields=["ronde", "volgnummer"], name="controledossier_volgnummer"),
            models.CheckConstraint(
                condition=models.Q(status__in=namen(CONTROLESTATUSSEN)), name="controledossier_status_gekend"
            ),
            models.CheckConstraint(
                condition=models.Q(status=TE_CONTROLEREN)
                | models.Q(bezocht_op__isnull=False, antwoord_uiterlijk_op__isnull=False),
                name="controledossier_bevonden_heel",
            ),
            models.CheckConstraint(
                condition=models.Q(antwoord="", beantwoord_op__isnull=True)
                | ~models.Q(antwoord="") & models.Q(beantwoord_op__isnull=False),
                name="controledossier_antwoord_heel",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=BEANTWOORD) | models.Q(beantwoord_op__isnull=False),
                name="controledossier_beantwoord_heel",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=BESLOTEN)
                | models.Q(is_in_orde__isnull=False, besloten_op__isnull=False) & ~models.Q(conclusie=""),
                name="controledossier_besloten_heel",
            ),
            models.CheckConstraint(
                condition=models.Q(opgevolgd_op__isnull=True, opvolging_uitkomst="")
                | models.Q(opgevolgd_op__isnull=False, opvolgen_voor__isnull=False)
                & ~models.Q(opvolging_uitkomst=""),
                name="controledossier_opvolging_heel",
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(TE_CONTROLEREN,)),
            pgtrigger.FSM(
                name="controledossier_overgangen", field="status", transitions=stappen(CONTROLEOVERGANGEN)
            ),
        ]

    def __str__(self) -> str:
        return f"controle van {self.toekenning_id}"

    def get_absolute_url(self) -> str:
        """The page of this inspected file."""
        return reverse("controledossier_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status


class Oordeel(models.TextChoices):
    """What was found for one criterion."""

    IN_ORDE = "in_orde", "in orde"
    NIET_IN_ORDE = "niet_in_orde", "niet in orde"
    NIET_VAN_TOEPASSING = "nvt", "niet van toepassing"


@volg()
class Bevinding(models.Model):
    """What was found for the criterion at place `nummer` (from 0) of the campaign, and the proof that was seen."""

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Controledossier, on_delete=models.PROTECT, related_name="bevindingen")
    nummer = models.PositiveSmallIntegerField()
    oordeel = models.CharField("oordeel", max_length=20, choices=Oordeel.choices)
    bewijs = models.CharField("gezien bewijs", max_length=1000, blank=True)

    class Meta:
        verbose_name = "bevinding"
        verbose_name_plural = "bevindingen"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "nummer"], name="bevinding_een_per_criterium"),
        ]

    def __str__(self) -> str:
        return f"bevinding {self.nummer} in {self.dossier_id}"
