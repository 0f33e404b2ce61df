"""The clock closes calls whose last moment passed."""

from __future__ import annotations

from datetime import date

from mandaten.handelingen.oproepen import oproep_sluiten
from mandaten.models import Oproep
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk
from werkzorg.organisaties.hoedanigheid import Klok


def oproepen_sluiten(_dag: date, door: Klok) -> Telling:
    """Nobody can submit after the last moment, whatever the clock does: this only marks it and warns the desk."""
    return elk(Oproep.objects.te_sluiten(), lambda oproep: oproep_sluiten(oproep, door=door))


KLOKJOBS = (Klokjob("oproepen_sluiten", oproepen_sluiten, Ritme.DOORLOPEND),)
