"""A new agreement within the budget of ux 6, row 5: six taps and 105 keys, from the person to a paper to sign."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import transaction
from playwright.sync_api import BrowserContext, Locator, expect

from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versielezen import inhoud_van
from tests.ama.opmaken import INHOUD, maak_aanbod, maak_op, maak_statuut, over
from tests.browser.test_traject_tikken import Handen
from tests.browser.toegankelijk import eis_toegankelijk
from tests.browser.toneel import Toneel
from tests.deelnemers.personen import registreer
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.deelnemers.models import Deelnemer

Contexten = Callable[..., BrowserContext]


def _bekende(toneel: Toneel) -> Deelnemer:
    """A person whose status is known, a werkpost with free places, and an agreement with somebody else before."""
    with transaction.atomic():
        els = toneel.els
        maak_op(els)
        deelnemer = registreer(els.door, voornaam="Mo", achternaam="Janssens")
        maak_statuut(deelnemer, els)
        maak_aanbod(maak_werkpost("Tuinploeg De Wingerd"), els)
    return deelnemer


def _tot(handen: Handen, veld: Locator) -> Handen:
    """With Tab to this field; every press counts."""
    for _ in range(6):
        handen.toets("Tab")
        if veld.evaluate("element => element === document.activeElement"):
            return handen
    raise AssertionError("this field does not come after the last one")


@pytest.mark.parametrize("breedte", [1280, 360])
def test_een_nieuwe_overeenkomst_in_zes_tikken(
    breedte: int, toneel: Toneel, nieuwe_context: Contexten
) -> None:
    """Open the page, choose the werkpost by its letters, type two days, say what was asked, save."""
    deelnemer = _bekende(toneel)
    page = nieuwe_context(toneel.sessie(toneel.els), breedte=breedte).new_page()
    page.goto(deelnemer.get_absolute_url())
    handen = Handen(page)
    handen.tik(page.get_by_role("link", name="Maak een AMA-overeenkomst"))
    # A native list opens outside the page: the tap on it is counted here.
    page.get_by_role("combobox", name=re.compile("^Werkpost")).focus()
    handen.tikken += 1
    handen.typ("Tuin")
    handen.tik(page.get_by_role("textbox", name=re.compile("^van")).first)
    handen.typ("9").toets("Tab").typ("12").toets("Tab").toets("Tab").typ("13").toets("Tab").typ("16u30")
    handen.tik(page.get_by_role("radio", name=re.compile("^nee")))
    vandaag = f"{over(0):%d%m%Y}"
    handen.toets("Tab").typ(vandaag)
    _tot(handen, page.get_by_role("textbox", name=re.compile("^Deelnemer geïnformeerd"))).typ(vandaag)
    handen.tik(page.get_by_role("textbox", name=re.compile("^Nummer van de Dimona"))).typ("123456789012")
    eis_toegankelijk(page)
    handen.tik(page.get_by_role("button", name="Bewaar de overeenkomst"))
    expect(page.get_by_text("De overeenkomst is bewaard.")).to_be_visible()
    handen.binnen(tikken=6, toetsen=105)
    rij = Overeenkomst.objects.get(deelnemer=deelnemer)
    assert rij.status == "klaar"
    inhoud = inhoud_van(Overeenkomstversie.objects.get(overeenkomst=rij))
    assert inhoud.verzekering == INHOUD.verzekering
    assert inhoud.rooster.minuten_per_week == 390
    eis_toegankelijk(page)
    pdf = page.request.get(f"/ama/overeenkomsten/{rij.pk}/ontwerp.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
