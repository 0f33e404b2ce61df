"""Guidance of one deelnemer by one begeleider: its yearly evaluations, sessions and signals (art. 29)."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ama.domein.evaluatie import Termijn
from ama.domein.sessie import MEESTE_MINUTEN
from ama.models.overeenkomst import Overeenkomst
from ama.models.regels import Vastgelegd
from ama.querysets import (
    BegeleidingQuerySet,
    BegeleidingssessieQuerySet,
    JaarevaluatieQuerySet,
    SignaalQuerySet,
)
from ama.soorten import INSTANTIES, SESSIESOORTEN, SIGNALEN, SOORTEN, UITKOMSTEN, WVG, ZICHTBAARHEDEN
from ama.statussen import AFGEWERKT, EVALUATIEOVERGANGEN, EVALUATIESTATUSSEN, OPEN
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.overgangen import namen, stappen


@volg()
class Begeleiding(models.Model):
    """One begeleider guides one deelnemer since `sinds` without a day between; `tot` None: still.

    The three days are computed by `domein.evaluatie.termijn` from `sinds`, the evaluations held and `overgenomen_tot`,
    the day that a take-over brought along. `gezegd`: the keys of what the clock said about the next one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    sinds = models.DateField("begeleid sinds")
    tot = models.DateField("begeleid tot en met", null=True, blank=True)
    overgenomen_tot = models.DateField(null=True, editable=False)
    evaluatie_open_op = models.DateField("evaluatie open vanaf")
    evaluatie_uiterlijk_op = models.DateField("evaluatie uiterlijk op")
    evaluatie_zichtbaar_op = models.DateField("zichtbaar voor het departement vanaf")
    gezegd = ArrayField(models.CharField(max_length=20), default=list, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = BegeleidingQuerySet.as_manager()

    class Meta:
        verbose_name = "begeleiding"
        verbose_name_plural = "begeleidingen"
        ordering = ["evaluatie_uiterlijk_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["deelnemer", "begeleider"],
                condition=Q(tot__isnull=True),
                name="begeleiding_een_lopende",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("sinds")), name="begeleiding_tot_na_sinds"
            ),
            models.CheckConstraint(
                condition=Q(
                    evaluatie_open_op__lte=F("evaluatie_uiterlijk_op"),
                    evaluatie_uiterlijk_op__lt=F("evaluatie_zichtbaar_op"),
                ),
                name="begeleiding_dagen_in_orde",
            ),
        ]
        indexes = [
            # The clock asks every day which evaluations open, come near or are late.
            models.Index(
                fields=["evaluatie_open_op"], condition=Q(tot__isnull=True), name="begeleiding_te_evalueren"
            ),
            models.Index(
                fields=["evaluatie_zichtbaar_op"], condition=Q(tot__isnull=True), name="begeleiding_te_laat"
            ),
            models.Index(fields=["begeleider", "evaluatie_uiterlijk_op"], name="begeleiding_van_begeleider"),
        ]

    def __str__(self) -> str:
        return f"begeleiding {self.id}"

    def get_absolute_url(self) -> str:
        """The evaluations, this guidance first among those of its person."""
        return reverse("jaarevaluatie_lijst")

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return "loopt" if self.tot is None else "geeindigd"

    @property
    def termijn(self) -> Termijn:
        """The evaluation that comes next, in time."""
        return Termijn(self.evaluatie_open_op, self.evaluatie_uiterlijk_op, self.evaluatie_zichtbaar_op)

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]


