"""Second factors in a browser: a passkey from making to signing in, and codes for the day the phone is lost."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.passkey import maak_passkey
from tests.browser.toneel import WACHTWOORD, Toneel


def test_aanmelden_met_een_passkey(toneel: Toneel, nieuwe_context: Callable[..., BrowserContext]) -> None:
    """Make one, sign out, sign in with password and passkey."""
    page = nieuwe_context(toneel.sessie(toneel.nele, bevestigd=True)).new_page()
    maak_passkey(page)
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Meld af").click()
    page.get_by_label("E-mail").fill("nele.claes@voorbeeld.be")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()
    expect(page).to_have_title("Tweede stap – werkzorg")
    page.get_by_role("button", name="Gebruik een passkey of sleutel").click()
    expect(page).to_have_title("Vandaag – werkzorg")


def test_herstelcode(toneel: Toneel, nieuwe_context: Callable[..., BrowserContext]) -> None:
    """The page shows the codes, the download holds the same ones, and one of them signs in once."""
    page = nieuwe_context(toneel.sessie(toneel.femke, bevestigd=True)).new_page()
    page.goto("/account/2fa/recovery-codes/")
    codes = page.get_by_role("list", name="Je herstelcodes").get_by_role("listitem").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as belofte:
        page.get_by_role("link", name="Download de codes").click()
    tekst = belofte.value.path().read_text()
    assert all(code in tekst for code in codes)

    for verwacht in ("Vandaag – werkzorg", "Fout: Tweede stap – werkzorg"):
        ander = nieuwe_context().new_page()
        ander.goto("/account/login/")
        ander.get_by_label("E-mail").fill("femke.bos@voorbeeld.be")
        ander.get_by_label("Wachtwoord").fill(WACHTWOORD)
        ander.get_by_role("button", name="Meld je aan").click()
        ander.get_by_label("code", exact=False).first.fill(codes[0])
        ander.get_by_role("button", name="Meld je aan").click()
        expect(ander).to_have_title(verwacht)
