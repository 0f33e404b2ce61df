"""The clock watches over enforcement and inspection."""

from __future__ import annotations

from datetime import date

from mandaten.handelingen.bewaken import controle_signaleren, handhaving_signaleren
from mandaten.handelingen.sancties import schorsing_laten_aflopen
from mandaten.models import Controledossier, Handhaving, Toekenning
from mandaten.statussen import BEVONDEN, GEHOORD, GESCHORST, VOORNEMEN
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk, samen
from werkzorg.organisaties.hoedanigheid import Klok


def handhaving_bewaken(dag: date, door: Klok) -> Telling:
    """Tells the desk which terms passed or nearly did, and ends the suspensions whose last day is over."""
    procedures = Handhaving.objects.filter(status__in=(VOORNEMEN, GEHOORD))
    return samen(
        # One procedure is one row done, however many terms of it passed at once.
        elk(procedures, lambda rij: handhaving_signaleren(rij, dag=dag, door=door) > 0),
        elk(
            Controledossier.objects.filter(status=BEVONDEN, antwoord_uiterlijk_op__lt=dag),
            lambda rij: controle_signaleren(rij, dag=dag, door=door),
        ),
        elk(
            Toekenning.objects.filter(status=GESCHORST),
            lambda rij: schorsing_laten_aflopen(rij, dag=dag, door=door),
        ),
    )


KLOKJOBS = (Klokjob("handhaving_bewaken", handhaving_bewaken, Ritme.DAGELIJKS),)
