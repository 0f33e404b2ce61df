"""AMA sociale economie: VDAB leads somebody to a maatwerkbedrijf and decides again every year (regelgeving 6, 10.5)."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ama.models.regels import Vastgelegd
from ama.querysets import JaarbeslissingQuerySet, ToeleidingQuerySet
from ama.soorten import JAARUITKOMSTEN, WEIGERADVIEZEN
from ama.statussen import (
    BEGONNEN,
    BESLIST,
    BIJ_AANBIEDER,
    GESTART,
    GEWEIGERD,
    JAARBESLISSINGOVERGANGEN,
    JAARBESLISSINGSTATUSSEN,
    OPEN,
    TOELEIDING_OPEN,
    TOELEIDINGOVERGANGEN,
    TOELEIDINGSTATUSSEN,
    UITGESTROOMD,
    VOORGESTELD,
    WACHT_OP_PLAATS,
)
from werkzorg.databank.perioden import dagen
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.overgangen import namen, stappen
from werkzorg.organisaties.rollen import ROL_KEUZES


@volg()
class Toeleiding(models.Model):
    """One person on the way to, and in, AMA sociale economie; all days inclusive.

    `beslissing_tot`: the last day by which VDAB decides again. `einde` None: it runs, or never began.
    `minuten_haalbaar`: minutes per week that the person can manage now.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=TOELEIDINGSTATUSSEN, default=VOORGESTELD)
    # The letter that asked for it, when one did.
    doorverwijzing = models.ForeignKey(
        "doorverwijzingen.Doorverwijzing", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    voorgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    voorgesteld_organisatie = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+"
    )
    voorgesteld_rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    voorgesteld_op = models.DateTimeField(default=timezone.now, editable=False)
    # The office of VDAB that decides, now and every year.
    vdab = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    ontvangen_op = models.DateField("gevraagd op")
    motivering = models.TextField("waarom AMA sociale economie", max_length=4000)
    wens = models.TextField("wat de persoon zelf wil", max_length=2000, blank=True)
    minuten_haalbaar = models.PositiveSmallIntegerField("uren per week die nu lukken")
    opbouw_mogelijk = models.BooleanField("de uren kunnen opgebouwd worden", default=False)
    stappen_haalbaar = models.BooleanField("stappen naar betaald werk zijn haalbaar")
    geinformeerd_op = models.DateField("over de verwerking geïnformeerd op")
    akkoord_op = models.DateField("de persoon ging akkoord op")
    beslist_op = models.DateField("beslist op", null=True, blank=True)
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    beslissing_motivering = models.TextField("motivering van de beslissing", max_length=4000, blank=True)
    advies = models.ForeignKey(
        "doorverwijzingen.Bemiddelingsadvies",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    weigeradvies = models.CharField("wat wel past", max_length=20, choices=WEIGERADVIEZEN, blank=True)
    contingent = models.ForeignKey(
        "mandaten.Toekenning", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    aanbieder = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    wacht_sinds = models.DateField("wacht sinds", null=True, blank=True)
    start = models.DateField("eerste dag", null=True, blank=True)
    beslissing_tot = models.DateField("VDAB beslist opnieuw uiterlijk op", null=True, blank=True)
    einde = models.DateField("laatste dag", null=True, blank=True)
    einde_reden = models.CharField("hoe het eindigde", max_length=20, choices=JAARUITKOMSTEN, blank=True)
    einde_toelichting = models.CharField("toelichting bij het einde", max_length=1000, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = ToeleidingQuerySet.as_manager()

    class Meta:
        verbose_name = "toeleiding naar AMA sociale economie"
        verbose_name_plural = "toeleidingen naar AMA sociale economie"
        ordering = ["-voorgesteld_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=namen(TOELEIDINGSTATUSSEN)), name="toeleiding_status_gekend"
            ),
            models.UniqueConstraint(
                fields=["deelnemer"],
                condition=Q(status__in=TOELEIDING_OPEN),
                name="toeleiding_een_open",
                violation_error_message="Deze persoon heeft al een toeleiding naar AMA sociale economie.",
            ),
            ExclusionConstraint(
                name="toeleiding_nooit_tweemaal",
                expressions=[
                    ("deelnemer", RangeOperators.EQUAL),
                    (dagen("start", "einde"), RangeOperators.OVERLAPS),
                ],
                condition=Q(start__isnull=False),
                violation_error_message="Deze persoon volgt op deze dagen al AMA sociale economie.",
            ),
            models.CheckConstraint(
                condition=Q(status=VOORGESTELD, beslist_op__isnull=True, beslist_door__isnull=True)
                | Q(
                    status__in=[GEWEIGERD, *BIJ_AANBIEDER],
                    beslist_op__isnull=False,
                    beslist_door__isnull=False,
                )
                & ~Q(beslissing_motivering="")
                | Q(status="ingetrokken"),
                name="toeleiding_beslist_door_iemand",
            ),
            models.CheckConstraint(
                condition=~Q(status=GEWEIGERD) | ~Q(weigeradvies=""),
                name="toeleiding_weigering_zegt_wat_wel",
                violation_error_message="Zeg wat voor deze persoon wel past.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=BIJ_AANBIEDER)
                | Q(contingent__isnull=False, aanbieder__isnull=False, advies__isnull=False),
                name="toeleiding_bij_een_aanbieder",
            ),
            models.CheckConstraint(
                condition=~Q(status=WACHT_OP_PLAATS) | Q(wacht_sinds__isnull=False),
                name="toeleiding_wacht_sinds",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BEGONNEN, start__isnull=False, beslissing_tot__gte=F("start"))
                | ~Q(status__in=BEGONNEN) & Q(start__isnull=True, beslissing_tot__isnull=True),
                name="toeleiding_begonnen_met_dag",
            ),
            models.CheckConstraint(
                condition=Q(status__in=UITGESTROOMD, einde__gte=F("start")) & ~Q(einde_reden="")
                | ~Q(status__in=UITGESTROOMD) & Q(einde__isnull=True, einde_reden=""),
                name="toeleiding_einde_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(minuten_haalbaar__gte=1, minuten_haalbaar__lte=10_080),
                name="toeleiding_uren_kunnen",
            ),
        ]
        indexes = [
            models.Index(fields=["aanbieder", "status"], name="toeleiding_van_aanbieder"),
            # Places in use and waiting under one contingent.
            models.Index(
                fields=["contingent", "status", "beslist_op"],
                condition=Q(contingent__isnull=False),
                name="toeleiding_van_contingent",
            ),
            models.Index(fields=["vdab", "status", "ontvangen_op"], name="toeleiding_te_beslissen"),
            # The clock asks every day which decisions come near.
            models.Index(
                fields=["beslissing_tot"], condition=Q(status=GESTART), name="toeleiding_herbeslissen"
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(VOORGESTELD,)),
            pgtrigger.FSM(
                name="toeleiding_overgangen", field="status", transitions=stappen(TOELEIDINGOVERGANGEN)
            ),
            # Where and when somebody began, stays.
            Vastgelegd(vast=("start", "contingent_id"), wanneer="OLD.start IS NOT NULL"),
        ]

    def __str__(self) -> str:
        return f"toeleiding {self.id}"

    def get_absolute_url(self) -> str:
        """The page of this toeleiding."""
        return reverse("toeleiding_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]


@volg()
class Jaarbeslissing(models.Model):
    """What VDAB decides again about one toeleiding, at the latest on `uiterlijk_op`.

    `einde`: the last day of AMA, when it ends by it. `dagen_te_laat` stays on record. `gezegd`: the keys of what the
    clock said about it.
    """

    wist_mee = ("toeleiding__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toeleiding = models.ForeignKey(Toeleiding, on_delete=models.PROTECT, related_name="jaarbeslissingen")
    nummer = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=JAARBESLISSINGSTATUSSEN, default=OPEN)
    geopend_op = models.DateField("geopend op")
    uiterlijk_op = models.DateField("uiterlijk op")
    uitkomst = models.CharField("uitkomst", max_length=20, choices=JAARUITKOMSTEN, blank=True)
    motivering = models.TextField("motivering", max_length=4000, blank=True)
    einde = models.DateField("laatste dag van AMA", null=True, blank=True)
    besloten_op = models.DateField("beslist op", null=True, blank=True)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    dagen_te_laat = models.PositiveSmallIntegerField("dagen te laat", default=0, editable=False)
    gezegd = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = JaarbeslissingQuerySet.as_manager()

    class Meta:
        verbose_name = "jaarlijkse beslissing"
        verbose_name_plural = "jaarlijkse beslissingen"
        ordering = ["-uiterlijk_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=namen(JAARBESLISSINGSTATUSSEN)), name="jaarbeslissing_status_gekend"
            ),
            models.UniqueConstraint(fields=["toeleiding", "nummer"], name="jaarbeslissing_nummer_eenmaal"),
            models.UniqueConstraint(
                fields=["toeleiding"], condition=Q(status=OPEN), name="jaarbeslissing_een_open"
            ),
            models.CheckConstraint(
                condition=~Q(status=BESLIST) & Q(uitkomst="")
                | Q(status=BESLIST, besloten_op__isnull=False, besloten_door__isnull=False)
                & ~Q(uitkomst="")
                & ~Q(motivering=""),
                name="jaarbeslissing_beslist_is_heel",
            ),
        ]
        indexes = [
            models.Index(fields=["uiterlijk_op"], condition=Q(status=OPEN), name="jaarbeslissing_open_tegen"),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(OPEN,)),
            pgtrigger.FSM(
                name="jaarbeslissing_overgangen",
                field="status",
                transitions=stappen(JAARBESLISSINGOVERGANGEN),
            ),
            Vastgelegd(
                vast=("uitkomst", "motivering", "einde", "besloten_op", "besloten_door_id", "dagen_te_laat"),
                wanneer=f"OLD.status = '{BESLIST}'",
            ),
        ]

    def __str__(self) -> str:
        return f"jaarlijkse beslissing {self.nummer}"

    def get_absolute_url(self) -> str:
        """The page of this decision."""
        return reverse("jaarbeslissing_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.toeleiding.deelnemer_id]
