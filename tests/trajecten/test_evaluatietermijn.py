"""Until when the next evaluation must be: from the start on, as the agreed plan says, also after an extension."""

from __future__ import annotations

import pytest

from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import geef_bevoegdheid, in_handeling, maak_traject
from tests.trajecten.opvolgen import onderbreek, open_taken, over, vandaag, vraag_verlenging
from tests.trajecten.plannen import geregistreerd, vers
from tests.trajecten.test_evaluatie_registreren import evalueer
from tests.trajecten.test_traject_starten import geinformeerd
from tests.trajecten.test_verlenging_toekennen import ken_toe
from trajecten.bladen.opvolgtermijnen import mijlpalen_van
from trajecten.handelingen.onderbrekingen import onderbreking_beeindigen
from trajecten.handelingen.starten import traject_starten
from trajecten.models import Traject, Trajectplan
from werkzorg.termijnen import einde_na_maanden

pytestmark = pytest.mark.django_db
EVALUEREN = "traject_evalueren"


def taken(traject: Traject) -> list[tuple[str, object]]:
    return [(taak.rol, taak.termijn) for taak in open_taken(EVALUEREN, traject.pk)]


def voor_beiden(dag: object) -> list[tuple[str, object]]:
    return [("casemanager_werk", dag), ("casemanager_zorg", dag)]


def test_de_start_vraagt_de_eerste_evaluatie(cast: Rolverdeling) -> None:
    rij = geinformeerd(cast)
    traject_starten(rij, startdatum=over(-4), versie=rij.versie, door=cast.casemanager_werk.door)
    dag = einde_na_maanden(over(-4), 3)
    assert vers(rij).volgende_evaluatie_op == dag
    assert taken(rij) == voor_beiden(dag)


def test_het_geregistreerde_plan_telt_en_een_ontwerp_niet(cast: Rolverdeling) -> None:
    geef_bevoegdheid(cast.spelers["netwerkcoordinator"], "netwerkcoordinator")
    rij = geregistreerd(cast)
    assert rij.startdatum is not None
    assert taken(rij) == voor_beiden(einde_na_maanden(rij.startdatum, 3))
    with in_handeling():
        # Somebody thinks of another rhythm; nobody agreed to it yet.
        Trajectplan.objects.filter(traject=rij).update(evaluatie_maanden=1)
    evalueer(rij, cast.casemanager_zorg)
    dag = einde_na_maanden(vandaag(), 3)
    assert taken(rij) == voor_beiden(dag)
    assert mijlpalen_van(vers(rij)).evaluatie_maanden == 3


def test_na_een_verlenging_wordt_er_weer_geevalueerd(cast: Rolverdeling) -> None:
    rij = maak_traject(cast, maanden=4)
    evalueer(rij, cast.casemanager_werk)
    assert (vers(rij).volgende_evaluatie_op, taken(rij)) == (None, [])
    vraag_verlenging(rij, cast.casemanager_werk)
    ken_toe(rij, cast.spelers["vdab_beslisser"])
    dag = einde_na_maanden(vandaag(), 3)
    assert vers(rij).volgende_evaluatie_op == dag
    assert taken(rij) == voor_beiden(dag)


def test_een_onderbreking_die_niets_verschuift_laat_de_taken_staan(cast: Rolverdeling) -> None:
    rij = maak_traject(cast)
    evalueer(rij, cast.casemanager_werk, op=over(-1))
    voor = [taak.pk for taak in open_taken(EVALUEREN, rij.pk)]
    onderbreek(rij, cast.casemanager_zorg, vandaag(), None)
    rij = vers(rij)
    onderbreking_beeindigen(rij, laatste=vandaag(), versie=rij.versie, door=cast.casemanager_zorg.door)
    assert [taak.pk for taak in open_taken(EVALUEREN, rij.pk)] == voor
