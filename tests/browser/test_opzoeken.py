"""Looking somebody up by number, showing a number, and the warning about somebody who looks alike, in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.toneel import Toneel
from tests.deelnemers.personen import registreer, vers_insz
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.ui import nummers

Contexten = Callable[..., BrowserContext]
SCRIPT = pytest.mark.parametrize("javascript", [True, False], ids=["met_script", "zonder_script"])


def _cijfers(tekst: str) -> str:
    return re.sub(r"\D", "", tekst)


def _nele(toneel: Toneel, nieuwe_context: Contexten, javascript: bool = True, breedte: int = 1280) -> Page:
    page = nieuwe_context(toneel.sessie(toneel.nele), javascript=javascript, breedte=breedte).new_page()
    page.goto("/")
    return page


def test_een_nummer_opent_het_dossier_in_dertien_toetsen(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """Slash, eleven digits, Enter (ux 6, row 3); the number never stands in an address."""
    insz = vers_insz()
    registreer(toneel.nele.door, voornaam="Jo", achternaam="Maes", insz=insz)
    page = _nele(toneel, nieuwe_context)
    adressen: list[str] = []
    page.on("request", lambda vraag: adressen.append(vraag.url))
    for toets in ("/", *insz, "Enter"):
        page.keyboard.press(toets)
    expect(page.get_by_role("heading", level=1)).to_have_text("Jo Maes")
    assert adressen
    assert not [adres for adres in adressen if insz in _cijfers(adres)]


@SCRIPT
def test_het_nummer_tonen_en_weer_verbergen(
    javascript: bool, toneel: Toneel, nieuwe_context: Contexten
) -> None:
    insz = vers_insz()
    jo = registreer(toneel.nele.door, voornaam="Jo", achternaam="Maes", insz=insz)
    page = _nele(toneel, nieuwe_context, javascript)
    page.goto(jo.get_absolute_url())
    nummer = page.get_by_text(nummers.insz(insz))
    expect(nummer).to_have_count(0)
    adres = page.url
    page.get_by_role("button", name="toon het rijksregisternummer").click()
    expect(nummer).to_be_visible()
    assert (page.url == adres) is javascript
    assert insz not in _cijfers(page.url + page.title())
    if javascript:
        page.get_by_role("link", name="verberg het rijksregisternummer").click()
        expect(nummer).to_have_count(0)
        page.get_by_role("button", name="toon het rijksregisternummer").click()
        expect(nummer).to_be_visible()
    page.goto(page.url)
    expect(nummer).to_have_count(0)


@SCRIPT
def test_wie_je_niet_ziet_registreer_je_zonder_het_nummer_opnieuw_te_typen(
    javascript: bool, toneel: Toneel, nieuwe_context: Contexten
) -> None:
    page = _nele(toneel, nieuwe_context, javascript, breedte=360)
    page.get_by_text("Menu", exact=True).click()
    page.get_by_label("Zoek een dossier").locator("visible=true").fill("85.07.30-033.28")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Geen dossier dat je mag zien")).to_be_visible()
    page.get_by_role("button", name="Registreer deze persoon").click()
    expect(page).to_have_title("Registreer deelnemer – werkzorg")
    expect(page.get_by_label("Rijksregisternummer", exact=False).first).to_have_value("85.07.30-033.28")
    expect(page.get_by_label("Geboortedatum")).to_have_value("30/07/1985")


@SCRIPT
def test_lijkt_op_iemand_die_je_al_volgt(javascript: bool, toneel: Toneel, nieuwe_context: Contexten) -> None:
    """The form stays filled in, one tick is enough, and the list of doubles does not ask again."""
    page = _nele(toneel, nieuwe_context, javascript)
    page.goto("/deelnemers/nieuw/")
    page.get_by_label("Nog geen rijksregisternummer").select_option("aangevraagd")
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_label("Voornaam").fill("Leen")
    page.get_by_label("Achternaam").fill("Hermanns")
    page.get_by_label("Geboortedatum").fill("30/07/1985")
    page.get_by_label("De persoon vroeg zelf hulp").check()
    page.get_by_role("textbox", name="Op welke dag").fill("1/9/2026")
    page.get_by_role("button", name="Registreer").click()
    waarschuwing = page.get_by_role("region", name="Lijkt op iemand die je al volgt")
    expect(waarschuwing.get_by_role("link", name="Lien Hermans")).to_be_visible()
    expect(page.get_by_label("Achternaam")).to_have_value("Hermanns")
    waarschuwing.get_by_label("Ik keek het na: het is iemand anders").check()
    page.get_by_role("button", name="Registreer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leen Hermanns")
    assert Deelnemer.objects.filter(achternaam="Hermanns").count() == 1
    page.goto("/deelnemers/dubbel/")
    expect(page.get_by_text("Geen mogelijk dubbele dossiers")).to_be_visible()
