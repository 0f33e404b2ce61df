"""The quarterly report of AMA sociale economie, its lines and corrections, and advances (regelgeving 6 and 9)."""

from __future__ import annotations

import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ama.domein.kwartaalverslag import (
    DAGEN_IN_WOORDEN,
    EERSTE_JAAR,
    KALENDERDAGEN,
    Jaarbedrag,
    Jaarregels,
    Kwartaal,
)
from ama.models.kwartaalregels import KwartaalLigtVast, NietIngehaald, VerslagLigtVast
from ama.models.regels import Vastgelegd
from ama.models.subsidie import Kwartaalvoorschot
from ama.querysets import KwartaallijnQuerySet, KwartaalverslagQuerySet, WseVoorschotQuerySet
from ama.statussen import (
    BEVESTIGD,
    GECONTROLEERD,
    KWARTAALOVERGANGEN,
    KWARTAALSTATUSSEN,
    VASTGELEGD,
    VERSLAG_IN_OPMAAK,
)
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.overgangen import namen, stappen

_NA_BEVESTIGEN = (BEVESTIGD, GECONTROLEERD, VASTGELEGD)
_NA_CONTROLE = (GECONTROLEERD, VASTGELEGD)


def _door() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )


@volg()
class Kwartaalverslag(models.Model):
    """One contingent in one quarter: the days of the year up to and including it, and what they give in cents.

    `organisatie` holds the contingent. `kalender` and `aanwezig`: days of the year so far, `kwartaal_…` those of the
    quarter. `eerder_cent`: what fixed quarters of the year gave. `bron`: a hash over all lines and numbers, in hex;
    `opmaak` counts how often it was made. `opgemaakt_door` None: by the clock.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contingent = models.ForeignKey("mandaten.Toekenning", on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    jaar = models.PositiveSmallIntegerField("jaar")
    nummer = models.PositiveSmallIntegerField("kwartaal")
    status = models.CharField(max_length=15, choices=KWARTAALSTATUSSEN, default=VERSLAG_IN_OPMAAK)
    eenheid_cent = models.PositiveIntegerField()
    noemer = models.PositiveSmallIntegerField()
    plaatsen = models.PositiveIntegerField()
    dagen = models.CharField(max_length=20, choices=list(DAGEN_IN_WOORDEN.items()))
    kalender = models.PositiveIntegerField(default=0)
    aanwezig = models.PositiveIntegerField(default=0)
    kwartaal_kalender = models.PositiveIntegerField(default=0)
    kwartaal_aanwezig = models.PositiveIntegerField(default=0)
    jaar_cent = models.PositiveBigIntegerField(default=0)
    eerder_cent = models.PositiveBigIntegerField(default=0)
    correcties_cent = models.BigIntegerField(default=0)
    voorschot_cent = models.PositiveBigIntegerField(default=0)
    bron = models.CharField(max_length=64, blank=True)
    opmaak = models.PositiveIntegerField(default=1, editable=False)
    opgemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    opgemaakt_door = _door()
    bevestigd_op = models.DateTimeField(null=True, editable=False)
    bevestigd_door = _door()
    gecontroleerd_op = models.DateTimeField(null=True, editable=False)
    gecontroleerd_door = _door()
    vastgelegd_op = models.DateTimeField(null=True, editable=False)
    vastgelegd_door = _door()
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = KwartaalverslagQuerySet.as_manager()

    class Meta:
        verbose_name = "kwartaalverslag"
        verbose_name_plural = "kwartaalverslagen"
        ordering = ["-jaar", "-nummer", "contingent"]
        constraints = [
            models.UniqueConstraint(
                fields=["contingent", "jaar", "nummer"],
                name="kwartaalverslag_eenmaal",
                violation_error_message="Van dit kwartaal is er al een verslag.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=namen(KWARTAALSTATUSSEN)), name="kwartaalverslag_status_gekend"
            ),
            models.CheckConstraint(
                condition=Q(nummer__gte=1, nummer__lte=4, jaar__gte=EERSTE_JAAR, noemer__gte=1),
                name="kwartaalverslag_kan",
            ),
            models.CheckConstraint(
                condition=Q(jaar_cent__lte=F("plaatsen") * F("eenheid_cent")),
                name="kwartaalverslag_onder_het_contingent",
                violation_error_message="Meer dan het contingent wordt niet betaald.",
            ),
            models.CheckConstraint(
                condition=Q(
                    kwartaal_kalender__lte=F("kalender"),
                    kwartaal_aanwezig__lte=F("aanwezig"),
                    aanwezig__lte=F("kalender"),
                ),
                name="kwartaalverslag_dagen_kunnen",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=_NA_BEVESTIGEN, bevestigd_op__isnull=False, bevestigd_door__isnull=False
                )
                | Q(status=VERSLAG_IN_OPMAAK, bevestigd_op__isnull=True, bevestigd_door__isnull=True),
                name="kwartaalverslag_bevestigd_heel",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=_NA_CONTROLE, gecontroleerd_op__isnull=False, gecontroleerd_door__isnull=False
                )
                & ~Q(gecontroleerd_door=F("bevestigd_door"))
                | ~Q(status__in=_NA_CONTROLE)
                & Q(gecontroleerd_op__isnull=True, gecontroleerd_door__isnull=True),
                name="kwartaalverslag_gecontroleerd_heel",
                violation_error_message="Wie het verslag bevestigde, kijkt het niet zelf na.",
            ),
            models.CheckConstraint(
                condition=Q(status=VASTGELEGD, vastgelegd_op__isnull=False, vastgelegd_door__isnull=False)
                & ~Q(vastgelegd_door=F("gecontroleerd_door"))
                & ~Q(vastgelegd_door=F("bevestigd_door"))
                | ~Q(status=VASTGELEGD) & Q(vastgelegd_op__isnull=True, vastgelegd_door__isnull=True),
                name="kwartaalverslag_vier_ogen",
                violation_error_message="Wie het verslag nakeek, legt het niet zelf vast.",
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "-jaar", "-nummer"], name="kwartaalverslag_van"),
            models.Index(fields=["jaar", "nummer", "status"], name="kwartaalverslag_kwartaal"),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(VERSLAG_IN_OPMAAK,)),
            pgtrigger.FSM(
                name="kwartaalverslag_overgangen", field="status", transitions=stappen(KWARTAALOVERGANGEN)
            ),
            NietIngehaald(),
            Vastgelegd(
                vast=(
                    "contingent_id",
                    "organisatie_id",
                    "jaar",
                    "nummer",
                    "eenheid_cent",
                    "noemer",
                    "plaatsen",
                    "dagen",
                    "kalender",
                    "aanwezig",
                    "kwartaal_kalender",
                    "kwartaal_aanwezig",
                    "jaar_cent",
                    "eerder_cent",
                    "correcties_cent",
                    "voorschot_cent",
                    "bron",
                    "opmaak",
                    "bevestigd_door_id",
                    "gecontroleerd_door_id",
                    "vastgelegd_door_id",
                    "vastgelegd_op",
                ),
                wanneer=f"OLD.status = '{VASTGELEGD}'",
            ),
        ]

    def __str__(self) -> str:
        return str(self.kwartaal)

    def get_absolute_url(self) -> str:
        """The page of this report."""
        return reverse("kwartaalverslag_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def kwartaal(self) -> Kwartaal:
        """Which quarter it is about."""
        return Kwartaal(self.jaar, self.nummer)

    @property
    def regels(self) -> Jaarregels:
        """The numbers with which it was computed."""
        return Jaarregels(self.jaar, self.eenheid_cent, self.noemer, self.plaatsen, self.dagen)

    @property
    def kwartaal_cent(self) -> int:
        """What this quarter adds to the year, in cents; may be below 0."""
        return self.jaar_cent - self.eerder_cent

    @property
    def saldo_cent(self) -> int:
        """What is paid (above 0) or recovered, in cents."""
        return self.kwartaal_cent + self.correcties_cent - self.voorschot_cent

    def jaarbedrag(self, dagen: str = "") -> Jaarbedrag:
        """What the year gives so far, in the meaning of days with which it was computed, or in this one."""
        regels = Jaarregels(self.jaar, self.eenheid_cent, self.noemer, self.plaatsen, dagen or self.dagen)
        return Jaarbedrag(regels, self.kalender if regels.dagen == KALENDERDAGEN else self.aanwezig)


@volg(per_reeks=True)
class Kwartaallijn(models.Model):
    """The days of one toeleiding in a report: of its quarter and of the year so far, by calendar and by presence.

    A correction has the days of a whole fixed year as they are now, and in `was_…` as they were fixed. `stukken`: list
    of {"overeenkomst", "van", "tot", "regel"} ("" counts), every day of every agreement in that year so far once.
    """

    mag_verwijderd = True  # a report that is made again has other lines; their history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    verslag = models.ForeignKey(Kwartaalverslag, on_delete=models.PROTECT, related_name="lijnen")
    jaar = models.PositiveSmallIntegerField("jaar")
    is_correctie = models.BooleanField("correctie", default=False)
    toeleiding = models.ForeignKey("ama.Toeleiding", on_delete=models.PROTECT, related_name="+")
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    aanbieder = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    kwartaal_kalender = models.PositiveSmallIntegerField(default=0)
    kwartaal_aanwezig = models.PositiveSmallIntegerField(default=0)
    kalender = models.PositiveSmallIntegerField(default=0)
    aanwezig = models.PositiveSmallIntegerField(default=0)
    was_kalender = models.PositiveSmallIntegerField(default=0)
    was_aanwezig = models.PositiveSmallIntegerField(default=0)
    stukken = models.JSONField(default=list)

    objects = KwartaallijnQuerySet.as_manager()

    class Meta:
        verbose_name = "lijn van een kwartaalverslag"
        verbose_name_plural = "lijnen van kwartaalverslagen"
        constraints = [
            models.UniqueConstraint(fields=["verslag", "jaar", "toeleiding"], name="kwartaallijn_eenmaal"),
            models.CheckConstraint(
                condition=Q(
                    kwartaal_kalender__lte=F("kalender"),
                    kwartaal_aanwezig__lte=F("aanwezig"),
                    aanwezig__lte=F("kalender"),
                    kalender__lte=366,
                ),
                name="kwartaallijn_dagen_kunnen",
            ),
        ]
        indexes = [
            models.Index(fields=["toeleiding", "jaar"], name="kwartaallijn_van_toeleiding"),
        ]
        triggers = [VerslagLigtVast()]

    def __str__(self) -> str:
        return f"lijn {self.id}"

    def get_absolute_url(self) -> str:
        """Its report, at this line."""
        return f"{reverse('kwartaalverslag_detail', args=[self.verslag_id])}#lijn-{self.pk}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]


@volg()
class Kwartaalcorrectie(models.Model):
    """What a fixed year gives more or less today, paid or recovered with a later report; `uitleg` as sentences."""

    over_niemand = True
    mag_verwijderd = True  # a report that is made again has other corrections; their history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    verslag = models.ForeignKey(Kwartaalverslag, on_delete=models.PROTECT, related_name="correcties")
    jaar = models.PositiveSmallIntegerField("jaar")
    kalender_was = models.PositiveIntegerField()
    kalender_nu = models.PositiveIntegerField()
    aanwezig_was = models.PositiveIntegerField()
    aanwezig_nu = models.PositiveIntegerField()
    was_cent = models.PositiveBigIntegerField()
    nu_cent = models.PositiveBigIntegerField()
    uitleg = models.JSONField(default=list)

    class Meta:
        verbose_name = "correctie van een vroeger jaar"
        verbose_name_plural = "correcties van vroegere jaren"
        ordering = ["verslag", "jaar"]
        constraints = [
            models.UniqueConstraint(fields=["verslag", "jaar"], name="kwartaalcorrectie_eenmaal"),
        ]
        triggers = [VerslagLigtVast()]

    def __str__(self) -> str:
        return f"correctie van {self.jaar}"

    @property
    def verschil_cent(self) -> int:
        """What is still paid (above 0) or recovered."""
        return self.nu_cent - self.was_cent


@volg()
class WseVoorschot(Kwartaalvoorschot):
    """What was paid in advance on one contingent for one quarter, in cents."""

    contingent = models.ForeignKey("mandaten.Toekenning", on_delete=models.PROTECT, related_name="+")

    objects = WseVoorschotQuerySet.as_manager()

    class Meta:
        verbose_name = "voorschot AMA sociale economie"
        verbose_name_plural = "voorschotten AMA sociale economie"
        ordering = ["-jaar", "-kwartaal", "contingent"]
        constraints = [
            models.UniqueConstraint(
                fields=["contingent", "jaar", "kwartaal"],
                name="wsevoorschot_een_per_kwartaal",
                violation_error_message="Voor dit kwartaal is al een voorschot geregistreerd.",
            ),
            models.CheckConstraint(
                condition=Q(kwartaal__gte=1, kwartaal__lte=4, jaar__gte=EERSTE_JAAR, bedrag_cent__gte=1),
                name="wsevoorschot_kan",
            ),
        ]
        triggers = [KwartaalLigtVast()]

    def __str__(self) -> str:
        return f"voorschot voor {Kwartaal(self.jaar, self.kwartaal)}"
