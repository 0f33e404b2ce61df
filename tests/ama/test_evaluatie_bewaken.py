"""The clock job `ama_evaluaties_bewaken`: each evaluation opened once and everything said once, whatever happens."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ama.handelingen.evaluatiebewaking import evaluatie_bewaken
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst
from ama.statussen import BEEINDIGD, OPEN, VERVALLEN
from ama.tasks.evaluaties import ama_evaluaties_bewaken
from tests.ama.begeleiden import begeleid, begeleider, open_taken, over, vandaag, werk_af
from tests.trajecten.maken import in_handeling
from werkzorg.berichten.models import Melding
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.termijnen import einde_na_maanden

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_evaluaties_bewaken")
BRUSSEL = ZoneInfo("Europe/Brussels")


def op(dag: date) -> time_machine.travel:
    return time_machine.travel(datetime.combine(dag, time(3), BRUSSEL), tick=False)


def gezegd(rij: Begeleiding) -> list[str]:
    soorten = Melding.objects.filter(object_id__in=rij.evaluaties.values("pk")).order_by("aangemaakt_op")
    return [een.effect_sleutel.rsplit(":", 1)[1] for een in soorten]


def test_niets_te_doen_is_weinig_vragen(cast) -> None:
    begeleid(cast, over(-60))
    with CaptureQueriesContext(connection) as vragen:
        assert ama_evaluaties_bewaken(vandaag(), KLOK).gedaan == 0
    assert len(vragen) <= 3


def test_de_hele_weg_van_een_die_niemand_houdt(cast) -> None:
    rij = begeleid(cast, over(-300))
    dag, laatste = vandaag(), rij.evaluatie_zichtbaar_op + timedelta(days=3)
    wanneer: dict[str, date] = {}
    while dag <= laatste:
        with op(dag):
            assert ama_evaluaties_bewaken(dag, KLOK).fouten == 0
        for sleutel in gezegd(rij):
            wanneer.setdefault(sleutel, dag)
        dag += timedelta(days=1)
    uiterlijk = rij.evaluatie_uiterlijk_op
    assert wanneer == {
        "open": rij.evaluatie_open_op,
        "over_30": uiterlijk - timedelta(days=30),
        "over_14": uiterlijk - timedelta(days=14),
        "te_laat": uiterlijk + timedelta(days=1),
        "zichtbaar": rij.evaluatie_zichtbaar_op,
    }
    evaluatie = Jaarevaluatie.objects.get()
    (houden,) = open_taken("ama_evalueren", evaluatie.pk)
    (beheer,) = open_taken("ama_evaluatie_te_laat", evaluatie.pk)
    assert (houden.termijn, houden.rol) == (uiterlijk, "begeleider_ama")
    assert (beheer.termijn, beheer.rol) == (uiterlijk + timedelta(days=30), "organisatiebeheerder")
    with op(laatste):
        werk_af(evaluatie, begeleider(cast), op=laatste)
    assert open_taken("ama_evaluatie_te_laat", evaluatie.pk) == []
    rij.refresh_from_db()
    # Lateness does not move the next due date back.
    assert rij.evaluatie_uiterlijk_op == einde_na_maanden(laatste + timedelta(days=1), 12)


def test_drie_jaar_met_uitval_opent_elke_evaluatie_precies_eenmaal(cast) -> None:
    wie, dobbel = begeleider(cast), random.Random(6)
    rijen = [begeleid(cast, over(-dagen)) for dagen in (10, 200, 350)]
    dag, einde = vandaag(), over(3 * 365)
    while dag <= einde:
        with op(dag):
            for _ in range(dobbel.choice((1, 1, 3))):
                assert ama_evaluaties_bewaken(dag, KLOK).fouten == 0
            for evaluatie in Jaarevaluatie.objects.filter(status=OPEN):
                # Some are held at once, some weeks later, some too late.
                if dobbel.random() < 0.3:
                    werk_af(evaluatie, wie, op=dag)
        dag += timedelta(days=dobbel.choice((3, 9, 20, 45)))
    for rij in rijen:
        gehouden = list(rij.evaluaties.exclude(status=OPEN).order_by("op"))
        assert rij.evaluaties.filter(status=OPEN).count() <= 1
        uiterlijk = einde_na_maanden(rij.sinds, 12)
        for evaluatie in gehouden:
            assert evaluatie.uiterlijk_op == uiterlijk
            assert evaluatie.op is not None
            assert evaluatie.dagen_te_laat == max(0, (evaluatie.op - uiterlijk).days)
            uiterlijk = einde_na_maanden(evaluatie.op + timedelta(days=1), 12)
        rij.refresh_from_db()
        assert rij.evaluatie_uiterlijk_op == uiterlijk
        assert len(gezegd(rij)) == len(set(gezegd_per(rij)))


def gezegd_per(rij: Begeleiding) -> list[str]:
    return list(
        Melding.objects.filter(object_id__in=rij.evaluaties.values("pk")).values_list(
            "effect_sleutel", flat=True
        )
    )


def test_na_uitval_alleen_het_nuttige_en_de_evaluatie_toch_open(cast) -> None:
    rij = begeleid(cast, over(-500))
    assert ama_evaluaties_bewaken(vandaag(), KLOK).fouten == 0
    assert gezegd(rij) == ["te_laat", "zichtbaar"]
    assert Jaarevaluatie.objects.get().status == OPEN
    assert ama_evaluaties_bewaken(vandaag(), KLOK).gedaan == 0


def test_na_het_einde_vervalt_ze_met_haar_taken(cast) -> None:
    begeleid(cast, over(-370))
    ama_evaluaties_bewaken(vandaag(), KLOK)
    evaluatie = Jaarevaluatie.objects.get()
    overeenkomst = Overeenkomst.objects.get()
    with in_handeling():
        overeenkomst.einde, overeenkomst.einde_reden = over(-1), "deelnemer"
        overeenkomst.status = BEEINDIGD
        overeenkomst.save()
    assert ama_evaluaties_bewaken(vandaag(), KLOK).gedaan == 1
    evaluatie.refresh_from_db()
    assert evaluatie.status == VERVALLEN
    assert open_taken("ama_evalueren", evaluatie.pk) == []
    assert ama_evaluaties_bewaken(vandaag(), KLOK).gedaan == 0


def test_een_rij_die_mislukt_houdt_de_andere_niet_tegen(cast, monkeypatch) -> None:
    een, ander = begeleid(cast, over(-330)), begeleid(cast, over(-330))

    def soms(begeleiding, **velden) -> int:
        if begeleiding.pk == een.pk:
            raise RuntimeError
        return evaluatie_bewaken(begeleiding, **velden)

    with monkeypatch.context() as stuk:
        stuk.setattr("ama.tasks.evaluaties.evaluatie_bewaken", soms)
        stuk.setattr("ama.tasks.evaluaties.SET", 1)
        assert ama_evaluaties_bewaken(vandaag(), KLOK).fouten == 1
    assert [rij.begeleiding_id for rij in Jaarevaluatie.objects.all()] == [ander.pk]
    assert ama_evaluaties_bewaken(vandaag(), KLOK).fouten == 0
    assert Jaarevaluatie.objects.count() == 2


def test_met_de_hand(cast, capsys) -> None:
    begeleid(cast, over(-330))
    call_command("ama_evaluaties_bewaken")
    assert "2 gedaan, 0 mislukt" in capsys.readouterr().out
    call_command("ama_evaluaties_bewaken")
    assert "0 gedaan, 0 mislukt" in capsys.readouterr().out
    assert Logregel.objects.filter(handeling="evaluatie_bewaken").count() == 1
