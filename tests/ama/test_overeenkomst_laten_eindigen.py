"""The act `overeenkomst_laten_eindigen`: on the day after the last day, once, whatever the clock missed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ama.models import Begeleiding, Overeenkomst
from ama.statussen import ACTIEF, BEEINDIGD, ONDERTEKEND
from ama.tasks.levensloop import ama_overeenkomsten_bewaken, te_eindigen
from tests.ama.levensloop import over, vers
from tests.ama.maken import maak_begeleiding, maak_overeenkomst
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
KLOK = Klok("ama_overeenkomsten_bewaken")


def met_einde(cast: Rolverdeling, dagen: int, status: str = ACTIEF) -> Overeenkomst:
    rij = maak_overeenkomst(cast, status=status, start=over(-100))
    maak_begeleiding(rij)
    with in_handeling():
        rij.einde, rij.einde_reden = over(dagen), "deelnemer_stopt"
        rij.save()
    return rij


def test_vanaf_de_dag_erna_en_een_keer(cast: Rolverdeling) -> None:
    rij, nog_niet = met_einde(cast, -1), met_einde(cast, 0)
    assert ama_overeenkomsten_bewaken(over(0), KLOK).gedaan == 1
    assert ama_overeenkomsten_bewaken(over(0), KLOK).gedaan == 0
    assert (vers(rij).status, vers(nog_niet).status) == (BEEINDIGD, ACTIEF)
    assert Begeleiding.objects.get(deelnemer=rij.deelnemer).tot == over(-1)
    assert Begeleiding.objects.get(deelnemer=nog_niet.deelnemer).tot is None


def test_na_een_uitval(cast: Rolverdeling) -> None:
    rij = met_einde(cast, -40)
    assert ama_overeenkomsten_bewaken(over(0), KLOK).gedaan == 1
    assert vers(rij).status == BEEINDIGD


def test_wat_nog_niet_aanvaard_is_houdt_zijn_stand_maar_de_begeleiding_stopt(cast: Rolverdeling) -> None:
    rij = met_einde(cast, -2, ONDERTEKEND)
    assert list(te_eindigen(over(0))) == [rij]
    ama_overeenkomsten_bewaken(over(0), KLOK)
    assert vers(rij).status == ONDERTEKEND
    assert Begeleiding.objects.get().tot == over(-2)
    assert list(te_eindigen(over(0))) == []


def test_zolang_een_andere_overeenkomst_loopt_niet(cast: Rolverdeling) -> None:
    rij = met_einde(cast, -2, ONDERTEKEND)
    maak_overeenkomst(cast, deelnemer=rij.deelnemer, start=over(-30))
    assert list(te_eindigen(over(0))) == []


def test_elke_dag_tot_vandaag(cast: Rolverdeling) -> None:
    rij = met_einde(cast, -1)
    for dag in (-2, -1):
        assert ama_overeenkomsten_bewaken(over(dag), KLOK).gedaan == 0
    assert ama_overeenkomsten_bewaken(over(0) + timedelta(days=3), KLOK).gedaan == 1
    assert vers(rij).status == BEEINDIGD
