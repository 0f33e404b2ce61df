"""The clock job `termijnen_bewaken`: each warning and each closing exactly once, whatever happens to the clock."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import over, vandaag
from trajecten.handelingen.herberekenen import herbereken_einde
from trajecten.handelingen.stopzetten import maximumduur_bereiken
from trajecten.handelingen.vergrendelen import vergrendel_traject
from trajecten.models import Traject, Waarschuwing
from trajecten.statussen import AFRONDEND, LOPEND
from trajecten.tasks.termijnen import termijnen_bewaken
from werkzorg.berichten.models import Melding
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.termijnen import einde_na_maanden

KLOK = Klok("termijnen_bewaken")
BRUSSEL = ZoneInfo("Europe/Brussels")


def bewaakt(cast, start: date) -> Traject:
    """A running traject of which the clock knows when to warn."""
    traject = maak_traject(cast, start=start)
    with in_handeling():
        herbereken_einde(vergrendel_traject(traject.pk, door=KLOK))
    traject.refresh_from_db()
    return traject


@pytest.mark.django_db
def test_niets_te_doen_is_een_vraag_met_een_index(cast) -> None:
    bewaakt(cast, over(-60))
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        assert termijnen_bewaken(vandaag(), KLOK).gedaan == 0
    assert len(vragen) == 1
    with connection.cursor() as cursor:
        # In so small a table PostgreSQL would rather read it whole.
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Traject.objects.aan_de_beurt_op(vandaag()).values_list("pk").explain()
    assert "Index Scan on traject_te_" in plan


@pytest.mark.django_db
def test_een_jaar_met_uitval_geeft_alles_precies_eenmaal(cast) -> None:
    vandaag_ = vandaag()
    starten = [vandaag_ - timedelta(days=dagen) for dagen in (540, 500, 470, 400, 360, 300, 200)]
    trajecten = [bewaakt(cast, start) for start in starten]
    dobbel = random.Random(5)
    gelopen: list[date] = []
    dag = vandaag_
    while dag <= vandaag_ + timedelta(days=366):
        # Out for up to nine days, and sometimes three times on one day.
        with time_machine.travel(datetime.combine(dag, time(3), BRUSSEL), tick=False):
            for _ in range(dobbel.choice((1, 1, 3))):
                assert termijnen_bewaken(dag, KLOK).fouten == 0
        gelopen.append(dag)
        dag += timedelta(days=dobbel.choice((1, 1, 1, 2, 5, 9)))
    for traject, start in zip(trajecten, starten, strict=True):
        uiterste = einde_na_maanden(start, 18)
        traject.refresh_from_db()
        moet_dicht = any(uiterste < een for een in gelopen)
        assert (traject.status, traject.einddatum) == (
            (AFRONDEND, uiterste) if moet_dicht else (LOPEND, None)
        )
        sluitingen = Logregel.objects.filter(handeling="maximumduur_bereiken", object_id=traject.pk)
        assert sluitingen.count() == int(moet_dicht)
        verwacht = {
            f"gebruikt_{maanden}": min(een for een in gelopen if een >= op)
            for maanden in (12, 15, 17)
            for op in [einde_na_maanden(start, maanden)]
            if any(op <= een <= uiterste for een in gelopen)
        }
        gegeven = dict(Waarschuwing.objects.filter(traject=traject).values_list("sleutel", "dag"))
        assert gegeven == verwacht
        bericht = Melding.objects.filter(object_id=traject.pk)
        assert bericht.filter(soort="maximumduur_nadert").count() == 2 * len(verwacht)
        assert bericht.filter(soort="maximumduur_bereikt").count() == 2 * int(moet_dicht)


@pytest.mark.django_db
def test_een_rij_die_mislukt_houdt_de_andere_niet_tegen(cast, monkeypatch) -> None:
    een, ander = bewaakt(cast, over(-560)), bewaakt(cast, over(-560))

    def soms(traject: Traject, *, dag: date, door: Klok) -> int:
        if traject.pk == een.pk:
            raise RuntimeError
        return maximumduur_bereiken(traject, dag=dag, door=door)

    with monkeypatch.context() as stuk:
        stuk.setattr("trajecten.tasks.termijnen.maximumduur_bereiken", soms)
        telling = termijnen_bewaken(vandaag(), KLOK)
    assert (telling.gedaan, telling.fouten) == (1, 1)
    ander.refresh_from_db()
    assert ander.status == AFRONDEND
    # The next round does what was left, in more than one set too.
    monkeypatch.setattr("trajecten.tasks.termijnen.SET", 1)
    assert termijnen_bewaken(vandaag(), KLOK).gedaan == 1
    een.refresh_from_db()
    assert een.status == AFRONDEND


@pytest.mark.django_db
def test_met_de_hand(cast, capsys) -> None:
    bewaakt(cast, over(-560))
    call_command("termijnen_bewaken")
    assert "1 gedaan, 0 mislukt" in capsys.readouterr().out
    call_command("termijnen_bewaken")
    assert "0 gedaan, 0 mislukt" in capsys.readouterr().out
