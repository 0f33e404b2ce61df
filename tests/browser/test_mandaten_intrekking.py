"""The story of a withdrawal in a browser: shortcoming, notice, hearing, and only then the end of a mandate."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from mandaten.geldigheid import geldig_op
from mandaten.models import Besluit
from mandaten.soorten import CASEMANAGER_ZORG
from tests.browser.mandatenbrief import eis_verzegelde_brief, haal_brief, woorden_van
from tests.browser.mandatenverhaal import (
    Contexten,
    Werker,
    binnen,
    dag,
    geef_verband,
    gelukt,
    geweigerd,
    klik,
    kop_is,
    maak_spelers,
    naar_mandaten,
    open_taak,
    over,
    past,
    tekstvak,
    verstuur,
    wacht_op_brief,
)

NUMMER = "SVZ-2024-0001"
WAAROM = "Er waren drie maanden geen begeleiders in het hele werkingsgebied."


def test_ingetrokken_na_een_hoorzitting(
    transactional_db: None, nieuwe_context: Contexten, werker: Werker, tmp_path: Path
) -> None:
    spelers = maak_spelers()
    geef_verband(spelers, NUMMER)
    wie = spelers.ines.lidmaatschap.organisatie_id

    # A shortcoming, and what the desk intends: the holder gets a sealed letter.
    an = binnen(nieuwe_context, spelers.an)
    naar_mandaten(an)
    klik(an, "Mandaten, erkenningen en contingenten")
    klik(an, NUMMER)
    klik(an, "Stel een tekortkoming vast")
    tekstvak(an, "Wat is de tekortkoming?").fill("Het verband bedient de rand van de stad niet.")
    tekstvak(an, "Waaruit blijkt dat?").fill("Klacht van 3 november 2026")
    verstuur(an, "Stel een tekortkoming vast")
    gelukt(an, "De tekortkoming is vastgesteld.")
    expect(an.get_by_text("Je kunt nog geen maatregel nemen: deel eerst mee")).to_be_visible()
    expect(an.get_by_role("link", name="Trek in", exact=True)).to_have_count(0)
    klik(an, "Deel een voornemen mee")
    an.get_by_role("radio", name="intrekking").check()
    tekstvak(an, "Waarom deze maatregel?").fill(WAAROM)
    past(an, "i1_voornemen")
    verstuur(an, "Deel mee en maak de brief")
    gelukt(an, "Het voornemen is meegedeeld.")
    wacht_op_brief(an, werker)
    past(an, "i2_procedure")
    brief = haal_brief(an, "Voornemen", tmp_path)
    eis_verzegelde_brief(brief, "Wij overwegen een maatregel")
    assert WAAROM in woorden_van(brief)

    # Before the defence there is no way to decide: no button, and the address leads back.
    expect(an.get_by_text(f"de organisatie kan zich verweren tot en met {dag(over(30))}")).to_be_visible()
    expect(an.get_by_role("link", name="Trek in", exact=True)).to_have_count(0)
    procedure = an.url
    an.goto(f"{procedure}trek-in/")
    expect(an).to_have_url(procedure)
    expect(an.get_by_text("Dat kan nu niet meer of nog niet.")).to_be_visible()

    # The holder wants to be heard.
    hanne = binnen(nieuwe_context, spelers.hanne)
    open_taak(hanne, "Verweer je tegen een voornemen", NUMMER)
    expect(hanne.locator("main")).to_contain_text(WAAROM)
    tekstvak(hanne, "Je verweer").fill("Wij wierven twee mensen aan.")
    hanne.get_by_role("checkbox", name="Wij willen gehoord worden op een hoorzitting").check()
    past(hanne, "i3_verweer")
    verstuur(hanne, "Dien je verweer in")
    gelukt(hanne, "Je verweer is ingediend.")

    # Whoever asked to be heard is heard: another way is refused, and what was typed stays.
    werker()
    open_taak(an, "Registreer het verweer", NUMMER)
    expect(an.get_by_text("De organisatie vraagt om gehoord te worden.")).to_be_visible()
    an.get_by_role("radio", name="schriftelijk").check()
    tekstvak(an, "Verslag").fill("De directeur bevestigde de feiten.")
    verstuur(an, "Registreer het verweer")
    geweigerd(an, "gehoord")
    expect(tekstvak(an, "Verslag")).to_have_value("De directeur bevestigde de feiten.")
    past(an, "i4_verslag")
    an.get_by_role("radio", name="hoorzitting").check()
    verstuur(an, "Registreer het verweer")
    gelukt(an, "Het verweer is geregistreerd.")

    # Whoever announced it does not decide: a colleague does, after reading the whole letter.
    expect(an.get_by_text("Jij deelde dit voornemen mee.")).to_be_visible()
    expect(an.get_by_role("link", name="Trek in", exact=True)).to_have_count(0)
    wim = binnen(nieuwe_context, spelers.wim)
    open_taak(wim, "Beslis over de maatregel", NUMMER)
    klik(wim, "Trek in")
    tekstvak(wim, "Laatste dag").fill(dag(over(0)))
    tekstvak(wim, "Motivering").fill(WAAROM)
    past(wim, "i5_intrekken")
    verstuur(wim, "Lees de brief")
    kop_is(wim, "Lees de brief en beslis")
    expect(wim.get_by_role("article", name="De brief")).to_contain_text(WAAROM)
    past(wim, "i5b_brief")
    assert not Besluit.objects.exists()
    # Twice pressed is once decided.
    wim.get_by_role("button", name="Trek definitief in").dblclick()
    gelukt(wim, "Ingetrokken.")
    assert Besluit.objects.count() == 1
    werker()
    wim.reload()
    expect(wim.get_by_text("klaar, verzegeld").first).to_be_visible()
    past(wim, "i6_ingetrokken")
    brief = haal_brief(wim, "Besluit", tmp_path)
    eis_verzegelde_brief(brief, "Wij trekken het mandaat samenwerkingsverband Zorg in")
    woorden = woorden_van(brief)
    for stuk in (WAAROM, dag(over(0)), "bezwaar", "Raad van State"):
        assert stuk in woorden, stuk

    # In the register today, and not tomorrow; the same for what the offers ask.
    iedereen = nieuwe_context().new_page()
    for wanneer, verwacht in ((over(0), 1), (over(1), 0)):
        iedereen.goto("/register/")
        tekstvak(iedereen, "Organisatie of nummer").fill(NUMMER)
        tekstvak(iedereen, "Zoals op datum").fill(dag(wanneer))
        verstuur(iedereen, "Zoek")
        expect(iedereen.get_by_role("row").filter(has_text=NUMMER)).to_have_count(verwacht)
        assert geldig_op(wie, CASEMANAGER_ZORG, wanneer, "gent") is bool(verwacht)
    hanne.goto("/")
    hanne.get_by_role("link", name="is ingetrokken. Lees wat de laatste dag is.").first.click()
    kop_is(hanne, re.compile(f"{NUMMER}.*ingetrokken", re.DOTALL))
    past(hanne, "i7_houder")
