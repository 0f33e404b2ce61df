"""Agreements that are hit because their begeleider is no longer recognised, and what can happen to them (5.3).

Running agreements end with the recognition or go to another begeleider (an assumption). After a merger they go on when
the organisation that results is recognised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ama.domein import woorden
from ama.domein.dagdelen import zonder
from werkzorg.termijnen import Periode

_EEN_DAG = timedelta(days=1)
# So many days ahead an agreement is listed: time to find somebody and to hand over. The law names no term: our choice.
VOORUIT_DAGEN = 92
# So many days back: a withdrawal can be written down after its last day, and the clock can have stood still.
TERUG_DAGEN = 366
OVERDRAGEN, STOPZETTEN = "overdragen", "stopzetten"


@dataclass(frozen=True)
class Geraakt:
    """One agreement that runs on after the last recognised day; `overnemen_op` is the first day without recognition."""

    overeenkomst: UUID
    laatste_dag: date

    @property
    def overnemen_op(self) -> date:
        """The first day on which somebody else must guide."""
        return self.laatste_dag + _EEN_DAG


def venster(dag: date) -> tuple[date, date]:
    """The last days of recognitions, both inclusive, at which the clock looks on this day."""
    return dag - timedelta(days=TERUG_DAGEN), dag + timedelta(days=VOORUIT_DAGEN)


def geraakt(
    overeenkomsten: Mapping[UUID, Periode], erkenning: Sequence[Periode], vanaf: date
) -> tuple[Geraakt, ...]:
    """Which agreements of one begeleider lose their recognition on `vanaf` or later, in order of that day.

    A recognition that follows the day after the other leaves no gap.
    """
    uit = []
    for sleutel, periode in overeenkomsten.items():
        hier = periode.doorsnede(Periode(vanaf))
        if hier is None:
            continue
        gaten = zonder(hier, erkenning)
        if gaten:
            uit.append(Geraakt(sleutel, gaten[0].start - _EEN_DAG))
    return tuple(sorted(uit, key=lambda een: (een.laatste_dag, een.overeenkomst)))


def hoort_bij(een: Geraakt, laatste_dag: date, erkenning: Sequence[Periode]) -> bool:
    """Whether the loss after `laatste_dag` hits this agreement: nobody was recognised again before its own gap.

    An agreement that is still to begin then has its gap on its first day.
    """
    if een.laatste_dag <= laatste_dag:
        return een.laatste_dag == laatste_dag
    tussen = Periode(laatste_dag + _EEN_DAG, een.laatste_dag)
    return not any(periode.doorsnede(tussen) for periode in erkenning)


def verlengen_bezwaar(laatste_dag: date, einde: date | None, erkenning: Sequence[Periode]) -> str:
    """Why an agreement cannot run on after a recognition ended on `laatste_dag`, as a sentence; "" when it can."""
    if (einde is not None and einde <= laatste_dag) or any(
        een.bevat(laatste_dag + _EEN_DAG) for een in erkenning
    ):
        return ""
    return (
        f"De begeleider is erkend tot en met {woorden.datum(laatste_dag)}: kies die dag of een vroegere, of draag "
        f"de overeenkomst over ({woorden.ERKENNING})."
    )


def overdracht_bezwaren(
    *,
    op: date,
    periode: Periode,
    nieuwe_erkenning: Sequence[Periode],
    is_zelfde: bool,
    aanwezig: Sequence[date] = (),
) -> dict[str, str]:
    """Per field why this agreement cannot go to another begeleider from `op` on; empty when it can.

    The old one guides up to the day before. `aanwezig`: the days with a recorded presence.
    """
    uit: dict[str, str] = {}
    if is_zelfde:
        uit["begeleider"] = "Dit is dezelfde begeleider: kies een andere organisatie."
    if op <= periode.start:
        uit["op"] = f"De overeenkomst begon op {woorden.datum(periode.start)}: kies een latere dag."
    elif periode.einde is not None and op > periode.einde:
        uit["op"] = (
            f"De overeenkomst eindigt op {woorden.datum(periode.einde)}: kies die dag of een vroegere dag."
        )
    elif later := sorted(dag for dag in set(aanwezig) if dag >= op):
        dagen = woorden.eerste_vijf([woorden.datum(dag) for dag in later])
        uit["op"] = f"Vanaf deze dag staan er al aanwezigheden: {dagen}. Kies een latere dag."
    elif not any(een.bevat(op) for een in nieuwe_erkenning):
        uit["begeleider"] = f"Deze organisatie is niet erkend op {woorden.datum(op)} ({woorden.ERKENNING})."
    return uit
