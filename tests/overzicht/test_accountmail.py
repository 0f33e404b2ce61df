"""Mails about an account: by the outbox, to its owner alone, with nothing secret on the way."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from tests.gebruikers.test_aanmelding import EMAIL, WACHTWOORD, verander
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.berichten.models import Opdracht
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.overzicht.accountmail import ACCOUNTMAIL, WIJZIGINGEN, AccountAdapter

pytestmark = pytest.mark.django_db


@pytest.fixture
def nele(db: None) -> Gebruiker:
    """Nele, who can sign in."""
    speler = maak_speler("casemanager_zorg", maak_organisatie("CGG De Linde", "cgg"), email=EMAIL)
    verander(speler.gebruiker, wachtwoord=WACHTWOORD)
    return speler.gebruiker


def test_in_de_wachtrij_staan_alleen_ids(
    nele: Gebruiker, client: Client, uitgevoerd: Callable[[], int]
) -> None:
    client.post("/account/password/reset/", {"email": EMAIL})
    client.post("/account/password/reset/", {"email": "niemand@test.be"})
    rijen = list(Opdracht.objects.filter(soort=ACCOUNTMAIL))
    alles = str([vars(rij) for rij in rijen])
    assert "@test.be" not in alles
    assert "/key/" not in alles
    assert {rij.verwijzing["gebruiker"] for rij in rijen} == {str(nele.pk), None}
    assert uitgevoerd() == 2
    assert {rij.toestand for rij in Opdracht.objects.all()} == {"klaar"}


def test_de_link_wijst_naar_ons_adres_wat_de_bezoeker_ook_beweert(
    nele: Gebruiker, client: Client, settings, uitgevoerd: Callable[[], int]
) -> None:
    settings.WEBADRES = "https://werkzorg.voorbeeld.be"
    client.post("/account/password/reset/", {"email": EMAIL}, headers={"Host": "kwaad.be"})
    uitgevoerd()
    (link,) = re.findall(r"https?://\S+", mail.outbox[0].body)
    assert link.startswith("https://werkzorg.voorbeeld.be/account/password/reset/key/")


def test_een_gewijzigd_wachtwoord_wordt_gemeld_en_sluit_andere_toestellen(
    nele: Gebruiker, uitgevoerd: Callable[[], int]
) -> None:
    hier, daar = Client(), Client()
    for klant in (hier, daar):
        klant.post("/account/login/", {"login": EMAIL, "password": WACHTWOORD})
    nieuw = "nog een lang en eigen wachtwoord 8"
    velden = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    assert hier.post("/account/password/change/", velden).status_code == 302
    assert hier.get("/").status_code == 200
    assert daar.get("/").status_code == 302
    assert nele.sessies.count() == 1
    uitgevoerd()
    (brief,) = mail.outbox
    assert brief.to == [EMAIL]
    assert "Je wachtwoord is gewijzigd. Dat gebeurde op" in brief.body
    assert nieuw not in brief.body


def test_een_hersteld_wachtwoord_sluit_elk_toestel(nele: Gebruiker, uitgevoerd: Callable[[], int]) -> None:
    daar = Client()
    daar.post("/account/login/", {"login": EMAIL, "password": WACHTWOORD})
    klant = Client()
    klant.post("/account/password/reset/", {"email": EMAIL})
    uitgevoerd()
    (pad,) = re.findall(r"https?://[^/\s]+(/account/password/reset/key/\S+/)", mail.outbox[0].body)
    scherm = klant.get(pad, follow=True)
    nieuw = "nog een lang en eigen wachtwoord 8"
    klant.post(scherm.redirect_chain[-1][0], {"password1": nieuw, "password2": nieuw})
    assert daar.get("/").status_code == 302
    assert not nele.sessies.exists()
    uitgevoerd()
    assert "Je wachtwoord is opnieuw ingesteld." in mail.outbox[1].body


def test_een_account_dat_dicht_is_krijgt_geen_mail(
    nele: Gebruiker, client: Client, uitgevoerd: Callable[[], int]
) -> None:
    client.post("/account/password/reset/", {"email": EMAIL})
    verander(nele, is_active=False)
    uitgevoerd()
    client.post("/account/password/reset/", {"email": EMAIL})
    uitgevoerd()
    assert mail.outbox == []


@pytest.mark.parametrize("soort", sorted(WIJZIGINGEN))
def test_elke_wijziging_heeft_een_nederlandse_zin(
    soort: str, nele: Gebruiker, uitgevoerd: Callable[[], int]
) -> None:
    AccountAdapter().send_notification_mail(soort, nele, {"user_agent": "x"})
    uitgevoerd()
    (brief,) = mail.outbox
    assert brief.subject == "Er veranderde iets aan je account in werkzorg"
    assert brief.body.startswith(f"Dag,\n\n{WIJZIGINGEN[soort]} Dat gebeurde op ")


def test_een_mail_die_we_niet_kennen_faalt_meteen(nele: Gebruiker) -> None:
    with pytest.raises(KeyError):
        AccountAdapter().send_mail("account/email/signup", EMAIL, {"user": nele})
    assert not Opdracht.objects.exists()


def test_een_tweede_factor_toevoegen_wordt_gemeld(
    nele: Gebruiker, client: Client, uitgevoerd: Callable[[], int], django_capture_on_commit_callbacks
) -> None:
    from tests.gebruikers.test_aanmelding import code_van

    client.post("/account/login/", {"login": EMAIL, "password": WACHTWOORD})
    geheim = client.get("/account/2fa/totp/activate/").context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/2fa/totp/activate/", {"code": code_van(geheim)})
    uitgevoerd()
    assert [WIJZIGINGEN["mfa/email/totp_activated"] in brief.body for brief in mail.outbox] == [True]
