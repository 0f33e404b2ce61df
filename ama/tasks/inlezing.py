"""The clock forgets files with presences that nobody had read in."""

from __future__ import annotations

from datetime import date

import structlog
from django.utils import timezone

from ama.handelingen.inlezen import aanwezigheidsinlezing_laten_vervallen
from ama.models import Aanwezigheidsinlezing
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.organisaties.hoedanigheid import Klok

logger = structlog.get_logger(__name__)
JOB = "ama_inlezingen_laten_vervallen"


def ama_inlezingen_laten_vervallen(_dag: date, door: Klok) -> Telling:
    """Forgets every file that nobody had read in in time, each in a transaction of its own."""
    telling = Telling()
    for inlezing in Aanwezigheidsinlezing.objects.verlopen(timezone.now()):
        try:
            aanwezigheidsinlezing_laten_vervallen(inlezing, door=door)
        except Exception:
            logger.exception("klokjob_rij_mislukt", soort="ama.aanwezigheidsinlezing", rij=str(inlezing.pk))
            telling.fouten += 1
        else:
            telling.gedaan += 1
    return telling


KLOKJOBS = (Klokjob(JOB, ama_inlezingen_laten_vervallen, Ritme.DOORLOPEND),)
