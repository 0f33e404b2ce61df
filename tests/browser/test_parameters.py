"""Four eyes in a browser: An proposes, Wim confirms, and from that day the value holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.toetsenbord import Toetsenbord
from tests.browser.toneel import Toneel

Contexten = Callable[..., BrowserContext]


def _open_parameter(page: Page, label: str) -> None:
    page.goto("/")
    if page.viewport_size and page.viewport_size["width"] < 1000:
        page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Beheer", exact=True).locator("visible=true").click()
    page.get_by_role("link", name="Parameters", exact=True).click()
    page.get_by_label("Zoek", exact=True).locator("visible=true").fill(label)
    page.get_by_role("button", name="Toon").click()
    page.get_by_role("link", name=label, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(label)


@pytest.mark.parametrize(
    ("javascript", "breedte"),
    [(True, 1280), (False, 360)],
    ids=["met_script", "zonder_script_op_een_telefoon"],
)
def test_vier_ogen(javascript: bool, breedte: int, toneel: Toneel, nieuwe_context: Contexten) -> None:
    """The proposer cannot confirm, the colleague can; the old value stays what it was up to the day before."""
    vanaf = timezone.localdate() + timedelta(days=10)
    label = "Een overeenkomst indienen"
    an = nieuwe_context(toneel.sessie(toneel.an), javascript=javascript, breedte=breedte).new_page()
    _open_parameter(an, label)
    expect(an.locator(".parameternu")).to_contain_text("30 dagen")
    expect(an.locator(".parameternu")).to_contain_text("aanname")
    an.get_by_role("link", name="Stel een nieuwe waarde voor").click()

    # Errors first: the input stays, the summary leads to the field.
    an.get_by_label("Nieuwe waarde").fill("veel")
    an.get_by_role("button", name="Stel voor").click()
    expect(an).to_have_title("Fout: Stel een waarde voor – werkzorg")
    expect(an.get_by_label("Nieuwe waarde")).to_have_value("veel")
    an.get_by_label("Nieuwe waarde").fill("45")
    an.get_by_label("Geldt vanaf").fill(f"{vanaf:%d/%m/%Y}")
    an.get_by_label("Bron").fill("BVR van 1 oktober 2026, art. 7")
    an.get_by_label("wet: ik las het").check()
    an.get_by_role("button", name="Stel voor").dblclick()
    expect(an.get_by_text("Er wacht een voorstel:")).to_contain_text("45 dagen")
    expect(an.locator(".parameternu")).to_contain_text("30 dagen")
    an.get_by_role("link", name="Bekijk het voorstel").click()
    expect(an.get_by_role("heading", level=1)).to_have_text("Jouw voorstel")
    expect(an.get_by_role("button", name="Bewaar je beslissing")).to_have_count(0)
    expect(an.get_by_role("button", name="Trek in")).to_be_visible()

    # Wim finds it in his tasks, sees both values, and decides.
    wim = nieuwe_context(toneel.sessie(toneel.wim), javascript=javascript, breedte=breedte).new_page()
    wim.goto("/")
    taak = wim.get_by_role("listitem").filter(has_text="Parameterwaarde bevestigen").filter(has_text=label)
    taak.get_by_role("link", name="Parameterwaarde bevestigen").first.click()
    expect(wim.locator(".wordt")).to_contain_text("30 dagen")
    expect(wim.locator(".wordt-nieuw")).to_contain_text("45 dagen")
    wim.get_by_label("Ik las de bron na").check()
    wim.get_by_role("button", name="Bewaar je beslissing").click()
    expect(wim.get_by_role("status").filter(has_text=f"geldt vanaf {vanaf:%d/%m/%Y}")).to_be_visible()
    dag_ervoor = vanaf - timedelta(days=1)
    expect(wim.locator(".waarden")).to_contain_text(f"van 01/01/2024 tot en met {dag_ervoor:%d/%m/%Y}")

    # It holds from that day, and not before.
    for dag, waarde in ((dag_ervoor, "30 dagen"), (vanaf, "45 dagen")):
        an.goto(f"/beheer/parameters/?zoek=indienen&dag={dag:%d/%m/%Y}")
        expect(an.get_by_role("row").filter(has_text=label)).to_contain_text(waarde)
    an.goto("/")
    expect(an.get_by_role("link", name="Over de waarde die je voorstelde, is beslist")).to_be_visible()


def test_een_voorstel_met_het_toetsenbord(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """Tab, Space and Enter are enough."""
    page = nieuwe_context(toneel.sessie(toneel.an)).new_page()
    page.goto("/beheer/parameters/?zoek=geschenkcheque")
    toets = Toetsenbord(page)
    toets.naar("Geschenkcheque: hoogstens").druk("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Geschenkcheque: hoogstens")
    toets.naar("Stel een nieuwe waarde voor").druk("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stel een nieuwe waarde voor")
    toets.naar("Nieuwe waarde").typ("40")
    toets.naar("Geldt vanaf").typ(f"{timezone.localdate() + timedelta(days=3):%d%m%Y}")
    toets.naar("Bron").typ("RSZ")
    toets.naar("wet: ik las het").druk("Space")
    toets.naar("Stel voor").druk("Enter")
    expect(page.get_by_text("Er wacht een voorstel:")).to_contain_text("40,00")
