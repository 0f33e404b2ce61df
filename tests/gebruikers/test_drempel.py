"""How often something may be tried: the bucket itself, and the door with a victim, an attacker and an office."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.gebruikers.test_aanmelding import EMAIL, WACHTWOORD, bericht, verander
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.gebruikers import drempel
from werkzorg.gebruikers.drempel import ADRES, PAAR, Grens, heeft, is_bekend, neem, onthoud_bekend, ruim_op
from werkzorg.gebruikers.models import Drempel, Gebruiker
from werkzorg.handelen.klok import sla

PROEF = Grens("proef", 3, 10)


@pytest.fixture
def klok() -> Iterator[time_machine.Coordinates]:
    """A clock that stands still, and moves when it is told to."""
    with time_machine.travel(timezone.now(), tick=False) as reiziger:
        yield reiziger


# --- the bucket ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_een_emmer_loopt_leeg_en_vult_zichzelf(klok: time_machine.Coordinates) -> None:
    assert [neem(PROEF, "a") for _ in range(5)] == [True, True, True, False, False]
    klok.shift(9.9)
    assert not heeft(PROEF, "a")
    assert not neem(PROEF, "a")
    klok.shift(0.2)
    assert heeft(PROEF, "a")
    assert [neem(PROEF, "a") for _ in range(2)] == [True, False]
    klok.shift(10_000)
    assert [neem(PROEF, "a") for _ in range(4)] == [True, True, True, False]


@pytest.mark.django_db
def test_een_geweigerde_poging_kost_niets_en_maakt_het_wachten_niet_langer(
    klok: time_machine.Coordinates,
) -> None:
    for _ in range(50):
        neem(PROEF, "a")
    klok.shift(10.1)
    assert neem(PROEF, "a")


@pytest.mark.django_db
def test_elke_emmer_is_van_een(klok: time_machine.Coordinates) -> None:
    for _ in range(3):
        neem(PROEF, "ab", "c")
    assert not neem(PROEF, "ab", "c")
    assert neem(PROEF, "a", "bc")
    assert neem(Grens("ander", 3, 10), "ab", "c")


@pytest.mark.django_db
def test_kijken_neemt_niets(klok: time_machine.Coordinates) -> None:
    assert all(heeft(PROEF, "a") for _ in range(10))
    assert not Drempel.objects.exists()


@pytest.mark.django_db
@given(st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=40))
def test_nooit_meer_dan_inhoud_plus_wat_erbij_kwam(pauzes: list[float]) -> None:
    Drempel.objects.all().delete()
    with time_machine.travel(timezone.now(), tick=False) as reiziger:
        gelukt = 0
        for pauze in pauzes:
            reiziger.shift(pauze)
            gelukt += neem(PROEF, "x")
    assert min(3, len(pauzes)) <= gelukt <= 3 + sum(pauzes) / 10 + 1e-6


@pytest.mark.django_db(transaction=True)
def test_acht_tegelijk_krijgen_er_samen_niet_meer() -> None:
    samen = threading.Barrier(8)

    def probeer(_: int) -> bool:
        try:
            samen.wait(10)
            return neem(PROEF, "a")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as draden:
        assert sum(draden.map(probeer, range(8))) == 3


@pytest.mark.django_db
def test_de_tabel_noemt_geen_account_en_geen_adres() -> None:
    neem(PAAR, "nele@test.be", "10.1.2.3")
    onthoud_bekend("10.1.2.3", "nele@test.be")
    alles = str(list(Drempel.objects.values()))
    assert "nele" not in alles
    assert "10.1.2.3" not in alles
    assert Drempel.objects.count() == 2


@pytest.mark.django_db
def test_volle_emmers_worden_opgeruimd_en_halve_niet(klok: time_machine.Coordinates) -> None:
    neem(PROEF, "oud")
    onthoud_bekend("10.1.2.3", "nele@test.be")
    klok.shift(8)
    neem(PROEF, "nieuw")
    klok.shift(3)
    assert ruim_op() == 1
    assert Drempel.objects.count() == 2
    klok.shift(drempel.BEKEND)
    assert not is_bekend("nele@test.be", "10.1.2.3")
    sla("oude_aanvragen_opruimen")
    assert not Drempel.objects.exists()


# --- the door --------------------------------------------------------------------------------------------
@pytest.fixture
def nele(db: None) -> Gebruiker:
    """Nele, who can sign in."""
    speler = maak_speler("casemanager_zorg", maak_organisatie("CGG De Linde", "cgg"), email=EMAIL)
    verander(speler.gebruiker, wachtwoord=WACHTWOORD)
    return speler.gebruiker


def meld_aan(van: str, wachtwoord: str, email: str = EMAIL):
    """What the sign-in page answers to somebody at this address."""
    return Client(REMOTE_ADDR=van).post("/account/login/", {"login": email, "password": wachtwoord})


def test_na_vijf_fouten_is_het_even_genoeg_ook_met_het_juiste_wachtwoord(
    nele: Gebruiker, klok: time_machine.Coordinates
) -> None:
    for _ in range(5):
        assert "te vaak" not in meld_aan("10.0.0.1", "fout").text
    geweigerd = meld_aan("10.0.0.1", WACHTWOORD)
    assert geweigerd.status_code == 200
    assert "Je probeerde het te vaak." in geweigerd.text
    klok.shift(61)
    assert meld_aan("10.0.0.1", WACHTWOORD).status_code == 302


def test_een_aanvaller_elders_sluit_het_slachtoffer_niet_buiten(
    nele: Gebruiker, klok: time_machine.Coordinates
) -> None:
    for _ in range(60):
        meld_aan("203.0.113.9", "fout")
    assert "te vaak" in meld_aan("203.0.113.9", WACHTWOORD).text
    assert meld_aan("10.0.0.1", WACHTWOORD).status_code == 302


def test_ook_een_heel_leger_sluit_de_gewone_plek_van_het_slachtoffer_niet(
    nele: Gebruiker, klok: time_machine.Coordinates, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert meld_aan("10.0.0.1", WACHTWOORD).status_code == 302
    monkeypatch.setattr(drempel.Poging, "__init__", _met_kleine_grens(drempel.Poging.__init__))
    for nummer in range(10):
        meld_aan(f"203.0.113.{nummer}", "fout")
    # The account is under attack: no more guesses from unknown places, and Nele still gets in from hers.
    assert "te vaak" in meld_aan("203.0.113.200", WACHTWOORD).text
    assert meld_aan("10.0.0.1", WACHTWOORD).status_code == 302


def _met_kleine_grens(oud):
    def nieuw(self, account, adres, paar=PAAR, alle=None):
        oud(self, account, adres, paar, alle or Grens("account", 8, 12))

    return nieuw


def test_een_adres_dat_veel_accounts_probeert_wordt_gestopt_en_een_ander_niet(
    nele: Gebruiker, klok: time_machine.Coordinates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drempel, "ADRES", Grens("adres", 4, 12))
    for nummer in range(4):
        assert "te vaak" not in meld_aan("203.0.113.9", "fout", f"wie{nummer}@test.be").text
    assert "te vaak" in meld_aan("203.0.113.9", "fout", "wie9@test.be").text
    assert meld_aan("10.0.0.1", WACHTWOORD).status_code == 302


def test_honderd_mensen_van_een_kantoor_melden_zich_samen_aan(nele: Gebruiker, klok) -> None:
    """A right password costs the address nothing."""
    for _ in range(ADRES.inhoud):
        neem(ADRES, "203.0.113.1")
    assert not heeft(ADRES, "203.0.113.1")
    for _ in range(8):
        assert meld_aan("10.0.0.1", WACHTWOORD).status_code == 302
    assert heeft(ADRES, "10.0.0.1")
    assert not Drempel.objects.filter(sleutel=drempel._sleutel(ADRES.naam, ("10.0.0.1",))).exists()


def test_een_onbekend_adres_wordt_net_zo_geteld(nele: Gebruiker, klok: time_machine.Coordinates) -> None:
    for email in (EMAIL, "niemand@test.be"):
        antwoorden = [meld_aan("10.0.0.7", "fout", email) for _ in range(7)]
        assert ["te vaak" in een.text for een in antwoorden] == [False] * 5 + [True] * 2
    een, ander = meld_aan("10.0.0.7", "fout"), meld_aan("10.0.0.7", "fout", "niemand@test.be")
    assert (een.status_code, bericht(een)) == (ander.status_code, bericht(ander))


def test_een_onbekend_adres_kost_evenveel_rekenwerk(nele: Gebruiker, monkeypatch: pytest.MonkeyPatch) -> None:
    """One Argon2 calculation each: known, unknown, without password, closed."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    geteld: list[int] = []
    echt = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "encode", lambda *a, **k: (geteld.append(1), echt[0](*a, **k))[1]
    )
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda *a, **k: (geteld.append(1), echt[1](*a, **k))[1]
    )
    huis = maak_organisatie("CAW", "caw")
    maak_speler("verwijzer", huis, email="zonder@test.be")
    verander(maak_speler("verwijzer", huis, email="dicht@test.be").gebruiker, wachtwoord=WACHTWOORD)
    verander(Gebruiker.objects.get(email="dicht@test.be"), is_active=False)
    werk = {}
    for email in (EMAIL, "niemand@test.be", "zonder@test.be", "dicht@test.be"):
        geteld.clear()
        meld_aan("10.0.0.9", "fout", email)
        werk[email] = len(geteld)
    assert set(werk.values()) == {1}, werk


