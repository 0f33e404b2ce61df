"""The activeringstraject: from the request to VDAB to the eindadvies (Decreet 2022 art. 7-11, 14, 22)."""

from __future__ import annotations

import uuid
from datetime import date

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone

from trajecten.models.regels import EindeBinnenDeGrens, StukkenBijStatus, Vastgelegd
from trajecten.querysets import BeoordelingQuerySet, IntakeQuerySet, TrajectQuerySet, WaarschuwingQuerySet
from trajecten.soorten import (
    ANDER_AANBOD,
    BELEMMERINGEN,
    EINDEREDENEN,
    REGELING_2014,
    REGELING_2022,
    REGELINGEN,
)
from trajecten.statussen import (
    AANGEVRAAGD,
    AFGEROND,
    AFRONDEND,
    GESTART,
    GOEDGEKEURD,
    IN_BEGELEIDING,
    OUD,
    TRAJECTOVERGANGEN,
    TRAJECTSTATUSSEN,
    VERZOEK,
)
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.overgangen import namen, stappen
from werkzorg.organisaties.rollen import ROL_KEUZES


@volg()
class Traject(models.Model):
    """One activeringstraject of one deelnemer.

    `vdab` is the office of VDAB that decides and is its controller (art. 24); `aanmelder` the organisation that entered
    the request. `uiterste_einddatum` is computed whole (`domein.looptijd`) from `startdatum`, `max_maanden`, granted
    extensions and interruptions that stop the clock; `einddatum` is the day it really ended. Both are inclusive, and
    so is `beslissen_uiterlijk_op`: the last day for VDAB to decide, counted from `volledig_op`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    regeling = models.CharField("regeling", max_length=4, choices=REGELINGEN, default=REGELING_2022)
    status = models.CharField(max_length=20, choices=TRAJECTSTATUSSEN, default=AANGEVRAAGD)
    vdab = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    aanmelder = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    aanmelder_rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    is_eigen_vraag = models.BooleanField("de persoon vroeg het zelf", default=False)
    # On which day the person agreed to a request that somebody else made for him (art. 7).
    akkoord_op = models.DateField("de persoon ging akkoord op", null=True, blank=True)
    ontvangen_op = models.DateField("ontvangen op")
    volledig_op = models.DateField("volledig op", null=True, blank=True)
    beslissen_uiterlijk_op = models.DateField("beslissen uiterlijk op", null=True, blank=True)
    regio = models.ForeignKey(
        "plaatsen.Regio", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    gemeente = models.CharField("gemeente bij het verzoek", max_length=100, blank=True)
    belemmeringen = ArrayField(
        models.CharField(max_length=20, choices=list(BELEMMERINGEN.items())),
        verbose_name="belemmeringen",
        default=list,
        blank=True,
    )
    werk_nu_niet_mogelijk = models.BooleanField("betaald werk is nu niet mogelijk", null=True, blank=True)
    werk_later_verwacht = models.BooleanField(
        "betaald werk wordt verwacht na het traject", null=True, blank=True
    )
    vraag = models.TextField("wat de persoon vraagt", max_length=4000, blank=True)
    gevraagde_expertise = models.CharField("gevraagde expertise", max_length=300, blank=True)
    informatieplicht_op = models.DateField("geïnformeerd op", null=True, blank=True)
    startdatum = models.DateField("eerste gesprek op", null=True, blank=True)
    max_maanden = models.PositiveSmallIntegerField("maximumduur in maanden", null=True, blank=True)
    verlenging_maanden = models.PositiveSmallIntegerField("verlengd met maanden", default=0)
    uiterste_einddatum = models.DateField("loopt uiterlijk tot en met", null=True, blank=True)
    einddatum = models.DateField("geëindigd op", null=True, blank=True)
    einde_reden = models.CharField("reden van het einde", max_length=20, choices=EINDEREDENEN, blank=True)
    einde_toelichting = models.TextField("toelichting bij het einde", max_length=2000, blank=True)
    intrekking_reden = models.CharField("waarom ingetrokken", max_length=500, blank=True)
    plan_geregistreerd_op = models.DateField("plan in het persoonlijk dossier op", null=True, blank=True)
    # The first day on which the clock has to warn; None: no warning is left.
    waarschuwen_op = models.DateField(null=True, editable=False)
    volgende_evaluatie_op = models.DateField("volgende evaluatie uiterlijk op", null=True, blank=True)
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = TrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "activeringstraject"
        verbose_name_plural = "activeringstrajecten"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=namen(TRAJECTSTATUSSEN)), name="traject_status_gekend"
            ),
            models.UniqueConstraint(
                fields=["deelnemer"],
                condition=models.Q(status__in=[*VERZOEK, GOEDGEKEURD, *IN_BEGELEIDING]),
                name="traject_een_tegelijk",
                violation_error_message="Deze persoon heeft al een lopend verzoek of traject.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    startdatum__isnull=True, uiterste_einddatum__isnull=True, einddatum__isnull=True
                )
                | models.Q(
                    startdatum__isnull=False, uiterste_einddatum__isnull=False, max_maanden__isnull=False
                ),
                name="traject_start_met_grens",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=GESTART, startdatum__isnull=False, einddatum__isnull=True)
                | models.Q(status__in=[AFRONDEND, AFGEROND], einddatum__isnull=False)
                | ~models.Q(status__in=[*GESTART, AFRONDEND, AFGEROND]) & models.Q(startdatum__isnull=True),
                name="traject_dagen_bij_status",
            ),
            models.CheckConstraint(
                condition=models.Q(einddatum__isnull=True)
                | models.Q(
                    einddatum__gte=models.F("startdatum"), einddatum__lte=models.F("uiterste_einddatum")
                )
                & ~models.Q(einde_reden=""),
                name="traject_einde_na_start",
                violation_error_message="De einddatum ligt niet tussen de start en de uiterste einddatum.",
            ),
            models.CheckConstraint(
                condition=models.Q(startdatum__isnull=True)
                | models.Q(regeling=REGELING_2014)
                | models.Q(
                    informatieplicht_op__isnull=False, informatieplicht_op__lte=models.F("startdatum")
                ),
                name="traject_eerst_geinformeerd",
                violation_error_message="Informeer de deelnemer voor het eerste gesprek als start telt (art. 14).",
            ),
            # Regelgeving 15, row 9: an old file only comes in closed.
            models.CheckConstraint(
                condition=models.Q(regeling=REGELING_2022) | models.Q(status=AFGEROND),
                name="traject_oud_is_afgesloten",
            ),
        ]
        indexes = [
            # The clock asks every day which end is over (regelgeving 15, row 4).
            models.Index(
                fields=["uiterste_einddatum"],
                condition=models.Q(status__in=GESTART),
                name="traject_te_sluiten",
            ),
            models.Index(
                fields=["waarschuwen_op"],
                condition=models.Q(status__in=GESTART),
                name="traject_te_waarschuwen",
            ),
            models.Index(
                fields=["vdab", "beslissen_uiterlijk_op"],
                condition=models.Q(status__in=VERZOEK),
                name="traject_te_beslissen",
            ),
            models.Index(fields=["vdab", "status", "-ontvangen_op"], name="traject_van_vdab"),
            models.Index(fields=["regio", "status"], name="traject_in_regio"),
            models.Index(fields=["aanmelder", "-ontvangen_op"], name="traject_van_aanmelder"),
            models.Index(fields=["deelnemer", "-ontvangen_op"], name="traject_van_deelnemer"),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(AANGEVRAAGD, AFGEROND)),
            pgtrigger.FSM(name="traject_overgangen", field="status", transitions=stappen(TRAJECTOVERGANGEN)),
            EindeBinnenDeGrens(),
            StukkenBijStatus(),
        ]

    def __str__(self) -> str:
        return f"activeringstraject {self.id}"

    def get_absolute_url(self) -> str:
        """The page of this traject."""
        return reverse("traject_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible: OUD for a file of the old rules, whatever its status."""
        return OUD if self.is_oud else self.status

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person this traject is about."""
        return [self.deelnemer_id]

    @property
    def is_oud(self) -> bool:
        """Whether it follows the decree of 2014: readable, printable and correctable, no new acts."""
        return self.regeling == REGELING_2014

    @property
    def laatste_dag(self) -> date | None:
        """The last day, inclusive: the real end, otherwise the latest one; None before the start."""
        return self.einddatum or self.uiterste_einddatum


@volg()
class Intake(models.Model):
    """The one row that the team of a werkingsgebied sees of a traject that waits for a tandem (regelgeving 15, row 8).

    `uiterlijk_op` is the last day, inclusive, to assign it; `klaar_op` None: it still waits.
    """

    wist_mee = ("traject__deelnemer_id",)

    traject = models.OneToOneField(Traject, on_delete=models.PROTECT, related_name="intake", primary_key=True)
    regio = models.ForeignKey("plaatsen.Regio", on_delete=models.PROTECT, related_name="+")
    dossiernummer = models.CharField("dossiernummer", max_length=11)
    gemeente = models.CharField("gemeente", max_length=100)
    gevraagde_expertise = models.CharField("gevraagde expertise", max_length=300, blank=True)
    goedgekeurd_op = models.DateField("goedgekeurd op")
    uiterlijk_op = models.DateField("tandem uiterlijk op")
    klaar_op = models.DateTimeField(null=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = "intake"
        verbose_name_plural = "intakes"
        ordering = ["uiterlijk_op", "dossiernummer"]
        indexes = [
            models.Index(
                fields=["regio", "uiterlijk_op"],
                condition=models.Q(klaar_op__isnull=True),
                name="intake_wacht",
            )
        ]

    def __str__(self) -> str:
        return self.dossiernummer

    def get_absolute_url(self) -> str:
        """The list in which it stands: it has no page of its own."""
        return reverse("intake_lijst")

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Beoordeling(models.Model):
    """What VDAB estimates and decides about one request (art. 8-9); `uitkomst` None while it did not decide."""

    wist_mee = ("traject__deelnemer_id",)

    traject = models.OneToOneField(
        Traject, on_delete=models.PROTECT, related_name="beoordeling", primary_key=True
    )
    problematiek = models.TextField("inschatting van de problematiek", max_length=6000, blank=True)
    groei = models.TextField("inschatting van de groeimogelijkheden", max_length=6000, blank=True)
    indicering = models.TextField("indicering", max_length=4000, blank=True)
    werk_nu_niet_mogelijk = models.BooleanField("betaald werk is nu niet mogelijk", null=True)
    werk_later_verwacht = models.BooleanField("betaald werk wordt verwacht na het traject", null=True)
    uitkomst = models.BooleanField("toegekend", null=True)
    motivering = models.TextField("motivering", max_length=6000, blank=True)
    ander_aanbod = models.CharField("ander aanbod", max_length=20, choices=ANDER_AANBOD, blank=True)
    beslist_op = models.DateField("beslist op", null=True)
    beslist_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    geregistreerd_op = models.DateField("geregistreerd in persoonlijk dossier op", null=True, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = BeoordelingQuerySet.as_manager()

    class Meta:
        verbose_name = "beoordeling"
        verbose_name_plural = "beoordelingen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(uitkomst__isnull=True, beslist_op__isnull=True, beslist_door__isnull=True)
                | models.Q(uitkomst__isnull=False, beslist_op__isnull=False, beslist_door__isnull=False)
                & ~models.Q(problematiek="")
                & ~models.Q(groei="")
                & ~models.Q(motivering=""),
                name="beoordeling_beslist_met_inschattingen",
                violation_error_message="Beide inschattingen en een motivering zijn nodig (art. 9).",
            ),
            models.CheckConstraint(
                condition=~models.Q(uitkomst=False) | ~models.Q(ander_aanbod=""),
                name="beoordeling_weigering_met_aanbod",
                violation_error_message="Stel bij een weigering een ander aanbod voor.",
            ),
        ]
        triggers = [
            Vastgelegd(
                vast=(
                    "problematiek", "groei", "indicering", "werk_nu_niet_mogelijk", "werk_later_verwacht", "uitkomst",
                    "motivering", "ander_aanbod", "beslist_op", "beslist_door_id",
                ),
                wanneer="OLD.uitkomst IS NOT NULL",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"beoordeling van {self.traject_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Waarschuwing(models.Model):
    """A warning about the end that the clock gave once, and for which latest end it was (regelgeving 15, row 5)."""

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="waarschuwingen")
    sleutel = models.CharField(max_length=60)
    dag = models.DateField("gegeven op")

    objects = WaarschuwingQuerySet.as_manager()

    class Meta:
        verbose_name = "waarschuwing"
        verbose_name_plural = "waarschuwingen"
        constraints = [models.UniqueConstraint(fields=["traject", "sleutel"], name="waarschuwing_eenmaal")]

    def __str__(self) -> str:
        return self.sleutel
