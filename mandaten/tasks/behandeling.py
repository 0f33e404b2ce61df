"""The clock warns the desk about the terms of its applications."""

from __future__ import annotations

from datetime import date

from mandaten.handelingen.termijnbewaking import behandeltermijn_melden
from mandaten.handelingen.werk import WAARSCHUWING
from mandaten.models import Aanvraag
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk
from werkzorg.organisaties.hoedanigheid import Klok


def behandeltermijnen_bewaken(dag: date, door: Klok) -> Telling:
    """Every application whose term is nearly over or over has a task that says so."""
    rijen = Aanvraag.objects.in_behandeling().filter(uiterlijk_op__lte=dag + WAARSCHUWING)
    return elk(rijen.dringendst(), lambda rij: behandeltermijn_melden(rij, dag, door=door))


# Today's state is what counts: a missed day has nothing of its own to warn about.
KLOKJOBS = (Klokjob("behandeltermijnen_bewaken", behandeltermijnen_bewaken, Ritme.DAGELIJKS, inhalen=0),)
