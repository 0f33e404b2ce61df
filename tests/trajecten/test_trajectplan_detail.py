"""The page of the plan: what it shows to whom, in how many questions."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.huis.test_vragen import vragen
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import geef_bevoegdheid, in_handeling
from tests.trajecten.plannen import (
    bewerk,
    ga_akkoord,
    geregistreerd,
    in_opmaak,
    ingediend,
    voeg_toe,
    volledig,
)
from trajecten.domein.planwijziging import Inhoudinvoer
from trajecten.handelingen.draagkracht import (
    NieuwZorgmoment,
    draagkracht_vastleggen,
    zorgmoment_vastleggen,
)
from trajecten.models import Actie, Traject, Uren

Als = Callable[[Speler], Client]


def _adres(traject: Traject) -> str:
    return reverse("trajectplan_detail", args=[traject.pk])


@pytest.fixture
def netwerk(cast: Rolverdeling) -> Speler:
    """The netwerkcoördinator of the regio."""
    speler = cast.spelers["netwerkcoordinator"]
    geef_bevoegdheid(speler, "netwerkcoordinator")
    return speler


@pytest.mark.django_db
def test_een_leeg_plan_zegt_wat_ontbreekt(cast: Rolverdeling, als: Als) -> None:
    antwoord = als(cast.casemanager_zorg).get(_adres(in_opmaak(cast)))
    pagina = antwoord.content.decode()
    assert "Spreek minstens één actie af (art. 15, 4°)." in pagina
    assert "Nu aan zet: de tandem." in pagina
    assert antwoord.context["as"] is None


@pytest.mark.django_db
def test_werk_en_zorg_op_een_as_met_de_uren(cast: Rolverdeling, als: Als) -> None:
    traject = volledig(cast, in_opmaak(cast))
    begin = traject.startdatum
    assert begin is not None
    draagkracht_vastleggen(traject, vanaf=begin, uren_per_week=Decimal(8), door=cast.casemanager_zorg.door)
    zorgmoment_vastleggen(
        traject, nieuw=NieuwZorgmoment(1, time(9), time(10), begin), door=cast.casemanager_zorg.door
    )
    with in_handeling():
        actie = Actie.objects.filter(traject=traject).earliest("volgorde")
        Uren.objects.create(
            traject=traject,
            actie=actie,
            organisatie=cast.casemanager_werk.lidmaatschap.organisatie,
            dag=timezone.localdate() - timedelta(days=7),
            uren=Decimal("2.50"),
            door=cast.casemanager_werk.gebruiker,
        )
    antwoord = als(cast.casemanager_werk).get(_adres(traject))
    pagina = antwoord.content.decode()
    assert [laan.naam for laan in antwoord.context["as"].lanen] == ["Werk", "Zorg"]
    assert "vandaag" in pagina
    # A drawing is as wide as its numbers say: "1.000" would be one unit, and the page a mile long.
    assert all(deel.isdecimal() for maat in re.findall(r'viewBox="([^"]*)"', pagina) for deel in maat.split())
    assert 'role="img"' in pagina
    assert "Dinsdag 09:00-10:00" in pagina
    uren = antwoord.context["uren"]
    assert [lijn.soort for lijn in uren.lijnen] == ["gepland", "draagkracht"]
    assert "2,5 uur gegeven" in uren.omschrijving
    assert Decimal("5.50") in {reeks.gepland for reeks in uren.reeksen}
    assert not uren.te_veel
    # VDAB reads the plan, and nothing about what somebody can carry.
    ander = als(cast.spelers["vdab_beslisser"]).get(_adres(traject))
    assert not ander.context["uren"].toont_draagkracht


@pytest.mark.django_db
def test_het_verschil_tussen_versies(cast: Rolverdeling, als: Als, netwerk: Speler) -> None:
    traject, client = geregistreerd(cast), als(cast.casemanager_werk)
    assert "Wat veranderde" not in client.get(_adres(traject)).content.decode()
    bewerk(traject, cast.casemanager_werk, Inhoudinvoer({"duur_maanden": 10}))
    pagina = client.get(_adres(traject)).content.decode()
    assert "Vermoedelijke duur in maanden: van “12” naar “10”." in pagina
    assert "nu, nog geen versie" in pagina
    # The netwerkcoördinator reads what he received.
    ontvangen = als(netwerk).get(_adres(traject))
    assert ontvangen.context["inhoud"]["duur_maanden"] == 12
    assert ontvangen.context["verschillen"] is None
    ga_akkoord(traject, cast.casemanager_werk, "werk")
    antwoord = als(cast.casemanager_werk).get(f"{_adres(traject)}?oud=2&nieuw=1")
    assert [regel.zin for regel in antwoord.context["verschillen"]["regels"]] == [
        "Vermoedelijke duur in maanden: van “10” naar “12”."
    ]


@pytest.mark.django_db
def test_de_knoppen_volgen_de_stand(cast: Rolverdeling, als: Als, netwerk: Speler) -> None:
    traject = volledig(cast, in_opmaak(cast))
    client = als(cast.casemanager_werk)

    def knoppen() -> set[str]:
        return {knop for knop, _, _ in client.get(_adres(traject)).context["acties"]}

    assert "Noteer een akkoord" in knoppen()
    assert "Dien het plan in" not in knoppen()
    ingediend(cast, traject)
    assert knoppen() == {"Registreer het plan", "Leg draagkracht vast", "Houd zorgmomenten vrij"}
    assert {knop for knop, _, _ in als(netwerk).get(_adres(traject)).context["acties"]} == {
        "Stuur het plan terug"
    }


@pytest.mark.django_db
def test_wie_het_ziet_en_in_hoeveel_vragen(cast: Rolverdeling, als: Als) -> None:
    traject = volledig(cast, in_opmaak(cast))
    assert als(cast.buur).get(_adres(traject)).status_code == 404
    assert als(cast.spelers["dienstverlener"]).get(_adres(traject)).status_code == 403
    client = als(cast.casemanager_werk)
    tellingen = []
    for meer in (0, 20):
        for nummer in range(meer):
            voeg_toe(traject, cast.casemanager_werk, omschrijving=f"Actie {nummer}", uren_per_week=Decimal(0))
        tellingen.append(vragen(client, _adres(traject)))
    assert len(tellingen[0]) == len(tellingen[1]) <= 10, "\n".join(een[:160] for een in tellingen[0])
