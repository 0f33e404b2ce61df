"""A colleague comes and goes, in a browser: invited, in with a second factor, at work, and out at the next click."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.toneel import WACHTWOORD, Toneel

Contexten = Callable[..., BrowserContext]
Werker = Callable[[], int]


def _code(geheim: str) -> str:
    """What an app with codes shows now."""
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30))


def _nodig_uit(page: Page) -> None:
    page.goto("/medewerkers/")
    page.get_by_role("link", name="Nodig medewerker uit").click()
    page.get_by_label("Voornaam").fill("Yasmine")
    page.get_by_label("Achternaam").fill("Haddad")
    page.get_by_label("E-mailadres van het werk").fill("yasmine.haddad@brug.be")
    page.get_by_label("Rol", exact=True).select_option(label="verwijzer")
    page.get_by_role("button", name="Stuur de uitnodiging").click()
    expect(page.get_by_text("We sturen een uitnodiging naar yasmine.haddad@brug.be")).to_be_visible()


def _kom_binnen(page: Page) -> None:
    """From the link in the mail to Vandaag, with a password and an app with codes."""
    brief = next(brief for brief in mail.outbox if brief.to == ["yasmine.haddad@brug.be"])
    link = urlsplit(re.search(r"http\S+/uitnodiging/\S+", brief.body).group())
    page.goto(f"{link.path}?{link.query}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Welkom, Yasmine")
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_label("Nog een keer hetzelfde wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Bewaar het wachtwoord").click()
    page.get_by_role("link", name="App met codes").click()
    page.get_by_label("Code uit de app").fill(_code(page.locator("main code").inner_text()))
    page.get_by_role("button", name="Zet aan").click()
    page.get_by_role("button", name="Ik heb mijn codes bewaard").click()
    expect(page).to_have_title("Vandaag – werkzorg")


def test_een_collega_komt_en_gaat(
    toneel: Toneel, nieuwe_context: Contexten, werker: Werker, settings: Any
) -> None:
    """The manager invites; the colleague chooses a password and a second factor and works; then it is over."""
    beheer = nieuwe_context(toneel.sessie(toneel.hanne)).new_page()
    _nodig_uit(beheer)
    expect(beheer.get_by_role("row", name="Yasmine Haddad").get_by_text("uitgenodigd")).to_be_visible()
    werker()

    collega = nieuwe_context().new_page()
    # Hanne's session was made without a second factor, so it is demanded only meanwhile.
    settings.TWEEDE_FACTOR_VERPLICHT = True
    _kom_binnen(collega)
    settings.TWEEDE_FACTOR_VERPLICHT = False

    beheer.goto("/medewerkers/?zoek=haddad")
    rij = beheer.get_by_role("row", name="Yasmine Haddad")
    expect(rij.get_by_role("cell", name="ja", exact=True)).to_be_visible()
    rij.get_by_role("link", name="Yasmine Haddad").click()
    beheer.get_by_role("link", name="Beëindig rol").click()
    beheer.get_by_label("Meteen: bij de eerstvolgende klik").check()
    beheer.get_by_role("button", name="Beëindig de rol").click()
    expect(beheer.get_by_text("De toegang is gestopt")).to_be_visible()

    collega.goto("/deelnemers/")
    expect(collega).to_have_title("Aanmelden – werkzorg")


def test_uitnodigen_zonder_script_en_op_een_klein_scherm(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """The same form without JavaScript, on a phone; a slip stays on the screen with its sentence."""
    page = nieuwe_context(toneel.sessie(toneel.hanne), breedte=360, javascript=False).new_page()
    page.goto("/medewerkers/uitnodigen/")
    page.get_by_label("Voornaam").fill("Yasmine")
    page.get_by_label("E-mailadres van het werk").fill("yasmine")
    page.get_by_role("button", name="Stuur de uitnodiging").click()
    expect(page.get_by_role("alert")).to_contain_text("Dit e-mailadres klopt niet")
    expect(page.get_by_label("Voornaam")).to_have_value("Yasmine")
    _nodig_uit(page)


def test_twee_personen_herstellen_een_tweede_stap(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """Hanne proposed it; Koen finds the task, reads what was checked, and confirms."""
    page = nieuwe_context(toneel.sessie(toneel.koen)).new_page()
    page.goto("/")
    taak = page.get_by_role("link", name="Bevestig het herstel van een tweede stap", exact=True)
    taak.click()
    expect(page.get_by_text("Ik zag mijn collega in levenden lijve")).to_be_visible()
    page.get_by_role("button", name="Bevestig en wis de tweede stap").click()
    expect(page.get_by_text("De tweede stap is gewist")).to_be_visible()
    page.goto("/")
    expect(taak).to_have_count(0)
