"""Presences on a phone at the werkpost: within the taps of ux 6, and with a connection that comes and goes (S3)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect

from ama.handelingen.aanwezigheden import aanwezigheden_registreren
from ama.models import Aanwezigheid, Overeenkomst
from tests.ama.dagbladen import adres_van, maak_ploeg, open_op, regel
from tests.browser.test_paginas import LEES_OVERLOOP
from tests.browser.toegankelijk import eis_toegankelijk
from tests.browser.toneel import WACHTWOORD, Toneel
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.gebruikers.models import Sessie
from werkzorg.organisaties.models import Werkpost

Contexten = Callable[..., BrowserContext]
ADRES = re.compile("/aanwezigheden/")
NAMEN = (
    "Amina", "Bert", "Chloé", "Dounia", "Emre", "Fatou", "Gust", "Hilde",
    "Imran", "Jef", "Kato", "Lowie", "Mo", "Noor", "Odette",
)  # fmt: skip


def ploeg(
    toneel: Toneel, namen: tuple[str, ...] = NAMEN[:3], wie: Speler | None = None
) -> tuple[Werkpost, list[Overeenkomst]]:
    """These people come today to Els at the Buurtatelier."""
    vandaag = timezone.localdate()
    with transaction.atomic():
        cast = Rolverdeling(spelers={"begeleider_ama": wie or toneel.els}, buren={})
        werkpost, rijen = maak_ploeg(cast, namen=namen, weekdag=vandaag.weekday())
        open_op(werkpost, vandaag)
    return werkpost, rijen


def blad(toneel: Toneel, nieuwe_context: Contexten, werkpost: Werkpost) -> Page:
    """The sheet of today on the phone of Els."""
    page = nieuwe_context(toneel.sessie(toneel.els), breedte=360, hoogte=740).new_page()
    page.goto(adres_van(werkpost.pk, timezone.localdate()))
    return page


def kies(page: Page, naam: str, letter: str) -> Locator:
    """The toggle of this person."""
    rij = page.locator("li.dagrij").filter(has_text=re.compile(rf"(^|\s){naam}\s"))
    knop = rij.locator(f".avo-{letter}")
    knop.click()
    return knop


def bewaar(page: Page) -> None:
    page.get_by_role("button", name="Bewaar", exact=True).click()


def staat() -> dict[str, str]:
    """What is recorded, per first name."""
    rijen = Aanwezigheid.objects.select_related("overeenkomst__deelnemer")
    return {een.overeenkomst.deelnemer.voornaam: een.status for een in rijen}


def opslag(page: Page) -> str:
    return str(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))


def test_vijftien_mensen_met_drie_uitzonderingen_in_vijf_tikken(
    toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """Ux 6, row 1: the tile, three exceptions, save; at least ten people on one screen of a phone."""
    ploeg(toneel, NAMEN)
    page = nieuwe_context(toneel.sessie(toneel.els), breedte=360, hoogte=740).new_page()
    page.goto("/")
    tikken = 1
    page.get_by_role("link", name=re.compile("Buurtatelier.*0.15 ingevuld")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Buurtatelier")
    for naam, letter in (("Bert", "V"), ("Jef", "O"), ("Noor", "V")):
        vak = kies(page, naam, letter).bounding_box()
        assert vak is not None
        assert min(vak["width"], vak["height"]) >= 44
        tikken += 1
    hoogtes = [vak["height"] for een in page.locator("li.dagrij").all() if (vak := een.bounding_box())]
    assert max(hoogtes) * 10 <= 740, hoogtes
    eis_toegankelijk(page)
    assert page.evaluate(LEES_OVERLOOP) == []
    bewaar(page)
    tikken += 1
    expect(page.get_by_text("De aanwezigheden zijn bewaard.")).to_be_visible()
    assert tikken <= 5
    assert staat() == dict.fromkeys(NAMEN, "A") | {"Bert": "V", "Jef": "O", "Noor": "V"}
    page.goto("/")
    expect(page.get_by_role("link", name=re.compile("15.15 ingevuld"))).to_be_visible()
    eis_toegankelijk(page)


def test_zonder_verbinding_wacht_het_en_gaat_het_een_keer(toneel: Toneel, nieuwe_context: Contexten) -> None:
    werkpost, _ = ploeg(toneel)
    page = blad(toneel, nieuwe_context, werkpost)
    page.locator("li.dagrij summary").first.click()
    page.get_by_role("textbox", name=re.compile("Nota")).first.fill("komt later door de staking")
    kies(page, "Bert", "O")
    page.context.set_offline(True)
    bewaar(page)
    wachtrij = page.locator("[data-wz-wachtrij]")
    expect(wachtrij).to_contain_text("3 wijzigingen wachten op verbinding")
    # On the device: opaque keys and letters, nothing that says who or why.
    bewaard = opslag(page)
    assert not [
        woord for woord in (*NAMEN[:3], "Hermans", "staking", "Buurtatelier", "Els") if woord in bewaard
    ]
    eis_toegankelijk(page)
    kies(page, "Chloé", "V")
    bewaar(page)
    expect(wachtrij).to_contain_text("3 wijzigingen wachten op verbinding")
    assert not Aanwezigheid.objects.exists()
    page.context.set_offline(False)
    expect(page.get_by_role("link", name="Neem wat je net bewaarde terug")).to_be_visible()
    assert staat() == {"Amina": "A", "Bert": "O", "Chloé": "V"}
    # As long as the page stayed open the note went along.
    assert Aanwezigheid.objects.get(overeenkomst__deelnemer__voornaam="Amina").nota.startswith("komt later")
    assert set(Aanwezigheid.objects.values_list("versie", flat=True)) == {1}
    assert "wz-aanwezigheden" not in opslag(page)
    # Of what stands there already only the changes count: another letter, and another note.
    page.context.set_offline(True)
    kies(page, "Bert", "V")
    bewaar(page)
    expect(wachtrij).to_contain_text("1 wijziging wacht op verbinding")
    page.locator("li.dagrij summary").last.click()
    page.get_by_role("textbox", name=re.compile("Nota")).last.fill("belde af")
    bewaar(page)
    expect(wachtrij).to_contain_text("2 wijzigingen wachten op verbinding")
    page.context.set_offline(False)
    expect(wachtrij).to_be_hidden()
    assert staat() == {"Amina": "A", "Bert": "V", "Chloé": "V"}


def test_na_een_herlading_gaat_wat_wachtte_alsnog(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """The page is gone, the letters are not: another page of the application shows the count and sends them."""
    werkpost, _ = ploeg(toneel)
    page = blad(toneel, nieuwe_context, werkpost)
    kies(page, "Bert", "O")
    page.context.set_offline(True)
    bewaar(page)
    expect(page.locator("[data-wz-wachtrij]")).to_contain_text("wachten op verbinding")
    page.close()
    # A new page comes through; its questions about presences still fail.
    page.context.route(ADRES, lambda vraag: vraag.abort())
    page.context.set_offline(False)
    start = page.context.new_page()
    start.goto("/")
    wachtrij = start.locator("[data-wz-wachtrij]")
    expect(wachtrij).to_contain_text("3 wijzigingen wachten op verbinding")
    assert "Bert" not in wachtrij.inner_text()
    assert not Aanwezigheid.objects.exists()
    start.context.unroute(ADRES)
    start.get_by_role("button", name="Probeer nu").click()
    expect(wachtrij).to_contain_text("is verstuurd")
    assert staat() == {"Amina": "A", "Bert": "O", "Chloé": "A"}


def test_voorbij_de_sessie_wordt_het_na_het_aanmelden_verstuurd(
    toneel: Toneel, nieuwe_context: Contexten
) -> None:
    werkpost, _ = ploeg(toneel)
    page = blad(toneel, nieuwe_context, werkpost)
    page.locator("li.dagrij summary").first.click()
    page.get_by_role("textbox", name=re.compile("Nota")).first.fill("ging vroeger weg")
    kies(page, "Bert", "V")
    Sessie.objects.update(begonnen_op=timezone.now() - timedelta(hours=11))
    bewaar(page)
    wachtrij = page.locator("[data-wz-wachtrij]")
    expect(wachtrij).to_contain_text("Je bent afgemeld. 3 wijzigingen wachten")
    assert not Aanwezigheid.objects.exists()
    page.get_by_role("link", name="Meld je opnieuw aan").click()
    page.get_by_label("E-mail").fill("els.peeters@voorbeeld.be")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()
    expect(page.get_by_role("link", name="Neem wat je net bewaarde terug")).to_be_visible()
    # The note was never on the device: that it did not go along is said, and not lost in silence.
    expect(page.locator("[data-wz-wachtrij]")).to_contain_text("gingen niet mee")
    assert "vroeger" not in opslag(page)
    assert staat() == {"Amina": "A", "Bert": "V", "Chloé": "A"}


def test_twee_telefoons_overschrijven_elkaar_niet(toneel: Toneel, nieuwe_context: Contexten) -> None:
    werkpost, rijen = ploeg(toneel)
    page = blad(toneel, nieuwe_context, werkpost)
    kies(page, "Bert", "O")
    page.context.set_offline(True)
    bewaar(page)
    expect(page.locator("[data-wz-wachtrij]")).to_contain_text("wachten op verbinding")
    with transaction.atomic():
        aanwezigheden_registreren(
            werkpost.pk, dag=timezone.localdate(), invoer=[regel(rijen[1], "V")], door=toneel.els.door
        )
    page.context.set_offline(False)
    zin = page.get_by_text("staat intussen als verwittigd afwezig; jij vulde onverwittigd afwezig in")
    expect(zin).to_be_visible()
    assert staat() == {"Amina": "A", "Bert": "V", "Chloé": "A"}
    kies(page, "Bert", "O")
    bewaar(page)
    expect(page.get_by_text("De aanwezigheden zijn bewaard.")).to_be_visible()
    assert staat()["Bert"] == "O"
    assert Aanwezigheid.objects.get(status="O").eerste_status == "V"


def test_op_een_gedeeld_toestel_wacht_er_niets(toneel: Toneel, nieuwe_context: Contexten) -> None:
    werkpost, _ = ploeg(toneel)
    page = blad(toneel, nieuwe_context, werkpost)
    page.get_by_label("Dit is een gedeeld toestel").check()
    page.context.set_offline(True)
    bewaar(page)
    expect(page.locator("[data-wz-wachtrij]")).to_contain_text("Gebruik het papieren blad")
    assert "wz-aanwezigheden" not in opslag(page)


@pytest.mark.parametrize(("wie", "uren"), [("0" * 32, 0), ("", 25)], ids=["een ander", "een dag oud"])
def test_wat_van_een_ander_of_te_oud_is_gaat_niet_weg(
    wie: str, uren: int, toneel: Toneel, nieuwe_context: Contexten
) -> None:
    werkpost, rijen = ploeg(toneel)
    page = blad(toneel, nieuwe_context, werkpost)
    eigen = page.locator("[data-wz-wachtrij]").get_attribute("data-wie")
    op = timezone.now() - timedelta(hours=uren)
    rij = {
        "sleutel": "3c9b7e0a-1111-4222-8333-444455556666",
        "adres": adres_van(werkpost.pk, timezone.localdate()),
        "dag": timezone.localdate().isoformat(),
        "wie": wie or eigen,
        "rijen": {rijen[0].pk.hex: ["O", "0"]},
        "aantal": 1,
        "op": op.isoformat(),
    }
    page.evaluate("tekst => localStorage.setItem('wz-aanwezigheden', tekst)", json.dumps([rij]))
    page.reload()
    expect(page.get_by_role("button", name="Bewaar", exact=True)).to_be_visible()
    expect(page.locator("[data-wz-wachtrij]")).to_be_hidden()
    assert ("sleutel" in opslag(page)) is bool(wie)
    assert not Aanwezigheid.objects.exists()


def test_met_toetsen_en_zonder_script(toneel: Toneel, nieuwe_context: Contexten) -> None:
    werkpost, _ = ploeg(toneel)
    page = blad(toneel, nieuwe_context, werkpost)
    page.locator("li.dagrij input[type=radio]:checked").first.focus()
    for toets in ("ArrowDown", "v", "ArrowDown", "o", "Control+Enter"):
        page.keyboard.press(toets)
    expect(page.get_by_text("De aanwezigheden zijn bewaard.")).to_be_visible()
    assert staat() == {"Amina": "A", "Bert": "V", "Chloé": "O"}
    kaal = nieuwe_context(toneel.sessie(toneel.els), breedte=360, javascript=False).new_page()
    kaal.goto(adres_van(werkpost.pk, timezone.localdate()))
    kies(kaal, "Bert", "O")
    bewaar(kaal)
    expect(kaal.get_by_text("De aanwezigheden zijn bewaard.")).to_be_visible()
    assert staat()["Bert"] == "O"
    kaal.get_by_role("button", name="Iedereen aanwezig").click()
    bewaar(kaal)
    expect(kaal.get_by_text("De aanwezigheden zijn bewaard.")).to_be_visible()
    assert set(staat().values()) == {"A"}


def test_de_dagen_ervoor(toneel: Toneel, nieuwe_context: Contexten) -> None:
    """Yesterday is one tap away, tomorrow is not."""
    werkpost, _ = ploeg(toneel)
    page = blad(toneel, nieuwe_context, werkpost)
    expect(page.get_by_role("link", name="Volgende dag")).to_have_count(0)
    page.get_by_role("link", name="Vorige dag").click()
    gisteren: date = timezone.localdate() - timedelta(days=1)
    expect(page).to_have_url(re.compile(gisteren.isoformat()))
    page.get_by_role("link", name="Volgende dag").click()
    expect(page.locator("li.dagrij")).to_have_count(3)
