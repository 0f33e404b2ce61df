"""When it does not go by the book: two people at once, the back button, an old session, a lost cookie."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.toneel import WACHTWOORD, Toneel
from tests.deelnemers.personen import vers_insz
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.gebruikers.models import Sessie

Contexten = Callable[..., BrowserContext]


def _wijzigscherm(toneel: Toneel, contexten: Contexten, wie: str, *, javascript: bool) -> Page:
    page = contexten(toneel.sessie(getattr(toneel, wie)), javascript=javascript).new_page()
    page.goto(f"/deelnemers/{toneel.lien.pk}/wijzig/")
    return page


@pytest.mark.parametrize("javascript", [True, False], ids=["met_script", "zonder_script"])
def test_twee_mensen_wijzigen_tegelijk(javascript: bool, toneel: Toneel, nieuwe_context: Contexten) -> None:
    """The second sees both texts per field and chooses; nothing of the first is lost unseen."""
    nele = _wijzigscherm(toneel, nieuwe_context, "nele", javascript=javascript)
    bart = _wijzigscherm(toneel, nieuwe_context, "bart", javascript=javascript)
    nele.get_by_label("Straat").fill("Coupure Rechts")
    nele.get_by_label("Gemeente").fill("Deinze")
    nele.get_by_role("button", name="Bewaar").click()
    expect(nele.get_by_role("heading", level=1)).to_have_text("Lien Hermans")

    bart.get_by_label("Straat").fill("Kortrijksesteenweg")
    bart.get_by_label("Gemeente").fill("Aalter")
    bart.get_by_role("button", name="Bewaar").click()
    conflict = bart.get_by_role("alert")
    expect(conflict).to_contain_text("Nele Claes bewaarde dit op")
    straat = conflict.get_by_role("group", name="Straat")
    expect(straat).to_contain_text("Kortrijksesteenweg")
    expect(straat).to_contain_text("Coupure Rechts")
    links, rechts = (straat.get_by_role("radio").nth(nummer).bounding_box() for nummer in (0, 1))
    assert links is not None
    assert rechts is not None
    assert (links["y"], True) == (rechts["y"], links["x"] < rechts["x"])
    if javascript:
        expect(conflict).to_be_focused()
    straat.get_by_label("wat er nu staat").check()
    bart.get_by_role("button", name="Bewaar").click()
    expect(bart.get_by_role("heading", level=1)).to_have_text("Lien Hermans")
    lien = Deelnemer.objects.get(pk=toneel.lien.pk)
    assert (lien.straat, lien.gemeente, lien.huisnummer) == ("Coupure Rechts", "Aalter", "12")


def _registreer(page: Page, insz: str) -> None:
    page.get_by_label("Voornaam").fill("Lotte")
    page.get_by_label("Achternaam").fill("Van den Broeck")
    page.get_by_label("Geboortedatum").fill("30/07/1985")
    page.get_by_label("Rijksregisternummer", exact=False).first.fill(insz)
    page.get_by_label("De persoon vroeg zelf hulp").check()
    page.get_by_role("textbox", name="Op welke dag").fill("01/09/2026")
    page.get_by_role("button", name="Registreer").click()


def test_terugknop_na_het_versturen(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """Back and send again: one person, and a page that says so or shows the dossier."""
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto("/deelnemers/registreer/")
    insz = vers_insz()
    _registreer(page, insz)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lotte Van den Broeck")
    page.go_back()
    expect(page).to_have_title("Registreer deelnemer – werkzorg")
    _registreer(page, insz)
    expect(page.get_by_role("alert")).to_contain_text("dossier")
    assert Deelnemer.objects.filter(achternaam="Van den Broeck").count() == 1


def test_sessie_verlopen_bij_het_versturen(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """The reader is asked to sign in again and comes back at the form; nothing was saved without a session."""
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto("/deelnemers/registreer/")
    Sessie.objects.all().delete()
    _registreer(page, vers_insz())
    expect(page).to_have_title("Aanmelden – werkzorg")
    assert Deelnemer.objects.filter(achternaam="Van den Broeck").count() == 0
    page.get_by_label("E-mail").fill("nele.claes@voorbeeld.be")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()
    expect(page).to_have_title("Registreer deelnemer – werkzorg")


def test_formulier_zonder_koekje(toneel: Toneel, page: Page) -> None:
    """A form whose cookie is gone gets a clear page that says what to do."""
    page.goto("/account/login/")
    page.context.clear_cookies()
    page.get_by_label("E-mail").fill("nele.claes@voorbeeld.be")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina was verlopen")
    expect(page.get_by_role("main")).to_contain_text("opnieuw")


def test_verkeerd_wachtwoord(toneel: Toneel, page: Page) -> None:
    """One sentence that does not tell whether the address exists; the address stays, the password does not."""
    page.goto("/account/login/")
    page.get_by_label("E-mail").fill("nele.claes@voorbeeld.be")
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Meld je aan").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("E-mail")).to_have_value("nele.claes@voorbeeld.be")
    expect(page.get_by_label("Wachtwoord")).to_have_value("")
    zin = page.get_by_role("alert").inner_text()
    page.get_by_label("E-mail").fill("niemand@voorbeeld.be")
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Meld je aan").click()
    # The empty password says that this is the answer, and not the page before it.
    expect(page.get_by_label("Wachtwoord")).to_have_value("")
    expect(page.get_by_label("E-mail")).to_have_value("niemand@voorbeeld.be")
    assert page.get_by_role("alert").inner_text() == zin
