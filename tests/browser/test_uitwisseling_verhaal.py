"""The story of a machine of a partner: first a protocol, then a connection, and a secret that is shown once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.mandatenverhaal import PAST, Contexten, binnen, dag, kop_is, over, persoon, tekstvak
from tests.rolverdeling import maak_organisatie
from werkzorg.uitwisseling.models import Koppeling, Koppelingssleutel, Protocol


@pytest.mark.parametrize("breedte", [1280, 360])
def test_eerst_een_protocol_dan_een_sleutel_die_je_een_keer_ziet(
    breedte: int, transactional_db: None, nieuwe_context: Contexten
) -> None:
    departement = maak_organisatie("Departement Zorg", "departement_zorg")
    maak_organisatie("OCMW Lindegem", "ocmw")
    hilde = persoon("Hilde", "Moens", "functionaris_gegevensbescherming", departement)
    ruth = persoon("Ruth", "Declercq", "functioneel_beheerder", departement)

    page = binnen(nieuwe_context, hilde, breedte=breedte)
    page.goto("/uitwisseling/protocollen/nieuw/")
    tekstvak(page, "Kenmerk").fill("P-2026-01")
    tekstvak(page, "Met welke organisatie?").fill("Lindegem")
    page.get_by_role("radio", name="onthaaltrajecten").check()
    tekstvak(page, "Geldt van").fill(dag(over(0)))
    tekstvak(page, "Doel").fill("Het onthaal zonder gegevens twee keer te vragen.")
    tekstvak(page, "Grond in de wet").fill("Decreet 8/7/2022 art. 4-5")
    tekstvak(page, "Welke gegevens?").fill("De zeven gegevens van art. 5.")
    page.get_by_role("button", name="Registreer een protocol").click()
    kop_is(page, "Protocol P-2026-01")
    assert Protocol.objects.get().organisatie.naam == "OCMW Lindegem"

    page = binnen(nieuwe_context, ruth, breedte=breedte)
    page.goto("/uitwisseling/koppelingen/nieuw/")
    tekstvak(page, "Naam van de koppeling").fill("Postvak sociale dienst")
    tekstvak(page, "Van welke organisatie?").fill("Lindegem")
    tekstvak(page, "E-mailadres van wie de koppeling beheert").fill("it@ocmw.voorbeeld.be")
    page.get_by_role("checkbox", name="Het eigen postvak").check()
    tekstvak(page, "Werkt tot en met").fill("1/1/2020")
    page.get_by_role("button", name="Registreer een koppeling").click()

    # What is wrong stands at its field, and what was typed is still there.
    expect(page.get_by_text(re.compile("Fout: Kies een dag in de toekomst"))).to_be_visible()
    expect(tekstvak(page, "Naam van de koppeling")).to_have_value("Postvak sociale dienst")
    page.wait_for_function(PAST, arg=breedte)
    tekstvak(page, "Werkt tot en met").fill(dag(over(300)))
    page.get_by_role("button", name="Registreer een koppeling").click()

    kop_is(page, "Postvak sociale dienst")
    expect(page.get_by_role("heading", name="De geheime sleutel")).to_be_visible()
    page.wait_for_function(PAST, arg=breedte)
    geheim = page.locator(".kader code").last.inner_text()
    sleutel = Koppelingssleutel.objects.get()
    assert geheim.startswith(sleutel.begin)
    assert geheim not in str(list(Koppeling.objects.values())) + str(list(Koppelingssleutel.objects.values()))

    page.reload()
    expect(page.get_by_role("heading", name="De geheime sleutel")).to_have_count(0)
    assert geheim not in page.content()
