"""What is agreed, version by version; who signed which, and the one-time links (regelgeving 5.6; art. 31-33)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ama.models.overeenkomst import Overeenkomst
from ama.models.regels import AlleenVoorOndertekening, Vastgelegd
from ama.querysets import HandtekeningQuerySet, OvereenkomstversieQuerySet, TekenlinkQuerySet
from ama.soorten import ONDERDELEN, PARTIJEN, TEKENWIJZEN, WEEKDAGEN
from werkzorg.databank.triggers import AlleenToevoegen, volg

_PARTIJEN = [sleutel for sleutel, _ in PARTIJEN]


@volg()
class Overeenkomstversie(models.Model):
    """The contents from `ingaat_op` on; version 1 is the agreement, each later one an addendum.

    `gewijzigd`: the parts that differ from the version before; `tekenaars`: who signs. `geldt` is filled when all have
    signed: from `ingaat_op` to the day before the next version. Both stay empty in what nobody signed.
    """

    wist_mee = ("overeenkomst__deelnemer_id",)
    # Only there after `versielezen.lees_versies`, which reads them in the same query.
    gelezen_blokken: list[Roosterblok] | None = None
    gelezen_handtekeningen: list[Handtekening] | None = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    overeenkomst = models.ForeignKey(Overeenkomst, on_delete=models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField("versie")
    ingaat_op = models.DateField("gaat in op")
    geldt = DateRangeField("geldt", null=True, editable=False)
    activiteiten = ArrayField(
        models.CharField(max_length=100), verbose_name="activiteiten", default=list, blank=True
    )
    omvang = models.TextField("aard en omvang", max_length=2000, blank=True)
    locaties = ArrayField(models.CharField(max_length=200), verbose_name="plaats", default=list, blank=True)
    verzekering = models.TextField("verzekeringen", max_length=2000, blank=True)
    werkkledij = models.TextField("werkkledij", max_length=2000, blank=True)
    veiligheid = models.TextField("veiligheid", max_length=2000, blank=True)
    hygiene = models.TextField("hygiëne", max_length=2000, blank=True)
    begeleiding = models.TextField("voorwaarden van de begeleiding", max_length=2000, blank=True)
    onkosten = models.TextField("onkosten", max_length=2000, blank=True)
    beeindiging = models.TextField("wijze van beëindiging", max_length=2000, blank=True)
    # Of a mean week, computed from the blocks: for lists and limits.
    minuten_per_week = models.PositiveSmallIntegerField(default=0, editable=False)
    gewijzigd = ArrayField(models.CharField(max_length=20, choices=ONDERDELEN), default=list, editable=False)
    tekenaars = ArrayField(models.CharField(max_length=20, choices=PARTIJEN), default=list, editable=False)
    getekend_op = models.DateField("ondertekend op", null=True, editable=False)
    vervallen_op = models.DateTimeField("niet doorgegaan op", null=True, editable=False)
    opgemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opgemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = OvereenkomstversieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van een overeenkomst"
        verbose_name_plural = "versies van overeenkomsten"
        ordering = ["overeenkomst", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["overeenkomst", "nummer"], name="overeenkomstversie_nummer_uniek"
            ),
            # One addendum at a time waits for signatures.
            models.UniqueConstraint(
                fields=["overeenkomst"],
                condition=Q(getekend_op__isnull=True, vervallen_op__isnull=True),
                name="overeenkomstversie_een_open",
                violation_error_message="Er wacht al een wijziging op ondertekening.",
            ),
            ExclusionConstraint(
                name="overeenkomstversie_een_geldig",
                expressions=[("overeenkomst", RangeOperators.EQUAL), ("geldt", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(nummer__gte=1), name="overeenkomstversie_vanaf_een"),
            models.CheckConstraint(
                condition=Q(getekend_op__isnull=True, geldt__isnull=True)
                | Q(
                    getekend_op__isnull=False,
                    geldt__isnull=False,
                    geldt__isempty=False,
                    geldt__startswith=F("ingaat_op"),
                ),
                name="overeenkomstversie_geldt_na_tekenen",
            ),
            models.CheckConstraint(
                condition=Q(getekend_op__isnull=True) | Q(vervallen_op__isnull=True),
                name="overeenkomstversie_getekend_of_vervallen",
            ),
            models.CheckConstraint(
                condition=Q(tekenaars__contained_by=_PARTIJEN), name="overeenkomstversie_tekenaars_gekend"
            ),
        ]
        triggers = [
            Vastgelegd(
                vast=(
                    "overeenkomst_id", "nummer", "ingaat_op", "activiteiten", "omvang", "locaties",
                    "verzekering", "werkkledij", "veiligheid", "hygiene", "begeleiding", "onkosten",
                    "beeindiging", "minuten_per_week", "gewijzigd", "tekenaars", "getekend_op",
                ),
                wanneer="OLD.getekend_op IS NOT NULL",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"versie {self.nummer} van {self.overeenkomst_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.overeenkomst.deelnemer_id]


@volg()
class Roosterblok(models.Model):
    """One block of the schedule of a version; see `domein.rooster.Blok`."""

    wist_mee = ("versie__overeenkomst__deelnemer_id",)
    mag_verwijderd = True  # the schedule of a draft changes; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.ForeignKey(Overeenkomstversie, on_delete=models.PROTECT, related_name="blokken")
    weekdag = models.PositiveSmallIntegerField("dag van de week", choices=WEEKDAGEN)
    van = models.TimeField("van")
    tot = models.TimeField("tot")
    pauze = models.PositiveSmallIntegerField("pauze in minuten", default=0)
    om_de = models.PositiveSmallIntegerField("om de zoveel weken", default=1)
    week = models.PositiveSmallIntegerField("in welke week", default=0)

    class Meta:
        verbose_name = "blok van een rooster"
        verbose_name_plural = "blokken van een rooster"
        ordering = ["weekdag", "van"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "weekdag", "van", "om_de", "week"], name="roosterblok_uniek"
            ),
            models.CheckConstraint(
                condition=Q(
                    weekdag__lte=6, tot__gt=F("van"), om_de__gte=1, om_de__lte=4, week__lt=F("om_de")
                ),
                name="roosterblok_kan",
                violation_error_message="Het einduur ligt niet na het beginuur: controleer beide.",
            ),
        ]
        triggers = [AlleenVoorOndertekening()]

    def __str__(self) -> str:
        return f"{self.get_weekdag_display()} {self.van:%H:%M}-{self.tot:%H:%M}"


@volg()
class Handtekening(models.Model):
    """One party signed one version; rows are only added.

    `naam` is who signed for the party. `inhoud_nagekeken`: of a scan, that somebody compared it with the version.
    """

    wist_mee = ("versie__overeenkomst__deelnemer_id",)
    alleen_toevoegen = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.ForeignKey(Overeenkomstversie, on_delete=models.PROTECT, related_name="handtekeningen")
    partij = models.CharField("partij", max_length=20, choices=PARTIJEN)
    naam = models.CharField("naam", max_length=200)
    op = models.DateField("ondertekend op")
    wijze = models.CharField("hoe", max_length=20, choices=TEKENWIJZEN)
    # SHA-256 of the document that was read, in hexadecimals; "" for a scan.
    vingerafdruk = models.CharField(max_length=64, blank=True)
    inhoud_nagekeken = models.BooleanField("de inhoud is nagekeken", default=False)
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = HandtekeningQuerySet.as_manager()

    class Meta:
        verbose_name = "handtekening"
        verbose_name_plural = "handtekeningen"
        ordering = ["versie", "op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "partij"],
                name="handtekening_eenmaal",
                violation_error_message="Deze partij ondertekende deze versie al.",
            ),
            models.CheckConstraint(condition=Q(partij__in=_PARTIJEN), name="handtekening_partij_gekend"),
            models.CheckConstraint(
                condition=~Q(wijze="scan") | Q(inhoud_nagekeken=True),
                name="handtekening_scan_nagekeken",
                violation_error_message="Kijk na of de scan dezelfde afspraken bevat, en bevestig dat.",
            ),
        ]
        triggers = [AlleenToevoegen()]

    def __str__(self) -> str:
        return f"{self.get_partij_display()} op {self.op:%d/%m/%Y}"


@volg()
class Tekenlink(models.Model):
    """A one-time link for one party to sign one version; the code that goes with it is only kept as a keyed hash."""

    wist_mee = ("versie__overeenkomst__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versie = models.ForeignKey(Overeenkomstversie, on_delete=models.PROTECT, related_name="tekenlinks")
    partij = models.CharField("partij", max_length=20, choices=PARTIJEN)
    code_hash = models.CharField(max_length=128)
    geldig_uren = models.PositiveSmallIntegerField()
    mislukt = models.PositiveSmallIntegerField(default=0)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    gebruikt_op = models.DateTimeField(null=True, editable=False)
    ingetrokken_op = models.DateTimeField(null=True, editable=False)

    objects = TekenlinkQuerySet.as_manager()

    class Meta:
        verbose_name = "link om te ondertekenen"
        verbose_name_plural = "links om te ondertekenen"
        ordering = ["-gemaakt_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "partij"],
                condition=Q(gebruikt_op__isnull=True, ingetrokken_op__isnull=True),
                name="tekenlink_een_open",
            ),
            models.CheckConstraint(condition=Q(partij__in=_PARTIJEN), name="tekenlink_partij_gekend"),
        ]

    def __str__(self) -> str:
        return f"link voor {self.get_partij_display()}"
