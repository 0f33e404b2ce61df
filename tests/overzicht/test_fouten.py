"""The error pages, and requests that no browser of ours would send: always an answer, never our fault."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from tests.deelnemers.personen import ingevuld
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.overzicht.views import vandaag as views

pytestmark = pytest.mark.django_db
DEEL = b'--x\r\nContent-Disposition: form-data; name="%b"\r\n\r\na+2AA-b\\ud800\r\n--x--\r\n'
ADRESSEN = ("/deelnemers/registreer/", "/account/login/", "/account/password/reset/", "/verifieer/")


@pytest.fixture
def klant(cast, als) -> Client:
    """Nele, signed in."""
    return als(cast.casemanager_zorg)


# --- the pages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "status", "zin"),
    [
        ("/bestaat-niet/", 404, "niet"),
        ("/deelnemers/00000000-0000-4000-8000-000000000000/", 404, "niet"),
    ],
)
def test_wat_niet_bestaat_is_404_met_een_weg_terug(klant, adres, status, zin):
    antwoord = klant.get(adres)
    assert antwoord.status_code == status
    assert zin in antwoord.text
    assert 'href="/"' in antwoord.text


def test_niet_bestaan_en_niet_mogen_zien_zijn_hetzelfde_antwoord(cast, klant):
    from tests.deelnemers.personen import registreer

    van_de_buur = registreer(cast.buur.door).get_absolute_url()
    een, twee = klant.get(van_de_buur), klant.get("/dossiers/00000000-0000-4000-8000-000000000000/")
    assert een.status_code == twee.status_code == 404
    assert een.content == twee.content


def test_een_verlopen_formulier_is_403_met_uitleg_en_bewaart_niets(cast):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(cast.casemanager_zorg.gebruiker)
    antwoord = streng.post("/deelnemers/registreer/", ingevuld())
    assert antwoord.status_code == 403
    assert "Daarom is je formulier niet verwerkt." in antwoord.text
    assert not Deelnemer.objects.exists()


def test_een_verlopen_formulier_van_ons_geeft_terug_wat_getypt_werd(cast):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(cast.casemanager_zorg.gebruiker)
    getypt = ingevuld(voornaam='Lien "<b>"')
    antwoord = streng.post("/deelnemers/registreer/", getypt, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord.status_code == 403
    assert 'name="voornaam" value="Lien &quot;&lt;b&gt;&quot;"' in antwoord.text
    assert 'action="/deelnemers/registreer/"' in antwoord.text
    token = str(antwoord.context["csrf_token"])
    nog_eens = {**getypt, "voornaam": "Lien", "csrfmiddlewaretoken": token}
    assert streng.post("/deelnemers/registreer/", nog_eens).status_code == 302
    assert Deelnemer.objects.get().voornaam == "Lien"


@pytest.mark.parametrize("herkomst", ["cross-site", "same-site", "none", ""])
def test_een_formulier_van_elders_komt_niet_terug(cast, herkomst):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(cast.casemanager_zorg.gebruiker)
    koppen = {"Sec-Fetch-Site": herkomst} if herkomst else {}
    antwoord = streng.post("/deelnemers/registreer/", ingevuld(voornaam="Kwaad"), headers=koppen)
    assert antwoord.status_code == 403
    assert "Kwaad" not in antwoord.text


def test_een_wachtwoord_komt_nooit_terug(cast):
    streng = Client(enforce_csrf_checks=True)
    streng.force_login(cast.casemanager_zorg.gebruiker)
    velden = {"oldpassword": "oud-geheim", "password1": "nieuw-geheim", "password2": "nieuw-geheim"}
    antwoord = streng.post("/account/password/change/", velden, headers={"Sec-Fetch-Site": "same-origin"})
    assert antwoord.status_code == 403
    assert "geheim" not in antwoord.text


def test_een_databank_die_onderweg_wegvalt_geeft_de_kalme_bladzijde(klant, monkeypatch):
    def weg(*args, **kwargs):
        raise OperationalError("terminating connection due to unexpected postmaster exit")

    monkeypatch.setattr(views, "render", weg)
    klant.raise_request_exception = False
    antwoord = klant.get("/")
    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "30")
    assert "postmaster" not in antwoord.text


def test_te_veel_tekst_is_te_groot_en_geen_onbegrip(klant):
    antwoord = klant.post("/deelnemers/registreer/", ingevuld(voornaam="x" * 3_000_000))
    assert antwoord.status_code == 413
    assert "groter dan we aanvaarden" in antwoord.text


def test_een_eigen_fout_zegt_alleen_een_kenmerk(cast, als, monkeypatch):
    def stuk(*args, **kwargs):
        raise RuntimeError("geheime inhoud van Lien Hermans")

    monkeypatch.setattr(views, "taakregels", stuk)
    klant = als(cast.casemanager_zorg)
    klant.raise_request_exception = False
    antwoord = klant.get("/")
    assert antwoord.status_code == 500
    assert antwoord["X-Request-ID"] in antwoord.text
    assert "Hermans" not in antwoord.text
    assert "Traceback" not in antwoord.text


def test_een_fout_halverwege_bewaart_niets(cast, als, monkeypatch):
    from werkzorg.deelnemers.handelingen import registreren as handelingen

    def stuk(*args, **kwargs):
        raise RuntimeError("proef")

    monkeypatch.setattr(handelingen, "log", stuk)
    klant = als(cast.casemanager_zorg)
    klant.raise_request_exception = False
    assert klant.post("/deelnemers/registreer/", ingevuld()).status_code == 500
    assert not Deelnemer.objects.exists()


# --- strange requests ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "codering", ["hex", "rot13", "undefined", "idna", "utf-7", "utf-16", "raw_unicode_escape", "latin-1", "x"]
)
def test_tekst_in_een_andere_codering_is_geen_fout_van_ons(klant, codering):
    for adres in ADRESSEN:
        for naam in (b"voornaam", b"login", b"email"):
            soort = f"multipart/form-data; boundary=x; charset={codering}"
            assert klant.generic("POST", adres, DEEL % naam, content_type=soort).status_code < 500
    soort = f"text/plain; charset={codering}"
    assert (
        klant.generic("GET", "/deelnemers/?zoek=a%2B2AA-&blad=1", b"", content_type=soort).status_code < 500
    )


@pytest.mark.parametrize(
    "soort",
    [
        "",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "application/json",
        "text/xml",
        "a/b; c=\x7f",
    ],
)
@pytest.mark.parametrize("inhoud", [b"", b"\x00", b"{", b"a=%ZZ&a=%00&=&&&", b"--x\r\n\r\n"])
def test_een_onleesbare_inhoud_is_geen_fout_van_ons(klant, soort, inhoud):
    antwoord = klant.generic("POST", "/deelnemers/registreer/", inhoud, content_type=soort)
    assert antwoord.status_code in {400, 422}


@pytest.mark.parametrize(
    "koek",
    [
        'sessie="aaaaaaaa\\000aaaaaaa"',
        'sessie="\\355\\240\\200aaaaaaaaaaaa"',
        "sessie=" + "x" * 5000,
        'csrf="\\000"; sessie=é',
        ";;;=;",
    ],
)
def test_een_koekje_dat_niet_van_ons_is_telt_niet(client, koek):
    assert client.get("/", headers={"cookie": koek}).status_code == 302
    assert client.post("/account/login/", {}, headers={"cookie": koek}).status_code < 500


@pytest.mark.parametrize(
    "pad",
    [
        "/deelnemers/%00/",
        "/deelnemers/%ed%a0%80/",
        f"/deelnemers/{'a' * 5000}/",
        "/%00",
        "//",
        "/documenten/..%2f..%2f/",
        "/static/..%2fsettings.py",
        "/account/password/reset/key/%00-%00/",
        "/account/password/reset/key/%F0%9F%99%82-abc/",
        "/account/login/?next=%00",
        "/account/login/?next=//kwaad.be",
        "/verifieer/?x=%00",
    ],
)
def test_een_vreemd_adres_is_geen_fout_van_ons(klant, pad):
    assert klant.get(pad).status_code < 500
    klant.logout()
    assert klant.get(pad).status_code < 500


@pytest.mark.parametrize("methode", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "HEAD"])
def test_een_vreemde_methode_is_geen_fout_van_ons(klant, methode):
    for pad in ("/", "/deelnemers/", *ADRESSEN, "/hoedanigheid/", "/meldingen/afvinken/", "/gezond/"):
        antwoord = klant.generic(methode, pad)
        assert antwoord.status_code < 500, pad
        if methode not in {"HEAD", "OPTIONS"}:
            assert antwoord.status_code in {302, 403, 405} or pad.startswith(("/account/", "/gezond/")), pad


@pytest.mark.parametrize(
    "koppen",
    [
        {"HTTP_HOST": "kwaad.be"},
        {"HTTP_X_FORWARDED_FOR": "\x00"},
        {"HTTP_ACCEPT_LANGUAGE": "x" * 5000},
        {"HTTP_IF_MODIFIED_SINCE": "x", "HTTP_RANGE": "bytes=0-1"},
        {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "%00", "HTTP_HX_TRIGGERING_EVENT": "{"},
        {"CONTENT_LENGTH": "9" * 5000},
        {"CONTENT_LENGTH": "-1"},
    ],
)
def test_vreemde_koppen_zijn_geen_fout_van_ons(klant, koppen):
    assert klant.get("/", **koppen).status_code < 500


@pytest.mark.parametrize("naam", ["zoek", "blad", "iets"])
@pytest.mark.parametrize(
    "waarde", ["\x00", "🙂", "\u202e", "x" * 5000, "9" * 5000, "-1", "' OR 1=1", "%", "[]"]
)
def test_een_vreemde_vraag_aan_de_lijst_geeft_een_lijst(klant, naam, waarde):
    # Many digits are a number to look up, and lead to the form for it.
    antwoord = klant.get(reverse("deelnemer_lijst"), {naam: [waarde, waarde]}, follow=True)
    assert antwoord.status_code == 200
    assert "Dossiers" in antwoord.text
