"""`bijlage_downloaden`: an attachment that no browser runs, for whoever sees what it hangs on, once it is clean."""

from __future__ import annotations

import pghistory
import pytest
from django.urls import reverse

from tests.beheer.bijlagen import SOORT, voeg_toe
from tests.documenten import proefbestanden as proef
from tests.documenten.proefscanner import proefscanner
from werkzorg.documenten import opslag
from werkzorg.documenten.bijlagen import beoordeel
from werkzorg.documenten.scanner import Oordeel
from werkzorg.documenten.soorten import BIJLAGESOORTEN
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def soort(monkeypatch):
    monkeypatch.setitem(BIJLAGESOORTEN, SOORT.sleutel, SOORT)


@pytest.fixture
def beheerder(cast):
    return cast.spelers["organisatiebeheerder"]


def adres(bijlage) -> str:
    return reverse("bijlage_downloaden", args=[bijlage.pk])


def test_een_eigen_bijlage_komt_als_download_en_staat_in_het_inzagelogboek(als, beheerder):
    bijlage = voeg_toe(beheerder, "Ménage à trois “x”.pdf")
    antwoord = als(beheerder).get(adres(bijlage))
    assert antwoord.status_code == 200
    assert antwoord.content == proef.pdf()
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"].startswith("attachment; filename*=utf-8''M%C3%A9nage")
    assert antwoord["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"] == "no-store"
    assert Inzage.objects.get(actie="bijlage_downloaden").object_id == bijlage.pk


def test_de_buur_krijgt_404_en_een_rol_zonder_recht_403(cast, als, beheerder):
    bijlage = voeg_toe(beheerder)
    assert als(cast.buren["organisatiebeheerder"]).get(adres(bijlage)).status_code == 404
    assert als(cast.departement).get(adres(bijlage)).status_code == 404
    assert als(cast.spelers["gbo_medewerker"]).get(adres(bijlage)).status_code == 403
    assert not Inzage.objects.filter(actie="bijlage_downloaden").exists()


def test_in_quarantaine_of_geweigerd_bestaat_ze_niet(als, beheerder, settings):
    with proefscanner() as clamd:
        settings.CLAMAV_ADRES = clamd.adres
        bijlage = voeg_toe(beheerder)
    assert als(beheerder).get(adres(bijlage)).status_code == 404
    with pghistory.context(handeling="test", door="commando:test"):
        beoordeel(bijlage, Oordeel(is_schoon=False, vondst="Iets"), door=Klok("bijlage_nakijken"))
    assert als(beheerder).get(adres(bijlage)).status_code == 404


def test_wat_op_de_schijf_veranderd_is_wordt_niet_gegeven(als, beheerder):
    bijlage = voeg_toe(beheerder)
    opslag.schrijf(bijlage.id, proef.pdf() + b" ")
    klant = als(beheerder)
    klant.raise_request_exception = False
    antwoord = klant.get(adres(bijlage))
    assert antwoord.status_code == 500
    assert b"%PDF" not in antwoord.content
