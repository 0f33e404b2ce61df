"""What the stories about mandates share: who plays, how one signs in and finds the way, and the usual screens.

Every step goes through the screens; what is made beforehand are only the people and their organisations.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden
from mandaten.models import Herkomst, Lid, Toekenning, Toekenningsregio
from tests.browser.toneel import WACHTWOORD
from tests.mandaten.maken import in_handeling
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.models import Organisatie

Contexten = Callable[..., BrowserContext]
Werker = Callable[[], int]
# Whether the page is all there, has that width, and nothing of it sticks out.
PAST = """breedte => {
  const wortel = document.documentElement
  return document.readyState === 'complete' && innerWidth === breedte && wortel.scrollWidth <= wortel.clientWidth
}"""


@dataclass(frozen=True)
class Spelers:
    """An and Wim decide for Departement Zorg; Hanne, Ines and Katrien manage a partner of each category."""

    an: Speler
    wim: Speler
    hanne: Speler
    ines: Speler
    katrien: Speler


def maak_spelers() -> Spelers:
    """Everybody saved, able to sign in."""
    departement = maak_organisatie("Departement Zorg", "departement_zorg")
    return Spelers(
        persoon("An", "Verhaeghe", "departement_zorg", departement),
        persoon("Wim", "Aerts", "departement_zorg", departement),
        persoon("Hanne", "Mertens", "organisatiebeheerder", maak_organisatie("CAW De Brug", "caw")),
        persoon("Ines", "De Backer", "organisatiebeheerder", maak_organisatie("De Wissel", "vaph")),
        persoon("Katrien", "Smet", "organisatiebeheerder", maak_organisatie("CGG De Linde", "cgg")),
    )


def persoon(voornaam: str, achternaam: str, rol: str, organisatie: Organisatie) -> Speler:
    """Somebody who can sign in with his first name @voorbeeld.be and WACHTWOORD."""
    speler = maak_speler(rol, organisatie, email=f"{voornaam.lower()}@voorbeeld.be")
    with in_handeling():
        speler.gebruiker.voornaam, speler.gebruiker.achternaam = voornaam, achternaam
        speler.gebruiker.set_password(WACHTWOORD)
        speler.gebruiker.save()
    return speler


def geef_verband(spelers: Spelers, nummer: str) -> Toekenning:
    """The partnership of Hanne, Ines and Katrien has the mandate for Gent, read from a file: since 2024, until 2030."""
    periode = reeks(date(2024, 1, 1), date(2030, 12, 31))
    wie = {"A": spelers.hanne, "B": spelers.ines, "C": spelers.katrien}
    with in_handeling():
        toekenning = Toekenning.objects.create(
            soort="zorg",
            nummer=nummer,
            houder=spelers.hanne.lidmaatschap.organisatie,
            periode=periode,
            laatste_dag_besluit=date(2030, 12, 31),
            herkomst=Herkomst.INGELEZEN,
        )
        Toekenningsregio.objects.create(toekenning=toekenning, soort="zorg", regio_id="gent", periode=periode)
        for plaats, speler in wie.items():
            Lid.objects.create(
                toekenning=toekenning,
                organisatie=speler.lidmaatschap.organisatie,
                plaats=plaats,
                periode=periode,
            )
        herschrijf_bevoegdheden(toekenning)
    return toekenning


def over(dagen: int) -> date:
    """The day that many days from today."""
    return timezone.localdate() + timedelta(days=dagen)


def dag(wanneer: date) -> str:
    """A day as it is typed and shown."""
    return f"{wanneer:%d/%m/%Y}"


# --- finding the way and filling in ----------------------------------------------------------------------------------


def binnen(nieuwe_context: Contexten, wie: Speler, *, breedte: int = 1280, javascript: bool = True) -> Page:
    """A page of this person, who just signed in with his password."""
    page = nieuwe_context(breedte=breedte, javascript=javascript).new_page()
    page.goto("/")
    page.get_by_label("E-mail").fill(wie.gebruiker.email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Meld je aan").click()
    expect(page).to_have_title("Vandaag – werkzorg")
    return page


def naar_mandaten(page: Page) -> None:
    """By the menu, also when it is folded away."""
    if page.viewport_size and page.viewport_size["width"] < 1000:
        page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Mandaten", exact=True).locator("visible=true").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mandaten en erkenningen")


def klik(page: Page | Locator, naam: str) -> None:
    """The first link of this name; an empty list offers the same way as its head."""
    page.get_by_role("link", name=naam, exact=True).first.click()


def kop_is(page: Page, tekst: str | re.Pattern[str]) -> None:
    """The reader is on the page with this heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(tekst)


