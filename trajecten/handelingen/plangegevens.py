"""What an act on the plan reads: the locked traject with its working copy, actions and what surrounds them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from trajecten.domein.draagkracht import Week, weken
from trajecten.domein.looptijd import Looptijd
from trajecten.domein.plan import gebreken
from trajecten.domein.planinhoud import Planactie, beeld_van
from trajecten.domein.planstand import Versiestand
from trajecten.domein.verschil import verschil
from trajecten.handelingen.vergrendelen import vergrendel_traject
from trajecten.models import Planversie, Traject, Trajectplan, looptijd_van
from trajecten.models.planlezen import (
    Planstukken,
    met_planstukken,
    plan_van,
    planacties,
    planinhoud,
    planstukken_van,
    planversies,
    stand_van,
    tandemnamen,
)
from trajecten.statussen import IN_UITVOERING, PLAN_IN_OPMAAK, PLAN_INGEDIEND
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname

# While it lies with the netwerkcoördinator before the first start, the plan rests.
BEWERKBAAR = frozenset({PLAN_IN_OPMAAK, *IN_UITVOERING})
BIJ_NETWERK = frozenset({PLAN_INGEDIEND, *IN_UITVOERING})


@dataclass(frozen=True)
class Plangegevens:
    """A locked traject and its plan as it stands inside this transaction."""

    traject: Traject
    plan: Trajectplan
    acties: list[Planactie]
    stukken: Planstukken
    looptijd: Looptijd


@dataclass(frozen=True)
class Planstand:
    """What would be the next version, and the versions that there are."""

    inhoud: dict[str, Any]
    versies: list[Planversie]
    gebreken: list[tuple[str, str]]

    @property
    def laatste(self) -> Planversie | None:
        """The last version."""
        return self.versies[-1] if self.versies else None

    @property
    def standen(self) -> list[Versiestand]:
        """How far each version is, in order."""
        return [stand_van(een) for een in self.versies]

    @property
    def is_gewijzigd(self) -> bool:
        """Whether the plan says something else than its last version; so does one without a version."""
        return self.laatste is None or bool(verschil(self.laatste.inhoud, self.inhoud))


def vergrendel_plan(
    traject: Traject, *, door: Hoedanigheid, vanuit: Collection[str], versie: int | None = None
) -> Plangegevens:
    """The plan of this traject, locked with it; raises what `vergrendel_traject` raises."""
    vergrendel_traject(traject.pk, door=door, vanuit=vanuit, versie=versie)
    # Read after the lock: nobody changes it until this transaction ends.
    rij = met_planstukken(Traject.objects.met_verbanden(), door).get(pk=traject.pk)
    return Plangegevens(
        traject=rij,
        plan=plan_van(rij),
        acties=planacties(rij, door),
        stukken=planstukken_van(rij),
        looptijd=looptijd_van(rij),
    )


def planstand(gegevens: Plangegevens, *, door: Hoedanigheid) -> Planstand:
    """Where the plan stands today: three queries."""
    traject, vandaag = gegevens.traject, timezone.localdate()
    inhoud = planinhoud(traject, gegevens.plan, gegevens.acties, tandemnamen(traject, vandaag))
    # The numbers of the law are those of the day on which the traject started (regelgeving 15, row 3).
    interval = momentopname(traject.startdatum or vandaag).termijn("at_evaluatie_interval").aantal
    return Planstand(
        inhoud=inhoud,
        versies=planversies(traject, door),
        gebreken=gebreken(beeld_van(inhoud, traject.uiterste_einddatum), evaluatie_interval=interval),
    )


def weken_van(gegevens: Plangegevens, acties: Collection[Planactie]) -> tuple[Week, ...]:
    """The weeks of the traject if these were its actions, with the hours that its stages add."""
    rij = gegevens.traject
    assert rij.startdatum is not None
    assert rij.laatste_dag is not None
    return weken(
        rij.startdatum,
        rij.laatste_dag,
        draagkracht=gegevens.stukken.grenzen,
        gepland=[*(een.last for een in acties), *gegevens.stukken.stages],
        gewerkt=gegevens.stukken.gewerkt,
    )
