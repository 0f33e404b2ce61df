"""The story of a refusal in a browser: a recognition refused with reasons, challenged in time, and decided again."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.mandatenbrief import eis_verzegelde_brief, haal_brief, woorden_van
from tests.browser.mandatenverhaal import (
    Contexten,
    Werker,
    binnen,
    dag,
    gelukt,
    geweigerd,
    klik,
    kop_is,
    maak_spelers,
    open_taak,
    over,
    past,
    start_aanvraag,
    stel_beslissing_voor,
    tekstvak,
    verklaar_ontvankelijk,
    verstuur,
    vul,
    vul_voorwaarde,
    vul_wat_en_wie,
    wacht_op_brief,
)

WAAROM = "U toont niet aan dat uw begeleider het vereiste diploma heeft (BVR 18/11/2022 art. 46)."


def test_geweigerd_aangevochten_en_gegrond(
    transactional_db: None, nieuwe_context: Contexten, werker: Werker, tmp_path: Path
) -> None:
    spelers = maak_spelers()
    hanne = binnen(nieuwe_context, spelers.hanne)
    start_aanvraag(hanne, "Erkenning begeleider AMA")
    vul_wat_en_wie(hanne, over(30))
    vul(hanne, Voornaam_en_naam="Lies Maes", Functie="begeleider", Diploma="bachelor sociaal werk")
    tekstvak(hanne, "Bewijs in woorden").fill("LED-nummer 1234")
    verstuur(hanne, "Voeg toe")
    expect(hanne.get_by_role("link", name="Wijzig Lies Maes")).to_be_visible()
    past(hanne, "b1_medewerkers")
    klik(hanne, "Naar de voorwaarden")
    vul_voorwaarde(hanne, "Deskundig personeel", "Zie het diploma.")
    vul_voorwaarde(hanne, "Verzekering burgerlijke aansprakelijkheid", "De polis ligt klaar.")
    verstuur(hanne, "Bewaar en ga verder")
    hanne.get_by_role("checkbox", name=re.compile("Ik verklaar dat deze aanvraag klopt")).check()
    verstuur(hanne, "Dien in")
    gelukt(hanne, "Je aanvraag is ingediend.")

    # Refused with reasons, by two people; the letter says how to challenge it.
    an, wim = binnen(nieuwe_context, spelers.an), binnen(nieuwe_context, spelers.wim)
    verklaar_ontvankelijk(an, "CAW De Brug")
    stel_beslissing_voor(an, "weigeren", WAAROM)
    open_taak(wim, "Een voorgestelde beslissing nemen of terugsturen", "CAW De Brug")
    expect(wim.get_by_role("article", name="De brief")).to_contain_text(WAAROM)
    past(wim, "b2_beslissen")
    verstuur(wim, "Weiger de erkenning")
    gelukt(wim, "De erkenning is geweigerd.")
    wacht_op_brief(wim, werker)
    nummer = str(wim.get_by_role("heading", level=1).text_content()).removeprefix("Besluit ").strip()
    brief = haal_brief(wim, f"Besluit {nummer}", tmp_path)
    eis_verzegelde_brief(brief, "U krijgt de erkenning begeleider AMA niet")
    woorden = woorden_van(brief)
    for stuk in (nummer, WAAROM, "bezwaar", "Raad van State", dag(over(30)), dag(over(60))):
        assert stuk in woorden, stuk

    # The challenge: a day that must still come is refused and what was typed stays.
    klik(wim, "Registreer een bezwaar of beroep")
    wim.get_by_role("radio", name="Bezwaar bij de overheid die besliste").check()
    tekstvak(wim, "Binnengekomen op").fill(dag(over(2)))
    tekstvak(wim, "Samenvatting").fill("Het diploma zat in de bijlage.")
    verstuur(wim, "Registreer")
    geweigerd(wim, "Die dag moet nog komen: vul in wanneer het stuk binnenkwam.")
    expect(tekstvak(wim, "Samenvatting")).to_have_value("Het diploma zat in de bijlage.")
    tekstvak(wim, "Binnengekomen op").fill(dag(over(0)))
    verstuur(wim, "Registreer")
    gelukt(wim, "Het is geregistreerd.")
    beroep = wim.locator(".beroep")
    expect(beroep).to_contain_text("loopt")
    expect(beroep).to_contain_text(f"op tijd (tot en met {dag(over(30))})")
    expect(beroep).to_contain_text("Te beantwoorden tot en met")
    past(wim, "b3_beroep")

    # Who asked reads that it came in; the desk writes down the outcome and decides again.
    werker()
    hanne.goto("/")
    hanne.get_by_role("link", name="is een bezwaar of beroep geregistreerd").first.click()
    kop_is(hanne, f"Besluit {nummer}")
    expect(hanne.get_by_role("link", name="Noteer de uitkomst")).to_have_count(0)
    open_taak(an, "Een bezwaar of beroep opvolgen", nummer)
    an.get_by_role("radio", name="gegrond: het besluit wordt herzien").check()
    tekstvak(an, "Dag van de uitkomst").fill(dag(over(0)))
    tekstvak(an, "Toelichting").fill("Het diploma was toegevoegd.")
    past(an, "b4_uitkomst")
    verstuur(an, "Bewaar de uitkomst")
    gelukt(an, "De uitkomst is bewaard.")
    expect(an.locator(".beroep")).to_contain_text("gegrond")
    werker()
    open_taak(an, "Een ontvankelijke aanvraag beoordelen", "CAW De Brug")
    expect(an.get_by_role("link", name=f"besluit {nummer}")).to_be_visible()
    past(an, "b5_opnieuw")
    stel_beslissing_voor(an, "toekennen", "Het diploma is aangetoond.")
    open_taak(wim, "Een voorgestelde beslissing nemen of terugsturen", "CAW De Brug")
    verstuur(wim, "Verleen de erkenning")
    gelukt(wim, "De erkenning is verleend.")
