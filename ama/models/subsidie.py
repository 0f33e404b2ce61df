"""The subsidy: runs per year, their lines in whole cents, advances and disputes (regelgeving 5.7; issue 6)."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ama.domein.run import AANVAARD, AFGEWEZEN
from ama.domein.subsidie import EERSTE_JAAR
from ama.models.regels import RUN_LIGT_VAST, JaarLigtVast, Vastgelegd
from ama.querysets import BetwistingQuerySet, SubsidielijnQuerySet, SubsidierunQuerySet, VoorschotQuerySet
from ama.soorten import BETWISTGRONDEN, BETWISTUITKOMSTEN
from ama.statussen import (
    BEREKEND,
    GECONTROLEERD,
    IN_BEREKENING,
    RUN_IN_OPMAAK,
    RUNOVERGANGEN,
    RUNSTATUSSEN,
    VASTGELEGD,
)
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.overgangen import namen, stappen


@volg()
class Subsidierun(models.Model):
    """The subsidy of one calendar year, with the numbers of the law it was computed with, in cents and days.

    `bron` is a hash over all lines as they were computed, in hex ("" before the first time). `berekening` counts how
    often it was computed: a line that carries this number changed the last time.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jaar = models.PositiveSmallIntegerField("jaar", unique=True)
    # The department whose people compute, check, fix and answer.
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=15, choices=RUNSTATUSSEN, default=BEREKEND)
    maximum_cent = models.PositiveIntegerField()
    noemer = models.PositiveSmallIntegerField()
    indien_dagen = models.PositiveSmallIntegerField()
    bron = models.CharField(max_length=64, blank=True)
    berekening = models.PositiveIntegerField(default=1, editable=False)
    berekend_op = models.DateTimeField(default=timezone.now, editable=False)
    berekend_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gecontroleerd_op = models.DateTimeField(null=True, editable=False)
    gecontroleerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    vastgelegd_op = models.DateTimeField(null=True, editable=False)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = SubsidierunQuerySet.as_manager()

    class Meta:
        verbose_name = "berekening van de subsidie"
        verbose_name_plural = "berekeningen van de subsidie"
        ordering = ["-jaar"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=namen(RUNSTATUSSEN)), name="subsidierun_status_gekend"
            ),
            models.CheckConstraint(condition=Q(jaar__gte=EERSTE_JAAR), name="subsidierun_vanaf_2024"),
            models.CheckConstraint(
                condition=Q(noemer__gte=365, noemer__lte=366), name="subsidierun_noemer_kan"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=RUN_IN_OPMAAK, gecontroleerd_op__isnull=True, gecontroleerd_door__isnull=True
                )
                | Q(
                    status__in=[GECONTROLEERD, VASTGELEGD],
                    gecontroleerd_op__isnull=False,
                    gecontroleerd_door__isnull=False,
                )
                & ~Q(gecontroleerd_door=F("berekend_door")),
                name="subsidierun_vier_ogen",
                violation_error_message="Wie de subsidie berekende, controleert ze niet zelf.",
            ),
            models.CheckConstraint(
                condition=Q(status=VASTGELEGD, vastgelegd_op__isnull=False, vastgelegd_door__isnull=False)
                & ~Q(vastgelegd_door=F("berekend_door"))
                | ~Q(status=VASTGELEGD) & Q(vastgelegd_op__isnull=True, vastgelegd_door__isnull=True),
                name="subsidierun_vastgelegd_heel",
                violation_error_message="Wie de subsidie berekende, legt ze niet zelf vast.",
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(IN_BEREKENING, BEREKEND)),
            pgtrigger.FSM(name="subsidierun_overgangen", field="status", transitions=stappen(RUNOVERGANGEN)),
            Vastgelegd(
                vast=(
                    "jaar",
                    "maximum_cent",
                    "noemer",
                    "indien_dagen",
                    "bron",
                    "berekening",
                    "organisatie_id",
                    "berekend_op",
                    "berekend_door_id",
                    "gecontroleerd_op",
                    "gecontroleerd_door_id",
                    "vastgelegd_op",
                    "vastgelegd_door_id",
                ),
                wanneer=f"OLD.status = '{VASTGELEGD}'",
            ),
        ]

    def __str__(self) -> str:
        return f"subsidie {self.jaar}"

    def get_absolute_url(self) -> str:
        """The page of this run, for the departement."""
        return reverse("subsidierun_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status


@volg(per_reeks=True)
class Subsidielijn(models.Model):
    """What one begeleider gets for one deelnemer: of the year of the run, or a correction of an earlier, fixed year.

    A correction has the difference in `bedrag_cent` and what it makes of the whole in `nieuw_cent`; for a line of the
    year itself both are the same. `noemer`: by how many days the maximum of its year was divided. `stukken`: list of
    {"overeenkomst", "van", "tot", "regel"} ("" counts), every day of every agreement once. `uitleg`: why a correction
    is there, as sentences. `berekening`: in which calculation of the run it got these numbers; `vorig_cent`: its amount
    in the one before (None: it was not there).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Subsidierun, on_delete=models.PROTECT, related_name="lijnen")
    jaar = models.PositiveSmallIntegerField("jaar")
    is_correctie = models.BooleanField("correctie", default=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    dagen = models.PositiveSmallIntegerField("dagen")
    dagen_deelnemer = models.PositiveSmallIntegerField("dagen van de deelnemer")
    maximum_cent = models.PositiveIntegerField()
    noemer = models.PositiveSmallIntegerField()
    totaal_cent = models.PositiveIntegerField()
    nieuw_cent = models.PositiveIntegerField()
    bedrag_cent = models.IntegerField("bedrag in cent")
    stukken = models.JSONField(default=list)
    uitleg = models.JSONField(default=list)
    berekening = models.PositiveIntegerField(default=1)
    vorig_cent = models.IntegerField(null=True)

    objects = SubsidielijnQuerySet.as_manager()

    class Meta:
        verbose_name = "lijn van de subsidie"
        verbose_name_plural = "lijnen van de subsidie"
        ordering = ["run", "begeleider", "jaar", "deelnemer"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "jaar", "deelnemer", "begeleider"], name="subsidielijn_eenmaal"
            ),
            models.CheckConstraint(
                condition=Q(nieuw_cent__lte=F("totaal_cent"), totaal_cent__lte=F("maximum_cent")),
                name="subsidielijn_onder_het_maximum",
            ),
            models.CheckConstraint(
                condition=Q(dagen__lte=F("dagen_deelnemer"), dagen_deelnemer__lte=366),
                name="subsidielijn_dagen_kunnen",
            ),
            models.CheckConstraint(
                condition=Q(is_correctie=False, bedrag_cent=F("nieuw_cent"))
                # One that fell away since the calculation before stays to be seen.
                | Q(is_correctie=True) & (~Q(bedrag_cent=0) | Q(vorig_cent__isnull=False)),
                name="subsidielijn_bedrag_bij_soort",
            ),
        ]
        indexes = [
            models.Index(fields=["begeleider", "jaar"], name="subsidielijn_van_begeleider"),
            models.Index(fields=["deelnemer", "jaar"], name="subsidielijn_van_deelnemer"),
            models.Index(fields=["run", "berekening"], name="subsidielijn_veranderd"),
        ]
        triggers = RUN_LIGT_VAST

    def __str__(self) -> str:
        return f"lijn {self.id}"

    def get_absolute_url(self) -> str:
        """The page on which this line explains itself."""
        return reverse("subsidielijn_detail", args=[self.pk])

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]


class Kwartaalvoorschot(models.Model):
    """What was paid in advance for one quarter, in cents; each kind says to whom or on what."""

    over_niemand = True
    mag_verwijderd = True  # one that was never paid goes; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jaar = models.PositiveSmallIntegerField("jaar")
    kwartaal = models.PositiveSmallIntegerField("kwartaal")
    bedrag_cent = models.PositiveIntegerField("bedrag in cent")
    betaald_op = models.DateField("betaald op")
    kenmerk = models.CharField("kenmerk van de betaling", max_length=100, blank=True)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


@volg()
class Voorschot(Kwartaalvoorschot):
    """What was paid in advance to one organisation for one quarter, in cents."""

    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")

    objects = VoorschotQuerySet.as_manager()

    class Meta:
        verbose_name = "voorschot"
        verbose_name_plural = "voorschotten"
        ordering = ["-jaar", "-kwartaal", "begeleider"]
        constraints = [
            models.UniqueConstraint(
                fields=["begeleider", "jaar", "kwartaal"],
                name="voorschot_een_per_kwartaal",
                violation_error_message="Voor dit kwartaal is al een voorschot geregistreerd.",
            ),
            models.CheckConstraint(
                condition=Q(kwartaal__gte=1, kwartaal__lte=4, jaar__gte=EERSTE_JAAR, bedrag_cent__gte=1),
                name="voorschot_kan",
            ),
        ]
        triggers = [JaarLigtVast()]

    def __str__(self) -> str:
        return f"voorschot kwartaal {self.kwartaal} van {self.jaar}"

    def get_absolute_url(self) -> str:
        """The list of the advances of its quarter."""
        return f"{reverse('voorschot_lijst')}?jaar={self.jaar}&kwartaal={self.kwartaal}"


@volg()
class Betwisting(models.Model):
    """An organisation says that a line of its own is wrong, and what the departement answered ("" while open)."""

    wist_mee = ("lijn__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lijn = models.ForeignKey(Subsidielijn, on_delete=models.PROTECT, related_name="betwistingen")
    grond = models.CharField("wat er niet klopt", max_length=20, choices=BETWISTGRONDEN)
    toelichting = models.TextField("toelichting", max_length=4000)
    betwist_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    betwist_op = models.DateTimeField(default=timezone.now, editable=False)
    uitkomst = models.CharField("antwoord", max_length=10, choices=BETWISTUITKOMSTEN, blank=True)
    antwoord = models.TextField("waarom", max_length=4000, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    beantwoord_op = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = BetwistingQuerySet.as_manager()

    class Meta:
        verbose_name = "betwisting"
        verbose_name_plural = "betwistingen"
        ordering = ["-betwist_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["lijn"],
                condition=Q(uitkomst=""),
                name="betwisting_een_open",
                violation_error_message="Deze lijn is al betwist: wacht op het antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="", beantwoord_op__isnull=True, beantwoord_door__isnull=True)
                | Q(
                    uitkomst__in=[AANVAARD, AFGEWEZEN],
                    beantwoord_op__isnull=False,
                    beantwoord_door__isnull=False,
                )
                & ~Q(antwoord=""),
                name="betwisting_beantwoord_heel",
            ),
        ]
        triggers = [Vastgelegd(vast=("lijn_id", "grond", "toelichting", "betwist_door_id", "betwist_op"))]

    def __str__(self) -> str:
        return self.get_grond_display()

    def get_absolute_url(self) -> str:
        """The page of this dispute."""
        return reverse("betwisting_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.uitkomst or "open"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.lijn.deelnemer_id]
