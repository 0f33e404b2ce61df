"""The read-only guard: a GET that writes gives 500 and stores nothing; reading, sessions and messages work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from tests.toegang.proefroutes import GEHEIM, ZONDEN
from werkzorg.berichten.models import Opdracht
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.models import Inzage

pytestmark = [pytest.mark.urls("tests.toegang.proefroutes"), pytest.mark.django_db]


@pytest.fixture
def bezoek(als: Callable[..., Client], cast) -> Client:
    """Nele's browser; a broken page comes as a page."""
    client = als(cast.casemanager_zorg)
    client.raise_request_exception = False
    return client


def opgeslagen() -> int:
    """What the sins could have stored."""
    zonden = (
        Logregel.objects.filter(handeling="zonde").count() + Opdracht.objects.filter(soort="zonde").count()
    )
    return zonden + Gebruiker.objects.filter(voornaam="Zonde").count()


@pytest.mark.parametrize("naam", ZONDEN)
@pytest.mark.parametrize("methode", ["get", "head", "options"])
def test_wie_bij_lezen_schrijft_krijgt_een_fout_en_bewaart_niets(bezoek, naam, methode):
    antwoord = getattr(bezoek, methode)(f"/zonde/{naam}/")
    assert antwoord.status_code == 500
    assert GEHEIM not in antwoord.content.decode()
    assert opgeslagen() == 0
    assert not Inzage.objects.exists()


def test_een_net_gevangen_weigering_bewaart_ook_niets(bezoek):
    assert bezoek.get("/zonde/slik_fout_in_savepoint/").content.decode() == GEHEIM
    assert opgeslagen() == 0


def test_ook_wat_pas_bij_het_tekenen_schrijft_wordt_geweigerd(bezoek):
    antwoord = bezoek.get("/lui/")
    assert (antwoord.status_code, opgeslagen()) == (500, 0)
    assert GEHEIM not in antwoord.content.decode()


def test_een_stromend_antwoord_wordt_geweigerd(bezoek):
    antwoord = bezoek.get("/stroom/")
    assert antwoord.status_code == 500
    assert GEHEIM not in antwoord.content.decode()


def test_lezen_met_inzage_sessie_en_bericht_werkt(bezoek):
    antwoord = bezoek.get("/lees/")
    assert (antwoord.status_code, antwoord.content.decode()) == (200, GEHEIM)
    assert Inzage.objects.get().grond == "proef"
    assert bezoek.session["onthouden"] == "ja"
    assert "onthouden" in bezoek.get("/").content.decode()


def test_na_het_lezen_kan_dezelfde_verbinding_weer_schrijven(bezoek):
    bezoek.get("/lees/")
    assert bezoek.post("/bewaar/200/").status_code == 200
    assert opgeslagen() == 1


def test_een_bladzijde_die_niets_toont_laat_geen_inzage_na_en_is_een_gewone_fout(bezoek):
    antwoord = bezoek.get("/niet-gevonden/")
    assert antwoord.status_code == 404
    assert (
        "bestaat niet" in antwoord.content.decode().lower()
        or "niet gevonden" in antwoord.content.decode().lower()
    )
    assert not Inzage.objects.exists()


@pytest.mark.parametrize(("status", "aantal"), [(200, 1), (302, 1), (409, 1), (422, 1), (500, 0), (503, 0)])
def test_een_antwoord_van_vijfhonderd_of_meer_laat_niets_na(bezoek, status, aantal):
    assert bezoek.post(f"/bewaar/{status}/").status_code == status
    assert (opgeslagen(), Inzage.objects.count()) == (aantal, aantal)


@pytest.mark.django_db(transaction=True)
def test_een_ingeslikte_fout_kan_niet_zeggen_dat_het_gelukt_is(bezoek):
    antwoord = bezoek.post("/slik-bij-bewaren/")
    assert antwoord.status_code == 500
    assert GEHEIM not in antwoord.content.decode()
    assert opgeslagen() == 0


@pytest.mark.parametrize("pad", ["/lees/", "/deelnemers/", "/bewaar/200/"])
def test_zonder_inzagelog_komt_er_geen_bladzijde(bezoek, pad, monkeypatch):
    def breek(*_args: object, **_kwargs: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO bestaat_niet VALUES (1)")

    monkeypatch.setattr(Inzage.objects, "bulk_create", breek)
    antwoord = (bezoek.post if "bewaar" in pad else bezoek.get)(pad)
    assert antwoord.status_code == 500
    assert GEHEIM not in antwoord.content.decode()
    assert opgeslagen() == 0