def test_hoofdletters_en_spaties_geven_geen_nieuwe_kansen(nele: Gebruiker, klok) -> None:
    for email in (EMAIL, EMAIL.upper(), f" {EMAIL} ", "Nele@Test.be", "neLe@test.BE"):
        meld_aan("10.0.0.1", "fout", email)
    assert "te vaak" in meld_aan("10.0.0.1", WACHTWOORD).text


@pytest.mark.parametrize(
    ("adres", "geteld_als"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("geen adres", "onbekend"),
    ],
)
def test_van_een_ipv6_verbinding_tellen_alle_adressen_samen(rf, adres: str, geteld_als: str) -> None:
    assert drempel.adres_van(rf.get("/", REMOTE_ADDR=adres)) == geteld_als


def test_het_oude_wachtwoord_raden_in_een_open_sessie_telt_ook(nele: Gebruiker, klok) -> None:
    klant = Client(REMOTE_ADDR="10.0.0.1")
    klant.force_login(nele)
    velden = {"password1": "een ander wachtwoord 99", "password2": "een ander wachtwoord 99"}
    for _ in range(5):
        klant.post("/account/password/change/", {"oldpassword": "fout", **velden})
    antwoord = klant.post("/account/password/change/", {"oldpassword": WACHTWOORD, **velden})
    assert "te vaak" in antwoord.text
    nele.refresh_from_db()
    assert nele.check_password(WACHTWOORD)


def test_een_mailbox_krijgt_hoogstens_drie_mails_en_het_antwoord_blijft_gelijk(
    nele: Gebruiker, client: Client, klok, uitgevoerd
) -> None:
    from django.core import mail

    antwoorden = [client.post("/account/password/reset/", {"email": EMAIL}) for _ in range(6)]
    assert {(een.status_code, een["Location"]) for een in antwoorden} == {
        (302, "/account/password/reset/done/")
    }
    uitgevoerd()
    assert len(mail.outbox) == 3
    klok.shift(timedelta(seconds=301))
    client.post("/account/password/reset/", {"email": EMAIL})
    uitgevoerd()
    assert len(mail.outbox) == 4
