"""The onthaaltraject at a core partner: seven data and what the partner does; it leads to nothing else (art. 5, 15.14).

No key here is a key anywhere else about the person, and no history row says in which act of VDAB it began.
"""

from __future__ import annotations

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from gbo.querysets import (
    ContactpogingQuerySet,
    LevensregistratieQuerySet,
    OnthaaltrajectQuerySet,
    WisstopQuerySet,
)
from gbo.soorten import AFBREEKREDENEN, TERUGSTUURREDENEN, UITKOMSTEN, WIJZEN
from gbo.statussen import EINDES, GESTART, ONTHAALOVERGANGEN, ONTHAALSTATUSSEN, ONTVANGEN
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.domein import initialen
from werkzorg.handelen.overgangen import stappen


@volg(los=True)
class Onthaaltraject(models.Model):
    """One person at one core partner of the geïntegreerd breed onthaal: the closed list of art. 5, and what follows.

    `partner_id`, `samenwerking_id` and `medewerker_id` are ids without foreign key. `einde` (inclusive) starts the
    twelve months; `weg_op` is the day on which everything must be gone, None while it runs.
    """

    # The person of this table is the row itself: the one erasing function takes it by its own key.
    wist_mee = ("id",)
    # Nobody becomes another person here: a merge of dossiers does not reach it.
    verhuist = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # --- what VDAB may send (art. 5), and nothing else
    voornaam = models.CharField("voornaam", max_length=100)
    achternaam = models.CharField("achternaam", max_length=100)
    geboortedatum = models.DateField("geboortedatum")
    straatnaam = models.CharField("straat", max_length=200, blank=True)
    huisnummer = models.CharField("huisnummer", max_length=20, blank=True)
    busnummer = models.CharField("bus", max_length=20, blank=True)
    postcode = models.CharField("postcode", max_length=4, blank=True)
    gemeentenaam = models.CharField("gemeente", max_length=100)
    email = models.EmailField("e-mailadres", max_length=254, blank=True)
    telefoon = models.CharField("telefoon of gsm", max_length=20, blank=True)
    hulpverlener_naam = models.CharField("hulpverlener", max_length=120, blank=True)
    hulpverlener_organisatie = models.CharField("organisatie van de hulpverlener", max_length=120, blank=True)
    hulpverlener_email = models.EmailField("e-mailadres van de hulpverlener", max_length=254, blank=True)
    hulpverlener_telefoon = models.CharField("telefoon van de hulpverlener", max_length=20, blank=True)
    # --- who has it
    samenwerking_id = models.UUIDField(editable=False)
    partner_id = models.UUIDField(editable=False)
    vorige_partner_id = models.UUIDField(null=True, editable=False)
    medewerker_id = models.UUIDField(null=True, editable=False)
    overgedragen_op = models.DateTimeField(default=timezone.now, editable=False)
    bij_partner_sinds = models.DateTimeField(default=timezone.now, editable=False)
    eerste_contact_voor = models.DateField("eerste contact uiterlijk op")
    # --- what became of it
    status = models.CharField(max_length=20, choices=ONTHAALSTATUSSEN, default=ONTVANGEN)
    bereikt_op = models.DateField("bereikt op", null=True, blank=True)
    gestart_op = models.DateField("eerste gesprek onder vier ogen op", null=True, blank=True)
    einde = models.DateField("einde", null=True, blank=True)
    weg_op = models.DateField(null=True, editable=False)
    terugstuurreden = models.CharField(max_length=20, choices=TERUGSTUURREDENEN, blank=True)
    afbreekreden = models.CharField(max_length=20, choices=AFBREEKREDENEN, blank=True)
    doorverwezen_naar = models.CharField("doorverwezen naar", max_length=200, blank=True)
    toelichting = models.CharField("toelichting", max_length=500, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = OnthaaltrajectQuerySet.as_manager()

    class Meta:
        verbose_name = "onthaaltraject"
        verbose_name_plural = "onthaaltrajecten"
        ordering = ["eerste_contact_voor", "overgedragen_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=EINDES, einde__isnull=False, weg_op__isnull=False)
                | (~Q(status__in=EINDES) & Q(einde__isnull=True, weg_op__isnull=True)),
                name="onthaal_einde_verplicht",
                violation_error_message="Vul in wanneer het onthaaltraject eindigde: daarna loopt de bewaartermijn.",
            ),
            models.CheckConstraint(
                condition=Q(gestart_op__isnull=True) | Q(einde__isnull=True) | Q(einde__gte=F("gestart_op")),
                name="onthaal_einde_na_start",
                violation_error_message="De dag van het einde ligt vóór het eerste gesprek: verbeter een van beide.",
            ),
            models.CheckConstraint(
                condition=~Q(status=GESTART) | Q(gestart_op__isnull=False), name="onthaal_gestart_met_gesprek"
            ),
        ]
        indexes = [
            models.Index(fields=["partner_id", "status", "eerste_contact_voor"], name="onthaal_postvak"),
            models.Index(fields=["weg_op"], name="onthaal_te_wissen", condition=Q(weg_op__isnull=False)),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(ONTVANGEN,)),
            pgtrigger.FSM(name="onthaal_overgangen", field="status", transitions=stappen(ONTHAALOVERGANGEN)),
        ]

    def __str__(self) -> str:
        return f"onthaaltraject {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the onthaaltraject."""
        return reverse("onthaal_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def naam(self) -> str:
        """First name and family name."""
        return f"{self.voornaam} {self.achternaam}".strip()

    @property
    def initialen(self) -> str:
        """How lists and tasks call somebody who was not accepted yet."""
        return initialen(self.voornaam, self.achternaam)

    @property
    def is_opgenomen(self) -> bool:
        """Whether the partner took a decision about it: until then it reads no more than it needs for that."""
        return self.status != ONTVANGEN

    @property
    def roepnaam(self) -> str:
        """The name for who may read it, otherwise the initials."""
        return self.naam if self.is_opgenomen else self.initialen

    @property
    def adres(self) -> str:
        """Street, number, box, postcode and municipality on one line."""
        nummer = f"{self.huisnummer} bus {self.busnummer}" if self.busnummer else self.huisnummer
        delen = (f"{self.straatnaam} {nummer}".strip(), f"{self.postcode} {self.gemeentenaam}".strip())
        return ", ".join(deel for deel in delen if deel)

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The key of this row, which is no key of a deelnemer: after the erasure it points nowhere."""
        return [self.pk]


@volg(los=True)
class Contactpoging(models.Model):
    """One try to reach somebody, and what came of it."""

    wist_mee = ("onthaal_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    onthaal = models.ForeignKey(Onthaaltraject, on_delete=models.PROTECT, related_name="contactpogingen")
    wanneer = models.DateTimeField("wanneer")
    wijze = models.CharField("hoe", max_length=20, choices=WIJZEN)
    uitkomst = models.CharField("uitkomst", max_length=20, choices=UITKOMSTEN)
    notitie = models.CharField("notitie", max_length=500, blank=True)
    partner_id = models.UUIDField(editable=False)
    medewerker_id = models.UUIDField(null=True, editable=False)

    objects = ContactpogingQuerySet.as_manager()

    class Meta:
        verbose_name = "contactpoging"
        verbose_name_plural = "contactpogingen"
        ordering = ["-wanneer", "id"]

    def __str__(self) -> str:
        return f"contactpoging {self.pk}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """As its onthaaltraject."""
        return [self.onthaal_id]


@volg(los=True)
class Levensregistratie(models.Model):
    """What a partner noted for itself: life domains and rights (GBO-33); optional, and of that partner alone.

    `domeinen` and `rechten`: key of gbo.domein.levensdomeinen -> what was chosen there.
    """

    wist_mee = ("onthaal_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    onthaal = models.ForeignKey(Onthaaltraject, on_delete=models.PROTECT, related_name="registraties")
    partner_id = models.UUIDField(editable=False)
    domeinen = models.JSONField("levensdomeinen", default=dict, blank=True)
    rechten = models.JSONField("rechten", default=dict, blank=True)
    stelsels = models.JSONField("uitkeringen", default=list, blank=True)
    bijgewerkt_op = models.DateTimeField(default=timezone.now, editable=False)
    medewerker_id = models.UUIDField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = LevensregistratieQuerySet.as_manager()

    class Meta:
        verbose_name = "registratie van levensdomeinen"
        verbose_name_plural = "registraties van levensdomeinen"
        constraints = [
            models.UniqueConstraint(
                fields=["onthaal", "partner_id"], name="levensregistratie_een_per_partner"
            )
        ]

    def __str__(self) -> str:
        return f"registratie {self.pk}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """As its onthaaltraject."""
        return [self.onthaal_id]


@volg(los=True)
class Wisstop(models.Model):
    """An ended onthaaltraject is not erased while this holds: somebody needs it in proceedings (legal hold)."""

    wist_mee = ("onthaal_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    onthaal = models.ForeignKey(Onthaaltraject, on_delete=models.PROTECT, related_name="wisstops")
    reden = models.CharField("waarom", max_length=500)
    nakijken_op = models.DateField("opnieuw nakijken op")
    gezet_op = models.DateTimeField(default=timezone.now, editable=False)
    gezet_door_id = models.UUIDField(editable=False)
    opgeheven_op = models.DateTimeField(null=True, editable=False)
    opgeheven_door_id = models.UUIDField(null=True, editable=False)

    objects = WisstopQuerySet.as_manager()

    class Meta:
        verbose_name = "tegenhouden van een wissing"
        verbose_name_plural = "tegengehouden wissingen"
        constraints = [
            models.UniqueConstraint(
                fields=["onthaal"],
                condition=Q(opgeheven_op__isnull=True),
                name="wisstop_een_tegelijk",
                violation_error_message="De wissing van dit onthaaltraject wordt al tegengehouden.",
            )
        ]

    def __str__(self) -> str:
        return f"wisstop {self.pk}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """As its onthaaltraject."""
        return [self.onthaal_id]
