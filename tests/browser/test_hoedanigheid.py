"""Switching the hoedanigheid in a browser: the header says who, for whom and in which role, and nothing goes along."""

from __future__ import annotations

import re
from collections.abc import Callable

import pghistory
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.toneel import Toneel
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.models import Concept

Contexten = Callable[..., BrowserContext]
REGISTREER = "/deelnemers/registreer/"
LINDE = "casemanager Zorg · CGG De Linde"
BRUG = "verwijzer · CAW De Brug"


@pytest.fixture
def nele(toneel: Toneel) -> str:
    """The session of Nele, who from now on also works for CAW De Brug."""
    with pghistory.context(handeling="test", door="commando:test"):
        toneel.nele.gebruiker.lidmaatschappen.create(
            organisatie=toneel.griet.lidmaatschap.organisatie,
            rol="verwijzer",
            periode=toneel.nele.lidmaatschap.periode,
        )
    return toneel.sessie(toneel.nele)


def _kop_zegt(page: Page, hoedanigheid: str) -> None:
    """Who, for which organisation, in which role; on a phone in the menu."""
    kop = page.get_by_role("banner")
    _open_menu(page)
    expect(kop.get_by_text("Nele Claes").locator("visible=true")).to_be_visible()
    expect(kop.get_by_text(hoedanigheid).locator("visible=true")).to_be_visible()


def _wissel(page: Page, rol: str) -> None:
    """By the link in the header, to the first role of this name."""
    _open_menu(page)
    page.get_by_role("banner").get_by_role("link", name=re.compile("wissel", re.IGNORECASE)).locator(
        "visible=true"
    ).click()
    page.get_by_role("button", name=rol).click()
    expect(page).to_have_title("Vandaag – werkzorg")


def _open_menu(page: Page) -> None:
    menu = page.get_by_role("banner").locator("details.menu")
    if menu.is_visible() and menu.get_attribute("open") is None:
        menu.locator("summary").click()


def _sessie(context: BrowserContext) -> str:
    return next(koek["value"] for koek in context.cookies() if koek["name"] == "sessie")


@pytest.mark.parametrize(("breedte", "javascript"), [(1280, True), (360, False)])
def test_wisselen_begint_met_een_schone_lei(
    breedte: int, javascript: bool, toneel: Toneel, nele: str, nieuwe_context: Contexten
) -> None:
    """No dossier, no page and no half-filled form of one organisation reaches the other."""
    context = nieuwe_context(nele, breedte=breedte, javascript=javascript)
    page = context.new_page()
    page.goto("/")
    expect(page).to_have_title("Kies je rol – werkzorg")
    page.get_by_role("button", name="casemanager Zorg").click()
    _kop_zegt(page, LINDE)
    dossier = f"/deelnemers/{toneel.lien.pk}/"
    page.goto(dossier)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lien Hermans")
    elders = context.new_page()
    elders.goto(REGISTREER)
    elders.get_by_label("Achternaam").fill("Van den Broeck")

    voor = _sessie(context)
    _wissel(page, "verwijzer")
    assert _sessie(context) != voor
    _kop_zegt(page, BRUG)
    expect(page.get_by_text("casemanager Zorg")).to_have_count(0)
    assert page.goto(dossier).status == 404
    # The back button asks the server again: nothing of the other organisation is kept on this computer.
    page.goto("/")
    for _ in range(4):
        page.go_back()
        expect(page.get_by_text("Lien Hermans")).to_have_count(0)

    elders.get_by_role("button", name="Registreer").click()
    expect(elders).to_have_title("Deze pagina was verlopen – werkzorg")
    expect(elders.get_by_role("button", name="Verstuur opnieuw")).to_have_count(0)
    assert not Deelnemer.objects.filter(achternaam="Van den Broeck").exists()
    elders.get_by_role("link", name="Kies je rol").click()
    elders.get_by_role("button", name="casemanager Zorg").click()
    _kop_zegt(elders, LINDE)
    elders.goto(dossier)
    expect(elders.get_by_role("heading", level=1)).to_have_text("Lien Hermans")


def test_een_concept_wacht_in_de_rol_waarin_het_getypt_is(nele: str, nieuwe_context: Contexten) -> None:
    """What she typed for De Linde is not offered at De Brug, and is there again when she is back."""
    page = nieuwe_context(nele).new_page()
    page.goto("/")
    page.get_by_role("button", name="casemanager Zorg").click()
    expect(page).to_have_title("Vandaag – werkzorg")
    page.goto(REGISTREER)
    page.get_by_label("Achternaam").fill("Van den Broeck")
    page.get_by_label("Achternaam").blur()
    expect(page.locator("[data-wz-conceptstand]")).to_contain_text("Bewaard om")
    _wissel(page, "verwijzer")
    page.goto(REGISTREER)
    expect(page.get_by_label("Achternaam")).to_have_value("")
    expect(page.get_by_role("link", name="Verder werken")).to_have_count(0)
    _wissel(page, "casemanager Zorg")
    page.goto(REGISTREER)
    page.get_by_role("link", name="Verder werken").click()
    expect(page.get_by_label("Achternaam")).to_have_value("Van den Broeck")
    assert Concept.objects.count() == 1
