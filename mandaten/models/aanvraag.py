"""Applications: what somebody asks for his organisation, with whom, and why he thinks he meets the conditions."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mandaten.domein.termijnklok import Termijnklok, termijnen_van, termijnklok
from mandaten.models.regels import AfgehandeldBijBesluit
from mandaten.querysets import AanvraagQuerySet, DeelnameQuerySet
from mandaten.soorten import EXCLUSIEF, SOORT_KEUZES, SOORTEN, Toekenningssoort
from mandaten.statussen import (
    AANVRAAGOVERGANGEN,
    AANVRAAGSTATUSSEN,
    AFGELOPEN,
    BEWERKBAAR,
    CONCEPT,
    INGETROKKEN,
    WACHT_OP_ANTWOORD,
)
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.handelen.overgangen import namen, stappen
from werkzorg.parameters.domein import Momentopname

_VIA_OPROEP = [soort.sleutel for soort in SOORTEN.values() if soort.via_oproep]


class OproepNogOpen(pgtrigger.Trigger):
    """Refuses to submit for a call that is closed or not open yet, by the clock of the database at that moment.

    Whoever is just closing the call goes first: the row of the call is locked, and looked at again afterwards.
    """

    name = "oproep_nog_open"
    when = pgtrigger.Before
    operation = pgtrigger.UpdateOf("status")

    def get_func(self, model: Any) -> str:
        return """
            IF OLD.status = 'concept' AND NEW.status = 'ingediend' AND NEW.oproep_id IS NOT NULL THEN
                PERFORM FROM mandaten_oproep oproep
                WHERE oproep.id = NEW.oproep_id AND oproep.gesloten_op IS NULL
                  AND clock_timestamp() >= oproep.opent_op AND clock_timestamp() < oproep.sluit_op
                FOR SHARE;
                IF NOT FOUND THEN
                    RAISE EXCEPTION 'oproep % staat niet open', NEW.oproep_id
                        USING ERRCODE = '23514', CONSTRAINT = 'aanvraag_oproep_staat_open';
                END IF;
            END IF;
            RETURN NEW;
        """


@volg()
class Aanvraag(models.Model):
    """What one organisation asks: a mandate, a recognition or a contingent; draft until it is submitted.

    `ingaat_op` is the first day asked; `voorganger` the running grant that this one should follow. `tekenbevoegde` is
    who can bind the organisation by law.
    """

    # About an organisation; it names people only in their work (docs/besluiten/0021, 13).
    over_niemand = True
    # Only there after `met_inhoud`.
    oproep_stand: str

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField("soort", max_length=20, choices=SOORT_KEUZES)
    oproep = models.ForeignKey(
        "mandaten.Oproep", on_delete=models.PROTECT, null=True, related_name="aanvragen"
    )
    aanvrager = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=AANVRAAGSTATUSSEN, default=CONCEPT)
    ingaat_op = models.DateField("gewenste eerste dag", null=True, blank=True)
    plaatsen = models.PositiveIntegerField("gevraagd aantal plaatsen", null=True, blank=True)
    toelichting = models.TextField("toelichting", max_length=5000, blank=True)
    tekenbevoegde = models.CharField("wie de organisatie verbindt", max_length=150, blank=True)
    tekenfunctie = models.CharField("functie", max_length=150, blank=True)
    contact_naam = models.CharField("contactpersoon", max_length=150, blank=True)
    contact_email = models.EmailField("e-mailadres", max_length=254, blank=True)
    contact_telefoon = models.CharField("telefoon", max_length=20, blank=True)
    voorganger = models.ForeignKey(
        "mandaten.Toekenning", on_delete=models.PROTECT, null=True, related_name="opvolgaanvragen"
    )
    gestart_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gestart_op = models.DateTimeField(default=timezone.now, editable=False)
    ingediend_op = models.DateTimeField(null=True)
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # The day that starts the second term; the day on which the first one was answered.
    ontvankelijk_op = models.DateField(null=True)
    afgehandeld_op = models.DateTimeField(null=True)
    # Stored for the worklist and its order: null while the clock stands still, and when it is over.
    uiterlijk_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = AanvraagQuerySet.as_manager()

    class Meta:
        verbose_name = "aanvraag"
        verbose_name_plural = "aanvragen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=namen(AANVRAAGSTATUSSEN)), name="aanvraag_status_gekend"
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=_VIA_OPROEP, oproep__isnull=False)
                | (~models.Q(soort__in=_VIA_OPROEP) & models.Q(oproep__isnull=True)),
                name="aanvraag_oproep_waar_het_moet",
                violation_error_message="Dit vraag je aan op een oproep: kies een oproep die openstaat.",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[CONCEPT, INGETROKKEN])
                | models.Q(
                    ingediend_op__isnull=False,
                    ingediend_door__isnull=False,
                    ingaat_op__isnull=False,
                ),
                name="aanvraag_ingediend_door_iemand",
            ),
            models.UniqueConstraint(
                fields=["oproep", "aanvrager"],
                condition=models.Q(oproep__isnull=False) & ~models.Q(status__in=AFGELOPEN),
                name="aanvraag_een_per_oproep",
                violation_error_message="Je organisatie heeft voor deze oproep al een aanvraag: ga daarmee verder.",
            ),
            models.UniqueConstraint(
                fields=["soort", "aanvrager"],
                condition=models.Q(oproep__isnull=True) & ~models.Q(status__in=AFGELOPEN),
                name="aanvraag_een_tegelijk",
                violation_error_message="Je organisatie heeft al zo'n aanvraag lopen: ga daarmee verder.",
            ),
        ]
        indexes = [
            models.Index(fields=["soort", "status", "uiterlijk_op"], name="aanvraag_werklijst"),
            models.Index(fields=["aanvrager", "-gestart_op"], name="aanvraag_van"),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(CONCEPT,)),
            pgtrigger.FSM(
                name="aanvraag_overgangen", field="status", transitions=stappen(AANVRAAGOVERGANGEN)
            ),
            OproepNogOpen(),
            AfgehandeldBijBesluit(),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van {self.aanvrager_id}"

    def get_absolute_url(self) -> str:
        """The page of this application."""
        return reverse("aanvraag_detail", args=[self.pk])

    @property
    def is_concept(self) -> bool:
        """Whether it is still being drawn up."""
        return self.status == CONCEPT

    @property
    def is_bewerkbaar(self) -> bool:
        """Whether the applicant can fill it in, or mend what the desk asked about."""
        return self.status in BEWERKBAAR

    @property
    def wacht_op_antwoord(self) -> bool:
        """Whether the desk asked something that was not answered yet."""
        return self.status in WACHT_OP_ANTWOORD

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def toekenningssoort(self) -> Toekenningssoort:
        """What is asked."""
        return SOORTEN[self.soort]

    @property
    def indiendag(self) -> date | None:
        """The day on which it was submitted; None while it is drawn up."""
        return timezone.localdate(self.ingediend_op) if self.ingediend_op else None

    def termijnklok(self, opname: Momentopname) -> Termijnklok | None:
        """Its statutory clock, by the numbers of the day of submission (`opname`); None before it is submitted."""
        if self.indiendag is None:
            return None
        stilstanden = [stop.stilstand for stop in self.klokstops.all()]
        termijnen = termijnen_van(self.toekenningssoort, opname)
        return termijnklok(self.indiendag, self.ontvankelijk_op, stilstanden, termijnen)

    @property
    def is_exclusief(self) -> bool:
        """Whether only one can have it in a regio."""
        return self.soort in EXCLUSIEF


@volg()
class AanvraagRegio(models.Model):
    """The application is about this regio."""

    over_niemand = True
    mag_verwijderd = True  # of a draft that changes; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="regios")
    regio = models.ForeignKey("plaatsen.Regio", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "regio van een aanvraag"
        verbose_name_plural = "regio's van aanvragen"
        constraints = [models.UniqueConstraint(fields=["aanvraag", "regio"], name="aanvraagregio_eenmaal")]

    def __str__(self) -> str:
        return f"{self.aanvraag_id}: {self.regio_id}"


@volg()
class Deelname(models.Model):
    """An organisation takes a seat in the application; it counts once that organisation confirmed it itself.

    `gevraagd_op` None: only proposed, taken over from a running grant; nobody asked it yet and it reads nothing.
    """

    over_niemand = True
    mag_verwijderd = True  # of a draft that changes; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="deelnames")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    plaats = models.CharField("plaats", max_length=20)
    inbreng = models.TextField("wat deze organisatie inbrengt", max_length=2000, blank=True)
    gevraagd_op = models.DateTimeField(null=True, default=timezone.now)
    bevestigd_op = models.DateTimeField(null=True)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    afgewezen_op = models.DateTimeField(null=True)
    afgewezen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    afwijsreden = models.TextField("waarom niet", max_length=2000, blank=True)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "organisatie"],
                name="deelname_organisatie_eenmaal",
                violation_error_message="Deze organisatie staat al in de aanvraag.",
            ),
            models.CheckConstraint(
                condition=models.Q(bevestigd_op__isnull=True, bevestigd_door__isnull=True)
                | models.Q(bevestigd_op__isnull=False, bevestigd_door__isnull=False),
                name="deelname_bevestigd_door_iemand",
            ),
            models.CheckConstraint(
                condition=models.Q(bevestigd_op__isnull=True, afgewezen_op__isnull=True)
                | models.Q(gevraagd_op__isnull=False),
                name="deelname_antwoordt_na_de_vraag",
            ),
            models.CheckConstraint(
                condition=models.Q(afgewezen_op__isnull=True, afgewezen_door__isnull=True, afwijsreden="")
                | (
                    models.Q(
                        afgewezen_op__isnull=False, afgewezen_door__isnull=False, bevestigd_op__isnull=True
                    )
                    & ~models.Q(afwijsreden="")
                ),
                name="deelname_afgewezen_met_reden",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisatie_id} in {self.aanvraag_id}"


@volg()
class Voorwaardeantwoord(models.Model):
    """A legal condition as the applicant, or one partner (`deelname`), answered it, with its proof."""

    over_niemand = True
    wist_mee = ("bewijs__deelnemer_id",)  # a file may be about a person; this one never is
    mag_verwijderd = True  # of a draft that changes; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="voorwaarden")
    deelname = models.ForeignKey(Deelname, on_delete=models.PROTECT, null=True, related_name="voorwaarden")
    sleutel = models.CharField(max_length=40)
    is_bevestigd = models.BooleanField("in orde", default=False)
    toelichting = models.TextField("waaruit dat blijkt", max_length=2000, blank=True)
    bewijs = models.ForeignKey(
        "documenten.Bijlage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "antwoord op een voorwaarde"
        verbose_name_plural = "antwoorden op voorwaarden"
        constraints = [
            models.UniqueConstraint(
                fields=["aanvraag", "deelname", "sleutel"],
                name="voorwaardeantwoord_eenmaal",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sleutel} van {self.aanvraag_id}"


@volg()
class Medewerker(models.Model):
    """Somebody who will guide, and the diploma or experience that makes him expert (BVR art. 46)."""

    # Nobody who is helped: somebody in his work, named by his employer (docs/besluiten/0021, 13).
    over_niemand = True
    wist_mee = ("bewijs__deelnemer_id",)  # a file may be about a person; this one never is
    mag_verwijderd = True  # of a draft that changes; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="medewerkers")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    naam = models.CharField("naam", max_length=150)
    functie = models.CharField("functie", max_length=150)
    diploma = models.CharField("diploma", max_length=200, blank=True)
    ervaring_jaren = models.PositiveSmallIntegerField("jaren relevante ervaring", null=True, blank=True)
    bewijs_tekst = models.CharField("bewijs in woorden", max_length=300, blank=True)
    bewijs = models.ForeignKey(
        "documenten.Bijlage", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "medewerker"
        verbose_name_plural = "medewerkers"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(diploma="") | models.Q(ervaring_jaren__gte=1),
                name="medewerker_diploma_of_ervaring",
                violation_error_message="Vul het diploma in, of hoeveel jaar relevante ervaring deze medewerker heeft.",
            ),
            models.CheckConstraint(
                condition=models.Q(ervaring_jaren__isnull=True) | models.Q(ervaring_jaren__lte=60),
                name="medewerker_ervaring_hoogstens_60",
                violation_error_message="Vul hoogstens 60 jaar ervaring in.",
            ),
        ]

    def __str__(self) -> str:
        return f"medewerker {self.id}"
