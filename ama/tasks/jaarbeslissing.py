"""The clock watches over the yearly decisions of VDAB: it opens them, reminds, and says that they are late."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import structlog
from django.db.models import Q

from ama.domein.jaarbeslissing import opent_hoogstens_op
from ama.handelingen.jaarbeslissingbewaking import is_iets_te_doen, jaarbeslissing_bewaken
from ama.handelingen.jaarbeslissingtaken import PARAMETERS, beslisregels
from ama.models import Jaarbeslissing, Toeleiding
from ama.statussen import GESTART, OPEN
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.organisaties.hoedanigheid import Klok

logger = structlog.get_logger(__name__)
JOB = "wse_jaarbeslissingen_bewaken"
# So many toeleidingen are looked at at once; each one in which something happens is an act of its own.
SET = 500


def wse_jaarbeslissingen_bewaken(dag: date, door: Klok) -> Telling:
    """Opens the decisions that are due on `dag`, and says once what must be said about each.

    With nothing due it asks two questions per set. A row that fails is logged by its key, stays due, and stops no
    other.
    """
    telling, regels = Telling(), beslisregels(dag)
    na: UUID | None = None
    while True:
        rijen = _set(dag, regels.open_maanden, na)
        open_ = _open([rij.pk for rij in rijen])
        for rij in rijen:
            if is_iets_te_doen(rij, open_.get(rij.pk), regels, dag):
                try:
                    telling.gedaan += jaarbeslissing_bewaken(rij, dag=dag, regels=regels, door=door)
                except Exception:
                    logger.exception("klokjob_rij_mislukt", soort="ama.toeleiding", rij=str(rij.pk))
                    telling.fouten += 1
        if len(rijen) < SET:
            return telling
        na = rijen[-1].pk


def _set(dag: date, open_maanden: int, na: UUID | None) -> list[Toeleiding]:
    """Those that run and come near their next decision, and those that ended with one open; by key, after `na`."""
    nadert = Q(status=GESTART, beslissing_tot__lte=opent_hoogstens_op(dag, open_maanden))
    over = Q(pk__in=Jaarbeslissing.objects.filter(status=OPEN).values("toeleiding_id")) & ~Q(status=GESTART)
    rijen = Toeleiding.objects.filter(nadert | over).order_by("pk")
    return list((rijen if na is None else rijen.filter(pk__gt=na))[:SET])


def _open(sleutels: list[UUID]) -> dict[UUID, Jaarbeslissing]:
    rijen = Jaarbeslissing.objects.filter(toeleiding_id__in=sleutels, status=OPEN)
    return {rij.toeleiding_id: rij for rij in rijen}


# Today's state is what counts: after days without the clock what was missed is done once.
KLOKJOBS = (Klokjob(JOB, wse_jaarbeslissingen_bewaken, Ritme.DAGELIJKS, inhalen=0),)
GEBRUIKT = {JOB: PARAMETERS}
