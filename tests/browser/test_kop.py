"""The way to one's own account, and out of it: for everybody who is signed in, at every width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.toneel import Toneel

Contexten = Callable[..., BrowserContext]


@pytest.mark.parametrize("breedte", [1280, 360])
@pytest.mark.parametrize("wie", ["nele", "dirk"])
def test_van_de_kop_naar_wachtwoord_en_tweede_stap(
    wie: str, breedte: int, toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """Nele has a role, Dirk has none: both find their account, change their password and sign out."""
    page = nieuwe_context(
        toneel.sessie(getattr(toneel, wie), bevestigd=True), breedte=breedte, javascript=False
    ).new_page()
    page.goto("/hoedanigheid/")
    kop = page.get_by_role("banner")
    if breedte == 360:
        kop.get_by_text("Menu", exact=True).click()
    expect(
        kop.get_by_text("Nele Claes" if wie == "nele" else "Dirk De Wit").locator("visible=true")
    ).to_be_visible()
    kop.get_by_role("link", name="je account").click()
    expect(page).to_have_title("Extra beveiliging – werkzorg")
    account = page.get_by_role("navigation", name="Je account")
    expect(account.get_by_role("link", name="Extra beveiliging")).to_have_attribute("aria-current", "page")
    account.get_by_role("link", name="Wijzig je wachtwoord").click()
    expect(page).to_have_title("Wijzig je wachtwoord – werkzorg")
    expect(page.locator("input[autocomplete=username]")).to_have_value(
        f"{'nele.claes' if wie == 'nele' else 'dirk'}@voorbeeld.be"
    )
    if breedte == 360:
        kop.get_by_text("Menu", exact=True).click()
    knop = kop.get_by_role("button", name="Meld af")
    vak = knop.bounding_box()
    assert vak is not None
    assert vak["height"] >= 24
    knop.click()
    expect(page).to_have_title("Aanmelden – werkzorg")


def test_een_foutpagina_wijst_de_weg(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """What the sentence tells to do is a link."""
    page = nieuwe_context(toneel.sessie(toneel.griet, gekozen=True)).new_page()
    page.goto("/bestaat-niet/")
    page.get_by_role("link", name="zoek het dossier op").click()
    expect(page).to_have_title("Dossiers – werkzorg")
