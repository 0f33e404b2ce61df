"""The day sheet of a werkpost: who is planned, preset to aanwezig with the hours of the schedule (S3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ama.domein.aanwezigheid import Status, Waarde
from ama.domein.rooster import Rooster
from ama.domein.werkpostdag import Werkpostdag, Werkpostjaar, werkpostdag
from werkzorg.termijnen import Periode


@dataclass(frozen=True)
class Plan:
    """One version of one agreement at this werkpost: on which days it holds, and its schedule."""

    overeenkomst: UUID
    periode: Periode
    rooster: Rooster


@dataclass(frozen=True)
class Regel:
    """One person on the sheet: the agreement, the planned minutes (0: not planned), and what it starts from."""

    overeenkomst: UUID
    gepland: int
    voorstel: Waarde | None

    @property
    def is_gepland(self) -> bool:
        """Whether the schedule names this day."""
        return self.gepland > 0


@dataclass(frozen=True)
class Dagblad:
    """A whole sheet: the day, who is planned, and who could be added."""

    dag: Werkpostdag
    gepland: tuple[Regel, ...]
    toe_te_voegen: tuple[Regel, ...]


def dagblad(werkpost: Werkpostjaar, plannen: Sequence[Plan], dag: date) -> Dagblad:
    """The sheet of this day, in the order of `plannen`; on a closed day or a holiday nobody is planned."""
    soort = werkpostdag(werkpost, dag)
    gepland: list[Regel] = []
    andere: list[Regel] = []
    for plan in plannen:
        if not plan.periode.bevat(dag):
            continue
        minuten = plan.rooster.minuten_op(dag) if soort.is_open else 0
        voorstel = Waarde(Status.AANWEZIG, minuten) if minuten else None
        (gepland if minuten else andere).append(Regel(plan.overeenkomst, minuten, voorstel))
    return Dagblad(soort, tuple(gepland), tuple(andere) if soort.mag_invullen else ())


def geplande_dagen(werkpost: Werkpostjaar, plan: Plan, binnen: Periode) -> list[date]:
    """The days of a closed period on which this person is expected, in order."""
    samen = plan.periode.doorsnede(binnen)
    if samen is None:
        return []
    return [dag for dag in plan.rooster.dagen(samen) if werkpostdag(werkpost, dag).is_open]


def openstaand(
    werkpost: Werkpostjaar, plannen: Sequence[Plan], ingevuld: set[tuple[UUID, date]], binnen: Periode
) -> dict[date, int]:
    """The days of a closed period on which somebody is expected and nothing is recorded, with how many, in order."""
    per_dag: dict[date, int] = {}
    for plan in plannen:
        for dag in geplande_dagen(werkpost, plan, binnen):
            if (plan.overeenkomst, dag) not in ingevuld:
                per_dag[dag] = per_dag.get(dag, 0) + 1
    return dict(sorted(per_dag.items()))
