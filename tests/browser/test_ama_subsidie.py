"""The story of a year of subsidy in a browser, followed to the cent: computed, checked, disputed, fixed, corrected."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page, expect

from ama.models import Overeenkomst, Subsidielijn, Subsidierun
from tests.ama.subsidies import betrek, erken, loop
from tests.browser.mandatenverhaal import (
    Contexten,
    Werker,
    binnen,
    gelukt,
    geweigerd,
    klik,
    kop_is,
    open_taak,
    past,
    persoon,
    tekstvak,
    verstuur,
)
from tests.browser.toegankelijk import eis_toegankelijk
from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling, maak_organisatie
from tests.trajecten.maken import in_handeling


def goed(page: Page, naam: str) -> None:
    """Nothing sticks out, and everybody can use it."""
    past(page, naam)
    eis_toegankelijk(page)


def test_een_jaar_subsidie_tot_op_de_cent(
    transactional_db: None, nieuwe_context: Contexten, werker: Werker
) -> None:
    departement = maak_organisatie("Departement Zorg", "departement_zorg")
    huis = maak_organisatie("Maatwerkbedrijf De Kiem", "maatwerkbedrijf")
    spelers = {
        "an": persoon("An", "Verhaeghe", "departement_zorg", departement),
        "wim": persoon("Wim", "Aerts", "departement_zorg", departement),
        "els": persoon("Els", "Janssens", "begeleider_ama", huis),
        "hanne": persoon("Hanne", "Mertens", "organisatiebeheerder", huis),
    }
    cast = Rolverdeling(spelers={"begeleider_ama": spelers["els"]}, buren={})
    erken(spelers["els"])
    lien = registreer(spelers["els"].door, voornaam="Lien", achternaam="De Smet")
    eerste = loop(cast, date(2024, 3, 1), date(2024, 6, 30), deelnemer=lien)
    tweede = loop(cast, date(2024, 6, 1), date(2024, 12, 31), deelnemer=lien)
    betrek(eerste, spelers["hanne"], spelers["an"])

    # An computes; the worker does it, and the totals stand there.
    an = binnen(nieuwe_context, spelers["an"])
    klik(an, "Subsidie")
    kop_is(an, "Subsidie AMA")
    goed(an, "s1_jaren")
    klik(an, "Bereken 2024")
    expect(an.locator("main")).to_contain_text("€ 1.061,20")
    verstuur(an, "Bereken de subsidie van 2024")
    gelukt(an, "De berekening loopt.")
    werker()
    klik(an, "Laad opnieuw")
    expect(an.locator("main")).to_contain_text("Er wordt nog € 887,23 betaald.")
    goed(an, "s2_run")

    # Whoever computed does not check; a colleague finds the task.
    klik(an, "Controleer")
    verstuur(an, "Controleer")
    geweigerd(an, "vraag een collega")
    wim = binnen(nieuwe_context, spelers["wim"])
    open_taak(wim, "Een berekening van de subsidie controleren", "2024")
    klik(wim, "Controleer")
    goed(wim, "s3_controleer")
    verstuur(wim, "Controleer")
    gelukt(wim, "De berekening is gecontroleerd.")
    werker()

    # The manager reads how her line came to be, down to the days, and says what is wrong with it.
    hanne = binnen(nieuwe_context, spelers["hanne"])
    klik(hanne, "AMA")
    klik(hanne, "Subsidie tot vandaag")
    klik(hanne, "Afrekening 2024")
    goed(hanne, "s4_afrekening")
    klik(hanne, "Bekijk 1 lijn")
    klik(hanne, "Lien De Smet")
    for stuk in ("306 van de 366 dagen", "€ 887,23", "Deze dagen tellen al mee door een andere overeenkomst"):
        expect(hanne.locator("main")).to_contain_text(stuk)
    goed(hanne, "s5_lijn")
    klik(hanne, "Betwist deze lijn")
    hanne.get_by_role("radio", name="de getelde dagen kloppen niet").check()
    tekstvak(hanne, "Toelichting").fill("Lien begon al in februari.")
    goed(hanne, "s6_betwist")
    verstuur(hanne, "Betwist deze lijn")
    gelukt(hanne, "De lijn is betwist.")

    # It is not fixed before there is an answer.
    klik(wim, "Leg vast")
    verstuur(wim, "Leg vast")
    geweigerd(wim, "1 lijn is betwist en nog niet beantwoord")
    open_taak(an, "Een betwisting van de subsidie beantwoorden", "De Kiem")
    an.get_by_role("radio", name="afgewezen").check()
    tekstvak(an, "Waarom").fill("De overeenkomst begint op 1 maart.")
    goed(an, "s7_antwoord")
    verstuur(an, "Beantwoord")
    gelukt(an, "Het antwoord is bewaard.")
    verstuur(wim, "Leg vast")
    gelukt(wim, "De subsidie is vastgelegd.")
    goed(wim, "s8_vast")

    # Later it turns out that she left in July: the fixed run stays, the next one corrects and says why.
    with in_handeling():
        Overeenkomst.objects.filter(pk=tweede.pk).update(einde=date(2024, 7, 31), einde_reden="verhuisd")
    an.goto("/ama/subsidie/bereken/?jaar=2025")
    verstuur(an, "Bereken de subsidie van 2025")
    gelukt(an, "De berekening loopt.")
    werker()
    klik(an, "Laad opnieuw")
    expect(an.locator("main")).to_contain_text("Er wordt € 443,61 teruggevorderd.")
    klik(an, "1 correctie van vroegere jaren")
    klik(an, "Lien De Smet")
    expect(an.locator("main")).to_contain_text("Minder dagen in 2024: 153 dagen")
    expect(an.locator("main")).to_contain_text(
        "Eerder vastgelegd: € 887,23. Nu: € 443,62. Verschil: € -443,61."
    )
    goed(an, "s9_correctie")
    vast = Subsidierun.objects.get(jaar=2024)
    assert vast.status == "vastgelegd"
    assert [lijn.bedrag_cent for lijn in Subsidielijn.objects.filter(run=vast)] == [88_723]