@volg()
class Jaarevaluatie(models.Model):
    """One yearly evaluation; see `domein.evaluatieinhoud`. `doelen`: list of {"tekst", "vooruitgang" 1-4 or null}.

    `soort`: under which kind of AMA somebody is guided when it is held. `dagen_te_laat` stays on record; the
    departement sees that it was held, when, and the result.
    """

    wist_mee = ("begeleiding__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    begeleiding = models.ForeignKey(Begeleiding, on_delete=models.PROTECT, related_name="evaluaties")
    soort = models.CharField("soort", max_length=3, choices=SOORTEN, default=WVG)
    status = models.CharField(max_length=10, choices=EVALUATIESTATUSSEN, default=OPEN)
    uiterlijk_op = models.DateField("uiterlijk op")
    op = models.DateField("gehouden op", null=True, blank=True)
    dagen_te_laat = models.PositiveSmallIntegerField("dagen te laat", default=0, editable=False)
    doelen = models.JSONField("doelen", default=list, blank=True)
    opkomst = models.CharField("opkomst", max_length=300, blank=True)
    woorden_deelnemer = models.TextField("wat de deelnemer ervan vindt", max_length=4000, blank=True)
    volgende_stap_mogelijk = models.BooleanField("een volgende stap is mogelijk", null=True, blank=True)
    waarom = models.TextField("waarom", max_length=4000, blank=True)
    afspraken = models.TextField("afspraken", max_length=4000, blank=True)
    uitkomst = models.CharField("uitkomst", max_length=20, choices=UITKOMSTEN, blank=True)
    afgestemd = ArrayField(
        models.CharField(max_length=20, choices=INSTANTIES),
        verbose_name="afgestemd met",
        default=list,
        blank=True,
    )
    geopend_op = models.DateTimeField(default=timezone.now, editable=False)
    afgewerkt_op = models.DateTimeField(null=True, editable=False)
    afgewerkt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = JaarevaluatieQuerySet.as_manager()

    class Meta:
        verbose_name = "jaarlijkse evaluatie"
        verbose_name_plural = "jaarlijkse evaluaties"
        ordering = ["-uiterlijk_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=namen(EVALUATIESTATUSSEN)), name="jaarevaluatie_status_gekend"
            ),
            models.UniqueConstraint(
                fields=["begeleiding"], condition=Q(status=OPEN), name="jaarevaluatie_een_open"
            ),
            models.UniqueConstraint(
                fields=["begeleiding", "op"],
                condition=Q(status=AFGEWERKT),
                name="jaarevaluatie_een_per_dag",
                violation_error_message="Op deze dag is er al een evaluatie.",
            ),
            models.CheckConstraint(
                condition=~Q(status=AFGEWERKT)
                | Q(
                    op__isnull=False,
                    afgewerkt_op__isnull=False,
                    afgewerkt_door__isnull=False,
                    volgende_stap_mogelijk__isnull=False,
                )
                & ~Q(uitkomst=""),
                name="jaarevaluatie_afgewerkt_is_heel",
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(OPEN,)),
            pgtrigger.FSM(
                name="jaarevaluatie_overgangen", field="status", transitions=stappen(EVALUATIEOVERGANGEN)
            ),
            Vastgelegd(
                vast=(
                    "op",
                    "dagen_te_laat",
                    "doelen",
                    "woorden_deelnemer",
                    "waarom",
                    "afspraken",
                    "uitkomst",
                ),
                wanneer=f"OLD.status = '{AFGEWERKT}'",
            ),
        ]

    def __str__(self) -> str:
        return f"evaluatie van {self.begeleiding_id}"

    def get_absolute_url(self) -> str:
        """The page of this evaluation."""
        return reverse("jaarevaluatie_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.begeleiding.deelnemer_id]


@volg()
class Begeleidingssessie(models.Model):
    """One session as far as it concerns one deelnemer; a session with several has a row each, with the same `groep`.

    So nobody reads with whom somebody else was, and each row goes with its person when he is erased.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    groep = models.UUIDField(editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    op = models.DateField("op")
    soort = models.CharField("soort", max_length=20, choices=SESSIESOORTEN)
    minuten = models.PositiveSmallIntegerField("duur in minuten", null=True, blank=True)
    tekst = models.TextField("wat er gebeurde", max_length=6000, blank=True)
    zichtbaarheid = models.CharField("wie dit leest", max_length=20, choices=ZICHTBAARHEDEN)
    opvolging = models.CharField("wat er nog moet gebeuren", max_length=300, blank=True)
    opvolgen_op = models.DateField("op te volgen tegen", null=True, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geschreven_op = models.DateTimeField(default=timezone.now, editable=False)
    teruggenomen_op = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = BegeleidingssessieQuerySet.as_manager()

    class Meta:
        verbose_name = "sessie"
        verbose_name_plural = "sessies"
        ordering = ["-op", "-geschreven_op", "id"]
        constraints = [
            models.UniqueConstraint(fields=["groep", "deelnemer"], name="sessie_eenmaal_per_deelnemer"),
            models.CheckConstraint(
                condition=Q(minuten__isnull=True) | Q(minuten__gte=1, minuten__lte=MEESTE_MINUTEN),
                name="sessie_duur_kan",
            ),
        ]
        indexes = [
            models.Index(fields=["deelnemer", "-op"], name="sessie_van_deelnemer"),
            models.Index(fields=["begeleider", "-op"], name="sessie_van_begeleider"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {self.op:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """The list of sessions, where this one stands."""
        return reverse("begeleidingssessie_lijst")

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]


@volg()
class Signaal(models.Model):
    """Something in the presences of one agreement that stands out since `sinds`: a suggestion, never a sanction."""

    wist_mee = ("overeenkomst__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    overeenkomst = models.ForeignKey(Overeenkomst, on_delete=models.PROTECT, related_name="signalen")
    soort = models.CharField(max_length=20, choices=SIGNALEN)
    sinds = models.DateField("sinds")
    zin = models.CharField(max_length=500)
    gegeven_op = models.DateTimeField(default=timezone.now, editable=False)
    gezien_op = models.DateTimeField(null=True, editable=False)
    wat_nu = models.CharField("wat je ermee deed", max_length=500, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = SignaalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ["-gegeven_op", "id"]
        constraints = [
            models.UniqueConstraint(fields=["overeenkomst", "soort", "sinds"], name="signaal_eenmaal"),
            models.UniqueConstraint(
                fields=["overeenkomst", "soort"], condition=Q(gezien_op__isnull=True), name="signaal_een_open"
            ),
        ]
        indexes = [
            models.Index(fields=["overeenkomst"], condition=Q(gezien_op__isnull=True), name="signaal_open"),
        ]

    def __str__(self) -> str:
        return self.zin

    def get_absolute_url(self) -> str:
        """The page of its agreement."""
        return self.overeenkomst.get_absolute_url()

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return "open" if self.gezien_op is None else "afgehandeld"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.overeenkomst.deelnemer_id]
