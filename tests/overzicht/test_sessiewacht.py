"""When a session is over: to the second, whoever asks, and with what was typed kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.gebruikers.models import Sessie
from werkzorg.gebruikers.sessies import GEDEELD, HOOGSTENS, STIL, STIL_GEDEELD, VERGRENDELD

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]
SECONDE = timedelta(seconds=1)
PAGINA = "/hoedanigheid/"
STAND = "/account/sessie/"


@pytest.fixture
def klok() -> Iterator[time_machine.Coordinates]:
    """A clock that stands still, and moves when it is told to."""
    with time_machine.travel(timezone.now().replace(microsecond=0), tick=False) as reiziger:
        yield reiziger


@pytest.fixture
def klant(klok: time_machine.Coordinates, cast: Rolverdeling, als: Als) -> Client:
    """Nele, signed in at this moment."""
    return als(cast.casemanager_zorg)


def gedeeld(klant: Client) -> None:
    """As if the box "gedeelde computer" was ticked."""
    sessie = klant.session
    sessie[GEDEELD] = True
    sessie.save()


def reden(antwoord) -> dict[str, list[str]]:
    """What stands in the address of the sign-in page to which this answer leads."""
    assert antwoord.status_code == 302
    delen = urlsplit(antwoord["Location"])
    assert delen.path == "/account/login/"
    return parse_qs(delen.query)


# --- limits ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("is_gedeeld", "grens"), [(False, STIL), (True, STIL_GEDEELD)])
def test_stil_zitten_mag_tot_op_de_seconde(
    klant: Client, klok: time_machine.Coordinates, is_gedeeld: bool, grens: timedelta
) -> None:
    if is_gedeeld:
        gedeeld(klant)
    klok.shift(grens - SECONDE)
    assert klant.get(PAGINA).status_code == 200
    klok.shift(grens - SECONDE)
    assert klant.get(PAGINA).status_code == 200
    klok.shift(grens)
    assert reden(klant.get(f"{PAGINA}?a=1")) == {"reden": ["stil"], "next": [f"{PAGINA}?a=1"]}
    assert not Sessie.objects.filter(gebruiker__isnull=False).exists()


def test_de_laatste_klik_telt_ook_als_hij_nog_niet_in_de_tabel_staat(
    klant: Client, klok: time_machine.Coordinates
) -> None:
    """The row is a minute behind at most; the cookie is not."""
    klok.shift(45)
    klant.get(PAGINA)
    rij = Sessie.objects.get()
    assert timezone.now() - rij.gezien_op == timedelta(seconds=45)
    klok.shift(STIL - SECONDE)
    assert klant.get(PAGINA).status_code == 200


def test_ook_wie_blijft_werken_meldt_zich_na_tien_uur_opnieuw_aan(
    klant: Client, klok: time_machine.Coordinates
) -> None:
    for _ in range(39):
        klok.shift(timedelta(minutes=15))
        assert klant.get(PAGINA).status_code == 200
    klok.shift(timedelta(minutes=15) - SECONDE)
    assert klant.get(PAGINA).status_code == 200
    klok.shift(SECONDE)
    assert reden(klant.get(PAGINA))["reden"] == ["lang"]


def test_wat_een_pagina_uit_zichzelf_vraagt_houdt_niemand_wakker(
    klant: Client, klok: time_machine.Coordinates
) -> None:
    for _ in range(29):
        klok.shift(timedelta(minutes=1))
        antwoord = klant.get(PAGINA, headers={"Wz-Stil": "1"})
        assert antwoord.status_code == 200
        assert "sessietijd" not in antwoord.cookies
    klok.shift(timedelta(minutes=1))
    assert reden(klant.get(PAGINA, headers={"Wz-Stil": "1"}))["reden"] == ["stil"]


def test_hoeveel_er_over_is_en_blijven(klant: Client, klok: time_machine.Coordinates) -> None:
    klok.shift(timedelta(minutes=28))
    assert klant.get(STAND, headers={"Wz-Stil": "1"}).json() == {"over": 120, "vast": False}
    assert klant.post(STAND).json() == {"over": 1800, "vast": False}
    klok.shift(HOOGSTENS - timedelta(minutes=29))
    # Too late, and not for want of asking.
    assert klant.post(STAND).status_code == 302


def test_verlengen_gaat_nooit_voorbij_tien_uur(klant: Client, klok: time_machine.Coordinates) -> None:
    for _ in range(24):
        klok.shift(timedelta(minutes=24, seconds=50))
        antwoord = klant.post(STAND)
    assert antwoord.json() == {"over": 240, "vast": True}


def test_de_pagina_zegt_hoe_lang_de_sessie_nog_duurt_en_een_openbare_niet(klant: Client) -> None:
    assert 'data-wz-over="1800"' in klant.get(PAGINA).text
    gedeeld(klant)
    assert 'data-wz-over="900"' in klant.get(PAGINA).text
    assert "data-wz-over" not in Client().get("/privacy/").text


# --- the cookie ------------------------------------------------------------------------------------------
def test_het_koekje_is_van_deze_sessie_en_niet_te_vervalsen(
    klant: Client, klok: time_machine.Coordinates, cast: Rolverdeling
) -> None:
    klant.get(PAGINA)
    koekje = klant.cookies["sessietijd"]
    assert koekje["httponly"]
    assert koekje["samesite"] == "Lax"
    ander = Client()
    ander.force_login(cast.buur.gebruiker)
    klok.shift(timedelta(minutes=20))
    ander.get(PAGINA)
    klok.shift(timedelta(minutes=10))
    # Neither somebody else's later moment nor a changed one of one's own keeps the session alive.
    for vals in (ander.cookies["sessietijd"].value, koekje.value.replace(".1", ".9", 1)):
        kopie = Client()
        kopie.cookies["sessie"] = klant.cookies["sessie"].value
        kopie.cookies["sessietijd"] = vals
        assert kopie.get(STAND, headers={"Wz-Stil": "1"}).status_code == 302, vals
    assert ander.get(PAGINA).status_code == 200


@pytest.mark.parametrize("vals", ["x", "a.1:b", "9" * 400, "", "a.99999999999999999999:zz"])
def test_een_onzinnig_koekje_is_geen_koekje(klant: Client, vals: str) -> None:
    klant.cookies["sessietijd"] = vals
    assert klant.get(PAGINA).status_code == 200


def test_een_pagina_schrijft_hoogstens_eens_per_minuut(klant: Client, klok: time_machine.Coordinates) -> None:
    def schrijft() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            klant.get(PAGINA)
        return sum(een["sql"].startswith(("UPDATE", "INSERT")) for een in gevangen.captured_queries)

    klant.get(PAGINA)
    klok.shift(59)
    assert schrijft() == 0
    klok.shift(1)
    assert schrijft() == 1
    assert schrijft() == 0
    assert Sessie.objects.get().gezien_op == timezone.now()


def test_een_script_dat_te_laat_vraagt_neemt_de_uitleg_niet_weg(
    klant: Client, klok: time_machine.Coordinates
) -> None:
    """The page itself asks first; the person must still read why he has to sign in again."""
    klok.shift(STIL)
    for kop in ({"Wz-Stil": "1"}, {"Sec-Fetch-Dest": "empty"}):
        assert reden(klant.get(STAND, headers=kop))["reden"] == ["stil"]
    assert reden(klant.get(PAGINA))["reden"] == ["stil"]
    assert not Sessie.objects.filter(gebruiker__isnull=False).exists()
    assert "reden" not in reden(klant.get(PAGINA))


def test_een_script_dat_gegevens_vraagt_hoort_401_en_gaat_nergens_heen(
    klant: Client, klok: time_machine.Coordinates
) -> None:
    """Nobody signed in, a locked screen or a session that is over: no sign-in page where JSON was asked."""
    json = {"Accept": "application/json"}
    bewaar = "/concepten/bewaar/"
    sessie = klant.session
    sessie[VERGRENDELD] = True
    sessie.save()
    assert klant.post(bewaar, headers=json).status_code == 401
    klok.shift(STIL)
    assert klant.post(bewaar, headers=json).status_code == 401
    assert Client().post(bewaar, headers=json).status_code == 401
    assert Client().post(bewaar).status_code == 302


# --- what happens to the request -------------------------------------------------------------------------
def test_een_te_laat_formulier_gaat_naar_het_aanmelden_en_niet_naar_de_handeling(
    klant: Client, klok: time_machine.Coordinates
) -> None:
    klok.shift(STIL)
    antwoord = klant.post(
        "/meldingen/afvinken/", {}, headers={"Referer": "http://testserver/deelnemers/?zoek=a"}
    )
    assert reden(antwoord) == {"reden": ["stil"], "next": ["/deelnemers/?zoek=a"]}
    vreemd = Client()
    assert reden(vreemd.post("/meldingen/afvinken/", {})) == {"next": ["/meldingen/afvinken/"]}


def test_een_te_laat_formulier_wordt_als_concept_bewaard_voor_wie_het_typte(
    klant: Client, klok: time_machine.Coordinates, cast: Rolverdeling
) -> None:
    from uuid import uuid4

    from werkzorg.handelen.models import Concept

    sleutel = str(uuid4())
    klok.shift(STIL)
    antwoord = klant.post(
        "/deelnemers/registreer/", {"voornaam": "Lien", "aanvraag_sleutel": sleutel, "achternaam": "Hermans"}
    )
    wat = reden(antwoord)
    assert (wat["reden"], wat["bewaard"]) == (["stil"], ["1"])
    (concept,) = Concept.objects.all()
    assert concept.gebruiker_id == cast.casemanager_zorg.gebruiker.pk
    scherm = klant.get(antwoord["Location"])
    assert "Wat je invulde, is bewaard." in scherm.text
    assert "Hermans" not in scherm.text
    klant.force_login(cast.casemanager_zorg.gebruiker)
    assert 'value="Hermans"' in klant.get(wat["next"][0]).text


def test_zonder_geldig_merk_bewaart_een_te_laat_formulier_niets(
    klok: time_machine.Coordinates, cast: Rolverdeling
) -> None:
    """A page of somebody else cannot plant a draft in the name of an expired session."""
    from uuid import uuid4

    from werkzorg.handelen.models import Concept

    streng = Client(enforce_csrf_checks=True)
    streng.force_login(cast.casemanager_zorg.gebruiker)
    streng.get(PAGINA)
    klok.shift(STIL)
    antwoord = streng.post("/deelnemers/registreer/", {"voornaam": "x", "aanvraag_sleutel": str(uuid4())})
    assert antwoord.status_code == 403
    assert not Concept.objects.exists()
    # And the session is over all the same.
    assert not Sessie.objects.filter(gebruiker__isnull=False).exists()


@pytest.mark.parametrize(
    "vanwaar", ["http://kwaad.be/x", "//kwaad.be", "http://[", "javascript:alert(1)", ""]
)
def test_terug_gaat_nooit_naar_een_andere_site(
    klant: Client, klok: time_machine.Coordinates, vanwaar: str
) -> None:
    klok.shift(STIL)
    antwoord = klant.post("/meldingen/afvinken/", {}, headers={"Referer": vanwaar})
    assert "next" not in reden(antwoord)


def test_een_stukje_pagina_stuurt_de_hele_bladzijde_weg(
    klant: Client, klok: time_machine.Coordinates
) -> None:
    klok.shift(STIL)
    antwoord = klant.get(
        PAGINA, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/deelnemers/"}
    )
    assert antwoord.status_code == 204
    assert antwoord["HX-Redirect"] == "/account/login/?reden=stil&next=%2Fdeelnemers%2F"


def test_een_openbare_pagina_en_een_foutpagina_tonen_na_afloop_niemand(
    klant: Client, klok: time_machine.Coordinates, cast: Rolverdeling
) -> None:
    naam = cast.casemanager_zorg.gebruiker.naam
    assert naam in klant.get("/privacy/").text
    klok.shift(STIL)
    for adres, status in (("/bestaat-niet/", 404), ("/privacy/", 200), (PAGINA, 302)):
        antwoord = klant.get(adres)
        assert antwoord.status_code == status
        assert naam not in antwoord.text


def test_het_aanmeldscherm_zegt_waarom_en_kent_geen_andere_redenen(client: Client) -> None:
    assert "Je deed een tijd niets." in client.get("/account/login/?reden=stil").text
    assert "langer mag niet" in client.get("/account/login/?reden=lang").text
    for vreemd in ("", "x", "<script>", "stil'"):
        tekst = client.get("/account/login/", {"reden": vreemd}).text
        assert "Meld je opnieuw aan" not in tekst


def test_na_het_aanmelden_kom_je_terug_waar_je_was_en_nooit_elders(
    client: Client, cast: Rolverdeling
) -> None:
    from tests.gebruikers.test_aanmelding import WACHTWOORD, verander

    verander(cast.casemanager_zorg.gebruiker, wachtwoord=WACHTWOORD)
    velden = {"login": cast.casemanager_zorg.gebruiker.email, "password": WACHTWOORD}
    for verder, komt_in in (
        ("/deelnemers/?zoek=a", "/deelnemers/?zoek=a"),
        ("//kwaad.be", "/"),
        ("http://testserver/deelnemers/", "/"),
        ("https://kwaad.be/", "/"),
        ("/\\kwaad.be", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ):
        antwoord = Client().post("/account/login/", {**velden, "next": verder})
        assert (antwoord.status_code, antwoord["Location"]) == (302, komt_in), verder


# --- locking the screen ----------------------------------------------------------------------------------
def test_een_vergrendeld_scherm_toont_niets_en_gaat_open_met_het_wachtwoord(
    klant: Client, cast: Rolverdeling
) -> None:
    from tests.gebruikers.test_aanmelding import WACHTWOORD, verander

    wie = cast.casemanager_zorg.gebruiker
    verander(wie, wachtwoord=WACHTWOORD)
    klant.force_login(wie)
    antwoord = klant.post("/account/vergrendel/", headers={"Referer": "http://testserver/deelnemers/?zoek=a"})
    assert antwoord["Location"] == "/account/ontgrendel/?next=%2Fdeelnemers%2F%3Fzoek%3Da"
    scherm = klant.get(antwoord["Location"])
    assert wie.naam not in scherm.text
    assert wie.email not in scherm.text
    for adres in ("/", "/deelnemers/", "/account/2fa/", STAND):
        assert klant.get(adres)["Location"].startswith("/account/ontgrendel/")
    assert wie.naam not in klant.get("/bestaat-niet/").text
    fout = klant.post("/account/ontgrendel/", {"wachtwoord": "fout", "next": "/deelnemers/"})
    assert fout.status_code == 422
    assert "Dit wachtwoord klopt niet." in fout.text
    voor = klant.session.session_key
    goed = klant.post("/account/ontgrendel/", {"wachtwoord": WACHTWOORD, "next": "/deelnemers/?zoek=a"})
    assert goed["Location"] == "/deelnemers/?zoek=a"
    assert klant.session.session_key != voor
    assert klant.get("/").status_code == 200


def test_ontgrendelen_wordt_geteld_en_kan_niet_naar_buiten_leiden(klant: Client, cast: Rolverdeling) -> None:
    from tests.gebruikers.test_aanmelding import WACHTWOORD, verander

    verander(cast.casemanager_zorg.gebruiker, wachtwoord=WACHTWOORD)
    klant.force_login(cast.casemanager_zorg.gebruiker)
    klant.post("/account/vergrendel/")
    antwoord = klant.post("/account/ontgrendel/", {"wachtwoord": WACHTWOORD, "next": "//kwaad.be"})
    assert antwoord["Location"] == "/"
    klant.post("/account/vergrendel/")
    for _ in range(5):
        klant.post("/account/ontgrendel/", {"wachtwoord": "fout"})
    assert "te vaak" in klant.post("/account/ontgrendel/", {"wachtwoord": WACHTWOORD}).text
    assert VERGRENDELD in klant.session
    klant.post("/account/logout/")
    assert not Sessie.objects.filter(gebruiker__isnull=False).exists()


def test_een_vergrendeld_scherm_blijft_tellen(klant: Client, klok: time_machine.Coordinates) -> None:
    klant.post("/account/vergrendel/")
    klok.shift(STIL)
    assert reden(klant.get(PAGINA))["reden"] == ["stil"]
    assert klant.get("/account/ontgrendel/")["Location"] == "/"


def test_wat_je_verstuurt_vanop_een_vergrendeld_scherm_blijft_bewaard(klant: Client) -> None:
    """Locked in one tab, sent in another."""
    from uuid import uuid4

    from werkzorg.handelen.models import Concept

    klant.post("/account/vergrendel/")
    antwoord = klant.post("/deelnemers/registreer/", {"voornaam": "Lien", "aanvraag_sleutel": str(uuid4())})
    assert antwoord["Location"].startswith("/account/ontgrendel/?next=")
    assert Concept.objects.count() == 1
