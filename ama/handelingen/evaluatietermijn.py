"""The numbers of the yearly evaluation, and what its lateness stops (regelgeving 15, row 20)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ama.domein.evaluatie import Evaluatieregels, nieuw_bezwaar
from ama.models import Begeleiding
from werkzorg.parameters.lezen import momentopname

PARAMETERS = (
    "ama_evaluatie_interval",
    "ama_evaluatie_openen",
    "evaluatie_escalatie_dagen",
    "ama_evaluatie_herinnering",
)


def evaluatieregels(dag: date) -> Evaluatieregels:
    """The numbers of the evaluation that hold on `dag`. Raises ParameterOnbekend; one query."""
    opname = momentopname(dag)
    return Evaluatieregels(
        interval_maanden=opname.getal("ama_evaluatie_interval"),
        open_maanden=opname.getal("ama_evaluatie_openen"),
        escalatie_dagen=opname.getal("evaluatie_escalatie_dagen"),
        herinner_dagen=opname.getallen("ama_evaluatie_herinnering"),
    )


def te_laat_bezwaar(deelnemer_id: UUID, begeleider_id: UUID, dag: date) -> str:
    """Why this begeleider gives this person no new agreement and no more hours on `dag`, as a sentence; "" when it can.

    Regelgeving 15, row 20; one query.
    """
    rij = Begeleiding.objects.lopend().filter(deelnemer_id=deelnemer_id, begeleider_id=begeleider_id).first()
    return nieuw_bezwaar(rij.termijn if rij else None, dag)
