"""The clock looks at the presences of the last weeks and gives suggestions, in sets."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import structlog

from ama.handelingen.signalen import PARAMETERS, signalen_geven
from ama.models import Overeenkomst
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.organisaties.hoedanigheid import Klok

logger = structlog.get_logger(__name__)
JOB = "ama_signalen_geven"
SET = 200


def ama_signalen_geven(dag: date, door: Klok) -> Telling:
    """Looks at every running agreement as it stands on `dag`; a set that fails stops no other.

    A fixed number of questions per set, however many presences: only those of the last weeks are read.
    """
    telling = Telling()
    na: UUID | None = None
    while True:
        rijen = Overeenkomst.objects.voor_signalen(dag, na=na)
        sleutels = list(rijen.values_list("pk", flat=True)[:SET])
        if sleutels:
            try:
                telling.gedaan += signalen_geven(sleutels, dag=dag, door=door)
            except Exception:
                logger.exception("klokjob_rij_mislukt", soort="ama.overeenkomst", rij=str(sleutels[0]))
                telling.fouten += 1
        if len(sleutels) < SET:
            return telling
        na = sleutels[-1]


# A suggestion is about now: what was missed is looked at once.
KLOKJOBS = (Klokjob(JOB, ama_signalen_geven, Ritme.DAGELIJKS, inhalen=0),)
GEBRUIKT = {JOB: PARAMETERS}
