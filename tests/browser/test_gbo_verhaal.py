"""The stories of a refusal and of a transfer, in a browser: what the person agrees to goes, and nothing leads back."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from gbo.models import Gbopartner, Onthaaltelling, Onthaaltraject, Welzijnsadvies
from gbo.statussen import GEWEIGERD, OVERGEDRAGEN
from tests.browser.mandatenverhaal import (
    Contexten,
    binnen,
    dag,
    klik,
    over,
    past,
    persoon,
    tekstvak,
    verstuur,
)
from tests.deelnemers.personen import registreer
from tests.gbo.overdragen import ADRES, CONTACT, dek
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie
from werkzorg.deelnemers.models import Deelnemer

WAAROM = "Er is eerst een dak nodig; een traject of activiteiten lukken nu niet."
OCMW, CAW = "OCMW Lindegem", "CAW De Brug"


@dataclass(frozen=True)
class Gbotoneel:
    """Sofie decides at VDAB, Yusuf and Leen do the onthaal at two core partners for Gent, where Lien lives."""

    sofie: Speler
    yusuf: Speler
    leen: Speler
    lien: Deelnemer


def maak_gbotoneel() -> Gbotoneel:
    """Everybody saved and able to sign in, and Gent covered."""
    sofie = persoon("Sofie", "Lambrecht", "vdab_beslisser", maak_organisatie("VDAB Gent", "vdab"))
    yusuf = persoon("Yusuf", "Demir", "gbo_medewerker", maak_organisatie(OCMW, "ocmw"))
    leen = persoon("Leen", "Bogaert", "gbo_medewerker", maak_organisatie(CAW, "caw"))
    an = persoon(
        "An", "Verhaeghe", "departement_zorg", maak_organisatie("Departement Zorg", "departement_zorg")
    )
    cast = Rolverdeling(spelers={"departement_zorg": an}, buren={})
    dek(cast, yusuf.lidmaatschap.organisatie, leen.lidmaatschap.organisatie)
    return Gbotoneel(sofie, yusuf, leen, registreer(sofie.door, **ADRES, **CONTACT))


def _adviseer(page: Page, lien: Deelnemer) -> None:
    page.goto(lien.get_absolute_url())
    klik(page, "Adviseer welzijn")
    tekstvak(page, "Waarom zijn de andere aanbiedingen").fill(WAAROM)
    tekstvak(page, "Besproken met de persoon op").fill(dag(over(0)))
    past(page, "g1_advies")
    verstuur(page, "Adviseer welzijn")
    expect(page.locator("main")).to_contain_text(WAAROM)


@pytest.mark.parametrize("breedte", [1280, 360])
def test_wie_niet_wil_daarvan_vertrekt_niets(
    breedte: int, transactional_db: None, nieuwe_context: Contexten
) -> None:
    toneel = maak_gbotoneel()
    page = binnen(nieuwe_context, toneel.sofie, breedte=breedte)
    _adviseer(page, toneel.lien)

    klik(page, "De persoon wil dit niet")
    past(page, "g2_weigering")
    verstuur(page, "Noteer de weigering")

    expect(page.locator("main")).to_contain_text("Er is niets overgedragen.")
    assert Welzijnsadvies.objects.get().status == GEWEIGERD
    assert not Onthaaltraject.objects.exists()
    assert Onthaaltelling.objects.get().aantal == 1


@pytest.mark.parametrize("javascript", [True, False], ids=["met_script", "zonder_script"])
def test_zeven_gegevens_gaan_naar_een_kernpartner_en_vdab_vindt_niets_terug(
    javascript: bool, transactional_db: None, nieuwe_context: Contexten
) -> None:
    toneel = maak_gbotoneel()
    assert Gbopartner.objects.count() == 2
    page = binnen(nieuwe_context, toneel.sofie, javascript=javascript)
    _adviseer(page, toneel.lien)
    klik(page, "Draag gegevens over")
    page.get_by_role("radio", name=re.compile(OCMW)).check()
    tekstvak(page, "De persoon ging akkoord op").fill(dag(over(0)))
    page.get_by_role("checkbox", name="telefoon of gsm").uncheck()
    tekstvak(page, "Naam").fill("Dr. Peeters")
    tekstvak(page, "Organisatie").fill("Huisartsenpraktijk Zuid")
    past(page, "g3_overdragen")
    verstuur(page, "Kijk na wat vertrekt")

    hoofd = page.locator("main")
    for wat in (
        "Lien",
        "Hermans",
        "Lindelei 12, 9000 Gent",
        "30/07/1985",
        "Dr. Peeters",
        OCMW,
        "gaat niet mee",
    ):
        expect(hoofd).to_contain_text(wat)
    expect(hoofd).not_to_contain_text("470 12 34 56")
    past(page, "g4_nakijken")
    # Whoever goes back to change something sees again what goes, before anything goes.
    verstuur(page, "Pas aan")
    verstuur(page, "Kijk na wat vertrekt")
    expect(hoofd).to_contain_text("Dr. Peeters")
    assert not Onthaaltraject.objects.exists()
    verstuur(page, "Draag over")

    expect(hoofd).to_contain_text("weet VDAB niet")
    expect(hoofd).not_to_contain_text(OCMW)
    past(page, "g5_afgesloten")
    page.goto(toneel.lien.get_absolute_url())
    expect(page.locator("main")).to_contain_text("afgesloten")
    expect(page.locator("main")).not_to_contain_text(OCMW)
    onthaal = Onthaaltraject.objects.get()
    assert (onthaal.partner_id, onthaal.telefoon) == (toneel.yusuf.lidmaatschap.organisatie_id, "")
    assert Welzijnsadvies.objects.get().status == OVERGEDRAGEN
    assert page.goto(onthaal.get_absolute_url()).status == 403

    yusuf = binnen(nieuwe_context, toneel.yusuf)
    yusuf.goto("/onthaal/")
    expect(yusuf.locator("main")).to_contain_text("Gent")
    expect(yusuf.locator("main")).not_to_contain_text("Hermans")
    leen = binnen(nieuwe_context, toneel.leen)
    assert leen.goto(onthaal.get_absolute_url()).status == 404
