"""How many questions the pages of decisions ask: at most ten, and as many with three advices as with thirty."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mandaten.models import Aanvraag, Advies, Beroep, Besluit, Criterium, Deelname, Score
from tests.huis.test_vragen import MOST, vragen
from tests.mandaten.beslissingen import collega, maak_besluit, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag, maak_oproep
from tests.rolverdeling import maak_organisatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def an():
    """An proposes."""
    return beslisser("netwerk")


@pytest.fixture
def aanvraag() -> Aanvraag:
    with in_handeling():
        oproep = maak_oproep("netwerk", regios=("gent", "brugge"))
        for volgorde in range(3):
            Criterium.objects.create(oproep=oproep, volgorde=volgorde, omschrijving=f"C{volgorde}", gewicht=5)
    return maak_aanvraag("netwerk", oproep=oproep, regios=("gent", "brugge"))


def vermeerder(aanvraag: Aanvraag, an: Any, aantal: int) -> None:
    """So many more advices with scores, partners and challenges."""
    with in_handeling():
        for keer in range(aantal):
            advies = Advies.objects.create(
                aanvraag=aanvraag,
                adviseur=f"A{keer}",
                strekking="gunstig",
                tekst="x",
                gegeven_door=an.gebruiker,
            )
            for criterium in aanvraag.oproep.criteria.all():
                Score.objects.create(advies=advies, criterium=criterium, punten=7)
            Deelname.objects.create(
                aanvraag=aanvraag,
                organisatie=maak_organisatie(f"Lid {keer} {aantal}", "caw"),
                plaats="andere",
                bevestigd_op=aanvraag.ingediend_op,
                bevestigd_door=aanvraag.gestart_door,
            )


def gemeten(klant: Client, adres: str) -> list[str]:
    """The questions of this page."""
    rij = vragen(klant, adres)
    assert len(rij) <= MOST, "\n".join(vraag[:160] for vraag in rij)
    return rij


def test_voorstellen(an, aanvraag, als):
    adres = reverse("beslissing_voorstellen", args=[aanvraag.pk])
    vermeerder(aanvraag, an, 2)
    weinig = gemeten(als(an), adres)
    vermeerder(aanvraag, an, 20)
    assert len(gemeten(als(an), adres)) == len(weinig)


def test_beslissen(an, aanvraag, als):
    vermeerder(aanvraag, an, 2)
    stel_voor(aanvraag, an)
    adres, bram = reverse("mandaat_toekennen", args=[aanvraag.pk]), collega(an)
    weinig = gemeten(als(bram), adres)
    vermeerder(aanvraag, an, 20)
    assert len(gemeten(als(bram), adres)) == len(weinig)


def test_een_besluit_en_zijn_beroepen(als):
    an = beslisser("zorg")
    besluit = maak_besluit("zorg", an=an)

    def vecht_aan() -> None:
        with in_handeling():
            Beroep.objects.create(
                besluit=besluit,
                soort="bezwaar",
                ingediend_op=besluit.genomen_op,
                uiterlijk_op=besluit.genomen_op,
                inhoud="x",
                uitkomst="ongegrond",
                uitkomst_op=besluit.genomen_op,
                geregistreerd_door=an.gebruiker,
            )

    vecht_aan()
    weinig = gemeten(als(an), besluit.get_absolute_url())
    for _ in range(20):
        vecht_aan()
    assert len(gemeten(als(an), besluit.get_absolute_url())) == len(weinig)
    gemeten(als(an), reverse("beroep_registreren", args=[besluit.pk]))


def test_de_lijst_groeit_niet_mee(als):
    an = beslisser("zorg")
    besluit = maak_besluit("zorg", an=an)
    adres = reverse("besluit_lijst")
    weinig = gemeten(als(an), adres)
    with in_handeling():
        Besluit.objects.bulk_create(
            Besluit(
                soort="zorg",
                aard="herziening",
                jaar=2019,
                volgnummer=keer,
                nummer=f"SVZ-2019-{keer:04d}",
                genomen_op="2019-05-05",
                organisatie=besluit.organisatie,
                aanvraag=besluit.aanvraag,
            )
            for keer in range(1, 41)
        )
    assert len(gemeten(als(an), adres)) == len(weinig)
    assert len(gemeten(als(an), f"{adres}?blad=2")) == len(weinig)
