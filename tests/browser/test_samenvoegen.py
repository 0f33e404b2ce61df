"""Two stories: two records become one and two again; a file of people comes in and goes out again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.toneel import Toneel
from tests.deelnemers.importbestanden import csv_bestand, rij
from tests.deelnemers.personen import registreer, vers_insz
from werkzorg.deelnemers.models import Deelnemer

Werker = Callable[[], int]
Contexten = Callable[..., BrowserContext]


@pytest.mark.parametrize("javascript", [True, False], ids=["met_script", "zonder_script"])
def test_twee_dossiers_worden_een_en_weer_twee(
    javascript: bool, toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """Compare, choose, check, merge, follow the old address, and undo."""
    dubbel = registreer(
        toneel.nele.door, voornaam="Lieneke", insz="", insz_ontbreekt="niet_bij_zich", taal="fr"
    )
    page = nieuwe_context(toneel.sessie(toneel.nele), javascript=javascript).new_page()
    page.goto(f"/deelnemers/{toneel.lien.pk}/")
    page.get_by_role("link", name="Voeg samen").click()
    page.get_by_role("link", name="Lieneke Hermans").click()
    expect(page).to_have_title("Vergelijk twee dossiers – werkzorg")
    page.get_by_role("group", name="Voornaam").get_by_label("Lieneke").check()
    page.get_by_role("button", name="Kijk na").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf waaruit blijkt")
    expect(page.get_by_role("group", name="Voornaam").get_by_label("Lieneke")).to_be_checked()
    page.get_by_label("Waaruit blijkt").fill("Zelfde identiteitskaart gezien")
    page.get_by_role("button", name="Kijk na").click()
    expect(page.get_by_text("1 betrokkenheid")).to_be_visible()
    page.get_by_role("button", name="Terug").click()
    expect(page.get_by_label("Waaruit blijkt")).to_have_value("Zelfde identiteitskaart gezien")
    page.get_by_role("button", name="Kijk na").click()
    page.get_by_role("button", name="Voeg samen").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lieneke Hermans")
    assert Deelnemer.objects.get(pk=dubbel.pk).samengevoegd_met_id == toneel.lien.pk

    # The old address and the old number lead here.
    page.goto(dubbel.get_absolute_url())
    expect(page).to_have_url(re.compile(f"{toneel.lien.get_absolute_url()}$"))

    page.goto(f"/deelnemers/{toneel.lien.pk}/samenvoegen/")
    page.get_by_role("link", name="maak ongedaan").click()
    page.get_by_label("Waarom?").fill("Het zijn twee zussen")
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lien Hermans")
    page.goto(dubbel.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Lieneke Hermans")


def test_een_bestand_komt_binnen_en_gaat_weer_weg(
    toneel: Toneel, nieuwe_context: Contexten, werker: Werker, tmp_path: Path
) -> None:
    """The template, a file with faults, a faultless one, everybody is there; and nobody is there any more."""
    werker()
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto("/deelnemers/")
    page.get_by_role("link", name="Importeer").click()
    with page.expect_download() as belofte:
        page.get_by_role("link", name="Download het sjabloon").click()
    belofte.value.save_as(tmp_path / "sjabloon.xlsx")
    assert openpyxl.load_workbook(tmp_path / "sjabloon.xlsx").active["A1"].value == "Voornaam"

    insz = vers_insz()
    fout = tmp_path / "fout.csv"
    fout.write_bytes(
        csv_bestand(rij("Anke", insz=insz), rij("Bram", insz=insz), rij("Cleo", geboortedatum="30/2/1990"))
    )
    goed = tmp_path / "goed.csv"
    goed.write_bytes(csv_bestand(rij("Anke", insz=insz), rij("Bram"), rij("Cleo"), codering="cp1252"))
    for bestand in (fout, goed):
        page.get_by_label("Bestand met personen").set_input_files(bestand)
        page.get_by_label("Wij begeleiden deze persoon al").check()
        page.get_by_role("textbox", name="Op welke dag").fill("1/9/2026")
        page.get_by_role("button", name="Kijk het bestand na").click()
        if bestand is fout:
            expect(page.get_by_role("heading", name="Er kloppen nog 2 dingen niet")).to_be_visible()
            expect(page.get_by_role("row", name="3 D (Rijksregisternummer)")).to_contain_text(
                "staat ook op rij 2"
            )
            expect(page.get_by_role("row", name="4 C (Geboortedatum)")).to_be_visible()
            assert not Deelnemer.objects.filter(voornaam="Anke").exists()
    expect(page.get_by_text("Elke rij klopt")).to_be_visible()
    page.get_by_role("button", name="Voer uit").click()
    expect(page.get_by_text("worden nu geregistreerd")).to_be_visible()
    werker()
    expect(page.get_by_text("Alle personen zijn geregistreerd")).to_be_visible(timeout=15_000)
    page.get_by_role("link", name="Bram Van Bram").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bram Van Bram")
    page.go_back()
    page.get_by_role("link", name="Draai terug").click()
    page.get_by_label("Ja, ik ben zeker").check()
    page.get_by_role("button", name="Draai terug").click()
    expect(page.get_by_text("niemand vindt de personen nog")).to_be_visible()
    assert not Deelnemer.objects.zichtbaar_voor(toneel.nele.door).filter(voornaam="Bram").exists()
