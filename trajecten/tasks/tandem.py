"""The clock watches over the tandem: who can assign it, replacements and planned hand-overs, and lost mandates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import structlog
from django.utils import timezone

from mandaten.geldigheid import verliest_geldigheid
from trajecten.domein.mandaatverlies import venster
from trajecten.handelingen.mandaatverlies import mandaatverlies_verwerken
from trajecten.handelingen.tandem import intake_verdelen
from trajecten.handelingen.terugkeer import overdracht_laten_ingaan, vervanging_beeindigen
from trajecten.models import Aanstelling, Intake
from werkzorg.handelen.klok import Klokjob, Ritme, Telling
from werkzorg.organisaties.hoedanigheid import Klok

logger = structlog.get_logger(__name__)
T = TypeVar("T")


def tandems_bewaken(dag: date, door: Klok) -> Telling:
    """Replacements that are over end, planned hand-overs begin, and waiting intakes stand with who can assign."""
    delen = (
        _elk(
            Aanstelling.objects.terug_te_geven(dag),
            lambda rij: vervanging_beeindigen(rij, dag=dag, door=door),
        ),
        _elk(
            Aanstelling.objects.begint_op(dag),
            lambda rij: overdracht_laten_ingaan(rij, dag=dag, door=door),
        ),
        _elk(
            Intake.objects.filter(klaar_op__isnull=True).order_by("pk"),
            # Who is in the team counts today, also when the clock catches up.
            lambda rij: intake_verdelen(rij, dag=timezone.localdate(), door=door),
        ),
    )
    return Telling(gedaan=sum(deel.gedaan for deel in delen), fouten=sum(deel.fouten for deel in delen))


def mandaatverlies_bewaken(dag: date, door: Klok) -> Telling:
    """The running files that a mandate which ends around this day hits are listed once."""
    van, tot = venster(dag)
    return _elk(verliest_geldigheid(van, tot), lambda een: mandaatverlies_verwerken(een, door=door))


def _elk(rijen: Iterable[T], doe: Callable[[T], int]) -> Telling:
    """Each in a transaction of its own: one that fails is logged and does not stop the others."""
    telling = Telling()
    for rij in list(rijen):
        try:
            telling.gedaan += int(doe(rij))
        except Exception:
            logger.exception("klokjob_rij_mislukt", soort=type(rij).__name__, rij=str(getattr(rij, "pk", "")))
            telling.fouten += 1
    return telling


KLOKJOBS = (
    Klokjob("tandems_bewaken", tandems_bewaken, Ritme.DAGELIJKS),
    # It looks back a month itself: one round after an outage finds all that ended meanwhile.
    Klokjob("mandaatverlies_verwerken", mandaatverlies_bewaken, Ritme.DAGELIJKS, inhalen=0),
)
