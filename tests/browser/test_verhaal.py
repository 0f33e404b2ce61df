"""The story of the application in a browser: register a person, get the sealed receipt, let it be verified.

Three times: with everything, without script, and with nothing but the keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.toetsenbord import Toetsenbord
from tests.browser.toneel import WACHTWOORD, Toneel
from tests.deelnemers.personen import vers_insz
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.documenten.models import DocumentVersie

GEBOREN = date(1991, 3, 14)
Werker = Callable[[], int]
Contexten = Callable[..., BrowserContext]


def _meld_aan(page: Page, email: str = "nele.claes@voorbeeld.be") -> None:
    page.goto("/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()
    expect(page).to_have_title("Vandaag – werkzorg")


def _vul_in(page: Page, insz: str) -> None:
    page.get_by_label("Voornaam").fill("Lotte")
    page.get_by_label("Achternaam").fill("Van den Broeck")
    page.get_by_label("Geboortedatum").fill("14.3.1991")
    page.get_by_label("Rijksregisternummer", exact=False).first.fill(f" {insz[:6]}-{insz[6:]} ")
    page.get_by_label("De persoon vroeg zelf hulp").check()
    page.get_by_role("textbox", name="Op welke dag").fill("1/9/2026")
    page.get_by_label("Gemeente").fill("Gent")


def _download(page: Page, map_: Path) -> Path:
    with page.expect_download() as belofte:
        page.get_by_role("link", name="Ontvangstbewijs van registratie").click()
    doel = map_ / "bewijs.pdf"
    belofte.value.save_as(doel)
    assert "Broeck" not in belofte.value.suggested_filename
    return doel


def _verifieer(page: Page, pdf: Path, kop: str) -> None:
    page.get_by_role("link", name="Controleer een document").click()
    page.get_by_label("Het pdf-bestand").set_input_files(pdf)
    page.get_by_role("button", name="Controleer").click()
    expect(page.get_by_role("heading", level=2, name=kop)).to_be_visible()


def _verander(pdf: Path) -> Path:
    """The same file with one byte changed."""
    inhoud = bytearray(pdf.read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    ander = pdf.with_name("veranderd.pdf")
    ander.write_bytes(inhoud)
    return ander


@pytest.mark.parametrize("javascript", [True, False], ids=["met_script", "zonder_script"])
def test_het_hele_verhaal(
    javascript: bool, toneel: Toneel, nieuwe_context: Contexten, werker: Werker, tmp_path: Path
) -> None:
    """Sign in, err, register, wait for the worker, download, verify, sign out."""
    page = nieuwe_context(javascript=javascript).new_page()
    _meld_aan(page)
    page.get_by_role("link", name="Registreer deelnemer").click()
    voor = Deelnemer.objects.count()

    # The number first; the birth date in it is filled in.
    insz = vers_insz(GEBOREN)
    page.get_by_label("Rijksregisternummer", exact=False).first.fill(insz)
    page.get_by_role("button", name="Ga verder").click()
    expect(page).to_have_title("Registreer deelnemer – werkzorg")
    expect(page.get_by_label("Geboortedatum")).to_have_value("14/03/1991")

    # Errors first: nothing is saved, the input stays, the summary leads to the field.
    page.get_by_label("Voornaam").fill("Lotte")
    page.get_by_label("Geboortedatum").fill("31/02/1991")
    page.get_by_role("button", name="Registreer").click()
    overzicht = page.get_by_role("alert")
    expect(overzicht).to_contain_text("achternaam")
    expect(page).to_have_title("Fout: Registreer deelnemer – werkzorg")
    expect(page.get_by_label("Voornaam")).to_have_value("Lotte")
    expect(page.get_by_label("Geboortedatum")).to_have_value("31/02/1991")
    veld = page.get_by_label("Geboortedatum")
    assert veld.get_attribute("aria-invalid") == "true"
    if javascript:
        expect(overzicht).to_be_focused()
        overzicht.get_by_role("link", name=re.compile("Geboortedatum|datum")).first.click()
        expect(veld).to_be_focused()
    else:
        doel = overzicht.get_by_role("link").first.get_attribute("href") or ""
        assert page.locator(doel).count() == 1
    assert Deelnemer.objects.count() == voor

    # A double click is one person.
    _vul_in(page, insz)
    page.get_by_role("button", name="Registreer").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lotte Van den Broeck")
    expect(page.get_by_role("status").filter(has_text="geregistreerd")).to_be_visible()
    assert Deelnemer.objects.count() == voor + 1

    # The page shows by itself that the worker is ready; without script the reader loads it again.
    expect(page.get_by_text("wordt gemaakt", exact=True)).to_be_visible()
    assert werker() >= 1
    if not javascript:
        page.get_by_role("link", name="Laad opnieuw").click()
    expect(page.get_by_text("klaar, verzegeld")).to_be_visible(timeout=15_000)
    pdf = _download(page, tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert all(versie.is_verzegeld for versie in DocumentVersie.objects.all())

    _verifieer(page, pdf, "Ja, dit document is echt")
    assert "Broeck" not in page.locator("main").inner_text()
    _verifieer(page, _verander(pdf), "Nee, dit is geen onveranderd document van ons")

    # There is a notice, and it is ticked off.
    page.get_by_role("link", name="Vandaag").first.click()
    expect(
        page.get_by_role("link", name="Het ontvangstbewijs van je registratie is klaar").first
    ).to_be_visible()
    page.get_by_role("button", name="Alles gelezen").click()
    expect(page.get_by_role("button", name="Alles gelezen")).to_have_count(0)
    page.get_by_role("button", name="meld af").click()
    expect(page).to_have_title("Aanmelden – werkzorg")


def test_met_het_toetsenbord(toneel: Toneel, page: Page, werker: Werker) -> None:
    """Tab, Enter and Space are enough; whoever looks always sees where he is."""
    page.goto("/")
    toets = Toetsenbord(page)
    toets.naar("E-mailadres").typ("nele.claes@voorbeeld.be")
    toets.naar("Wachtwoord").typ(WACHTWOORD).druk("Enter")
    expect(page).to_have_title("Vandaag – werkzorg")
    toets.naar("Registreer deelnemer").druk("Enter")
    expect(page).to_have_title("Iemand aansluiten – werkzorg")
    toets.naar("Rijksregisternummer").typ(vers_insz(GEBOREN)).druk("Enter")
    expect(page).to_have_title("Registreer deelnemer – werkzorg")
    toets.naar("Voornaam").typ("Lotte")
    toets.naar("Achternaam").typ("Van den Broeck")
    expect(page.get_by_label("Geboortedatum")).to_have_value("14/03/1991")
    toets.naar("De persoon vroeg zelf hulp of begeleiding").druk("Space")
    toets.naar("Op welke dag").druk("Tab")  # the button "Vandaag" stands behind it
    toets.druk("Enter")
    toets.naar("Er is een tolk nodig").druk("Space")
    toets.naar("Registreer").druk("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lotte Van den Broeck")
    lotte = Deelnemer.objects.get(achternaam="Van den Broeck")
    assert lotte.tolk_nodig
    werker()
    expect(page.get_by_text("klaar, verzegeld")).to_be_visible(timeout=15_000)
    with page.expect_download():
        toets.naar("Ontvangstbewijs").druk("Enter")
    page.keyboard.press("/")
    expect(page.get_by_label("Zoek een dossier").first).to_be_focused()


def test_dossier_in_zes_toetsen(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """Slash, four letters, Enter: the only match opens at once (ux 6, row 3)."""
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto("/")
    for toets in ("/", "h", "e", "r", "m", "Enter"):
        page.keyboard.press(toets)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lien Hermans")


def test_dossier_zoeken_op_een_telefoon(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """On 360 px: menu, box, four letters, Enter."""
    page = nieuwe_context(toneel.sessie(toneel.nele), breedte=360).new_page()
    page.goto("/")
    page.get_by_text("Menu", exact=True).click()
    vak = page.get_by_label("Zoek een dossier").locator("visible=true")
    vak.click()
    for toets in ("h", "e", "r", "m", "Enter"):
        page.keyboard.press(toets)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lien Hermans")
