"""What begeleider and deelnemer think, theme by theme, of how somebody grows; given in an evaluation."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from ama.domein.groei import PUNTEN, THEMAS, Meting, Moment
from ama.models.begeleiding import Jaarevaluatie
from ama.models.regels import EvaluatieLigtVast
from ama.querysets import GroeimetingQuerySet, JaarevaluatieQuerySet
from ama.soorten import GROEIPUNTEN, GROEITHEMAS
from ama.statussen import AFGEWERKT
from werkzorg.databank.triggers import volg

_KAN = sorted(PUNTEN)


@volg()
class Groeimeting(models.Model):
    """One theme in one evaluation: a point of the begeleider, of the deelnemer, or of both (`domein.groei`)."""

    wist_mee = ("evaluatie__begeleiding__deelnemer_id",)
    mag_verwijderd = True  # a point in an open evaluation is taken back; its history stays

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluatie = models.ForeignKey(Jaarevaluatie, on_delete=models.PROTECT, related_name="groeimetingen")
    thema = models.CharField("thema", max_length=20, choices=GROEITHEMAS)
    begeleider = models.PositiveSmallIntegerField(
        "wat de begeleider ziet", choices=GROEIPUNTEN, null=True, blank=True
    )
    deelnemer = models.PositiveSmallIntegerField(
        "wat de deelnemer zelf vindt", choices=GROEIPUNTEN, null=True, blank=True
    )

    objects = GroeimetingQuerySet.as_manager()

    class Meta:
        verbose_name = "groeimeting"
        verbose_name_plural = "groeimetingen"
        ordering = ["evaluatie", "thema"]
        constraints = [
            models.UniqueConstraint(fields=["evaluatie", "thema"], name="groeimeting_eenmaal_per_thema"),
            models.CheckConstraint(condition=Q(thema__in=list(THEMAS)), name="groeimeting_thema_gekend"),
            models.CheckConstraint(
                condition=(Q(begeleider__isnull=True) | Q(begeleider__in=_KAN))
                & (Q(deelnemer__isnull=True) | Q(deelnemer__in=_KAN))
                & ~Q(begeleider__isnull=True, deelnemer__isnull=True),
                name="groeimeting_van_iemand",
            ),
        ]
        triggers = [EvaluatieLigtVast()]

    def __str__(self) -> str:
        return f"{self.get_thema_display()} in evaluatie {self.evaluatie_id}"

    @property
    def over_deelnemers(self) -> list[uuid.UUID]:
        """The person it is about."""
        return [self.evaluatie.begeleiding.deelnemer_id]

    @property
    def meting(self) -> Meting:
        """The same as a plain value."""
        return Meting(self.thema, self.begeleider, self.deelnemer)


def met_groei(rijen: JaarevaluatieQuerySet) -> JaarevaluatieQuerySet:
    """With what was given in each evaluation, and in the one that was finished last before it; no query of its own."""
    vorige = Jaarevaluatie.objects.filter(
        begeleiding_id=OuterRef(OuterRef("begeleiding_id")), status=AFGEWERKT
    ).order_by("-op")
    hier = Groeimeting.objects.filter(evaluatie_id=OuterRef("pk"))
    toen = Groeimeting.objects.filter(evaluatie_id=Subquery(vorige.values("pk")[:1]))
    velden = JSONObject(thema="thema", begeleider="begeleider", deelnemer="deelnemer")
    return rijen.annotate(
        groei_nu=ArraySubquery(hier.values(json=velden)), groei_toen=ArraySubquery(toen.values(json=velden))
    )


def metingen_van(evaluatie: Jaarevaluatie) -> tuple[Meting, ...]:
    """What was given in this evaluation, in the order of the themes; one query, none when it came with `met_groei`."""
    if "groei_nu" in vars(evaluatie):
        return _metingen(vars(evaluatie)["groei_nu"])
    return _op_volgorde(rij.meting for rij in evaluatie.groeimetingen.all())


def metingen_toen(evaluatie: Jaarevaluatie) -> dict[str, Meting]:
    """By theme what was given the last time; the evaluation came with `met_groei`."""
    return {een.thema: een for een in _metingen(vars(evaluatie)["groei_toen"])}


def _metingen(velden: Iterable[Mapping[str, Any]] | None) -> tuple[Meting, ...]:
    return _op_volgorde(Meting(**een) for een in velden or ())


def _op_volgorde(metingen: Iterable[Meting]) -> tuple[Meting, ...]:
    per_thema = {een.thema: een for een in metingen}
    return tuple(per_thema[thema] for thema in THEMAS if thema in per_thema)


def groeivelden(rijen: GroeimetingQuerySet) -> Any:
    """What `momenten_uit` needs of points of growth, to read beside something else."""
    return rijen.values(
        json=JSONObject(
            evaluatie=F("evaluatie_id"),
            op=F("evaluatie__op"),
            waar=F("evaluatie__begeleiding__begeleider__naam"),
            thema=F("thema"),
            begeleider=F("begeleider"),
            deelnemer=F("deelnemer"),
        )
    )


def momenten_uit(velden: Sequence[Mapping[str, Any]]) -> list[Moment]:
    """The evaluations with their points, as `groeivelden` read them."""
    per: dict[str, list[Mapping[str, Any]]] = {}
    for een in velden:
        per.setdefault(een["evaluatie"], []).append(een)
    return [
        Moment(
            date.fromisoformat(eigen[0]["op"]),
            eigen[0]["waar"],
            tuple(Meting(een["thema"], een["begeleider"], een["deelnemer"]) for een in eigen),
        )
        for eigen in per.values()
    ]
