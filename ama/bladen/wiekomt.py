"""Who comes today: per werkpost how many people are expected and filled in, and which days still stand open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from ama.bladen.dagblad import bladadres, merk_van
from ama.domein.dagblad import Plan, geplande_dagen, openstaand
from ama.models import Aanwezigheid, Overeenkomst
from ama.models.dagbladlezen import Werkpostbeeld, met_rooster, plannen_van, werkpostbeelden
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode
from werkzorg.toegang.matrix import mag

_EEN_DAG = timedelta(days=1)
# How far back a day that was not filled in is named.
TERUG = timedelta(days=14)


@dataclass(frozen=True)
class Opendag:
    """A day on which people were expected of whom nothing is recorded."""

    dag: date
    aantal: int
    url: str


@dataclass(frozen=True)
class Tegel:
    """One werkpost today."""

    naam: str
    url: str
    verwacht: int
    ingevuld: int
    open_dagen: Sequence[Opendag]
    is_eigen: bool

    @property
    def open_aantal(self) -> int:
        """How many lines still stand open on earlier days."""
        return sum(een.aantal for een in self.open_dagen)

    @property
    def is_klaar(self) -> bool:
        """Whether everybody of today is filled in."""
        return self.verwacht > 0 and self.ingevuld >= self.verwacht


def tegels(door: Hoedanigheid, vandaag: date) -> list[Tegel]:
    """The werkposten of this reader: his own people first, those of today before the others; two queries."""
    venster = Periode(vandaag - TERUG, vandaag)
    ingevuld = Aanwezigheid.objects.filter(
        overeenkomst=OuterRef("pk"), dag__gte=venster.start, dag__lte=vandaag
    ).values("dag")
    lopend = (
        met_rooster(Overeenkomst.objects.zichtbaar_voor(door).getekend(), venster)
        .filter(start__lte=vandaag)
        .exclude(einde__lt=venster.start)
        .annotate(ingevulde_dagen=ArraySubquery(ingevuld))
    )
    per_werkpost: dict[UUID, list[Overeenkomst]] = {}
    for een in lopend:
        per_werkpost.setdefault(een.werkpost_id, []).append(een)
    if not per_werkpost:
        return []
    beelden = werkpostbeelden(list(per_werkpost), venster)
    uit = [_tegel(beelden[pk], rijen, door, vandaag) for pk, rijen in per_werkpost.items()]
    return sorted(uit, key=lambda een: (not een.is_eigen, een.verwacht == 0, een.naam))


def wie_komt_er(door: Hoedanigheid, vandaag: date) -> Mapping[str, Any] | None:
    """The block on the start page of who fills in presences; None for others and for who has no werkpost yet."""
    if not mag(door, "aanwezigheden_registreren"):
        return None
    alle = tegels(door, vandaag)
    if not alle:
        return None
    return {
        "vandaag": [een for een in alle if een.verwacht],
        "open": [een for een in alle if een.open_dagen],
        "wie": merk_van(door),
    }


def _tegel(beeld: Werkpostbeeld, rijen: Sequence[Overeenkomst], door: Hoedanigheid, vandaag: date) -> Tegel:
    werkpost = beeld.op(vandaag)
    plannen: list[Plan] = [plan for een in rijen for plan in plannen_van(een)]
    ingevuld = {(een.pk, dag) for een in rijen for dag in vars(een)["ingevulde_dagen"]}
    hier = beeld.werkpost
    van_vandaag = Periode(vandaag, vandaag)
    verwacht = {plan.overeenkomst for plan in plannen if geplande_dagen(werkpost, plan, van_vandaag)}
    open_ = openstaand(werkpost, plannen, ingevuld, Periode(vandaag - TERUG, vandaag - _EEN_DAG))
    return Tegel(
        hier.naam,
        bladadres(hier.pk, vandaag),
        len(verwacht),
        sum((pk, vandaag) in ingevuld for pk in verwacht),
        [Opendag(dag, aantal, bladadres(hier.pk, dag)) for dag, aantal in reversed(open_.items())],
        any(een.begeleider_lid_id == door.lidmaatschap_id for een in rijen),
    )
