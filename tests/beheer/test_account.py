"""Where somebody is signed in, and ending it there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.gebruikers.test_aanmelding import WACHTWOORD, verander
from tests.rolverdeling import Rolverdeling
from werkzorg.gebruikers.models import Sessie
from werkzorg.gebruikers.sessies import STIL, sleutelhash

pytestmark = pytest.mark.django_db
PAD = "/account/toestellen/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"


def meld_aan(cast: Rolverdeling, kenmerk: str, *, gedeeld: bool = False) -> Client:
    """Nele, signed in by hand in such a browser."""
    klant = Client(headers={"User-Agent": kenmerk})
    velden = {"login": cast.casemanager_zorg.gebruiker.email, "password": WACHTWOORD}
    assert (
        klant.post(
            "/account/login/", {**velden, **({"gedeelde_computer": "on"} if gedeeld else {})}
        ).status_code
        == 302
    )
    return klant


@pytest.fixture
def toestellen(cast: Rolverdeling) -> tuple[Client, Client]:
    """Nele at her desk, and on her phone."""
    verander(cast.casemanager_zorg.gebruiker, wachtwoord=WACHTWOORD)
    return meld_aan(cast, FIREFOX), meld_aan(cast, IPHONE)


def rij(klant: Client) -> Sessie:
    """The row of this browser's session."""
    return Sessie.objects.get(session_key=sleutelhash(klant.cookies["sessie"].value))


def test_de_lijst_noemt_elk_toestel_in_woorden_en_merkt_dit(toestellen: tuple[Client, Client]) -> None:
    bureau, _ = toestellen
    scherm = bureau.get(PAD)
    assert [(regel["toestel"], regel["is_hier"]) for regel in scherm.context["regels"]] == [
        ("Firefox op Linux", True),
        ("Safari op een iPhone", False),
    ]
    assert "dit toestel" in scherm.text
    # The page gives nothing away with which somebody could become the other session.
    for sleutel in (een.session_key for een in Sessie.objects.all()):
        assert sleutel not in scherm.text
    assert toestellen[1].cookies["sessie"].value not in scherm.text


def test_een_ander_toestel_afmelden_werkt_bij_zijn_volgende_aanvraag(
    toestellen: tuple[Client, Client],
) -> None:
    bureau, gsm = toestellen
    assert gsm.get("/").status_code == 200
    antwoord = bureau.post(PAD, {"sessie": str(rij(gsm).kenmerk)}, follow=True)
    assert "Dat toestel is afgemeld." in antwoord.text
    assert gsm.get("/").status_code == 302
    assert bureau.get("/").status_code == 200
    nogmaals = bureau.post(PAD, {"sessie": "8f2c1a58-0f2b-4f7f-9d53-3a3d3f7a9c11"}, follow=True)
    assert "Daar was je al afgemeld." in nogmaals.text


def test_alle_andere_toestellen_in_een_keer(toestellen: tuple[Client, Client], cast: Rolverdeling) -> None:
    bureau, gsm = toestellen
    derde = meld_aan(cast, "")
    antwoord = bureau.post(PAD, {"alle": "1"}, follow=True)
    assert "2 toestellen zijn afgemeld." in antwoord.text
    assert "Je bent nergens anders aangemeld." in antwoord.text
    assert [klant.get("/").status_code for klant in (bureau, gsm, derde)] == [200, 302, 302]


@pytest.mark.parametrize("vals", ["", "x", "\x00", "🙂", "9" * 5000])
def test_onzin_meldt_niemand_af(toestellen: tuple[Client, Client], vals: str) -> None:
    bureau, gsm = toestellen
    assert bureau.post(PAD, {"sessie": vals}).status_code == 302
    assert gsm.get("/").status_code == 200


def test_zichzelf_of_een_ander_mens_afmelden_gaat_zo_niet(
    toestellen: tuple[Client, Client], cast: Rolverdeling
) -> None:
    bureau, _ = toestellen
    buur = Client()
    buur.force_login(cast.buur.gebruiker)
    for kenmerk in (rij(bureau).kenmerk, rij(buur).kenmerk):
        bureau.post(PAD, {"sessie": str(kenmerk)})
    assert bureau.get("/").status_code == 200
    assert buur.get("/").status_code == 200
    assert "Firefox" not in buur.get(PAD).text


def test_wat_verlopen_is_staat_er_niet_meer(toestellen: tuple[Client, Client], cast: Rolverdeling) -> None:
    with time_machine.travel(timezone.now() + STIL + timedelta(minutes=2)):
        opnieuw = meld_aan(cast, FIREFOX)
        assert len(opnieuw.get(PAD).context["regels"]) == 1


def test_een_gedeelde_computer_wordt_zo_genoemd_en_onthouden(cast: Rolverdeling) -> None:
    verander(cast.casemanager_zorg.gebruiker, wachtwoord=WACHTWOORD)
    klant = meld_aan(cast, FIREFOX, gedeeld=True)
    assert rij(klant).is_gedeeld
    assert "gedeelde computer" in klant.get(PAD).text
    klant.post("/account/logout/")
    # The next person on this computer decides for himself.
    assert not rij(meld_aan(cast, FIREFOX)).is_gedeeld
    assert 'value="' + cast.casemanager_zorg.gebruiker.email not in klant.get("/account/login/").text


def test_wie_niet_aangemeld_is_ziet_niets(client: Client, db: None) -> None:
    assert client.get(PAD)["Location"].startswith("/account/login/")
    assert client.post(PAD, {"alle": "1"})["Location"].startswith("/account/login/")
