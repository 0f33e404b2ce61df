"""Signing in with a browser: an invitation, a passkey, codes, the warning before the end, a locked screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from tests.browser.passkey import geef_sleutelhanger, maak_passkey
from tests.browser.toneel import WACHTWOORD, Toneel
from werkzorg.gebruikers.models import Sessie
from werkzorg.gebruikers.sessies import HOOGSTENS, STIL, sleutelhash

Contexten = Callable[..., BrowserContext]


def _meld_aan(page: Page, email: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()


def test_aanmelden_met_een_passkey(toneel: Toneel, nieuwe_context: Contexten) -> None:
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


def test_een_knop_van_een_passkey_wacht_tot_er_iemand_luistert(
    toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """On a slow line a press before the script is there is not lost: the button opens when it can do something."""
    page = nieuwe_context(toneel.sessie(toneel.nele, bevestigd=True)).new_page()
    geef_sleutelhanger(page)
    wachtend: list[Route] = []
    page.route("**/onload*.js", lambda route: wachtend.append(route))
    page.goto("/account/2fa/webauthn/add/", wait_until="commit")
    knop = page.get_by_role("button", name="Voeg toe")
    expect(knop).to_be_disabled()
    page.get_by_label("Naam").fill("gsm van het werk")
    assert len(wachtend) == 1
    wachtend[0].continue_()
    knop.click()
    expect(page.get_by_text("Je passkey of sleutel is toegevoegd")).to_be_visible()


def test_herstelcode(toneel: Toneel, nieuwe_context: Contexten) -> None:
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
        _meld_aan(ander, "femke.bos@voorbeeld.be")
        ander.get_by_label("code", exact=False).first.fill(codes[0])
        ander.get_by_role("button", name="Meld je aan").click()
        expect(ander).to_have_title(verwacht)


def test_van_uitnodiging_tot_vandaag(
    toneel: Toneel, nieuwe_context: Contexten, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link, a password, a passkey because it is required, the codes kept; and the next morning it is asked for."""
    settings.TWEEDE_FACTOR_VERPLICHT = True
    page = nieuwe_context().new_page()
    page.goto(f"/uitnodiging/?t={toneel.plaatsen['uitnodiging']}")
    expect(page.get_by_role("main")).to_contain_text("Nele Claes nodigt je uit")
    assert "t=" not in page.url
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_label("Nog een keer hetzelfde wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Bewaar het wachtwoord").click()

    expect(page).to_have_title("Beveilig je account – werkzorg")
    page.goto("/deelnemers/")
    expect(page).to_have_title("Beveilig je account – werkzorg")
    geef_sleutelhanger(page)
    page.get_by_role("link", name="Passkey of sleutel").click()
    page.get_by_label("Naam").fill("gsm van het werk")
    page.get_by_role("button", name="Voeg toe").click()

    expect(page).to_have_title("Herstelcodes – werkzorg")
    expect(page.get_by_role("list", name="Je herstelcodes").get_by_role("listitem")).to_have_count(10)
    page.get_by_role("button", name="Ik heb mijn codes bewaard").click()
    expect(page).to_have_title("Vandaag – werkzorg")
    expect(page.get_by_role("status").first).to_contain_text("Je account is beveiligd")

    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Meld af").click()
    _meld_aan(page, "lotte@voorbeeld.be")
    expect(page).to_have_title("Tweede stap – werkzorg")
    page.get_by_role("button", name="Gebruik een passkey of sleutel").click()
    expect(page).to_have_title("Vandaag – werkzorg")


# --- the warning -------------------------------------------------------------------------------------------
def _laat_verstrijken(sessie: str, tijd: timedelta) -> None:
    """This session was last used so long ago, and began before that."""
    moment = timezone.now() - tijd
    Sessie.objects.filter(session_key=sleutelhash(sessie)).update(
        gezien_op=moment, begonnen_op=moment - timedelta(minutes=1)
    )


def _pagina_met_nog(seconden: int, toneel: Toneel, nieuwe_context: Contexten) -> tuple[Page, str]:
    """A page whose session has so many seconds left, with a browser clock that the test moves."""
    sessie = toneel.sessie(toneel.nele)
    context = nieuwe_context(sessie)
    page = context.new_page()
    page.clock.install()
    page.goto("/deelnemers/registreer/")
    context.clear_cookies(name="sessietijd")
    _laat_verstrijken(sessie, STIL - timedelta(seconds=seconden))
    return page, sessie


