"""The story of somebody who goes from AMA welzijn to AMA sociale economie and on to paid work, in a browser.

Three people play it, each in a hoedanigheid of his own; every step goes through the screens, and nobody types again who
the person is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlparse

from playwright.sync_api import Page, expect

from ama.models import Overeenkomst, Toeleiding
from tests.ama.maken_wse import maak_contingent
from tests.ama.opmaken import maak_aanbod, maak_op, onderteken
from tests.browser.mandatenverhaal import (
    Contexten,
    Werker,
    binnen,
    dag,
    gelukt,
    klik,
    open_taak,
    over,
    past,
    persoon,
    tekstvak,
    verstuur,
)
from tests.rolverdeling import Speler, maak_organisatie
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.deelnemers.models import Deelnemer

NIEUW = "Sociale werkplaats De Spil"
WAAROM = "Ze haalt de uren, en wil nu naar betaald werk."


@dataclass(frozen=True)
class Wsetoneel:
    """Els guides Lien in AMA welzijn, Sofie decides at VDAB, Lotte guides at a maatwerkbedrijf with two places."""

    els: Speler
    sofie: Speler
    lotte: Speler
    lien: Deelnemer


def maak_wsetoneel() -> Wsetoneel:
    """Everybody saved and able to sign in; Lien works at a bistro since forty days."""
    els = persoon("Els", "Peeters", "begeleider_ama", maak_organisatie("Atelier Oost", "maatwerkbedrijf"))
    sofie = persoon("Sofie", "Lambrecht", "vdab_beslisser", maak_organisatie("VDAB Gent", "vdab"))
    spil = maak_organisatie("Maatwerkbedrijf De Spil", "maatwerkbedrijf")
    lotte = persoon("Lotte", "Callens", "begeleider_ama", spil)
    maak_contingent(spil, plaatsen=2)
    oud = onderteken(maak_op(els, start=over(-40)), els)
    maak_aanbod(maak_werkpost(NIEUW), lotte)
    return Wsetoneel(els, sofie, lotte, oud.deelnemer)


def _kies(page: Page, label: str, bevat: str) -> None:
    lijst = page.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}"))
    keuze = lijst.locator("option").filter(has_text=bevat)
    lijst.select_option(value=str(keuze.first.get_attribute("value")))


def _verwijs_door(page: Page, toneel: Wsetoneel) -> None:
    """Els sees beforehand what VDAB will read, and sends it."""
    page.goto(toneel.lien.get_absolute_url())
    klik(page, "Verwijs door")
    groep = (
        page.locator("optgroup")
        .filter(has_text="VDAB Gent")
        .and_(page.locator("[label*='sociale economie']"))
    )
    keuze = groep.locator("option").first
    page.get_by_role("combobox", name=re.compile("^Naar wie")).select_option(
        value=str(keuze.get_attribute("value"))
    )
    tekstvak(page, "Waarom verwijs je door?").fill(WAAROM)
    tekstvak(page, "Op welke dag ging de persoon akkoord?").fill(dag(over(0)))
    verstuur(page, "Kijk de brief na")
    expect(page.locator("main")).to_contain_text("6 u per week")
    past(page, "w1_brief")
    page.get_by_role("button", name=re.compile("^Verstuur")).click()
    gelukt(page, "De doorverwijzing is verstuurd.")


def _aanvaard_en_stel_voor(page: Page, toneel: Wsetoneel) -> str:
    """Sofie accepts the letter, and the proposal starts from it; the address of the toeleiding."""
    open_taak(page, "Doorverwijzing beantwoorden")
    expect(page.locator("main")).to_contain_text(WAAROM)
    page.get_by_role("link", name=re.compile("^Aanvaard")).first.click()
    page.get_by_role("button", name=re.compile("^Aanvaard")).click()
    gelukt(page, "Je aanvaardde de doorverwijzing.")
    page.goto(toneel.lien.get_absolute_url())
    klik(page, "Stel AMA sociale economie voor")
    vandaag = dag(over(0))
    for label in ("Gevraagd op", "De persoon ging akkoord op", "De persoon is geïnformeerd op"):
        tekstvak(page, label).fill(vandaag)
    tekstvak(page, "Hoeveel uren per week").fill("13")
    page.get_by_role("radio", name="ja", exact=True).check()
    tekstvak(page, "Waarom past AMA sociale economie?").fill(WAAROM)
    past(page, "w2_voorstel")
    verstuur(page, "Stel voor")
    expect(page).to_have_url(re.compile(r"/toeleidingen/"))
    return urlparse(page.url).path


def _ken_toe(page: Page) -> None:
    klik(page, "Ken toe")
    _kies(page, "Naar welk maatwerkbedrijf?", "De Spil")
    tekstvak(page, "Motivering").fill("De uren lukken, en De Spil is dichtbij.")
    past(page, "w3_toekennen")
    verstuur(page, "Ken toe")


def _maak_plan(page: Page, toeleiding: str) -> None:
    """Lotte finds who comes, and writes the POP."""
    page.goto(toeleiding)
    klik(page, "Registreer het ontwikkelingsplan")
    tekstvak(page, "Besproken met de deelnemer op").fill(dag(over(0)))
    tekstvak(page, "Naar hoeveel uren per week").fill("13")
    tekstvak(page, "Doel 1").first.fill("Elke dag op tijd komen")
    page.locator("[name=doel_1_stap_1_wat]").fill("De bus oefenen")
    page.locator("[name=doel_1_stap_1_wie]").fill("Lien en Lotte")
    past(page, "w4_plan")
    verstuur(page, "Bewaar het plan")
    gelukt(page, "Het ontwikkelingsplan is geregistreerd.")


def _maak_overeenkomst(page: Page, toneel: Wsetoneel) -> None:
    """The agreement says beforehand that AMA welzijn ends; everybody signs on the spot."""
    page.goto(toneel.lien.get_absolute_url())
    klik(page, "Maak een AMA-overeenkomst")
    vandaag = dag(over(0))
    _kies(page, "Werkpost", NIEUW)
    tekstvak(page, "Start").fill(dag(over(1)))
    for weekdag in range(2):
        page.get_by_role("textbox", name=re.compile("^van")).nth(weekdag).fill("9")
        page.get_by_role("textbox", name=re.compile("^tot")).nth(weekdag).fill("15u30")
    tekstvak(page, "Deelnemer geïnformeerd").fill(vandaag)
    for vak in page.locator("main form").get_by_role("checkbox", name=re.compile("^Verzekerd")).all():
        vak.check()
    tekstvak(page, "Nummer van de Dimona").fill("123456789012")
    tekstvak(page, "Dimona in dienst op").fill(vandaag)
    for vak in page.locator("details.veldgroep").get_by_role("textbox").all():
        if not vak.input_value():
            vak.fill("Zoals besproken.")
    past(page, "w5_overeenkomst")
    verstuur(page, "Bewaar de overeenkomst")
    gelukt(page, "De overeenkomst is bewaard.")
    expect(page.locator("main")).to_contain_text(f"eindigt AMA gezondheids- en welzijnsbeleid op {vandaag}")
    klik(page, "Onderteken")
    # A list of boxes waits for nothing by itself: the button below them says that the page is there.
    expect(page.get_by_role("button", name="Noteer de handtekeningen", exact=True)).to_be_visible()
    for wie in page.get_by_role("textbox", name=re.compile("^Wie ondertekent")).all():
        wie.fill("Iemand met een naam")
    past(page, "w6_ondertekenen")
    verstuur(page, "Noteer de handtekeningen")
    gelukt(page, "De handtekeningen zijn genoteerd.")


def _start(page: Page, toeleiding: str) -> None:
    """The place in the contingent is taken."""
    page.goto(toeleiding)
    klik(page, "Start AMA sociale economie")
    past(page, "w7_start")
    verstuur(page, "Start")
    gelukt(page, "AMA sociale economie is gestart.")


def _stroom_door(page: Page, toeleiding: str) -> None:
    """Paid work begins in three weeks: AMA ends the day before."""
    page.goto(toeleiding)
    page.locator("summary").filter(has_text="Meer").first.click()
    klik(page, "Registreer doorstroom")
    _kies(page, "Waarheen?", "betaald werk in het normaal economisch circuit")
    tekstvak(page, "Eerste dag daar").fill(dag(over(21)))
    tekstvak(page, "Uren per week").fill("19")
    tekstvak(page, "Werkgever of opleiding").fill("Bakkerij De Korst")
    past(page, "w8_doorstroom")
    verstuur(page, "Registreer de doorstroom")
    expect(page.locator("main")).to_contain_text("doorgestroomd")
    past(page, "w9_doorgestroomd")


def test_van_ama_welzijn_over_sociale_economie_naar_betaald_werk(
    transactional_db: None, nieuwe_context: Contexten, werker: Werker
) -> None:
    toneel = maak_wsetoneel()
    els = binnen(nieuwe_context, toneel.els)
    _verwijs_door(els, toneel)
    werker()
    sofie = binnen(nieuwe_context, toneel.sofie)
    toeleiding = _aanvaard_en_stel_voor(sofie, toneel)
    _ken_toe(sofie)
    werker()
    lotte = binnen(nieuwe_context, toneel.lotte)
    _maak_plan(lotte, toeleiding)
    _maak_overeenkomst(lotte, toneel)
    werker()
    oud = Overeenkomst.objects.get(deelnemer=toneel.lien, soort="wvg")
    assert (oud.einde, oud.einde_reden) == (over(0), "naar_ama_wse"), "de dag vóór de nieuwe begint"
    _start(lotte, toeleiding)
    werker()
    _stroom_door(lotte, toeleiding)
    rij = Toeleiding.objects.get()
    assert (rij.status, rij.start, rij.einde) == ("doorgestroomd", over(1), over(20))
    nieuw = Overeenkomst.objects.get(deelnemer=toneel.lien, soort="wse")
    assert (nieuw.start, nieuw.einde) == (over(1), over(20))

    # Each sees the stations that are his on the dossier, and nothing of the other one's.
    lotte.goto(toneel.lien.get_absolute_url())
    expect(lotte.locator("main")).to_contain_text("AMA sociale economie")
    expect(lotte.locator("main")).not_to_contain_text("Buurtbakkerij")
    past(lotte, "w10_dossier")
    els.goto(toneel.lien.get_absolute_url())
    expect(els.locator("main")).to_contain_text("Buurtbakkerij")
    expect(els.locator("main")).not_to_contain_text(NIEUW)
    past(els, "w11_dossier_els")
