"""The act of the clock `late_acties_melden`: who follows late actions has one task for them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.trajecten import netwerk
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import maak_actie as eigen_actie
from tests.trajecten.opvolgen import open_taken, over, vandaag
from tests.trajecten.test_traject_stopzetten import stop
from trajecten.domein.uitvoering import GEDULD_DAGEN, te_laat_sinds
from trajecten.handelingen.acties import actie_afwerken
from trajecten.models import Actie, Traject
from trajecten.tasks.uitvoering import uitvoering_bewaken
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
NETWERK, EIGEN = "netwerkacties_te_laat", "eigen_acties_te_laat"


def loop() -> int:
    telling = uitvoering_bewaken(timezone.localdate(), Klok("uitvoering_bewaken"))
    assert telling.fouten == 0
    return telling.gedaan


def met_netwerkactie(cast: Rolverdeling, dagen: int) -> tuple[Traject, Actie]:
    """An action of the network that should have ended so many days ago, with a plan that the coordinator has."""
    rij = maak_traject(cast)
    netwerk.volg(cast, rij)
    netwerk.maak_versie(cast, rij)
    actie = netwerk.wijs_toe(cast, netwerk.maak_actie(rij, van=over(-40), tot_en_met=over(-dagen)))
    return rij, actie


@pytest.mark.parametrize(("dagen", "taken"), [(GEDULD_DAGEN, 0), (GEDULD_DAGEN + 1, 1)])
def test_een_week_na_de_laatste_dag_vraagt_de_klok_het_de_coordinator(
    cast: Rolverdeling, dagen: int, taken: int
) -> None:
    rij, actie = met_netwerkactie(cast, dagen)
    with in_handeling():
        Actie.objects.filter(pk=actie.pk).update(status="bezig")
    assert loop() == taken
    gevonden = open_taken(NETWERK, rij.pk)
    assert [taak.organisatie_id for taak in gevonden] == [
        netwerk.coordinator(cast).lidmaatschap.organisatie_id
    ] * taken
    assert loop() == 0


def test_wat_is_afgewerkt_haalt_de_taak_weg_en_een_volgende_vraagt_opnieuw(cast: Rolverdeling) -> None:
    rij, actie = met_netwerkactie(cast, 20)
    assert loop() == 1
    actie.refresh_from_db()
    actie_afwerken(
        actie,
        afgewerkt_op=vandaag(),
        resultaat="Klaar.",
        versie=actie.versie,
        door=netwerk.dienstverlener(cast).door,
    )
    assert open_taken(NETWERK, rij.pk) == []
    netwerk.wijs_toe(cast, netwerk.maak_actie(rij, volgorde=2, van=over(-9), tot_en_met=over(30)))
    assert loop() == 1
    assert len(open_taken(NETWERK, rij.pk)) == 1


def test_wat_de_tandem_zelf_doet_vraagt_de_klok_de_tandem(cast: Rolverdeling) -> None:
    rij = maak_traject(cast)
    huis = cast.casemanager_zorg.lidmaatschap.organisatie
    eigen_actie(rij, over(-30), over(-10), dienstverlener=huis)
    assert loop() == 1
    assert [taak.rol for taak in open_taken(EIGEN, rij.pk)] == ["casemanager_werk", "casemanager_zorg"]
    assert loop() == 0
    stop(rij, cast.casemanager_werk, over(-1), inkorten=True)
    assert open_taken(EIGEN, rij.pk) == []


def test_met_niets_te_doen_zijn_het_twee_vragen(cast: Rolverdeling) -> None:
    maak_traject(cast)
    with CaptureQueriesContext(connection) as vragen:
        assert loop() == 0
    assert len(vragen) == 2


def test_te_laat_sinds_over_een_maandgrens() -> None:
    assert te_laat_sinds(date(2028, 3, 3)) == date(2028, 2, 25)
