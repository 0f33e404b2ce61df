"""The story of Lien at a core partner, on a telephone of 360 px: accepted, called in vain, reached, seen, ended."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from gbo.models import Onthaaltraject
from gbo.statussen import AFGEROND, TERUGGESTUURD
from tests.browser.mandatenverhaal import PAST, Contexten, binnen, dag, klik, kop_is, persoon, tekstvak
from tests.gbo.onthalen import dagen_geleden, maak_onthaal
from tests.rolverdeling import Speler, maak_organisatie

BREEDTE = 360


@dataclass(frozen=True)
class Onthaaltoneel:
    """Sara does the onthaal at OCMW Lindegem, where something came in from VDAB three days ago."""

    sara: Speler
    onthaal: Onthaaltraject


@pytest.fixture
def spel(toneel: object) -> Onthaaltoneel:
    """Everybody saved and able to sign in."""
    with transaction.atomic():
        sara = persoon("Sara", "Willems", "gbo_medewerker", maak_organisatie("OCMW Lindegem", "ocmw"))
        return Onthaaltoneel(sara, maak_onthaal(sara, sinds=dagen_geleden(3)))


def _past(page: Page) -> None:
    """Nothing sticks out on a telephone."""
    page.wait_for_function(PAST, arg=BREEDTE)


def _kies(page: Page, naam: str) -> None:
    page.locator("label").filter(has_text=re.compile(rf"^\s*{re.escape(naam)}\s*$")).click()


def _poging(page: Page, wijze: str, uitkomst: str, notitie: str) -> None:
    klik(page, "Noteer een contactpoging")
    _past(page)
    _kies(page, wijze)
    _kies(page, uitkomst)
    tekstvak(page, "Notitie").fill(notitie)
    page.get_by_role("button", name="Noteer een contactpoging").click()
    expect(page.get_by_text("De contactpoging is bewaard.")).to_be_visible()


def test_contact_en_einde_op_een_telefoon(spel: Onthaaltoneel, nieuwe_context: Contexten) -> None:
    page = binnen(nieuwe_context, spel.sara, breedte=BREEDTE)

    # Vandaag counts, and leads to the inbox; there stand initials and no name.
    page.get_by_role("link", name=re.compile("^nieuw")).click()
    kop_is(page, "Onthaaltrajecten")
    _past(page)
    expect(page.get_by_text("Haemers")).to_have_count(0)

    # Three taps: the line, the button, the confirmation.
    klik(page, "L. H.")
    _past(page)
    expect(page.get_by_text("lien@voorbeeld.be")).to_have_count(0)
    klik(page, "Aanvaard")
    page.get_by_role("button", name="Aanvaard").click()
    expect(page.get_by_text("Je ziet nu de contactgegevens.")).to_be_visible()
    kop_is(page, "Lien Haemers")
    expect(page.get_by_text("lien@voorbeeld.be")).to_be_visible()
    _past(page)

    _poging(page, "Telefoon", "Niet bereikt", "Geen gehoor.")
    _poging(page, "Telefoon", "Bereikt", "Komt morgen langs.")

    klik(page, "Start na een gesprek")
    _past(page)
    _kies(page, "Gesprek bij ons")
    page.get_by_role("button", name="Start na een gesprek").click()
    expect(page.get_by_text("Het onthaaltraject is gestart.")).to_be_visible()

    klik(page, "Noteer levensdomeinen en rechten")
    _past(page)
    page.get_by_role("combobox", name=re.compile("^Wonen")).select_option(label="actie ondernomen")
    page.get_by_role("combobox", name=re.compile("^Huurpremie")).select_option(label="aangevraagd")
    page.get_by_role("button", name="Noteer levensdomeinen en rechten").click()
    expect(page.get_by_text("De registratie is bewaard.")).to_be_visible()

    # What she takes along, as she chooses it.
    klik(page, "Maak een samenvatting")
    page.get_by_label("de rechten die we nakeken").check()
    page.get_by_role("button", name="Toon het blad").click()
    _past(page)
    expect(page.get_by_text("Huurpremie")).to_be_visible()
    with page.expect_download() as gehaald:
        klik(page, "Download als PDF")
    assert gehaald.value.suggested_filename.startswith("samenvatting-")

    # The end has a day, and from it the twelve months run.
    page.goto(spel.onthaal.get_absolute_url())
    klik(page, "Rond af")
    tekstvak(page, "Laatste dag").fill(dag(timezone.localdate()))
    page.get_by_role("button", name="Rond af").click()
    expect(page.get_by_text("Het onthaaltraject is beëindigd.")).to_be_visible()
    expect(page.get_by_text("Alles gewist uiterlijk op")).to_be_visible()
    _past(page)
    spel.onthaal.refresh_from_db()
    assert (spel.onthaal.status, spel.onthaal.einde) == (AFGEROND, timezone.localdate())
    assert spel.onthaal.weg_op is not None


def test_terugsturen_kost_drie_tikken(spel: Onthaaltoneel, nieuwe_context: Contexten) -> None:
    """The button, the reason, the confirmation: what can be chosen is in sight."""
    page = binnen(nieuwe_context, spel.sara, breedte=BREEDTE)
    page.goto(spel.onthaal.get_absolute_url())

    klik(page, "Stuur terug")
    _past(page)
    _kies(page, "De persoon woont niet in ons werkingsgebied")
    page.get_by_role("button", name="Stuur terug").click()

    expect(page.get_by_text("Jullie nemen deze persoon niet op.")).to_be_visible()
    _past(page)
    spel.onthaal.refresh_from_db()
    assert spel.onthaal.status == TERUGGESTUURD
