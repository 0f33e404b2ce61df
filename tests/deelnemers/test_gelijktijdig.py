"""Two requests at the same moment: one person, no lost correction, no half registration."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.deelnemers.personen import ingevuld, registreer, vers_insz
from tests.deelnemers.test_deelnemer_wijzigen import verstuurd
from tests.omvang import aantal
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db(transaction=True)
ADRES = "/deelnemers/registreer/"
KEREN = aantal(3, 25)


@pytest.fixture
def tweetal(transactional_db: None) -> Rolverdeling:
    """Only the two players these tests need: a transactional test pays for every row."""
    spelers = [maak_speler("casemanager_zorg", maak_organisatie(naam, "cgg")) for naam in ("Eigen", "Buur")]
    return Rolverdeling({"casemanager_zorg": spelers[0]}, {"casemanager_zorg": spelers[1]})


def aangemeld(speler: Speler) -> Client:
    """A client of his own, signed in."""
    klant = Client()
    klant.force_login(speler.gebruiker)
    return klant


def tegelijk(*doen: Callable[[], Any]) -> list[Any]:
    """The results of these functions, started together in threads with a connection of their own."""
    start = threading.Barrier(len(doen))

    def draad(doe: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=20)
            return doe()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doen)) as draden:
        return list(draden.map(draad, doen))


def test_tweemaal_hetzelfde_formulier_tegelijk_is_een_persoon(tweetal):
    klanten = [aangemeld(tweetal.casemanager_zorg) for _ in range(2)]
    for keer in range(1, KEREN + 1):
        velden = ingevuld(insz="", insz_ontbreekt="aangevraagd")
        antwoorden = tegelijk(*(partial(klant.post, ADRES, velden) for klant in klanten))
        assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
        assert antwoorden[0]["Location"] == antwoorden[1]["Location"]
        assert Deelnemer.objects.count() == Betrokkenheid.objects.count() == Opdracht.objects.count() == keer


def test_twee_organisaties_tegelijk_met_hetzelfde_nummer_is_een_persoon(tweetal):
    klanten = [aangemeld(tweetal.casemanager_zorg), aangemeld(tweetal.buur)]
    for keer in range(1, KEREN + 1):
        insz = vers_insz()
        antwoorden = tegelijk(*(partial(klant.post, ADRES, ingevuld(insz=insz)) for klant in klanten))
        assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
        assert antwoorden[0]["Location"] == antwoorden[1]["Location"]
        assert Deelnemer.objects.count() == keer
        assert sorted(Betrokkenheid.objects.values_list("omvang", flat=True)) == sorted(
            ["volledig", "identiteit"] * keer
        )


def test_twee_collegas_tegelijk_met_hetzelfde_nummer_is_een_betrokkenheid(tweetal):
    collega = maak_speler(
        "casemanager_zorg", tweetal.casemanager_zorg.lidmaatschap.organisatie, email="c@test.be"
    )
    klanten = [aangemeld(tweetal.casemanager_zorg), aangemeld(collega)]
    insz = vers_insz()
    antwoorden = tegelijk(*(partial(klant.post, ADRES, ingevuld(insz=insz)) for klant in klanten))
    assert sorted(antwoord.status_code for antwoord in antwoorden) == [302, 422]
    assert Betrokkenheid.objects.count() == 1


def test_geen_verbetering_gaat_verloren_als_twee_mensen_tegelijk_bewaren(tweetal):
    deelnemer = registreer(tweetal.casemanager_zorg.door)
    klanten = [aangemeld(tweetal.casemanager_zorg) for _ in range(2)]
    adres = reverse("deelnemer_wijzigen", args=[deelnemer.pk])
    bewaard = 0
    for keer in range(KEREN):
        deelnemer.refresh_from_db()
        pogingen = [
            verstuurd(deelnemer, gemeente=f"Stad {keer}"),
            verstuurd(deelnemer, straat=f"Straat {keer}"),
        ]
        antwoorden = tegelijk(
            *(partial(klant.post, adres, velden) for klant, velden in zip(klanten, pogingen, strict=True))
        )
        # Each saw the same version: exactly one is saved, the other one is asked to choose.
        assert sorted(antwoord.status_code for antwoord in antwoorden) == [302, 409]
        bewaard += 1
    deelnemer.refresh_from_db()
    assert deelnemer.versie == 1 + bewaard
    assert Logregel.objects.filter(handeling="deelnemer_wijzigen").count() == bewaard
    assert deelnemer.gebeurtenissen.count() == 1 + bewaard
