"""How far the clock looks around a day for mandates that end, and how the screen calls what follows."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

# So many days ahead a file is listed: time to find somebody and to hand over. The law names no term: our choice.
VOORUIT_DAGEN = 92
# So many days back: a withdrawal can be written down after its last day, and the clock can have stood still.
TERUG_DAGEN = 366


def venster(dag: date) -> tuple[date, date]:
    """The last days of mandates, both inclusive, at which the clock looks on this day."""
    return dag - timedelta(days=TERUG_DAGEN), dag + timedelta(days=VOORUIT_DAGEN)


def gaat_over(laatste_dag: date, dag: date, *, van: UUID, naar: UUID) -> bool:
    """Whether on `dag` the work of `van`, whose mandate ended after `laatste_dag`, is that of `naar`."""
    return dag > laatste_dag and van != naar
