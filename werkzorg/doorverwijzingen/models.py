"""The letter between two offers, and the advice of VDAB: who refers whom to whom, and where somebody belongs."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.urls import reverse
from django.utils import timezone

from werkzorg.databank.perioden import dagen
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import AANBOD, ADVIEZEN
from werkzorg.doorverwijzingen.querysets import BemiddelingsadviesQuerySet, DoorverwijzingQuerySet
from werkzorg.doorverwijzingen.statussen import GEWEIGERD, OVERGANGEN, STATUSSEN, VERSTUURD
from werkzorg.organisaties.rollen import ROL_KEUZES


class Weigerreden(models.TextChoices):
    """Why a receiver refuses; a few reasons, so that the sender knows what to do next."""

    GEEN_PLAATS = "geen_plaats", "Er is nu geen plaats"
    DOELGROEP = "doelgroep", "De persoon hoort niet tot de doelgroep"
    ANDERE_REGIO = "andere_regio", "De persoon woont buiten ons werkingsgebied"
    PERSOON_WIL_NIET = "persoon_wil_niet", "De persoon wil dit aanbod niet"
    ANDERE = "andere", "Een andere reden"


@volg()
class Doorverwijzing(models.Model):
    """A letter from one offer to another about one person; what goes along is frozen as the sender saw it.

    `inhoud` is a list of {"sleutel", "titel", "regels": [[label, waarde], …]}; it never holds an INSZ.
    """

    wist_mee = ("deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    van_aanbod = models.CharField("van aanbod", max_length=40, choices=list(AANBOD.items()))
    van_organisatie = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+"
    )
    van_rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    verstuurd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verstuurd_op = models.DateTimeField(default=timezone.now, editable=False)
    naar_aanbod = models.CharField("naar aanbod", max_length=40, choices=list(AANBOD.items()))
    naar_organisatie = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+"
    )
    naar_rol = models.CharField(max_length=40, choices=ROL_KEUZES)
    toelichting = models.TextField("waarom", max_length=2000)
    inhoud = models.JSONField()
    akkoord_op = models.DateField("de persoon ging akkoord op")
    status = models.CharField(max_length=20, choices=STATUSSEN, default=VERSTUURD)
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    reden = models.CharField("reden", max_length=30, choices=Weigerreden.choices, blank=True)
    reden_tekst = models.TextField("toelichting bij het antwoord", max_length=1000, blank=True)

    objects = DoorverwijzingQuerySet.as_manager()

    class Meta:
        verbose_name = "doorverwijzing"
        verbose_name_plural = "doorverwijzingen"
        constraints = [
            models.UniqueConstraint(
                fields=["deelnemer", "naar_organisatie", "naar_aanbod"],
                condition=models.Q(status=VERSTUURD),
                name="doorverwijzing_een_open_brief",
                violation_error_message="Er wacht al een doorverwijzing van deze persoon bij deze organisatie.",
            ),
            models.CheckConstraint(
                condition=models.Q(status=VERSTUURD, beantwoord_op=None, beantwoord_door=None)
                | (
                    ~models.Q(status=VERSTUURD)
                    & models.Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False)
                ),
                name="doorverwijzing_antwoord_van_iemand",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=GEWEIGERD) | ~models.Q(reden=""),
                name="doorverwijzing_weigering_met_reden",
                violation_error_message="Kies waarom je deze doorverwijzing weigert.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["naar_organisatie", "naar_rol", "-verstuurd_op"], name="doorverwijzing_brievenbus"
            ),
            models.Index(
                fields=["van_organisatie", "van_rol", "-verstuurd_op"], name="doorverwijzing_verzonden"
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(VERSTUURD,)),
            pgtrigger.FSM(
                name="doorverwijzing_overgangen", field="status", transitions=sorted(OVERGANGEN.values())
            ),
        ]

    def __str__(self) -> str:
        return f"doorverwijzing {self.id}"

    def get_absolute_url(self) -> str:
        """The address of the letter."""
        return reverse("doorverwijzing_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person this letter is about."""
        return [self.deelnemer_id]


@volg()
class Bemiddelingsadvies(models.Model):
    """What VDAB advises somebody, from `van` up to and including `tot` (None: it holds); one at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField("advies", max_length=10, choices=list(ADVIEZEN.items()))
    van = models.DateField("geldt van")
    tot = models.DateField("geldt tot en met", null=True, blank=True)
    gegeven_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    gegeven_op = models.DateTimeField(default=timezone.now, editable=False)

    objects = BemiddelingsadviesQuerySet.as_manager()

    class Meta:
        verbose_name = "bemiddelingsadvies"
        verbose_name_plural = "bemiddelingsadviezen"
        ordering = ["-van", "id"]
        constraints = [
            # The adviezen exclude each other (VDAB-AMA).
            ExclusionConstraint(
                name="bemiddelingsadvies_een_tegelijk",
                expressions=[
                    ("deelnemer", RangeOperators.EQUAL),
                    (dagen("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze persoon heeft al een advies van VDAB: twee tegelijk kan niet.",
            ),
            models.CheckConstraint(
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
                name="bemiddelingsadvies_tot_na_van",
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=list(ADVIEZEN)), name="bemiddelingsadvies_soort_gekend"
            ),
        ]

    def __str__(self) -> str:
        return f"bemiddelingsadvies {self.id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]
