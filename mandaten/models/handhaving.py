"""Enforcement: a shortcoming, the notice, the defence, and what was decided (Decreet 2022 art. 26-27)."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.urls import reverse
from django.utils import timezone

from mandaten.models.regels import VerweerIsGeweest
from mandaten.models.toekenning import Toekenning
from mandaten.querysets import HandhavingQuerySet
from mandaten.statussen import (
    AFGESLOTEN,
    GEHOORD,
    HANDHAVINGOVERGANGEN,
    HANDHAVINGSTATUSSEN,
    VASTGESTELD,
    VOORNEMEN,
)
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.handelen.overgangen import namen, stappen


class Maatregel(models.TextChoices):
    """What can follow: money is reduced or recovered (art. 26), the mandate may be suspended or withdrawn (27)."""

    VERMINDERING = "vermindering", "vermindering van de vergoeding"
    TERUGVORDERING = "terugvordering", "terugvordering van de vergoeding"
    SCHORSING = "schorsing", "schorsing"
    INTREKKING = "intrekking", "intrekking"
    GEEN = "geen", "geen maatregel"


class Verweerwijze(models.TextChoices):
    """How the party presented its defence, or why there is none."""

    HOORZITTING = "hoorzitting", "gehoord op een hoorzitting"
    SCHRIFTELIJK = "schriftelijk", "schriftelijk verweer ontvangen"
    AFSTAND = "afstand", "ziet af van verweer"
    NIET_GEBRUIKT = "niet_gebruikt", "niet gebruikt binnen de termijn"


@volg()
class Handhaving(models.Model):
    """One procedure about one grant, from the shortcoming to its end; one open procedure per grant.

    `verweer_uiterlijk_op` and `beslissen_uiterlijk_op` are last days, inclusive. `bedrag` in euro or
    `percentage` of the compensation say what is reduced or recovered.
    """

    over_niemand = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    toekenning = models.ForeignKey(Toekenning, on_delete=models.PROTECT, related_name="handhavingen")
    # The desk that leads it: its tasks go there.
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=HANDHAVINGSTATUSSEN, default=VASTGESTELD)
    tekortkoming = models.TextField("tekortkoming", max_length=5000)
    vastgesteld_op = models.DateField("vastgesteld op")
    bron = models.CharField("waaruit dat blijkt", max_length=500, blank=True)
    controledossier = models.ForeignKey(
        "mandaten.Controledossier", on_delete=models.PROTECT, null=True, related_name="handhavingen"
    )
    voornemen = models.CharField(
        "voorgenomen maatregel", max_length=20, choices=Maatregel.choices, blank=True
    )
    voornemen_motivering = models.TextField("motivering van het voornemen", max_length=5000, blank=True)
    meegedeeld_op = models.DateField("meegedeeld op", null=True)
    # Who announced a measure does not decide about it.
    meegedeeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verweer_uiterlijk_op = models.DateField("verweer tot en met", null=True)
    beslissen_uiterlijk_op = models.DateField("te beslissen tot en met", null=True)
    # What the holder handed in himself, on screen; the desk registers afterwards how he was heard.
    ingediend_verweer = models.TextField("schriftelijk verweer", max_length=10000, blank=True)
    vraagt_hoorzitting = models.BooleanField("wil gehoord worden", default=False)
    verweer_ingediend_op = models.DateTimeField(null=True)
    verweer_ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verweerwijze = models.CharField("verweer", max_length=20, choices=Verweerwijze.choices, blank=True)
    verweer_op = models.DateField("verweer op", null=True)
    verweer_verslag = models.TextField("verslag van het verweer", max_length=5000, blank=True)
    maatregel = models.CharField("maatregel", max_length=20, choices=Maatregel.choices, blank=True)
    bedrag = models.DecimalField("bedrag", max_digits=12, decimal_places=2, null=True, blank=True)
    percentage = models.DecimalField("percentage", max_digits=5, decimal_places=2, null=True, blank=True)
    periode = DateRangeField("over de periode", null=True)
    # What held before a withdrawal shortened it: a founded challenge gives exactly this back.
    stand_vooraf = models.JSONField(null=True)
    motivering = models.TextField("motivering", max_length=5000, blank=True)
    geopend_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geopend_op = models.DateTimeField(default=timezone.now, editable=False)
    afgesloten_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = HandhavingQuerySet.as_manager()

    class Meta:
        verbose_name = "handhavingsprocedure"
        verbose_name_plural = "handhavingsprocedures"
        ordering = ["-geopend_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["toekenning"],
                condition=~models.Q(status=AFGESLOTEN),
                name="handhaving_een_open",
                violation_error_message="Er loopt al een procedure: rond die eerst af.",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=namen(HANDHAVINGSTATUSSEN)), name="handhaving_status_gekend"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=[VOORNEMEN, GEHOORD])
                | (
                    ~models.Q(voornemen="")
                    & models.Q(
                        meegedeeld_op__isnull=False,
                        meegedeeld_door__isnull=False,
                        verweer_uiterlijk_op__isnull=False,
                    )
                ),
                name="handhaving_voornemen_heel",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=GEHOORD)
                | (~models.Q(verweerwijze="") & models.Q(verweer_op__isnull=False)),
                name="handhaving_verweer_heel",
            ),
            # Art. 26-27: heard, waived or not used, and never before the party knew what was intended.
            models.CheckConstraint(
                condition=models.Q(verweerwijze="")
                | models.Q(
                    verweerwijze__in=Verweerwijze.values,
                    meegedeeld_op__isnull=False,
                    verweer_op__gte=models.F("meegedeeld_op"),
                ),
                name="handhaving_verweer_na_voornemen",
                violation_error_message="Het verweer komt na het voornemen.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    ingediend_verweer="",
                    vraagt_hoorzitting=False,
                    verweer_ingediend_op__isnull=True,
                    verweer_ingediend_door__isnull=True,
                )
                | (
                    (~models.Q(ingediend_verweer="") | models.Q(vraagt_hoorzitting=True))
                    & models.Q(
                        meegedeeld_op__isnull=False,
                        verweer_ingediend_op__isnull=False,
                        verweer_ingediend_door__isnull=False,
                    )
                ),
                name="handhaving_ingediend_verweer_heel",
            ),
            # Art. 26-27: only who let the whole term pass did not use it.
            models.CheckConstraint(
                condition=~models.Q(verweerwijze=Verweerwijze.NIET_GEBRUIKT)
                | models.Q(
                    verweer_op__gt=models.F("verweer_uiterlijk_op"), verweer_ingediend_op__isnull=True
                ),
                name="handhaving_niet_gebruikt_na_termijn",
                violation_error_message="De termijn om zich te verweren is nog niet voorbij.",
            ),
            models.CheckConstraint(
                condition=models.Q(maatregel="", afgesloten_op__isnull=True) & ~models.Q(status=AFGESLOTEN)
                | ~models.Q(maatregel="") & models.Q(status=AFGESLOTEN, afgesloten_op__isnull=False),
                name="handhaving_maatregel_aan_het_einde",
            ),
            models.CheckConstraint(
                condition=models.Q(maatregel__in=["", Maatregel.GEEN]) | ~models.Q(verweerwijze=""),
                name="handhaving_maatregel_na_verweer",
                violation_error_message="Geen maatregel zonder verweer (Decreet 8/7/2022 art. 26-27).",
            ),
            models.CheckConstraint(
                condition=~models.Q(maatregel__in=[Maatregel.VERMINDERING, Maatregel.TERUGVORDERING])
                | (
                    models.Q(periode__isnull=False)
                    & (
                        models.Q(bedrag__isnull=False, percentage__isnull=True)
                        | models.Q(bedrag__isnull=True, percentage__isnull=False)
                    )
                ),
                name="handhaving_bedrag_of_percentage",
                violation_error_message="Vul een bedrag in of een percentage, en de periode.",
            ),
            models.CheckConstraint(
                condition=models.Q(bedrag__isnull=True) | models.Q(bedrag__gt=0),
                name="handhaving_bedrag_positief",
            ),
            models.CheckConstraint(
                condition=models.Q(percentage__isnull=True) | models.Q(percentage__gt=0, percentage__lte=100),
                name="handhaving_percentage_0_tot_100",
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(VASTGESTELD,)),
            pgtrigger.FSM(
                name="handhaving_overgangen", field="status", transitions=stappen(HANDHAVINGOVERGANGEN)
            ),
            VerweerIsGeweest(),
        ]

    def __str__(self) -> str:
        return f"handhaving {self.id}"

    def get_absolute_url(self) -> str:
        """The page of this procedure."""
        return reverse("handhaving_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status
