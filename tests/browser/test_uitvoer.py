"""Taking a list along, from the button under it to the rows in the file; also with a second person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.beheer.exports import vele_mensen
from tests.browser.toneel import Toneel
from tests.rolverdeling import maak_speler
from werkzorg.handelen.models import Uitvoer

Contexten = Callable[..., BrowserContext]


def _namen(pad: Path) -> list[str]:
    """The first column of the first sheet, without its heading."""
    return [str(rij[0].value) for rij in openpyxl.load_workbook(pad).worksheets[0].iter_rows(min_row=2)]


@pytest.mark.parametrize("javascript", [True, False], ids=["met_script", "zonder_script"])
def test_van_de_lijst_naar_het_bestand(
    javascript: bool, toneel: Toneel, nieuwe_context: Contexten, tmp_path: Path
) -> None:
    """Three taps: the button, the purpose, and the file is there."""
    page = nieuwe_context(toneel.sessie(toneel.nele), javascript=javascript).new_page()
    page.goto("/deelnemers/")
    page.get_by_role("link", name="Exporteer naar Excel").click()
    page.get_by_label("Overleg in mijn team").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Exporteer", exact=True).click()
    assert download.value.suggested_filename.startswith("werkzorg-deelnemer-lijst-")
    download.value.save_as(tmp_path / "lijst.xlsx")
    assert _namen(tmp_path / "lijst.xlsx") == ["Lien Hermans"]


def test_zonder_reden_zegt_het_scherm_wat_ontbreekt(toneel: Toneel, nieuwe_context: Contexten) -> None:
    page = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    page.goto("/exporteer/?lijst=deelnemer_lijst")
    page.get_by_role("button", name="Exporteer", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Kies waarvoor je deze lijst nodig hebt.")


def test_vele_mensen_met_een_tweede_persoon(
    toneel: Toneel, nieuwe_context: Contexten, tmp_path: Path
) -> None:
    """Nele asks, the beheerder of De Linde says no once and yes once, and Nele fetches the file."""
    baas = maak_speler("organisatiebeheerder", toneel.nele.lidmaatschap.organisatie, email="baas@test.be")
    vele_mensen(toneel.nele, 201)
    nele = nieuwe_context(toneel.sessie(toneel.nele)).new_page()
    chef = nieuwe_context(toneel.sessie(baas), breedte=360).new_page()
    for keer in range(2):
        nele.goto("/exporteer/?lijst=deelnemer_lijst")
        expect(nele.get_by_role("main")).to_contain_text("meer dan 200 mensen")
        nele.get_by_label("Verantwoording of controle").check()
        nele.get_by_role("button", name="Vraag goedkeuring").click()
        expect(nele.get_by_role("main")).to_contain_text("Je vraag is verstuurd.")
        chef.goto("/")
        chef.get_by_role("link", name="Beslissen over een export", exact=True).click()
        expect(chef.get_by_role("main")).to_contain_text("202 mensen")
        if keer == 0:
            chef.get_by_label("Waarom keur je dit niet goed?").fill("Neem alleen je eigen dossiers.")
            chef.get_by_role("button", name="Keur niet goed").click()
            expect(chef.get_by_role("status").first).to_contain_text("De export is niet goedgekeurd.")
            nele.reload()
            expect(nele.get_by_role("main")).to_contain_text("Neem alleen je eigen dossiers.")
        else:
            chef.get_by_role("button", name="Keur goed").click()
            expect(chef.get_by_role("status").first).to_contain_text("De export is goedgekeurd.")
    nele.goto("/")
    nele.get_by_role("link", name="Je export is goedgekeurd").click()
    with nele.expect_download() as download:
        nele.get_by_role("button", name="Download").click()
    download.value.save_as(tmp_path / "lijst.xlsx")
    assert len(_namen(tmp_path / "lijst.xlsx")) == 202
    nele.reload()
    expect(nele.get_by_role("button", name="Download")).to_have_count(0)
    assert set(Uitvoer.objects.values_list("toestand", flat=True)) == {"geweigerd", "afgehaald"}
