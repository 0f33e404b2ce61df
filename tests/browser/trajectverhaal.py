"""The steps of the story about a traject, each by one person through the screens of the application."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlparse

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.mandatenbrief import eis_verzegelde_brief, haal_brief, woorden_van
from tests.browser.mandatenverhaal import (
    Werker,
    dag,
    gelukt,
    klik,
    kop_is,
    open_taak,
    over,
    past,
    tekstvak,
    verstuur,
    wacht_op_brief,
)
from tests.browser.trajecttoneel import AANBOD, Trajecttoneel

VRAAG = "Ik wil weer onder de mensen komen."
WAAROM_WEL = (
    "U kunt nu niet werken.\n\nMet begeleiding lukt dat later wel. Daarom kennen wij de deelname toe."
)
DOELEN = "Ik wil graag buiten werken, met planten."
GROEN, ZORGACTIE = "Twee halve dagen in het groen", "Samen kijken wat rust geeft"
GEDAAN, RESULTAAT = "Perken gewied", "Ze werkt een halve dag zelfstandig."
GEHEIM = "Ze sliep slecht na de medicatie."
GESPREK = "We overliepen samen het hele traject."
VISIE = "Ik ben trots op mezelf."
ADVIES = "Ze begint in een gewone job, met een coach naast haar."


def _kies(waar: Page | Locator, label: str, bevat: str) -> None:
    """The only choice that says so, of the list whose label begins like this."""
    lijst = waar.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}"))
    keuze = lijst.locator("option").filter(has_text=bevat)
    lijst.select_option(value=str(keuze.get_attribute("value")))


def _kruis(page: Page, groep: str, antwoord: str) -> None:
    """The answer that begins like this, in the group whose question begins like that."""
    vraag = page.get_by_role("group", name=re.compile(rf"^{re.escape(groep)}"))
    naam = re.compile(rf"^{re.escape(antwoord)}")
    vraag.get_by_role("radio", name=naam).or_(vraag.get_by_role("checkbox", name=naam)).check()


def _vandaag() -> str:
    return dag(timezone.localdate())


def vraag_deelname(page: Page, toneel: Trajecttoneel) -> str:
    """The verwijzer asks it for Lien; the address of the traject."""
    page.goto(toneel.lien.get_absolute_url())
    klik(page, "Vraag deelname aan")
    kop_is(page, "Vraag deelname aan")
    _kruis(page, "Wie vraagt de deelname?", "de persoon zelf")
    tekstvak(page, "Verzoek ontvangen op").fill(_vandaag())
    _kruis(page, "Waarom lukt betaald werk niet?", "Psychisch")
    _kruis(page, "Is betaald werk nu mogelijk?", "nee")
    _kruis(page, "Verwacht je betaald werk na het traject?", "ja")
    tekstvak(page, "Wat vraagt de persoon?").fill(VRAAG)
    past(page, "t1_verzoek")
    verstuur(page, "Registreer het verzoek")
    gelukt(page, "Het verzoek is geregistreerd.")
    return urlparse(page.url).path


def beslis(page: Page, werker: Werker, map_: Path) -> None:
    """VDAB judges the request, reads the letter and grants; the letter is sealed."""
    open_taak(page, "Beslissen over een deelname")
    expect(page.locator("main")).to_contain_text(VRAAG)
    klik(page, "Beoordeel het verzoek")
    kop_is(page, "Beoordeel het verzoek")
    tekstvak(page, "Verzoek volledig op").fill(_vandaag())
    tekstvak(page, "Welke expertise is nodig?").fill("angst")
    tekstvak(page, "Problematiek").fill("Ze durft nog niet alleen buiten.")
    tekstvak(page, "Groeimogelijkheden").fill("Met structuur groeit het zelfvertrouwen.")
    tekstvak(page, "Resultaat van de indicering").fill("Matige afstand tot de arbeidsmarkt.")
    _kruis(page, "Is betaald werk nu mogelijk?", "nee")
    _kruis(page, "Verwacht je betaald werk na het traject?", "ja")
    verstuur(page, "Bewaar de beoordeling")
    gelukt(page, "De beoordeling is bewaard.")
    klik(page, "Ken de deelname toe")
    tekstvak(page, "Motivering").fill(WAAROM_WEL)
    verstuur(page, "Lees de brief")
    kop_is(page, "Lees de brief en beslis")
    expect(page.get_by_role("article", name="De brief")).to_contain_text("Daarom kennen wij de deelname toe.")
    past(page, "t2_brief")
    verstuur(page, "Ken de deelname toe")
    gelukt(page, "De deelname is toegekend.")
    werker()
    page.reload()
    brief = haal_brief(page, "Beslissing over uw deelname", map_)
    eis_verzegelde_brief(brief, "U kan deelnemen aan een activeringstraject")
    assert "Daarom kennen wij de deelname toe." in woorden_van(brief)


def wijs_tandem_toe(page: Page) -> None:
    """The team sees one row without a name, and chooses who guides."""
    open_taak(page, "Wijs een tandem toe")
    kop_is(page, "Wijs een tandem toe")
    expect(page.locator("main")).not_to_contain_text("Hermans")
    _kies(page, "Casemanager Werk", "Tom Peeters")
    _kies(page, "Casemanager Zorg", "Nele Claes")
    past(page, "t3_tandem")
    verstuur(page, "Wijs een tandem toe")
    gelukt(page, "De tandem is toegewezen.")


def start(page: Page, traject: str) -> None:
    """The deelnemer is informed, and the first talk starts the traject."""
    open_taak(page, "Plan en voer het eerste gesprek")
    page.goto(traject)
    klik(page, "Bevestig de informatieplicht")
    groep = page.get_by_role("group", name=re.compile("^Wat heb je met de deelnemer besproken"))
    expect(page.get_by_role("button", name="Bevestig de informatieplicht", exact=True)).to_be_visible()
    for vak in groep.get_by_role("checkbox").all():
        vak.check()
    tekstvak(page, "Geïnformeerd op").fill(_vandaag())
    verstuur(page, "Bevestig de informatieplicht")
    gelukt(page, "De deelnemer is geïnformeerd.")
    klik(page, "Start het traject")
    tekstvak(page, "Eerste gesprek op").fill(_vandaag())
    verstuur(page, "Start het traject")
    gelukt(page, "Het traject is gestart.")


def maak_plan(page: Page, traject: str) -> None:
    """What Lien wants and can carry, and an action of each side."""
    page.goto(f"{traject}plan/")
    klik(page, "Leg draagkracht vast")
    tekstvak(page, "Vanaf").fill(_vandaag())
    tekstvak(page, "Uren per week").fill("10")
    verstuur(page, "Bewaar")
    gelukt(page, "De draagkracht ligt vast.")
    klik(page, "Bewerk het plan")
    tekstvak(page, "Doelen").fill(DOELEN)
    tekstvak(page, "Wat het traject inhoudt").fill("Werkritme opbouwen, met begeleiding.")
    tekstvak(page, "Vermoedelijke duur in maanden").fill("12")
    tekstvak(page, "Evalueren om de").fill("3")
    tekstvak(page, "Waarom kiezen jullie voor dit plan?").fill("Ze leeft op tussen de planten.")
    verstuur(page, "Bewaar")
    gelukt(page, "Het plan is bewaard.")
    _voeg_actie_toe(page, "Werkattitudes aanleren", GROEN, AANBOD, "6")
    _voeg_actie_toe(page, "Zorgnoden verkennen en inzicht geven", ZORGACTIE, "CGG De Linde", "1u30")
    past(page, "t4_plan")


def _voeg_actie_toe(page: Page, soort: str, wat: str, wie: str, uren: str) -> None:
    klik(page, "Voeg een actie toe")
    kop_is(page, "Voeg een actie toe")
    _kies(page, "Soort actie", soort)
    tekstvak(page, "Wat gaan jullie doen?").fill(wat)
    _kies(page, "Wie voert het uit?", wie)
    tekstvak(page, "Waarom deze keuze?").fill("Dicht bij huis.")
    tekstvak(page, "Van").first.fill(_vandaag())
    tekstvak(page, "Tot en met").fill(dag(over(60)))
    tekstvak(page, "Uren per week").fill(uren)
    verstuur(page, "Bewaar")
    gelukt(page, "De actie staat in het plan.")


def ga_akkoord(page: Page, traject: str, wie: str, wijze: str = "") -> None:
    page.goto(f"{traject}plan/")
    klik(page, "Noteer een akkoord")
    expect(page.locator("main")).to_contain_text(DOELEN)
    _kruis(page, "Wie gaat akkoord?", wie)
    tekstvak(page, "Akkoord op").fill(_vandaag())
    if wijze:
        _kruis(page, "Hoe ging de deelnemer akkoord?", wijze)
    verstuur(page, "Noteer het akkoord")
    gelukt(page, "Het akkoord is genoteerd.")


def dien_plan_in(page: Page, traject: str) -> None:
    page.goto(f"{traject}plan/")
    klik(page, "Dien het plan in")
    verstuur(page, "Dien het plan in")
    gelukt(page, "Het plan ligt bij de netwerkcoördinator.")


def wijs_actie_toe(page: Page, nummer: str) -> None:
    """The netwerkcoördinator reads the plan that came in, and gives the action to its provider."""
    open_taak(page, "Bekijk het ontvangen trajectplan", nummer)
    kop_is(page, "Geïntegreerd trajectplan")
    expect(page.locator("main")).to_contain_text(DOELEN)
    page.goto("/trajecten/acties/")
    klik(page, GROEN)
    klik(page, "Wijs een dienstverlener toe")
    _kies(page, "Wie voert deze actie uit?", "De Groene Vinger")
    past(page, "t5_toewijzen")
    verstuur(page, "Wijs een dienstverlener toe")
    gelukt(page, "De actie is toegewezen.")


def registreer_plan(page: Page) -> None:
    open_taak(page, "Registreer het trajectplan in het persoonlijk dossier")
    kop_is(page, "Registreer het plan")
    tekstvak(page, "Geregistreerd in persoonlijk dossier op").fill(_vandaag())
    verstuur(page, "Registreer het plan")
    gelukt(page, "De registratie is genoteerd.")


def geef_uren(page: Page) -> None:
    """The provider sees only its own action, on a telephone: it writes hours and what came of it."""
    page.goto("/trajecten/acties/")
    expect(page.locator("main")).not_to_contain_text(ZORGACTIE)
    klik(page, GROEN)
    klik(page, "Schrijf uren op")
    vandaag = page.locator("li.urendag").filter(has_text=_vandaag())
    tekstvak(vandaag, "Uren").fill("3u30")
    tekstvak(vandaag, "Wat deed je?").fill(GEDAAN)
    past(page, "t6_uren")
    verstuur(page, "Schrijf uren op")
    gelukt(page, "De uren zijn opgeschreven.")
    klik(page, "Werk de actie af")
    tekstvak(page, "Op welke dag was de actie af?").fill(_vandaag())
    tekstvak(page, "Wat leverde de actie op?").fill(RESULTAAT)
    verstuur(page, "Werk de actie af")
    gelukt(page, "De actie is afgewerkt.")


def volg_op(page: Page, traject: str) -> None:
    """A note for the tandem and a care note for nobody else."""
    page.goto(f"{traject}notities/nieuw/")
    _kruis(page, "Wat was het?", "Huisbezoek")
    _kruis(page, "Hoe lang duurde het?", "1 uur")
    tekstvak(page, "Wanneer?").fill(_vandaag())
    tekstvak(page, "Notitie").fill("Ze was op tijd en opgewekt.")
    _kruis(page, "Wie leest dit?", "Tandem")
    past(page, "t7_notitie")
    verstuur(page, "Bewaar de notitie")
    gelukt(page, "De notitie is bewaard.")
    page.goto(f"{traject}zorgnotities/nieuw/")
    tekstvak(page, "Wanneer?").fill(_vandaag())
    tekstvak(page, "Zorgnotitie").fill(GEHEIM)
    verstuur(page, "Bewaar de zorgnotitie")
    gelukt(page, "De zorgnotitie is bewaard.")


def evalueer(page: Page, traject: str) -> None:
    page.goto(traject)
    expect(page.locator("main")).to_contain_text("Ze was op tijd en opgewekt.")
    expect(page.locator("main")).not_to_contain_text(GEHEIM)
    klik(page, "Registreer een evaluatie")
    expect(page.get_by_role("row").filter(has_text=GROEN)).to_contain_text("3 u 30")
    tekstvak(page, "Geëvalueerd op").fill(_vandaag())
    tekstvak(page, "Wat ging er vooruit, en wat niet?").fill("Ze komt elke dag buiten.")
    tekstvak(page, "Wat vindt de deelnemer ervan?").fill("Het doet me goed.")
    past(page, "t7_evaluatie")
    verstuur(page, "Bewaar de evaluatie")
    gelukt(page, "De evaluatie is geregistreerd.")


def stop(page: Page, traject: str) -> None:
    """Lien found a job; what was planned after today goes."""
    page.goto(traject)
    page.locator("main summary").filter(has_text=re.compile("^Meer$")).click()
    klik(page, "Zet het traject stop")
    tekstvak(page, "Laatste dag").fill(_vandaag())
    _kruis(page, "Reden", "Betaald werk")
    tekstvak(page, "Toelichting").fill("Ze begint bij een tuinaannemer.")
    page.get_by_role("checkbox", name=re.compile("^Kort in")).check()
    past(page, "t8_stop")
    verstuur(page, "Zet het traject stop")
    gelukt(page, "Het traject is stopgezet.")


def schrijf_verslag(page: Page, traject: str) -> None:
    """The file filled the report in; the talk and the own view are added, and it goes to VDAB."""
    page.goto(traject)
    klik(page, "Schrijf het eindverslag")
    kop_is(page, "Schrijf het eindverslag")
    for tekst in (RESULTAAT, "Ze komt elke dag buiten."):
        expect(page.locator("textarea").filter(has_text=tekst).first).to_be_visible()
    gesprek = page.get_by_role("group", name="5. Verslag van het gesprek met de deelnemer", exact=True)
    tekstvak(gesprek, "Voeg een eigen regel toe").fill(GESPREK)
    tekstvak(page, "Hoe ziet de deelnemer het zelf?").fill(VISIE)
    tekstvak(page, "Besproken met de deelnemer op").fill(_vandaag())
    past(page, "t9_eindverslag")
    verstuur(page, "Bewaar het eindverslag")
    gelukt(page, "Het eindverslag is bewaard.")
    page.goto(f"{traject}eindverslag/")
    klik(page, "Dien het eindverslag in")
    verstuur(page, "Dien het eindverslag in")
    gelukt(page, "Het eindverslag is ingediend.")


def schrijf_advies(page: Page, traject: str) -> None:
    page.goto(f"{traject}eindadvies/schrijf/")
    _kies(page, "Wat adviseren jullie?", "normaal economisch circuit, met ondersteuning")
    tekstvak(page, "Waarom?").fill(ADVIES)
    verstuur(page, "Bewaar het eindadvies")
    gelukt(page, "Het eindadvies is bewaard.")


def bespreek(page: Page, traject: str) -> None:
    page.goto(f"{traject}eindadvies/bespreek/")
    expect(page.locator("main")).to_contain_text(ADVIES)
    tekstvak(page, "Op welke dag bespraken jullie het advies?").fill(_vandaag())
    tekstvak(page, "Wat vindt de deelnemer ervan?").fill("Daar zie ik naar uit.")
    verstuur(page, "Bewaar het gesprek")
    gelukt(page, "Het gesprek over het advies is bewaard.")


def geef_akkoord(page: Page, traject: str) -> None:
    page.goto(traject)
    klik(page, "Geef je akkoord")
    expect(page.locator("main")).to_contain_text(ADVIES)
    verstuur(page, "Geef je akkoord")
    gelukt(page, "Je akkoord met het eindadvies is bewaard.")


def dien_advies_in(page: Page, traject: str, werker: Werker) -> None:
    page.goto(traject)
    klik(page, "Dien het eindadvies in")
    verstuur(page, "Dien het eindadvies in")
    gelukt(page, "Het eindadvies is ingediend.")
    page.goto(traject)
    wacht_op_brief(page, werker)
    past(page, "t9_afgerond")
