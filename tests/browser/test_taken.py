"""The worklist by hand: ticking tasks and giving them away, putting one off, and coming back to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from tests.browser.toneel import Toneel
from werkzorg.ui import formaten

Contexten = Callable[..., BrowserContext]


@pytest.mark.parametrize(("breedte", "javascript"), [(1280, True), (360, False)])
def test_toewijzen_en_uitstellen(
    breedte: int, javascript: bool, toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """Two tasks go to Bart, one waits for the deelnemer until next week."""
    toneel.vul()
    page = nieuwe_context(toneel.sessie(toneel.nele), breedte=breedte, javascript=javascript).new_page()
    page.goto("/")
    groepen = page.get_by_role("main").locator("section.groep h2")
    expect(groepen).to_have_count(3)
    vinkjes = page.get_by_role("checkbox")
    aantal = vinkjes.count()
    for nummer in (1, 2):
        vinkjes.nth(nummer).check()
    page.get_by_role("button", name="Wijs aangevinkte taken toe").click()
    expect(page.get_by_role("heading", name="2 taken")).to_be_visible()
    page.get_by_label("Bart Smets").check()
    page.get_by_role("button", name="Wijs toe").click()
    expect(page.get_by_role("main")).to_contain_text("2 taken zijn nu voor Bart Smets.")
    expect(page.get_by_role("checkbox")).to_have_count(aantal - 2)

    page.get_by_role("link", name="stel uit").first.click()
    page.get_by_label("Tot welke dag?").fill(formaten.datum(timezone.localdate() + timedelta(days=8)))
    page.get_by_label("Ik wacht op de deelnemer").check()
    page.get_by_role("button", name="Stel uit").click()
    expect(page.get_by_role("heading", name="Wacht op anderen")).to_be_visible()
    page.get_by_role("link", name="Van mijn team").click()
    expect(page.get_by_role("checkbox")).to_have_count(aantal)
    expect(page.get_by_role("main")).to_contain_text("Bart Smets")
