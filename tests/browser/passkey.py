"""A passkey that lives in Chromium itself: the whole ceremony, without a finger."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def geef_sleutelhanger(page: Page) -> None:
    """This page has a device that always says yes, as a phone does after a fingerprint."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )


def maak_passkey(page: Page) -> None:
    """Adds a passkey to the account that is signed in here and confirmed its password just now."""
    geef_sleutelhanger(page)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Naam").fill("gsm van het werk")
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Je passkey of sleutel is toegevoegd")).to_be_visible()
