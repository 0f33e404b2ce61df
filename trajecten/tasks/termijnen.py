"""The clock watches over the duration of every traject: it warns, and closes what reached its last day."""

from __future__ import annotations

from datetime import date

import structlog

from trajecten.handelingen.stopzetten import maximumduur_bereiken, traject_waarschuwen
from trajecten.models import Traject
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.organisaties.hoedanigheid import Klok

logger = structlog.get_logger(__name__)
# So many keys are asked at once; each row is an act of its own.
SET = 500


def termijnen_bewaken(dag: date, door: Klok) -> Telling:
    """Closes the running trajecten whose latest end lies before `dag`, and gives the warnings that are due on it.

    With nothing due it asks one question. A row that fails is logged by its key, stays due, and stops no other.
    """
    telling = Telling()
    na = None
    while True:
        sleutels = list(Traject.objects.aan_de_beurt_op(dag, na=na).values_list("pk", flat=True)[:SET])
        for sleutel in sleutels:
            _doe(Traject(pk=sleutel), dag, door, telling)
        if len(sleutels) < SET:
            return telling
        na = sleutels[-1]


def _doe(traject: Traject, dag: date, door: Klok, telling: Telling) -> None:
    """What is due for one traject; who is over his last day needs no warning any more."""
    try:
        telling.gedaan += maximumduur_bereiken(traject, dag=dag, door=door) or traject_waarschuwen(
            traject, dag=dag, door=door
        )
    except Exception:
        logger.exception("klokjob_rij_mislukt", soort="trajecten.traject", rij=str(traject.pk))
        telling.fouten += 1


# Today's state is what counts: after days without the clock what was missed is done once.
KLOKJOBS = (Klokjob("termijnen_bewaken", termijnen_bewaken, Ritme.DAGELIJKS, inhalen=0),)
