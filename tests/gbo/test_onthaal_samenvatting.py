"""The paper that the person carries himself: only what he chose, and nowhere stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from gbo.handelingen.levensregistratie import levensregistratie_bewaren
from tests.documenten.proefstukken import tekst
from tests.gbo.deuren import eis_deur
from tests.gbo.onthalen import gbo, gestart
from werkzorg.documenten.models import Document

pytestmark = pytest.mark.django_db
ALLES = "?delen=gegevens&delen=contacten&delen=domeinen&delen=rechten"


@pytest.fixture
def onthaal(cast):
    """One that started, with a registration."""
    rij = gestart(gbo(cast))
    levensregistratie_bewaren(
        rij,
        domeinen={"wonen": "actie"},
        rechten={"huurpremie": "toegekend"},
        stelsels=["leefloon"],
        door=gbo(cast).door,
    )
    return rij


def bestanden() -> int:
    return sum(pad.is_file() for pad in Path(settings.DOCUMENTEN_MAP).rglob("*"))


def test_de_pdf_wordt_gemaakt_en_nergens_bewaard(cast, als, onthaal) -> None:
    voor = bestanden()
    adres = reverse("onthaal_samenvatting_pdf", args=[onthaal.pk])
    antwoord = als(gbo(cast)).get(adres + ALLES)
    assert antwoord["Content-Type"] == "application/pdf"
    assert "Haemers" not in antwoord["Content-Disposition"]
    assert tekst(antwoord.content).count("\f") == 1  # one sheet to take along
    inhoud = tekst(antwoord.content)
    for woord in (
        "Lien Haemers",
        "Lindelei 12",
        "gesprek bij ons",
        "Wonen: actie ondernomen",
        "Huurpremie: toegekend",
    ):
        assert woord in inhoud
    # Of himself alone: nothing about who sent him, nor notes, nor his helper.
    assert "Peeters" not in inhoud
    assert "opnieuw bij VDAB" not in inhoud
    assert bestanden() == voor
    assert not Document.objects.exists()


def test_alleen_wat_de_persoon_koos(cast, als, onthaal) -> None:
    client, adres = als(gbo(cast)), reverse("onthaal_samenvatting", args=[onthaal.pk])
    leeg = client.get(adres).content.decode()
    assert "Lindelei" not in leeg
    assert "Huurpremie" not in leeg
    een = client.get(adres + "?delen=rechten").content.decode()
    assert "Huurpremie" in een
    assert "Lindelei" not in een
    assert reverse("onthaal_samenvatting_pdf", args=[onthaal.pk]) + "?delen=rechten" in een


def test_de_deur(cast, als, onthaal) -> None:
    eis_deur(als, cast, "onthaal_samenvatting", onthaal)
    eis_deur(als, cast, "onthaal_samenvatting_pdf", onthaal)
