"""The end: eindverslag and gemotiveerd eindadvies, two documents (Decreet 2022 art. 14, 22; regelgeving 15, row 7)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from trajecten.domein.bespreking import besprekingszin
from trajecten.models.regels import Vastgelegd, Vereist
from trajecten.models.traject import Traject
from trajecten.querysets import EindadviesQuerySet, EindverslagQuerySet
from trajecten.soorten import KANTEN, RUBRIEKEN, UITKOMSTEN
from werkzorg.databank.triggers import volg

# Discussed on a day, or a reason why it was not: which reasons there are, the domein says.
_GESPREK = models.Q(besproken_op__isnull=False) | ~models.Q(niet_besproken="")


@volg()
class Eindverslag(models.Model):
    """The report on one traject: a draft built from the file until `ingediend_op`, then as it was sent.

    `besproken_op` is the day of the talk with the deelnemer, or `niet_besproken` why there was none; `eigen_visie` is
    what he says himself.
    """

    wist_mee = ("traject__deelnemer_id",)

    traject = models.OneToOneField(
        Traject, on_delete=models.PROTECT, related_name="eindverslag", primary_key=True
    )
    eigen_visie = models.TextField("hoe de deelnemer het zelf ziet", max_length=6000, blank=True)
    besproken_op = models.DateField("besproken op", null=True, blank=True)
    niet_besproken = models.CharField("waarom niet besproken", max_length=300, blank=True)
    ingediend_op = models.DateTimeField(null=True)
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    geregistreerd_op = models.DateField("geregistreerd in persoonlijk dossier op", null=True, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = EindverslagQuerySet.as_manager()

    class Meta:
        verbose_name = "eindverslag"
        verbose_name_plural = "eindverslagen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ingediend_op__isnull=True, ingediend_door__isnull=True)
                | models.Q(ingediend_op__isnull=False, ingediend_door__isnull=False) & _GESPREK,
                name="eindverslag_ingediend_heel",
                violation_error_message="Bespreek het eindverslag eerst met de deelnemer (art. 22).",
            ),
        ]
        triggers = [
            Vastgelegd(
                vast=("eigen_visie", "besproken_op", "niet_besproken", "ingediend_op", "ingediend_door_id"),
                wanneer="OLD.ingediend_op IS NOT NULL",
            )
        ]

    def __str__(self) -> str:
        return f"eindverslag van {self.traject_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]

    @property
    def bespreking(self) -> str:
        """When it was discussed or why not, in words; "" while neither is known."""
        return besprekingszin(self.besproken_op, self.niet_besproken)


@volg()
class Verslagregel(models.Model):
    """One line of the report under one of the five contents of art. 22, with its source in the file.

    `bron_tekst` is what the source said when the draft was built, `tekst` what the report says; a line without
    `bron_soort` was written by hand. `bron_weg`: the source is gone or says something else by now.
    """

    wist_mee = ("eindverslag__traject__deelnemer_id",)
    mag_verwijderd = True  # a line of a draft; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    eindverslag = models.ForeignKey(Eindverslag, on_delete=models.PROTECT, related_name="regels")
    rubriek = models.CharField(max_length=20, choices=RUBRIEKEN)
    volgorde = models.PositiveIntegerField()
    bron_soort = models.CharField(max_length=60, blank=True)
    bron_id = models.UUIDField(null=True)
    bron_tekst = models.TextField(max_length=8000, blank=True)
    tekst = models.TextField(max_length=8000, blank=True)
    bron_weg = models.BooleanField(default=False)

    class Meta:
        verbose_name = "regel van het eindverslag"
        verbose_name_plural = "regels van het eindverslag"
        ordering = ["rubriek", "volgorde", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["eindverslag", "rubriek", "bron_soort", "bron_id"],
                condition=~models.Q(bron_soort=""),
                name="verslagregel_bron_eenmaal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rubriek} {self.volgorde}"

    @property
    def is_bewerkt(self) -> bool:
        """Whether it says something else than its source said."""
        return self.tekst != self.bron_tekst


@volg()
class Eindadvies(models.Model):
    """The motivated advice to VDAB; a correction is a next `nummer` that names the one it corrects.

    Both casemanagers agree (`akkoord_werk_op`, `akkoord_zorg_op`) and it is discussed with the deelnemer before it is
    sent, unless `niet_besproken` says why that could not be; what was sent never changes.
    """

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="eindadviezen")
    nummer = models.PositiveIntegerField(default=1)
    uitkomst = models.CharField("ons advies", max_length=30, choices=UITKOMSTEN, blank=True)
    volgende_stap = models.TextField("voorstel voor de volgende stap", max_length=4000, blank=True)
    motivering = models.TextField("motivering", max_length=8000, blank=True)
    woorden_deelnemer = models.TextField("wat de deelnemer van het advies vindt", max_length=4000, blank=True)
    besproken_op = models.DateField("besproken op", null=True, blank=True)
    niet_besproken = models.CharField("waarom niet besproken", max_length=300, blank=True)
    akkoord_werk_op = models.DateTimeField(null=True)
    akkoord_werk_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    akkoord_zorg_op = models.DateTimeField(null=True)
    akkoord_zorg_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    ingediend_op = models.DateTimeField(null=True)
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    geregistreerd_op = models.DateField("geregistreerd in persoonlijk dossier op", null=True, blank=True)
    verbetert = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="verbeterd_door", null=True, blank=True
    )
    verbeter_reden = models.CharField("wat er verbeterd is", max_length=500, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = EindadviesQuerySet.as_manager()

    class Meta:
        verbose_name = "eindadvies"
        verbose_name_plural = "eindadviezen"
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["traject", "nummer"], name="eindadvies_nummer_uniek"),
            models.CheckConstraint(
                condition=models.Q(nummer=1, verbetert__isnull=True)
                | models.Q(nummer__gte=2, verbetert__isnull=False) & ~models.Q(verbeter_reden=""),
                name="eindadvies_verbetert_het_vorige",
            ),
            models.CheckConstraint(
                condition=models.Q(ingediend_op__isnull=True, ingediend_door__isnull=True)
                | models.Q(
                    ingediend_op__isnull=False,
                    ingediend_door__isnull=False,
                    akkoord_werk_op__isnull=False,
                    akkoord_zorg_op__isnull=False,
                )
                & _GESPREK
                & ~models.Q(uitkomst="")
                & ~models.Q(motivering=""),
                name="eindadvies_ingediend_heel",
                violation_error_message=(
                    "Een eindadvies is gemotiveerd, besproken en door beide casemanagers goedgekeurd (art. 14)."
                ),
            ),
        ]
        triggers = [
            Vastgelegd(
                vast=(
                    "traject_id", "nummer", "uitkomst", "volgende_stap", "motivering", "woorden_deelnemer",
                    "besproken_op", "niet_besproken", "akkoord_werk_op", "akkoord_werk_door_id", "akkoord_zorg_op",
                    "akkoord_zorg_door_id", "ingediend_op", "ingediend_door_id", "verbetert_id", "verbeter_reden",
                ),
                wanneer="OLD.ingediend_op IS NOT NULL",
            ),
            Vereist(
                name="na_het_eindverslag",
                regel="eindadvies_na_het_eindverslag",
                wanneer="NEW.ingediend_op IS NOT NULL AND OLD.ingediend_op IS NULL",
                voorwaarde="EXISTS (SELECT FROM trajecten_eindverslag"
                " WHERE traject_id = NEW.traject_id AND ingediend_op IS NOT NULL)",
                zin="eerst het eindverslag, dan het eindadvies (Decreet 8/7/2022 art. 22)",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"eindadvies {self.nummer} van {self.traject_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]

    @property
    def bespreking(self) -> str:
        """When it was discussed or why not, in words; "" while neither is known."""
        return besprekingszin(self.besproken_op, self.niet_besproken)

    @property
    def akkoorden(self) -> dict[str, bool]:
        """Per side of the tandem whether it agrees."""
        return {kant: bool(getattr(self, f"akkoord_{kant}_op")) for kant, _ in KANTEN}