def tekstvak(waar: Page | Locator, label: str) -> Locator:
    """The box whose label begins like this; behind it may stand that it is not required."""
    return waar.get_by_role("textbox", name=re.compile(rf"^{re.escape(label)}"))


def vul(waar: Page | Locator, **velden: str) -> None:
    """Types in boxes; `_` stands for a space in a label."""
    for label, waarde in velden.items():
        tekstvak(waar, label.replace("_", " ")).fill(waarde)


def verstuur(page: Page, knop: str) -> None:
    """Presses this button."""
    page.get_by_role("button", name=knop, exact=True).click()


def gelukt(page: Page, zin: str) -> None:
    """The application says that it worked."""
    expect(page.get_by_role("status").filter(has_text=zin)).to_be_visible()


def geweigerd(page: Page, zin: str | re.Pattern[str]) -> None:
    """The summary of errors says this, and the title says that something is wrong."""
    expect(page.get_by_role("alert")).to_contain_text(zin)
    expect(page).to_have_title(re.compile("^Fout: "))


def open_taak(page: Page, titel: str, over_wat: str = "") -> None:
    """From Vandaag to what has to be done."""
    page.goto("/")
    taak = page.locator("li.taak").filter(has_text=titel).filter(has_text=over_wat)
    taak.get_by_role("link", name=titel).first.click()


def past(page: Page, naam: str) -> None:
    """Nothing of this page sticks out, on a screen and on a telephone; kept as a picture when BEELDMAP says where."""
    voor = page.viewport_size or {"width": 1280, "height": 900}
    for breedte in (1280, 360):
        page.set_viewport_size({"width": breedte, "height": 900})
        if map_ := os.environ.get("BEELDMAP"):
            page.screenshot(path=Path(map_) / f"{naam}_{breedte}.png", full_page=True)
        # Asked again and again, because a page that is still on its way there takes the question along with it.
        try:
            page.wait_for_function(PAST, arg=breedte)
        except PlaywrightTimeout:
            raise AssertionError(f"{naam} ({page.url}) steekt uit op {breedte} px") from None
    page.set_viewport_size(voor)


# --- the usual screens -----------------------------------------------------------------------------------------------


def publiceer_oproep(page: Page, titel: str, *regios: str) -> None:
    """A mandaatoproep that opens at once, with two criteria that weigh 60 and 40."""
    naar_mandaten(page)
    klik(page, "Oproepen")
    klik(page, "Publiceer een oproep")
    kop_is(page, "Publiceer een oproep")
    vul(page, Titel=titel, Omschrijving="Wie casemanager Zorg wil zijn, vraagt hier een mandaat aan.")
    for regio in regios:
        page.get_by_role("checkbox", name=regio, exact=True).check()
    vul(page, Sluit_op=dag(over(30)), Sluit_om="12u", Budget="250.000")
    for nummer, (wat, gewicht) in enumerate((("Deskundigheid", "60"), ("Bereik", "40")), start=1):
        tekstvak(page, f"Criterium {nummer}").fill(wat)
        tekstvak(page, f"Gewicht van criterium {nummer}").fill(gewicht)
    tekstvak(page, "Gevraagd bewijs bij criterium 1").fill("jaarverslag")
    verstuur(page, "Kijk na hoe ze gelezen wordt")
    kop_is(page, "Lees de oproep en publiceer")
    verstuur(page, "Publiceer")
    kop_is(page, titel)


