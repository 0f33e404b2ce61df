"""The advies Welzijn at VDAB: that it was given and why, and that it is closed; never to whom somebody went."""

from __future__ import annotations

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from gbo.querysets import WelzijnsadviesQuerySet
from gbo.statussen import ADVIESOVERGANGEN, ADVIESSTATUSSEN, GEWEIGERD, OVERGEDRAGEN, VERVALLEN, VOORGESTELD
from werkzorg.databank.triggers import Begintoestand, volg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.overgangen import stappen


@volg()
class Welzijnsadvies(models.Model):
    """VDAB judged that the other offers are not (yet) feasible for somebody, and advises welfare (art. 4).

    `advies` is the row in the letterbox, which says only that and when. `afgesloten_op`: the data went to a core
    partner, the person refused, or he died (then the clock closed it); nothing here says to whom, or what became of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.PROTECT, related_name="+")
    advies = models.ForeignKey(
        "doorverwijzingen.Bemiddelingsadvies", on_delete=models.PROTECT, related_name="+"
    )
    organisatie = models.ForeignKey("organisaties.Organisatie", on_delete=models.PROTECT, related_name="+")
    motivering = models.TextField("waarom de andere aanbiedingen (nog) niet haalbaar zijn", max_length=4000)
    geinformeerd_op = models.DateField("besproken met de persoon op")
    gegeven_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gegeven_op = models.DateTimeField(default=timezone.now, editable=False)
    status = models.CharField(max_length=20, choices=ADVIESSTATUSSEN, default=VOORGESTELD)
    akkoord_op = models.DateField("de persoon ging akkoord met de overdracht op", null=True, blank=True)
    afgesloten_op = models.DateTimeField(null=True, editable=False)
    afgesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    versie = models.PositiveIntegerField(default=1, editable=False)

    objects = WelzijnsadviesQuerySet.as_manager()

    class Meta:
        verbose_name = "advies Welzijn"
        verbose_name_plural = "adviezen Welzijn"
        ordering = ["-gegeven_op", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["deelnemer"],
                condition=Q(status=VOORGESTELD),
                name="welzijnsadvies_een_open",
                violation_error_message="Deze persoon heeft al een advies Welzijn dat nog open staat.",
            ),
            models.CheckConstraint(
                condition=Q(status=VOORGESTELD, afgesloten_op=None, afgesloten_door=None)
                | Q(status=VERVALLEN, afgesloten_op__isnull=False, afgesloten_door=None)
                | (
                    ~Q(status__in=(VOORGESTELD, VERVALLEN))
                    & Q(afgesloten_op__isnull=False, afgesloten_door__isnull=False)
                ),
                name="welzijnsadvies_afgesloten_door_iemand",
            ),
            models.CheckConstraint(
                condition=Q(status=OVERGEDRAGEN, akkoord_op__isnull=False)
                | (~Q(status=OVERGEDRAGEN) & Q(akkoord_op__isnull=True)),
                name="welzijnsadvies_overdracht_met_akkoord",
                violation_error_message="Zonder akkoord van de persoon gaan er geen gegevens weg (art. 4).",
            ),
        ]
        triggers = [
            Begintoestand(veld="status", toegelaten=(VOORGESTELD,)),
            pgtrigger.FSM(
                name="welzijnsadvies_overgangen", field="status", transitions=stappen(ADVIESOVERGANGEN)
            ),
        ]

    def __str__(self) -> str:
        return f"advies Welzijn {self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the advies."""
        return reverse("advies_welzijn_detail", args=[self.pk])

    @property
    def toestand(self) -> str:
        """The state that decides which acts are possible."""
        return self.status

    @property
    def is_geweigerd(self) -> bool:
        """Whether the person did not want it."""
        return self.status == GEWEIGERD

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.deelnemer_id]
