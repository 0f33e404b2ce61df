"""`/gezond/` and `/gereed/`: alive, and ready to work; whatever is broken, the answer is short and says what."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from werkzorg.documenten import opslag
from werkzorg.handelen.klok import sla
from werkzorg.handelen.models import KlokRonde
from werkzorg.overzicht import gezondheid
from werkzorg.overzicht.gezondheid import AANLOOP_SECONDEN, HARTSLAG_MAX

ALLES = {"databank", "makelaar", "opslag", "klok"}


@pytest.fixture
def draait_al_lang(monkeypatch):
    """The process started longer ago than the run-up."""
    monkeypatch.setattr(gezondheid, "_GESTART", time.monotonic() - AANLOOP_SECONDEN - 1)


@pytest.fixture
def net_gestart(monkeypatch):
    """The process has just started."""
    monkeypatch.setattr(gezondheid, "_GESTART", time.monotonic())


def gereed(client) -> tuple[int, set[str]]:
    """The status, and what is not well."""
    antwoord = client.get("/gereed/")
    velden = antwoord.json()
    assert antwoord["Cache-Control"] == "no-store"
    assert set(velden) == ALLES | {"gereed"}
    assert velden["gereed"] is (antwoord.status_code == 200)
    return antwoord.status_code, {naam for naam in ALLES if not velden[naam]}


def test_gezond_vraagt_niemand_iets(client):
    """Without the database mark this test fails as soon as a query is made."""
    antwoord = client.get("/gezond/")
    assert (antwoord.status_code, antwoord.json()) == (200, {"gezond": True})
    assert antwoord["Cache-Control"] == "no-store"


@pytest.mark.django_db(transaction=True)
def test_alles_in_orde(client, draait_al_lang):
    sla("hartslag")
    assert gereed(client) == (200, set())


@pytest.mark.django_db(transaction=True)
def test_kapotte_onderdelen_worden_genoemd_en_geven_503(client, net_gestart, monkeypatch, settings, tmp_path):
    assert gereed(client) == (200, set())
    with monkeypatch.context() as stuk:
        stuk.setattr(opslag, "_map", lambda: tmp_path / "weg")
        assert gereed(client) == (503, {"opslag"})
    settings.REDIS_URL = f"redis+socket://{tmp_path}/weg.sock"
    assert gereed(client) == (503, {"makelaar"})


@pytest.mark.django_db(transaction=True)
def test_zonder_databank_een_kort_antwoord_en_geen_foutpagina(client, draait_al_lang, monkeypatch):
    def weg(*args, **kwargs):
        raise OperationalError("weg")

    monkeypatch.setattr(gezondheid.connection, "cursor", weg)
    assert gereed(client) == (503, {"databank", "klok"})
    assert client.get("/gezond/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_een_klok_die_nog_niet_sloeg_telt_pas_na_negentig_seconden(client, monkeypatch):
    for seconden, goed in ((0, True), (AANLOOP_SECONDEN - 5, True), (AANLOOP_SECONDEN + 1, False)):
        monkeypatch.setattr(gezondheid, "_GESTART", time.monotonic() - seconden)
        assert gereed(client) == ((200, set()) if goed else (503, {"klok"})), seconden


@pytest.mark.django_db(transaction=True)
def test_een_klok_die_stilviel_telt_als_stuk(client, draait_al_lang):
    sla("hartslag")
    KlokRonde.objects.update(klaar_op=timezone.now() - HARTSLAG_MAX + timedelta(seconds=20))
    assert gereed(client) == (200, set())
    KlokRonde.objects.update(klaar_op=timezone.now() - HARTSLAG_MAX - timedelta(seconds=1))
    assert gereed(client) == (503, {"klok"})


@pytest.mark.parametrize("adres", ["/gezond/", "/gereed/"])
def test_de_antwoorden_verraden_geen_adressen_of_versies(client, adres, transactional_db, settings):
    tekst = client.get(adres).content.decode()
    assert settings.REDIS_URL not in tekst
    assert "postgres" not in tekst
    assert settings.VERSIE not in tekst