def start_aanvraag(page: Page, keuze: str) -> None:
    """From the menu to an empty draft."""
    naar_mandaten(page)
    klik(page, "Start een aanvraag")
    page.get_by_role("radio", name=re.compile(re.escape(keuze))).check()
    verstuur(page, "Start de aanvraag")
    gelukt(page, "Je aanvraag is gestart.")


def vul_wat_en_wie(page: Page, ingaat_op: date) -> None:
    """The first step of what is asked about one regio or none, and on to the next one."""
    vul(page, Gewenste_eerste_dag=dag(ingaat_op))
    tekstvak(page, "Wie kan de organisatie wettelijk verbinden?").fill("Rita Maes")
    tekstvak(page, "In welke functie?").fill("algemeen directeur")
    vul(page, Contactpersoon="Jan Claes")
    tekstvak(page, "E-mailadres").fill("jan.claes@voorbeeld.be")
    verstuur(page, "Bewaar en ga verder")


def voeg_partner_toe(page: Page, plaats: str, organisatie: str) -> None:
    """In the step of the partners."""
    page.get_by_label("Plaats", exact=True).select_option(label=plaats)
    tekstvak(page, "Organisatie").fill(organisatie)
    tekstvak(page, "Wat brengt deze organisatie in?").fill("Onze ervaring met de doelgroep.")
    verstuur(page, "Voeg toe")
    expect(page.get_by_role("link", name=f"Wijzig {organisatie}")).to_be_visible()


def vul_voorwaarde(page: Page, naam: str, woorden: str, bestand: Path | None = None) -> None:
    """Ticks one condition and says from what it follows."""
    groep = page.get_by_role("group", name=re.compile(rf"^{re.escape(naam)}"))
    groep.get_by_role("checkbox").check()
    groep.get_by_role("textbox").fill(woorden)
    if bestand:
        groep.locator("input[type=file]").set_input_files(bestand)


def vul_criterium(page: Page, naam: str, woorden: str, bestand: Path | None = None) -> None:
    """Answers one criterion of the call, with the proof it asks."""
    groep = page.get_by_role("group", name=f"Criterium: {naam}", exact=True)
    groep.get_by_role("textbox").fill(woorden)
    if bestand:
        groep.locator("input[type=file]").set_input_files(bestand)


def verklaar_ontvankelijk(page: Page, aanvrager: str) -> None:
    """The desk finds the new application among its tasks, and everything in order."""
    open_taak(page, "Nagaan of een nieuwe aanvraag ontvankelijk is", aanvrager)
    klik(page, "Verklaar ontvankelijk")
    # A list of boxes waits for nothing by itself: the button below them says that the page is there.
    expect(page.get_by_role("button", name="Verklaar ontvankelijk", exact=True)).to_be_visible()
    for vak in page.locator("main").get_by_role("checkbox").all():
        vak.check()
    verstuur(page, "Verklaar ontvankelijk")
    gelukt(page, "De aanvraag is ontvankelijk.")


def stel_beslissing_voor(page: Page, uitkomst: str, motivering: str) -> None:
    """From the application: `uitkomst` is "toekennen" or "weigeren"."""
    klik(page, "Stel een beslissing voor")
    page.get_by_role("radio", name=uitkomst, exact=True).check()
    tekstvak(page, "Motivering").fill(motivering)
    verstuur(page, "Leg voor aan een collega")
    gelukt(page, "Het voorstel wacht op een collega")


def wacht_op_brief(page: Page, werker: Werker) -> None:
    """The worker makes the letter; who looks at the page loads it again."""
    expect(page.get_by_text("wordt gemaakt").first).to_be_visible()
    werker()
    klik(page, "Laad opnieuw")
    expect(page.get_by_text("klaar, verzegeld").first).to_be_visible()
