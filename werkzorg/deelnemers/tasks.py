"""The door for the clock."""

from __future__ import annotations

from datetime import date

import structlog

from werkzorg.deelnemers.handelingen.wissen import deelnemer_wissen
from werkzorg.deelnemers.models import Wisopdracht
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.organisaties.hoedanigheid import Klok

logger = structlog.get_logger(__name__)


def goedgekeurde_wissingen_uitvoeren(_dag: date, door: Klok) -> Telling:
    """Erases everybody on the approved list, each in a transaction of his own."""
    telling = Telling()
    for opdracht in Wisopdracht.objects.goedgekeurd():
        try:
            deelnemer_wissen(opdracht, door=door)
        except Exception:
            logger.exception("wissing_mislukt", wisopdracht=str(opdracht.id))
            telling.fouten += 1
        else:
            telling.gedaan += 1
    return telling


KLOKJOBS = (Klokjob("goedgekeurde_wissingen_uitvoeren", goedgekeurde_wissingen_uitvoeren, Ritme.DOORLOPEND),)
