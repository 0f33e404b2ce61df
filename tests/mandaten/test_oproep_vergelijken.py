"""All applications of one call side by side: points per criterion, the highest weighted total first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from mandaten.handelingen.advies import advies_geven
from mandaten.lijsten.behandeling import EXPORTLIJSTEN
from mandaten.models import Criterium, Oproep
from tests.mandaten.behandelingen import aanvrager, ingediend, met_criteria, verklaar_ontvankelijk
from tests.mandaten.maken import beslisser, maak_aanvraag
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def an() -> Speler:
    """Who decides about partnerships Zorg."""
    return beslisser("zorg")


@pytest.fixture
def oproep(an: Speler) -> Oproep:
    """A call with three applications: two with points, one without; and a draft."""
    welke, criteria = met_criteria(regios=("gent", "brugge"))
    for naam, regio, *adviezen in (
        ("Beste vzw", "gent", (8, 5), (10, 5)),
        ("Anders vzw", "brugge", (0, 10)),
        ("Zonder vzw", "gent"),
    ):
        aanvraag = ingediend(
            "zorg", oproep=welke, aanvrager=maak_organisatie(str(naam), "caw"), regios=(str(regio),)
        )
        verklaar_ontvankelijk(aanvraag, an)
        for punten in adviezen:
            _adviseer(aanvraag, an, criteria, punten)
    maak_aanvraag("zorg", status="concept", oproep=welke, aanvrager=maak_organisatie("Concept vzw", "caw"))
    return welke


def _adviseer(aanvraag: Any, an: Speler, criteria: list[Criterium], punten: Any) -> None:
    advies_geven(
        aanvraag,
        adviseur="Els Maes",
        strekking="gunstig" if punten[0] else "ongunstig",
        tekst="Goed.",
        punten=dict(zip([een.pk for een in criteria], punten, strict=True)),
        door=an.door,
    )


def adres(oproep: Oproep) -> str:
    return reverse("oproep_vergelijken", args=[oproep.pk])


def volgorde(html: str) -> list[str]:
    namen = ("Beste vzw", "Anders vzw", "Zonder vzw", "Concept vzw")
    return sorted((naam for naam in namen if naam in html), key=html.index)


def test_de_hoogste_staat_bovenaan_en_zonder_punten_onderaan(an: Speler, oproep: Oproep, als: Als) -> None:
    html = als(an).get(adres(oproep)).content.decode()
    assert volgorde(html) == ["Beste vzw", "Anders vzw", "Zonder vzw"]
    # (18/2 x 60 + 5 x 40) / 100 and (0 x 60 + 10 x 40) / 100.
    for stuk in ("<b>7,4</b>", "<b>4,0</b>", "9,0", "2 gunstig", "1 ongunstig", "0 gegeven", "geen punten"):
        assert stuk in html
    assert "gewicht 60" in html


def test_per_regio(an: Speler, oproep: Oproep, als: Als) -> None:
    assert volgorde(als(an).get(f"{adres(oproep)}?regio=brugge").content.decode()) == ["Anders vzw"]
    assert volgorde(als(an).get(f"{adres(oproep)}?regio=gent").content.decode()) == [
        "Beste vzw",
        "Zonder vzw",
    ]
    # A regio that the call is not about: as without a choice.
    assert len(volgorde(als(an).get(f"{adres(oproep)}?regio=onzin").content.decode())) == 3


def test_dezelfde_rijen_in_een_bestand(an: Speler, oproep: Oproep) -> None:
    lijst = next(een for een in EXPORTLIJSTEN if een.sleutel == "oproep_vergelijken")
    uit = lijst.neem(an.door, QueryDict("regio=gent"), oproep.pk, 100)
    assert [rij[0] for rij in uit.rijen] == ["Beste vzw", "Zonder vzw"]
    assert uit.rijen[0][4:] == ("7,4", "Deskundigheid: 9,0; Bereikbaarheid: 5,0")
    assert all(len(rij) == len(lijst.kolommen) for rij in uit.rijen)
    assert ("Regio", "Gent") in uit.filters
    with pytest.raises(ObjectDoesNotExist):
        lijst.neem(beslisser("netwerk").door, QueryDict(""), oproep.pk, 100)


def test_alleen_wie_erover_beslist(oproep: Oproep, als: Als, cast: Rolverdeling) -> None:
    assert als(cast.spelers["vdab_beslisser"]).get(adres(oproep)).status_code == 404
    assert als(cast.spelers["inspectie"]).get(adres(oproep)).status_code == 403
    wie = aanvrager(oproep.aanvragen.first())
    assert als(wie).get(adres(oproep)).status_code == 403


def test_een_oproep_zonder_aanvragen(an: Speler, als: Als) -> None:
    welke, _ = met_criteria()
    assert "nog niets ingediend" in als(an).get(adres(welke)).content.decode()
