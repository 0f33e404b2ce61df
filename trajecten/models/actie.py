"""The actions of the plan: what, by whom, when, in which order, and the hours really given (art. 10, 15, 18)."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from trajecten.models.aanbod import Aanbod
from trajecten.models.regels import GeenActieOpZorgmoment, NietNaHetEinde, Vastgelegd, Vereist
from trajecten.models.traject import Traject
from trajecten.querysets import ActieQuerySet, UrenQuerySet
from trajecten.soorten import ACTIESOORT_KEUZES, ACTIESOORTEN, DOMEINEN, WEEKDAGEN
from trajecten.statussen import ACTIEOVERGANGEN, ACTIESTATUSSEN, AFGEWERKT, GEPLAND, GESCHRAPT, OPEN_ACTIE
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.handelen.overgangen import namen, stappen


@volg()
class Actie(models.Model):
    """One action from `van` to `tot_en_met` (both inclusive), `uren_per_week` hours a week, at place `volgorde`.

    `dienstverlener` None: nobody carries it out yet; `is_adhoc`: a provider from outside the network. What the tandem
    itself does has one of its organisations there.
    """

    wist_mee = ("traject__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="acties")
    volgorde = models.PositiveIntegerField()
    domein = models.CharField(max_length=10, choices=DOMEINEN)
    soort = models.CharField("soort actie", max_length=30, choices=ACTIESOORT_KEUZES)
    omschrijving = models.CharField("wat", max_length=500)
    van = models.DateField("van")
    tot_en_met = models.DateField("tot en met")
    uren_per_week = models.DecimalField("uren per week", max_digits=4, decimal_places=2)
    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    dienstverlener = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    is_adhoc = models.BooleanField("dienstverlener van buiten het netwerk", default=False)
    # The first time it stood in a version that the network received: before that it is a draft of the tandem.
    ingediend_op = models.DateTimeField(null=True, editable=False)
    toegewezen_op = models.DateTimeField(null=True)
    motivering = models.TextField("waarom deze keuze", max_length=2000, blank=True)
    status = models.CharField(max_length=20, choices=ACTIESTATUSSEN, default=GEPLAND)
    afgewerkt_op = models.DateField("afgewerkt op", null=True)
    resultaat = models.TextField("resultaat", max_length=4000, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = ActieQuerySet.as_manager()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        ordering = ["volgorde", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot_en_met__gte=models.F("van")),
                name="actie_einde_na_begin",
                violation_error_message="De laatste dag ligt vóór de eerste dag: controleer beide.",
            ),
            models.CheckConstraint(
                condition=models.Q(uren_per_week__gte=0, uren_per_week__lte=60),
                name="actie_uren_kunnen",
                violation_error_message="Vul 0 tot 60 uur per week in.",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=namen(ACTIESTATUSSEN)), name="actie_status_gekend"
            ),
            models.CheckConstraint(
                condition=models.Q(soort__in=list(ACTIESOORTEN)), name="actie_soort_gekend"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=AFGEWERKT)
                | models.Q(afgewerkt_op__isnull=False, afgewerkt_op__gte=models.F("van")),
                name="actie_afgewerkt_heel",
            ),
            models.CheckConstraint(
                condition=models.Q(toegewezen_op__isnull=True) | models.Q(ingediend_op__isnull=False),
                name="actie_toegewezen_na_indienen",
                violation_error_message="Dien het plan eerst in bij de netwerkcoördinator (art. 18).",
            ),
            models.UniqueConstraint(
                fields=["traject", "volgorde"],
                name="actie_volgorde_uniek",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            models.Index(fields=["dienstverlener", "status", "van"], name="actie_van_dienstverlener"),
            models.Index(
                fields=["van"],
                condition=models.Q(dienstverlener__isnull=True) & ~models.Q(status=GESCHRAPT),
                name="actie_zonder_dienstverlener",
            ),
            # What the network still has to do or assign, per traject.
            models.Index(
                fields=["traject", "van"],
                condition=models.Q(status__in=OPEN_ACTIE, ingediend_op__isnull=False),
                name="actie_open_bij_netwerk",
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(GEPLAND,)),
            pgtrigger.FSM(name="actie_overgangen", field="status", transitions=stappen(ACTIEOVERGANGEN)),
            NietNaHetEinde(
                dag="tot_en_met",
                eerste="van",
                regel="actie_binnen_de_looptijd",
                behalve=f"NEW.status = '{GESCHRAPT}'",
            ),
            GeenActieOpZorgmoment(traject="NEW.traject_id"),
            Vastgelegd(vast=("traject_id",)),
        ]

    def __str__(self) -> str:
        return self.omschrijving

    def get_absolute_url(self) -> str:
        """The page of this action."""
        return reverse("actie_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]


@volg()
class Actievolgorde(models.Model):
    """`actie` begins only after `na`; circles are refused by the act (`domein.volgorde`)."""

    wist_mee = ("actie__traject__deelnemer_id",)
    mag_verwijderd = True  # the order of the plan changes; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    actie = models.ForeignKey(Actie, on_delete=models.PROTECT, related_name="voorwaarden")
    na = models.ForeignKey(Actie, on_delete=models.PROTECT, related_name="vervolgen")

    class Meta:
        verbose_name = "volgorde van acties"
        verbose_name_plural = "volgordes van acties"
        constraints = [
            models.UniqueConstraint(fields=["actie", "na"], name="actievolgorde_eenmaal"),
            models.CheckConstraint(
                condition=~models.Q(actie=models.F("na")), name="actievolgorde_niet_na_zichzelf"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actie_id} na {self.na_id}"


@volg()
class Actiemoment(models.Model):
    """An action takes place every week on this weekday (0 = Monday) from `van_uur` to `tot_uur` (end exclusive)."""

    wist_mee = ("actie__traject__deelnemer_id",)
    mag_verwijderd = True  # another moment was agreed; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    actie = models.ForeignKey(Actie, on_delete=models.PROTECT, related_name="momenten")
    weekdag = models.PositiveSmallIntegerField(choices=WEEKDAGEN)
    van_uur = models.TimeField("van")
    tot_uur = models.TimeField("tot")

    class Meta:
        verbose_name = "moment van een actie"
        verbose_name_plural = "momenten van acties"
        ordering = ["weekdag", "van_uur"]
        constraints = [
            models.UniqueConstraint(fields=["actie", "weekdag", "van_uur"], name="actiemoment_eenmaal"),
            models.CheckConstraint(
                condition=models.Q(weekdag__lte=6, tot_uur__gt=models.F("van_uur")), name="actiemoment_kan"
            ),
        ]
        triggers = [
            GeenActieOpZorgmoment(traject="SELECT traject_id FROM trajecten_actie WHERE id = NEW.actie_id")
        ]

    def __str__(self) -> str:
        return f"{self.get_weekdag_display()} {self.van_uur:%H:%M}-{self.tot_uur:%H:%M}"


@volg()
class Alternatief(models.Model):
    """An offer that was considered for an action and not chosen, and why: choices are motivated."""

    wist_mee = ("actie__traject__deelnemer_id",)
    mag_verwijderd = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    actie = models.ForeignKey(Actie, on_delete=models.PROTECT, related_name="alternatieven")
    aanbod = models.ForeignKey(Aanbod, on_delete=models.PROTECT, related_name="+")
    waarom_niet = models.CharField("waarom niet gekozen", max_length=500, blank=True)

    class Meta:
        verbose_name = "overwogen alternatief"
        verbose_name_plural = "overwogen alternatieven"
        constraints = [models.UniqueConstraint(fields=["actie", "aanbod"], name="alternatief_eenmaal")]

    def __str__(self) -> str:
        return f"{self.aanbod_id} voor {self.actie_id}"


@volg()
class Uren(models.Model):
    """Hours that one organisation really gave for one action on one day.

    After a correction `eerst_uren` is what was written down first; 0 hours then say that nothing was given.
    """

    wist_mee = ("traject__deelnemer_id",)
    mag_verwijderd = True  # a mistake of the day; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="uren")
    actie = models.ForeignKey(Actie, on_delete=models.PROTECT, related_name="gegeven")
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    dag = models.DateField("dag")
    uren = models.DecimalField("uren", max_digits=4, decimal_places=2)
    wat = models.CharField("wat er gebeurde", max_length=500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geregistreerd_op = models.DateTimeField(default=timezone.now, editable=False)
    eerst_uren = models.DecimalField("eerst opgeschreven uren", max_digits=4, decimal_places=2, null=True)
    verbeterd_op = models.DateTimeField(null=True)
    verbeterd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    verbeter_reden = models.CharField("waarom verbeterd", max_length=300, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = UrenQuerySet.as_manager()

    class Meta:
        verbose_name = "gegeven uren"
        verbose_name_plural = "gegeven uren"
        ordering = ["-dag", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(uren__gt=0, uren__lte=24) | models.Q(uren=0, eerst_uren__isnull=False),
                name="uren_kunnen",
                violation_error_message="Vul meer dan 0 en hoogstens 24 uur in.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    eerst_uren__isnull=True, verbeterd_op__isnull=True, verbeterd_door__isnull=True
                )
                | models.Q(
                    eerst_uren__gt=0,
                    eerst_uren__lte=24,
                    verbeterd_op__isnull=False,
                    verbeterd_door__isnull=False,
                )
                & ~models.Q(verbeter_reden=""),
                name="uren_verbeterd_heel",
            ),
        ]
        indexes = [models.Index(fields=["actie", "-dag"], name="uren_van_actie")]
        triggers = [
            NietNaHetEinde(dag="dag", regel="uren_binnen_de_looptijd"),
            Vereist(
                name="van_hetzelfde_traject",
                regel="uren_van_hetzelfde_traject",
                wanneer="true",
                voorwaarde="NEW.traject_id = (SELECT traject_id FROM trajecten_actie WHERE id = NEW.actie_id)",
                zin="de uren horen bij een actie van hetzelfde traject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.uren} uur op {self.dag:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """The page of the action for which they were given."""
        return self.actie.get_absolute_url()

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.traject.deelnemer_id]
