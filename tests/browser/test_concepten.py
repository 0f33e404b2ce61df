"""Nothing typed is lost: not when the session ends, not on another computer, not without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.toneel import WACHTWOORD, Toneel
from tests.deelnemers.personen import vers_insz
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.gebruikers.models import Sessie
from werkzorg.handelen.models import Concept

Contexten = Callable[..., BrowserContext]
REGISTREER = "/deelnemers/registreer/"
ALLES = re.compile("eigen_vraag.*2026", re.DOTALL)


def _typ(page: Page, insz: str) -> None:
    page.get_by_label("Voornaam").fill("Lotte")
    page.get_by_label("Achternaam").fill("Van den Broeck")
    page.get_by_label("Geboortedatum").fill("30/07/1985")
    page.get_by_label("Rijksregisternummer", exact=False).first.fill(insz)
    page.get_by_label("De persoon vroeg zelf hulp").check()
    page.get_by_role("textbox", name="Op welke dag").fill("01/09/2026")


def _meld_aan(page: Page) -> None:
    expect(page).to_have_title("Aanmelden – werkzorg")
    page.get_by_label("E-mail").fill("nele.claes@voorbeeld.be")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()


def _verouder() -> None:
    """Everybody who is signed in has been so for eleven hours: at the next request it is over."""
    Sessie.objects.update(begonnen_op=timezone.now() - timedelta(hours=11))


def _staat_er_nog(page: Page) -> None:
    expect(page.get_by_label("Achternaam")).to_have_value("Van den Broeck")
    expect(page.get_by_label("Geboortedatum")).to_have_value("30/07/1985")
    expect(page.get_by_label("De persoon vroeg zelf hulp")).to_be_checked()


@pytest.mark.parametrize("javascript", [True, False], ids=["met_script", "zonder_script"])
def test_de_sessie_eindigt_bij_het_versturen_en_niets_is_weg(
    javascript: bool, toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """She signs in again, finds all she typed, sends it, and the draft is gone."""
    page = nieuwe_context(toneel.sessie(toneel.nele), javascript=javascript).new_page()
    page.goto(REGISTREER)
    _typ(page, vers_insz())
    _verouder()
    page.get_by_role("button", name="Registreer").click()
    _meld_aan(page)
    expect(page).to_have_title("Registreer deelnemer – werkzorg")
    expect(page.get_by_role("main")).to_contain_text("Je werkt verder aan je concept van vandaag")
    _staat_er_nog(page)
    page.get_by_role("button", name="Registreer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lotte Van den Broeck")
    assert Deelnemer.objects.filter(achternaam="Van den Broeck").count() == 1
    assert not Concept.objects.exists()


def test_wat_zij_typt_bewaart_zichzelf_en_staat_op_een_andere_computer(
    toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """Two seconds after the last key it is on the server; nothing of it is in the browser."""
    eerst = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    eerst.goto(REGISTREER)
    # Leaving a field saves too: wait for what holds the last thing she typed.
    with eerst.expect_response(lambda antwoord: bool(ALLES.search(antwoord.request.post_data or ""))):
        _typ(eerst, vers_insz())
    stand = eerst.locator("[data-wz-conceptstand]")
    expect(stand).to_have_text(re.compile(r"Bewaard om \d\d:\d\d"))
    expect(stand).to_have_attribute("role", "status")
    opslag = eerst.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "Broeck" not in opslag
    eerst.close()

    elders = nieuwe_context(toneel.sessie(toneel.nele), breedte=360).new_page()
    elders.goto(REGISTREER)
    expect(elders.get_by_label("Achternaam")).to_have_value("")
    elders.get_by_role("link", name="Verder werken").click()
    _staat_er_nog(elders)
    elders.get_by_role("button", name="Gooi weg").click()
    expect(elders.get_by_role("main")).to_contain_text("Het concept is weg.")
    expect(elders.get_by_label("Achternaam")).to_have_value("")
    assert not Concept.objects.exists()


def test_de_sessie_eindigt_terwijl_zij_typt(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """The page says that it cannot save any more, and what it tried to save is there all the same."""
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto(REGISTREER)
    _verouder()
    _typ(page, vers_insz())
    expect(page.locator("[data-wz-conceptstand]")).to_contain_text("je bent niet meer aangemeld")
    page.goto(REGISTREER)
    _meld_aan(page)
    page.get_by_role("link", name="Verder werken").first.click()
    expect(page.get_by_label("Voornaam")).to_have_value("Lotte")


def test_een_collega_wijzigde_intussen(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """The draft says so, and sending it shows both texts."""
    adres = f"/deelnemers/{toneel.lien.pk}/wijzig/"
    nele = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    nele.goto(adres)
    nele.get_by_label("Straat").fill("Mijnstraat")
    nele.get_by_label("Straat").blur()
    expect(nele.locator("[data-wz-conceptstand]")).to_contain_text("Bewaard om")
    nele.close()
    bart = nieuwe_context(toneel.sessie(toneel.bart)).new_page()
    bart.goto(adres)
    bart.get_by_label("Straat").fill("Anderstraat")
    bart.get_by_role("button", name="Bewaar").click()
    expect(bart.get_by_role("heading", level=1)).to_have_text("Lien Hermans")

    nele = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    nele.goto(adres)
    expect(nele.get_by_role("main")).to_contain_text("Deze gegevens zijn intussen gewijzigd")
    nele.get_by_role("link", name="Verder werken").click()
    expect(nele.get_by_label("Straat")).to_have_value("Mijnstraat")
    nele.get_by_role("button", name="Bewaar").click()
    straat = nele.get_by_role("group", name="Straat")
    expect(straat).to_contain_text("Mijnstraat")
    expect(straat).to_contain_text("Anderstraat")


def test_na_het_versturen_blijft_er_niets_achter(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """Also when a save was on its way: she types and sends at once."""
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto(REGISTREER)
    _typ(page, vers_insz())
    page.get_by_role("button", name="Registreer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lotte Van den Broeck")
    page.wait_for_timeout(2500)
    assert not Concept.objects.exists()
