"""The act `traject_starten`: the first talk starts the 18 months, never before the information duty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import maak_traject
from tests.trajecten.tandems import opnieuw, over, vandaag
from trajecten.domein.eerste_gesprek import ONDERWERPEN
from trajecten.handelingen.starten import informatieplicht_bevestigen, traject_starten
from trajecten.models import Traject
from trajecten.statussen import PLAN_IN_OPMAAK, TOEGEWEZEN
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.termijnen import einde_na_maanden
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def geinformeerd(cast: Rolverdeling, dagen: int = -5) -> Traject:
    rij = maak_traject(cast, status=TOEGEWEZEN)
    return informatieplicht_bevestigen(
        rij, besproken=list(ONDERWERPEN), op=over(dagen), versie=rij.versie, door=cast.casemanager_zorg.door
    )


def test_de_achttien_maanden_lopen_vanaf_het_eerste_gesprek(cast: Rolverdeling) -> None:
    rij = geinformeerd(cast)
    traject_starten(rij, startdatum=over(-4), versie=rij.versie, door=cast.casemanager_werk.door)
    na = opnieuw(rij)
    assert (na.status, na.startdatum, na.max_maanden) == (PLAN_IN_OPMAAK, over(-4), 18)
    assert na.uiterste_einddatum == einde_na_maanden(over(-4), 18)
    assert na.waarschuwen_op is not None
    assert na.volgende_evaluatie_op == einde_na_maanden(over(-4), 3)
    taken = Taak.objects.filter(soort="trajectplan_opstellen", klaar_op=None)
    assert {taak.gebruiker_id for taak in taken} == {
        cast.casemanager_werk.gebruiker.pk,
        cast.casemanager_zorg.gebruiker.pk,
    }
    assert {taak.termijn for taak in taken} == {over(-4) + timedelta(days=45)}
    assert Logregel.objects.filter(handeling="traject_starten", deelnemer_id=rij.deelnemer_id).exists()


@pytest.mark.parametrize(
    ("geinformeerd_op", "start", "stuk"),
    [
        (None, 0, "Informeer eerst de deelnemer"),
        (-5, -6, "telt niet als start"),
        (-5, 1, "nog niet gebeurd"),
        (-70, -71, "De tandem begon op"),
    ],
)
def test_wat_niet_als_start_telt(
    cast: Rolverdeling, geinformeerd_op: int | None, start: int, stuk: str
) -> None:
    rij = (
        maak_traject(cast, status=TOEGEWEZEN)
        if geinformeerd_op is None
        else geinformeerd(cast, geinformeerd_op)
    )
    with pytest.raises(Geweigerd) as nee:
        traject_starten(rij, startdatum=over(start), versie=rij.versie, door=cast.casemanager_zorg.door)
    assert stuk in nee.value.velden["startdatum"]
    assert opnieuw(rij).status == TOEGEWEZEN


def test_geen_tweede_keer_en_niet_door_een_buur(cast: Rolverdeling) -> None:
    rij = geinformeerd(cast)
    with pytest.raises(Traject.DoesNotExist):
        traject_starten(rij, startdatum=over(-1), versie=rij.versie, door=cast.buur.door)
    traject_starten(rij, startdatum=over(-1), versie=rij.versie, door=cast.casemanager_zorg.door)
    with pytest.raises(Geweigerd):
        traject_starten(rij, startdatum=over(-1), versie=rij.versie + 1, door=cast.casemanager_zorg.door)


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = geinformeerd(cast)
    adres = reverse("traject_starten", args=[rij.pk])
    client = als(cast.casemanager_zorg)
    assert f"{over(-5):%d/%m/%Y}" in client.get(adres).content.decode()
    antwoord = client.post(
        adres,
        {
            "aanvraag_sleutel": str(uuid4()),
            "versie": rij.versie,
            "startdatum": f"{vandaag():%d/%m/%Y}",
        },
    )
    assert antwoord.status_code == 302
    tekst = client.get(antwoord["Location"]).content.decode()
    assert "Het trajectplan registreren" in tekst
    assert "(aanname)" in tekst
