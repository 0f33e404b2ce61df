"""Follow-up: appointments, notes, care notes and evaluations (Decreet 2022 art. 14 par. 2, 7; regelgeving 8)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from trajecten.models.regels import NietNaHetEinde
from trajecten.models.traject import Traject
from trajecten.querysets import (
    AfspraakQuerySet,
    EvaluatieQuerySet,
    NotitieQuerySet,
    ZorgnotitieQuerySet,
)
from trajecten.soorten import CONTACTSOORTEN, ZICHTBAARHEDEN
from werkzorg.databank.triggers import volg
from werkzorg.organisaties.rollen import ROL_KEUZES


@volg()
class Afspraak(models.Model):
    """A planned appointment with the deelnemer; `afgezegd_op` None: it stands."""

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="afspraken")
    soort = models.CharField("soort", max_length=20, choices=CONTACTSOORTEN)
    dag = models.DateField("dag")
    van_uur = models.TimeField("van")
    duur_minuten = models.PositiveSmallIntegerField("duur in minuten", default=60)
    waar = models.CharField("waar", max_length=300, blank=True)
    waarover = models.CharField("waarover", max_length=300, blank=True)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    gepland_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gepland_op = models.DateTimeField(default=timezone.now, editable=False)
    afgezegd_op = models.DateTimeField(null=True)
    afzegging = models.CharField("waarom afgezegd", max_length=300, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ["dag", "van_uur", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(duur_minuten__gte=5, duur_minuten__lte=600),
                name="afspraak_duur_kan",
                violation_error_message="Een afspraak duurt 5 tot 600 minuten.",
            ),
        ]
        indexes = [models.Index(fields=["traject", "dag"], name="afspraak_van_traject")]
        # A talk after the end is possible (the eindadvies is discussed then); an appointment of the traject is not.
        triggers = [
            NietNaHetEinde(
                dag="dag",
                regel="afspraak_binnen_de_looptijd",
                behalve="NEW.afgezegd_op IS NOT NULL OR NEW.soort = 'overleg'",
                na_de_start=False,
            )
        ]

    def __str__(self) -> str:
        return f"afspraak op {self.dag:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """The page of its traject."""
        return reverse("traject_detail", args=[self.traject_id])

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Notitie(models.Model):
    """One note about a contact, readable by the own service, the tandem or the network; taken back within minutes."""

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="notities")
    soort = models.CharField("soort", max_length=20, choices=CONTACTSOORTEN)
    dag = models.DateField("dag")
    duur_minuten = models.PositiveSmallIntegerField("duur in minuten", null=True, blank=True)
    tekst = models.TextField("notitie", max_length=8000, blank=True)
    zichtbaarheid = models.CharField("wie leest dit", max_length=20, choices=ZICHTBAARHEDEN)
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geschreven_op = models.DateTimeField(default=timezone.now, editable=False)
    teruggenomen_op = models.DateTimeField(null=True)

    objects = NotitieQuerySet.as_manager()

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"
        ordering = ["-dag", "-geschreven_op", "id"]
        indexes = [models.Index(fields=["traject", "-dag"], name="notitie_van_traject")]
        # A session after the end is not possible; a talk about the eindadvies is.
        triggers = [
            NietNaHetEinde(
                dag="dag",
                regel="notitie_binnen_de_looptijd",
                behalve="NEW.teruggenomen_op IS NOT NULL OR NEW.soort = 'overleg'"
                " OR (NEW.traject_id, NEW.soort, NEW.dag) IS NOT DISTINCT FROM (OLD.traject_id, OLD.soort, OLD.dag)",
                na_de_start=False,
            )
        ]

    def __str__(self) -> str:
        return f"notitie van {self.dag:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """The notes among which it stands."""
        return reverse("notitie_lijst", args=[self.traject_id])

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Zorgnotitie(models.Model):
    """A care note under beroepsgeheim: only the own zorg organisation ever reads it (regelgeving 8; no choice).

    Others see that there was care and on which day. It stays with its organisation at a hand-over.
    """

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="zorgnotities")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    dag = models.DateField("dag")
    tekst = models.TextField("zorgnotitie", max_length=8000)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geschreven_op = models.DateTimeField(default=timezone.now, editable=False)
    teruggenomen_op = models.DateTimeField(null=True)

    objects = ZorgnotitieQuerySet.as_manager()

    class Meta:
        verbose_name = "zorgnotitie"
        verbose_name_plural = "zorgnotities"
        ordering = ["-dag", "-geschreven_op", "id"]
        indexes = [models.Index(fields=["traject", "organisatie", "-dag"], name="zorgnotitie_van_traject")]

    def __str__(self) -> str:
        return f"zorgnotitie van {self.dag:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """The own care notes among which it stands."""
        return reverse("zorgnotitie_lijst", args=[self.traject_id])

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Evaluatie(models.Model):
    """One evaluation of the plan with the deelnemer (art. 14 par. 2, 7; art. 15, 6).

    `feiten` is what was filled in beforehand (actions, hours, goals) as it was then; it never changes.
    """

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="evaluaties")
    op = models.DateField("op")
    feiten = models.JSONField()
    vooruitgang = models.TextField("wat er vooruitging", max_length=6000)
    woorden_deelnemer = models.TextField("wat de deelnemer ervan vindt", max_length=4000, blank=True)
    afspraken = models.TextField("wat we afspreken", max_length=4000, blank=True)
    plan_bijsturen = models.BooleanField("het plan wordt bijgestuurd", default=False)
    volgende_op = models.DateField("volgende evaluatie uiterlijk op", null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    geschreven_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = EvaluatieQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatie"
        verbose_name_plural = "evaluaties"
        ordering = ["-op", "id"]
        constraints = [models.UniqueConstraint(fields=["traject", "op"], name="evaluatie_een_per_dag")]
        triggers = [NietNaHetEinde(dag="op", regel="evaluatie_binnen_de_looptijd")]

    def __str__(self) -> str:
        return f"evaluatie van {self.op:%d/%m/%Y}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]
