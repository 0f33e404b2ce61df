"""The door for the clock."""

from __future__ import annotations

from datetime import date

import structlog
from django.utils import timezone

from werkzorg.deelnemers.handelingen.importeren import import_laten_vervallen
from werkzorg.deelnemers.handelingen.wissen import deelnemer_wissen
from werkzorg.deelnemers.models import Import, Wisopdracht
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


def imports_laten_vervallen(_dag: date, door: Klok) -> Telling:
    """Forgets every file that nobody carried out in time, each in a transaction of its own."""
    telling = Telling()
    for invoer in Import.objects.verlopen(timezone.now()):
        try:
            import_laten_vervallen(invoer, door=door)
        except Exception:
            logger.exception("import_niet_vervallen", invoer=str(invoer.id))
            telling.fouten += 1
        else:
            telling.gedaan += 1
    return telling


KLOKJOBS = (
    Klokjob("goedgekeurde_wissingen_uitvoeren", goedgekeurde_wissingen_uitvoeren, Ritme.DOORLOPEND),
    Klokjob("imports_laten_vervallen", imports_laten_vervallen, Ritme.DOORLOPEND),
)
