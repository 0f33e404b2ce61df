"""The story of a mandate in a browser: from the call to the sealed decision in the public register."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.mandatenbrief import eis_verzegelde_brief, haal_brief, woorden_van
from tests.browser.mandatenverhaal import (
    Contexten,
    Werker,
    binnen,
    dag,
    gelukt,
    klik,
    kop_is,
    maak_spelers,
    open_taak,
    over,
    past,
    publiceer_oproep,
    start_aanvraag,
    stel_beslissing_voor,
    tekstvak,
    verklaar_ontvankelijk,
    verstuur,
    voeg_partner_toe,
    vul_criterium,
    vul_voorwaarde,
    vul_wat_en_wie,
    wacht_op_brief,
)
from tests.documenten.proefbestanden import pdf
from werkzorg.termijnen import einde_na_jaren

WAAROM = "Uw verband bedient het hele werkingsgebied.\n\nDaarom kennen wij het toe."
TITEL = "Mandaatoproep Gent"
B = "Categorie B: VAPH-voorziening"
C = "Categorie C: CGG, psychiatrisch ziekenhuis, revalidatiecentrum of beschut wonen"


def _bevestig(page: Page, bewijs: Path) -> None:
    """A partner reads what is asked, and confirms its own part with its own proof."""
    open_taak(page, "Deelname aan een aanvraag bevestigen")
    kop_is(page, "Bevestig je deelname")
    vul_voorwaarde(page, "Deskundigheid", "Wij begeleiden al tien jaar.", bewijs)
    vul_voorwaarde(page, "Continuïteit", "Een collega neemt over.")
    past(page, "3_deelname")
    verstuur(page, "Bevestig de deelname")
    gelukt(page, "bevestig")


def test_van_oproep_tot_verzegeld_besluit(
    transactional_db: None, nieuwe_context: Contexten, werker: Werker, tmp_path: Path
) -> None:
    spelers = maak_spelers()
    eerste_dag = over(60)
    bewijs = tmp_path / "jaarverslag.pdf"
    bewijs.write_bytes(pdf())

    # The call is on a page that everybody reads.
    an = binnen(nieuwe_context, spelers.an)
    publiceer_oproep(an, TITEL, "Gent")
    past(an, "1_oproep")
    iedereen = nieuwe_context().new_page()
    iedereen.goto("/oproepen/")
    klik(iedereen, TITEL)
    expect(iedereen.locator("main")).to_contain_text("jaarverslag")

    # An organisation fills in the application, each partner confirms its own part.
    hanne = binnen(nieuwe_context, spelers.hanne)
    start_aanvraag(hanne, TITEL)
    expect(hanne.get_by_text("De oproep gaat alleen over de regio Gent.")).to_be_visible()
    vul_wat_en_wie(hanne, eerste_dag)
    voeg_partner_toe(hanne, B, "De Wissel")
    voeg_partner_toe(hanne, C, "CGG De Linde")
    past(hanne, "2_partners")
    klik(hanne, "Naar de medewerkers")
    klik(hanne, "Naar de voorwaarden")
    vul_voorwaarde(hanne, "Deskundigheid", "Onze mensen volgden de vorming.", bewijs)
    vul_voorwaarde(hanne, "Heel het werkingsgebied", "Wij hebben in elke gemeente een zitdag.")
    vul_voorwaarde(hanne, "Continuïteit", "Een collega neemt over bij ziekte.")
    vul_criterium(hanne, "Deskundigheid", "Het jaarverslag toont elke vorming.", bewijs)
    past(hanne, "2_voorwaarden")
    verstuur(hanne, "Bewaar en ga verder")
    kop_is(hanne, "Kijk je aanvraag na")
    expect(hanne.get_by_role("heading", level=2, name="dingen te doen")).to_be_visible()
    expect(hanne.get_by_role("button", name="Dien in", exact=True)).to_have_count(0)
    past(hanne, "2_nakijken")
    werker()
    for partner in (spelers.ines, spelers.katrien):
        _bevestig(binnen(nieuwe_context, partner), bewijs)
    hanne.reload()
    expect(hanne.get_by_role("heading", level=2, name="Alles is in orde")).to_be_visible()
    hanne.get_by_role("checkbox", name=re.compile("Ik verklaar dat deze aanvraag klopt")).check()
    verstuur(hanne, "Dien in")
    gelukt(hanne, "Je aanvraag is ingediend.")
    past(hanne, "2_ingediend")

    # The desk: admissible, two experts, a proposal.
    verklaar_ontvankelijk(an, "CAW De Brug")
    for wie, punten in (("Prof. Els Maes", ("8", "6")), ("Dr. Jan Bos", ("9", "7"))):
        klik(an, "Voeg een advies toe")
        tekstvak(an, "Wie adviseert?").fill(wie)
        an.get_by_role("radio", name="gunstig", exact=True).check()
        tekstvak(an, "Advies").fill("De afspraken over vervanging zijn sterk.")
        for criterium, aantal in zip(("Deskundigheid", "Bereik"), punten, strict=True):
            tekstvak(an, criterium).fill(aantal)
        verstuur(an, "Bewaar het advies")
        gelukt(an, "advies")
    past(an, "4_adviezen")
    stel_beslissing_voor(an, "toekennen", WAAROM)

    # A second person reads the letter and decides.
    wim = binnen(nieuwe_context, spelers.wim)
    open_taak(wim, "Een voorgestelde beslissing nemen of terugsturen", "CAW De Brug")
    kop_is(wim, "Lees de brief en beslis")
    expect(wim.get_by_role("article", name="De brief")).to_contain_text("Daarom kennen wij het toe.")
    past(wim, "5_beslissen")
    verstuur(wim, "Ken het mandaat toe")
    gelukt(wim, "Het mandaat is toegekend.")
    wacht_op_brief(wim, werker)
    nummer = str(wim.get_by_role("heading", level=1).text_content()).removeprefix("Besluit ").strip()
    assert re.fullmatch(r"SVZ-\d{4}-0001", nummer)
    past(wim, "6_besluit")
    brief = haal_brief(wim, f"Besluit {nummer}", tmp_path)
    eis_verzegelde_brief(brief, "U krijgt het mandaat samenwerkingsverband Zorg")
    woorden, laatste_dag = woorden_van(brief), einde_na_jaren(eerste_dag, 5)
    for stuk in (
        nummer,
        "CAW De Brug",
        "De Wissel",
        "CGG De Linde",
        "Daarom kennen wij het toe.",
        dag(laatste_dag),
    ):
        assert stuk in woorden, stuk

    # Who asked is told, and opens the same letter; whoever gets it can check it.
    hanne.goto("/")
    van_hanne = haal_brief(hanne, "Er is beslist over een mandaat", tmp_path / "van_hanne")
    assert van_hanne.read_bytes() == brief.read_bytes()
    klik(iedereen, "Controleer een document")
    iedereen.get_by_label("Het pdf-bestand").set_input_files(brief)
    verstuur(iedereen, "Controleer")
    expect(iedereen.get_by_role("heading", level=2, name="Ja, dit document is echt")).to_be_visible()

    # The public register: not yet today, from the first day on.
    klik(iedereen, "Register van mandaten")
    tekstvak(iedereen, "Organisatie of nummer").fill(nummer)
    verstuur(iedereen, "Zoek")
    straks = iedereen.get_by_role("region", name="Niet op deze dag")
    expect(straks).to_contain_text(f"vanaf {dag(eerste_dag)}")
    tekstvak(iedereen, "Zoals op datum").fill(dag(eerste_dag))
    verstuur(iedereen, "Zoek")
    rij = iedereen.get_by_role("row").filter(has_text=nummer)
    expect(rij).to_contain_text(f"{dag(eerste_dag)} – {dag(laatste_dag)}")
    expect(rij).to_contain_text("Gent")
    rij.get_by_text("met 2 andere organisaties").click()
    expect(rij).to_contain_text("De Wissel")
    expect(iedereen.locator("main")).not_to_contain_text("Rita Maes")
    past(iedereen, "7_register")
