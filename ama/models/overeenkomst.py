"""The begeleidingsovereenkomst: deelnemer, begeleider and werkpost, of both kinds (Decreet 2022 art. 28-29, 31-33)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from ama.models.regels import GeenAanwezigheidErbuiten, Vastgelegd
from ama.querysets import ErkenningverliesQuerySet, OvereenkomstQuerySet
from ama.soorten import EINDEREDENEN, SOORTEN, WSE, WVG
from ama.statussen import (
    AFGEBROKEN,
    BEEINDIGD,
    CONCEPT,
    GETEKEND,
    IN_BEGELEIDING,
    IN_OPMAAK,
    INGEDIEND,
    ONDERTEKEND,
    OVEREENKOMSTOVERGANGEN,
    OVEREENKOMSTSTATUSSEN,
)
from werkzorg.databank.perioden import dagen
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.overgangen import namen, stappen
from werkzorg.termijnen import Periode

if TYPE_CHECKING:
    from ama.models.persoonsbeeld import Persoonsbeeld
    from ama.models.versie import Overeenkomstversie

_KLAAR = Q(status__in=GETEKEND)


@volg()
class Overeenkomst(models.Model):
    """One agreement: one deelnemer, one begeleider, one werkpost; both days inclusive, `einde` None: it runs.

    `begeleider` is the recognised organisation, `begeleider_lid` who does the work. What is agreed stands in its
    versions. `aanvaard_op` is the day the departement accepted it; an agreement can end before that.
    """

    # Only there after `bladen.inhoud.versies_van` and `persoonsbeeld.persoon_bij`: read once for one page or act.
    gelezen_versies: list[Overeenkomstversie] | None = None
    gelezen_persoon: Persoonsbeeld | None = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField("soort", max_length=3, choices=SOORTEN, default=WVG)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    begeleider = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    begeleider_lid = models.ForeignKey(
        "organisaties.Lidmaatschap", on_delete=models.PROTECT, related_name="+"
    )
    werkpost = models.ForeignKey("organisaties.Werkpost", on_delete=models.PROTECT, related_name="+")
    erkenning = models.ForeignKey(
        "mandaten.Toekenning", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    # Of AMA sociale economie: what VDAB decided.
    toeleiding = models.ForeignKey(
        "ama.Toeleiding", on_delete=models.PROTECT, related_name="overeenkomsten", null=True, blank=True
    )
    status = models.CharField(max_length=20, choices=OVEREENKOMSTSTATUSSEN, default=CONCEPT)
    start = models.DateField("start")
    einde = models.DateField("laatste dag", null=True, blank=True)
    einde_reden = models.CharField("reden van het einde", max_length=25, choices=EINDEREDENEN, blank=True)
    einde_toelichting = models.CharField("toelichting bij het einde", max_length=500, blank=True)
    betaald_werk_mogelijk = models.BooleanField("betaald werk is mogelijk", null=True, blank=True)
    vaph_gevraagd_op = models.DateField("naar steun van het VAPH gevraagd op", null=True, blank=True)
    geinformeerd_op = models.DateField("over de verwerking geïnformeerd op", null=True, blank=True)
    verzekerd_ongevallen = models.BooleanField(
        "verzekerd voor lichamelijke ongevallen", null=True, blank=True
    )
    verzekerd_ba = models.BooleanField("verzekerd voor aansprakelijkheid", null=True, blank=True)
    dimona_referentie = models.CharField("nummer van de Dimona-aangifte", max_length=30, blank=True)
    dimona_in_op = models.DateField("Dimona in dienst op", null=True, blank=True)
    dimona_uit_op = models.DateField("Dimona uit dienst op", null=True, blank=True)
    ondertekend_op = models.DateField("ondertekend op", null=True, blank=True)
    ingediend_op = models.DateField("ingediend op", null=True, blank=True)
    aanvaard_op = models.DateField("aanvaard op", null=True, blank=True)
    teruggestuurd_op = models.DateField("teruggestuurd op", null=True, blank=True)
    terugstuurreden = models.CharField("waarom teruggestuurd", max_length=1000, blank=True)
    # The agreement that this one continues at another begeleider.
    volgt_op = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="vervolg", null=True, blank=True
    )
    opgemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    aangemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = OvereenkomstQuerySet.as_manager()

    class Meta:
        verbose_name = "begeleidingsovereenkomst"
        verbose_name_plural = "begeleidingsovereenkomsten"
        ordering = ["-start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=namen(OVEREENKOMSTSTATUSSEN)), name="overeenkomst_status_gekend"
            ),
            models.CheckConstraint(
                condition=Q(soort__in=[sleutel for sleutel, _ in SOORTEN]), name="overeenkomst_soort_gekend"
            ),
            models.CheckConstraint(
                condition=Q(soort=WVG, toeleiding__isnull=True) | Q(soort=WSE, toeleiding__isnull=False),
                name="overeenkomst_wse_na_toeleiding",
                violation_error_message="Naar AMA sociale economie leidt VDAB toe.",
            ),
            models.CheckConstraint(
                condition=Q(einde__isnull=True, einde_reden="")
                | Q(einde__isnull=False, einde__gte=F("start")) & ~Q(einde_reden=""),
                name="overeenkomst_einde_na_start",
                violation_error_message="De laatste dag ligt vóór de start, of de reden ontbreekt.",
            ),
            # Of both kinds there is never one at the same time (regelgeving 5.1).
            ExclusionConstraint(
                name="overeenkomst_nooit_twee_soorten",
                expressions=[
                    ("deelnemer", RangeOperators.EQUAL),
                    ("soort", RangeOperators.NOT_EQUAL),
                    (dagen("start", "einde"), RangeOperators.OVERLAPS),
                ],
                condition=_KLAAR,
                violation_error_message="AMA welzijn en AMA sociale economie gaan niet samen.",
            ),
            # One agreement per werkpost (regelgeving 5.6).
            ExclusionConstraint(
                name="overeenkomst_een_per_werkpost",
                expressions=[
                    ("deelnemer", RangeOperators.EQUAL),
                    ("werkpost", RangeOperators.EQUAL),
                    (dagen("start", "einde"), RangeOperators.OVERLAPS),
                ],
                condition=_KLAAR,
                violation_error_message="Voor deze werkpost loopt in deze periode al een overeenkomst.",
            ),
            models.UniqueConstraint(
                fields=["deelnemer", "werkpost", "begeleider"],
                condition=Q(status__in=IN_OPMAAK),
                name="overeenkomst_een_ontwerp",
                violation_error_message="Er is voor deze werkpost al een overeenkomst in opmaak.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=IN_OPMAAK, ondertekend_op__isnull=True)
                | Q(status=AFGEBROKEN)
                | Q(status__in=GETEKEND, ondertekend_op__isnull=False, geinformeerd_op__isnull=False),
                name="overeenkomst_getekend_en_geinformeerd",
                violation_error_message="Informeer de deelnemer voor iedereen ondertekent (art. 31-33).",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*IN_OPMAAK, AFGEBROKEN, ONDERTEKEND]) | Q(ingediend_op__isnull=False),
                name="overeenkomst_ingediend_met_dag",
            ),
            models.CheckConstraint(
                condition=Q(aanvaard_op__isnull=True) | Q(ingediend_op__isnull=False),
                name="overeenkomst_aanvaard_na_indienen",
            ),
            models.CheckConstraint(
                condition=~Q(status=BEEINDIGD) | Q(einde__isnull=False, aanvaard_op__isnull=False),
                name="overeenkomst_beeindigd_met_dag",
            ),
            models.CheckConstraint(
                condition=Q(dimona_uit_op__isnull=True) | Q(dimona_in_op__isnull=False),
                name="overeenkomst_dimona_in_voor_uit",
            ),
        ]
        indexes = [
            models.Index(fields=["begeleider", "status", "-start"], name="overeenkomst_begeleider"),
            models.Index(fields=["deelnemer", "-start"], name="overeenkomst_deelnemer"),
            # The day sheet: who could come to this werkpost on this day.
            models.Index(fields=["werkpost", "start"], condition=_KLAAR, name="overeenkomst_werkpost"),
            models.Index(fields=["begeleider_lid", "status"], name="overeenkomst_begeleider_lid"),
            models.Index(
                fields=["ingediend_op", "id"],
                condition=Q(status=INGEDIEND),
                name="overeenkomst_te_aanvaarden",
            ),
            models.Index(fields=["start"], condition=Q(status=ONDERTEKEND), name="overeenkomst_in_te_dienen"),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(CONCEPT,)),
            pgtrigger.FSM(
                name="overeenkomst_overgangen", field="status", transitions=stappen(OVEREENKOMSTOVERGANGEN)
            ),
            GeenAanwezigheidErbuiten(),
            # What the parties signed: another one of these is another agreement.
            Vastgelegd(
                vast=(
                    "soort",
                    "toeleiding_id",
                    "deelnemer_id",
                    "begeleider_id",
                    "werkpost_id",
                    "start",
                    "ondertekend_op",
                ),
                wanneer="OLD.ondertekend_op IS NOT NULL",
            ),
        ]

    def __str__(self) -> str:
        return f"begeleidingsovereenkomst {self.id}"

    def get_absolute_url(self) -> str:
        """The page of this agreement."""
        return reverse("overeenkomst_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]

    @property
    def periode(self) -> Periode:
        """Its days, both inclusive."""
        return Periode(self.start, self.einde)

    def loopt_op(self, dag: date) -> bool:
        """Whether the deelnemer is guided under it on this day."""
        return self.status in (*IN_BEGELEIDING, BEEINDIGD) and self.periode.bevat(dag)


@volg()
class Erkenningverlies(models.Model):
    """A running agreement is hit because its begeleider is not recognised any more after `laatste_dag`.

    `afgehandeld_op` None while nobody planned what happens.
    """

    wist_mee = ("overeenkomst__deelnemer_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    overeenkomst = models.ForeignKey(
        Overeenkomst, on_delete=models.PROTECT, related_name="erkenningverliezen"
    )
    laatste_dag = models.DateField("erkend tot en met")
    reden = models.CharField(max_length=30)
    gesignaleerd_op = models.DateTimeField(default=timezone.now, editable=False)
    afgehandeld_op = models.DateTimeField(null=True)
    afhandeling = models.CharField("wat ermee gebeurde", max_length=500, blank=True)
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = ErkenningverliesQuerySet.as_manager()

    class Meta:
        verbose_name = "verloren erkenning"
        verbose_name_plural = "verloren erkenningen"
        ordering = ["laatste_dag", "id"]
        constraints = [
            models.UniqueConstraint(fields=["overeenkomst", "laatste_dag"], name="erkenningverlies_eenmaal"),
        ]
        indexes = [
            models.Index(
                fields=["laatste_dag", "id"],
                condition=Q(afgehandeld_op__isnull=True),
                name="erkenningverlies_open",
            ),
        ]

    def __str__(self) -> str:
        return f"verloren erkenning van {self.overeenkomst_id}"

    def get_absolute_url(self) -> str:
        """The list in which it stands: it has no page of its own."""
        return reverse("erkenningverlies_lijst")

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.overeenkomst.deelnemer_id]

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return "open" if self.afgehandeld_op is None else "afgehandeld"
