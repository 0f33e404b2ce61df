"""The clock watches over the yearly evaluations: it opens them, reminds, and says that they are late."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import structlog

from ama.handelingen.evaluatiebewaking import evaluatie_bewaken, heeft_open, is_iets_te_doen
from ama.handelingen.evaluatietermijn import PARAMETERS, evaluatieregels
from ama.models import Begeleiding
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.organisaties.hoedanigheid import Klok

logger = structlog.get_logger(__name__)
JOB = "ama_evaluaties_bewaken"
# So many guidances are looked at at once; each one in which something happens is an act of its own.
SET = 500


def ama_evaluaties_bewaken(dag: date, door: Klok) -> Telling:
    """Opens the evaluations that are due on `dag`, and says once what must be said about each.

    With nothing due it asks two questions per set. A row that fails is logged by its key, stays due, and stops no
    other.
    """
    telling, regels = Telling(), evaluatieregels(dag)
    na: UUID | None = None
    while True:
        rijen: list[Any] = list(Begeleiding.objects.voor_de_klok(dag, na=na)[:SET])
        open_ = heeft_open([rij.pk for rij in rijen])
        for rij in rijen:
            if is_iets_te_doen(
                rij, regels, dag, loopt=rij.loopt, gaat_verder=rij.gaat_verder, met_open=rij.pk in open_
            ):
                try:
                    telling.gedaan += evaluatie_bewaken(rij, dag=dag, regels=regels, door=door)
                except Exception:
                    logger.exception("klokjob_rij_mislukt", soort="ama.begeleiding", rij=str(rij.pk))
                    telling.fouten += 1
        if len(rijen) < SET:
            return telling
        na = rijen[-1].pk


# Today's state is what counts: after days without the clock what was missed is done once.
KLOKJOBS = (Klokjob(JOB, ama_evaluaties_bewaken, Ritme.DAGELIJKS, inhalen=0),)
GEBRUIKT = {JOB: PARAMETERS}