def test_twee_minuten_voor_het_einde_komt_een_vraag_en_een_toets_is_genoeg(
    toneel: Toneel, nieuwe_context: Contexten
) -> None:
    page, sessie = _pagina_met_nog(110, toneel, nieuwe_context)
    venster = page.get_by_role("dialog", name="Ben je er nog?")
    page.clock.fast_forward("27:30")
    expect(venster).to_be_hidden()
    page.clock.fast_forward("00:45")
    expect(venster).to_be_visible()
    blijf = venster.get_by_role("button", name="Blijf aangemeld")
    expect(blijf).to_be_focused()
    expect(venster).to_contain_text("2 minuten")
    page.keyboard.press("Enter")
    expect(venster).to_be_hidden()
    rij = Sessie.objects.get(session_key=sleutelhash(sessie))
    assert timezone.now() - rij.gezien_op < timedelta(minutes=1)
    # The page stands as it stood, and can be sent.
    expect(page).to_have_title("Registreer deelnemer – werkzorg")


def test_wie_aan_het_typen_is_merkt_er_niets_van(toneel: Toneel, nieuwe_context: Contexten) -> None:
    page, sessie = _pagina_met_nog(110, toneel, nieuwe_context)
    page.clock.fast_forward("27:45")
    page.get_by_label("Voornaam").press_sequentially("Lien")
    with page.expect_response("**/account/sessie/"):
        page.clock.fast_forward("00:20")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert timezone.now() - Sessie.objects.get(session_key=sleutelhash(sessie)).gezien_op < timedelta(
        minutes=1
    )


def test_na_het_einde_staat_er_waarom_en_kom_je_terug(toneel: Toneel, nieuwe_context: Contexten) -> None:
    page, sessie = _pagina_met_nog(110, toneel, nieuwe_context)
    page.clock.fast_forward("28:15")
    expect(page.get_by_role("dialog", name="Ben je er nog?")).to_be_visible()
    _laat_verstrijken(sessie, STIL)
    page.clock.fast_forward("02:00")
    expect(page).to_have_title("Aanmelden – werkzorg")
    expect(page.get_by_role("main")).to_contain_text("Je deed een tijd niets.")
    page.get_by_label("E-mail").fill("nele.claes@voorbeeld.be")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()
    expect(page).to_have_title("Registreer deelnemer – werkzorg")


def test_voorbij_tien_uur_helpt_blijven_niet(toneel: Toneel, nieuwe_context: Contexten) -> None:
    sessie = toneel.sessie(toneel.nele)
    page = nieuwe_context(sessie).new_page()
    Sessie.objects.filter(session_key=sleutelhash(sessie)).update(
        begonnen_op=timezone.now() - HOOGSTENS + timedelta(seconds=115)
    )
    page.goto("/")
    venster = page.get_by_role("dialog", name="Ben je er nog?")
    expect(venster).to_be_visible()
    expect(venster).to_contain_text("Je bent bijna 10 uur aangemeld")
    expect(venster.get_by_role("button", name="Blijf aangemeld")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(venster).to_be_hidden()


def test_zonder_script_staat_er_na_het_einde_ook_waarom(toneel: Toneel, nieuwe_context: Contexten) -> None:
    sessie = toneel.sessie(toneel.nele)
    context = nieuwe_context(sessie, javascript=False)
    page = context.new_page()
    page.goto("/deelnemers/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    context.clear_cookies(name="sessietijd")
    _laat_verstrijken(sessie, STIL)
    page.goto("/deelnemers/")
    expect(page).to_have_title("Aanmelden – werkzorg")
    expect(page.get_by_role("main")).to_contain_text("Je deed een tijd niets.")


# --- the locked screen -------------------------------------------------------------------------------------
@pytest.mark.parametrize("hoe", ["knop", "toetsen"])
def test_scherm_vergrendelen(hoe: str, toneel: Toneel, nieuwe_context: Contexten) -> None:
    """Nothing of the person remains on the screen; the password leads back to where she was."""
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto("/deelnemers/")
    if hoe == "knop":
        page.get_by_role("banner").get_by_role("button", name="vergrendel").first.click()
    else:
        page.keyboard.press("Control+Alt+l")
    expect(page).to_have_title("Scherm vergrendeld – werkzorg")
    assert "Nele" not in page.content()
    page.go_back()
    expect(page).to_have_title("Scherm vergrendeld – werkzorg")
    page.get_by_label("Je wachtwoord").fill("fout")
    page.get_by_role("button", name="Ontgrendel").click()
    expect(page.get_by_role("alert")).to_contain_text("Dit wachtwoord klopt niet.")
    page.get_by_label("Je wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Ontgrendel").click()
    expect(page).to_have_title("Dossiers – werkzorg")


def test_een_pagina_die_zelf_blijft_vragen_houdt_niemand_aangemeld(
    toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """The list of documents asks again every three seconds while the receipt is being made."""
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto(f"/dossiers/{toneel.lien.pk}/")

    def vraagt(verzoek: Request) -> bool:
        return verzoek.headers.get("hx-request") == "true"

    with page.expect_request(vraagt) as uit_zichzelf:
        pass
    assert uit_zichzelf.value.headers.get("wz-stil") == "1"
    page.get_by_role("heading", level=1).click()
    with page.expect_request(vraagt) as met_iemand_erbij:
        pass
    assert "wz-stil" not in met_iemand_erbij.value.headers
