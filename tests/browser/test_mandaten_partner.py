"""The story of a partner that leaves, in a browser: the free seat is loud until one of the same category takes it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from mandaten.geldigheid import geldig_op
from mandaten.soorten import CASEMANAGER_ZORG
from tests.browser.mandatenverhaal import (
    Contexten,
    Werker,
    binnen,
    dag,
    geef_verband,
    gelukt,
    geweigerd,
    klik,
    maak_spelers,
    naar_mandaten,
    open_taak,
    over,
    past,
    tekstvak,
    verstuur,
)
from tests.documenten import proefbestanden as proef
from tests.rolverdeling import maak_organisatie

NUMMER = "SVZ-2024-0001"
C = "Categorie C: CGG, psychiatrisch ziekenhuis, revalidatiecentrum of beschut wonen"


def _naar_het_mandaat(page: Page) -> None:
    naar_mandaten(page)
    klik(page, "Mandaten, erkenningen en contingenten")
    klik(page, NUMMER)


def _plaats_c(page: Page) -> Locator:
    return page.locator("li.zetel").filter(has=page.get_by_role("heading", name=C))


def test_een_partner_vertrekt_en_wordt_op_tijd_opgevolgd(
    transactional_db: None, nieuwe_context: Contexten, werker: Werker
) -> None:
    spelers = maak_spelers()
    geef_verband(spelers, NUMMER)
    nieuw = maak_organisatie("CGG Ter Beuken", "cgg")
    maak_organisatie("OCMW Melle", "ocmw")
    weg = spelers.katrien.lidmaatschap.organisatie_id

    # The partner says itself that it leaves; until the desk looked at it nothing changes.
    katrien = binnen(nieuwe_context, spelers.katrien)
    _naar_het_mandaat(katrien)
    klik(katrien, "Vraag een wijziging")
    katrien.get_by_label("Wie vertrekt?").select_option(label=f"CGG De Linde · {C}")
    tekstvak(katrien, "Laatste dag").fill(dag(over(-1)))
    tekstvak(katrien, "Waarom?").fill("Onze ploeg stopt.")
    past(katrien, "p1_vraag")
    verstuur(katrien, "Verstuur je vraag")
    gelukt(katrien, "Je vraag is verstuurd.")
    expect(_plaats_c(katrien)).not_to_contain_text("Vandaag niet bezet.")

    # The desk carries it out: the seat is empty, and everybody sees until when it can be.
    an = binnen(nieuwe_context, spelers.an)
    open_taak(an, "Gevraagde wijziging: voer ze door of wijs ze af", NUMMER)
    expect(an.get_by_role("link", name="Kijk na en voer door")).to_be_visible()
    past(an, "p2_gevraagd")
    klik(an, "Kijk na en voer door")
    expect(tekstvak(an, "Waarom vertrekt die partner?")).to_have_value("Onze ploeg stopt.")
    verstuur(an, "Wijzig de samenstelling")
    gelukt(an, "De samenstelling is gewijzigd.")
    expect(_plaats_c(an)).to_contain_text("Vandaag niet bezet.")
    expect(_plaats_c(an)).to_contain_text("Opvolger nodig uiterlijk op")
    uiterlijk = str(_plaats_c(an).get_by_text("Opvolger nodig").text_content()).split(" op ")[1][:10]
    past(an, "p3_open_plaats")
    klik(an, "Mandaten, erkenningen en contingenten")
    an.get_by_role("checkbox", name="met een open plaats").check()
    verstuur(an, "Filter")
    expect(an.get_by_role("row").filter(has_text=NUMMER)).to_contain_text(
        f"open plaats, te vullen tot en met {uiterlijk}"
    )
    past(an, "p4_lijst")
    assert not geldig_op(weg, CASEMANAGER_ZORG, over(0), "gent")

    # Loud for the holder as well, with the last day.
    werker()
    hanne = binnen(nieuwe_context, spelers.hanne)
    taak = hanne.get_by_role("listitem").filter(has_text="Open plaats: zoek een opvolger")
    expect(taak.first).to_contain_text(uiterlijk)
    past(hanne, "p5_vandaag")

    # Another category is refused and what was chosen stays; the same category takes the seat.
    open_taak(an, "Open plaats: volg op of ze aangevuld wordt", NUMMER)
    klik(an, "Wijzig de samenstelling")
    tekstvak(an, "Wie komt erbij?").fill("OCMW Melle")
    expect(an.get_by_label("Op welke plaats?").locator("option:checked")).to_have_text(C)
    tekstvak(an, "Eerste dag van wie erbij komt").fill(dag(over(0)))
    verstuur(an, "Wijzig de samenstelling")
    geweigerd(an, f"hoort niet bij “{C}”")
    expect(tekstvak(an, "Eerste dag van wie erbij komt")).to_have_value(dag(over(0)))
    past(an, "p6_opvolger")
    tekstvak(an, "Wie komt erbij?").fill("ter beuken")
    verstuur(an, "Wijzig de samenstelling")
    # Nobody takes part without saying so in writing.
    geweigerd(an, "Voeg de schriftelijke instemming toe")
    stuk = {"name": "instemming.pdf", "mimeType": "application/pdf", "buffer": proef.pdf()}
    an.set_input_files("input[name=instemming]", files=[stuk])
    verstuur(an, "Wijzig de samenstelling")
    gelukt(an, "De samenstelling is gewijzigd.")
    expect(_plaats_c(an)).to_contain_text("CGG Ter Beuken")
    expect(_plaats_c(an)).not_to_contain_text("Opvolger nodig")
    past(an, "p7_aangevuld")
    for page in (an, hanne):
        page.goto("/")
        expect(page.get_by_text("Open plaats")).to_have_count(0)
    assert geldig_op(nieuw.pk, CASEMANAGER_ZORG, over(0), "gent")

    # And everybody reads who takes part now.
    iedereen = nieuwe_context().new_page()
    iedereen.goto(f"/register/?zoek={NUMMER}")
    rij = iedereen.get_by_role("row").filter(has_text=NUMMER)
    rij.get_by_text("met 2 andere organisaties").click()
    expect(rij).to_contain_text("CGG Ter Beuken")
    expect(rij).not_to_contain_text("CGG De Linde")
