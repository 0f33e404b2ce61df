"""What a decision rests on: no grant without the advice that the call promises, and one total wherever it stands."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from mandaten.domein.beslissing import advies_bezwaar
from mandaten.handelingen.advies import advies_geven
from mandaten.handelingen.toekenbaar import belemmeringen
from mandaten.models import Aanvraag, Advies, Besluit, Criterium, Criteriumantwoord, Score, Voorwaardeantwoord
from mandaten.soorten import SOORTEN
from tests.mandaten.behandelingen import met_criteria
from tests.mandaten.beslissingen import beslis, collega, om_te_weigeren, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag, maak_oproep
from tests.rolverdeling import Speler
from werkzorg.handelen.weigering import Geweigerd


@pytest.fixture
def an() -> Speler:
    """An proposes."""
    return beslisser("zorg")


@pytest.fixture
def aanvraag() -> Aanvraag:
    """Admissible, for a call with two criteria; no advice yet."""
    oproep, _ = met_criteria()
    return maak_aanvraag("zorg", oproep=oproep)


def adviseer(aanvraag: Aanvraag, wie: Speler, *punten: int) -> Advies:
    """An advice with these points, in the order of the criteria."""
    criteria = Criterium.objects.filter(oproep=aanvraag.oproep_id)
    return advies_geven(
        aanvraag,
        adviseur=f"Dr. {wie.gebruiker.naam}",
        strekking="gunstig",
        tekst="Het plan is haalbaar.",
        punten={een.pk: aantal for een, aantal in zip(criteria, punten, strict=True)},
        door=wie.door,
    )


# --- no grant without an advice -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("criteria", "adviezen", "mag"), [(0, 0, True), (0, 1, True), (2, 0, False), (2, 1, True)]
)
def test_alleen_een_oproep_met_criteria_vraagt_een_advies(criteria: int, adviezen: int, mag: bool) -> None:
    zin = advies_bezwaar(SOORTEN["zorg"], criteria=criteria, adviezen=adviezen)
    assert (zin == "") == mag
    assert mag or "art. 12" in zin


@pytest.mark.django_db
def test_zonder_advies_kan_er_niet_toegekend_worden(an: Speler, aanvraag: Aanvraag) -> None:
    with pytest.raises(Geweigerd, match="2 criteria, en nog niemand gaf daar punten voor"):
        stel_voor(aanvraag, an)
    assert aanvraag.voorstellen.count() == 0
    adviseer(aanvraag, an, 7, 6)
    stel_voor(aanvraag, an)
    assert beslis(aanvraag, collega(an)).toekenning is not None


@pytest.mark.django_db
def test_zonder_advies_kan_er_wel_geweigerd_worden(an: Speler, aanvraag: Aanvraag) -> None:
    stel_voor(aanvraag, an, om_te_weigeren())
    assert beslis(aanvraag, collega(an)).aard == "weigering"


@pytest.mark.django_db
def test_ook_wie_bekrachtigt_kan_niet_zonder_advies(an: Speler) -> None:
    """The criteria came after the proposal, past every act: the second person still cannot."""
    aanvraag = maak_aanvraag("zorg")
    stel_voor(aanvraag, an)
    with in_handeling():
        Criterium.objects.create(oproep=aanvraag.oproep, volgorde=0, omschrijving="Bereik", gewicht=5)
    with pytest.raises(Geweigerd, match=r"één criterium.*Stuur het voorstel terug"):
        beslis(aanvraag, collega(an))
    assert not Besluit.objects.exists()


@pytest.mark.django_db
def test_een_advies_zonder_punten_voor_wat_niet_mag_ontbreken_houdt_tegen(
    an: Speler, aanvraag: Aanvraag
) -> None:
    adviseer(aanvraag, an, 0, 9)
    (zin,) = belemmeringen(aanvraag, aanvraag.ingaat_op, None)
    assert "Deskundigheid" in zin


# --- what both of them read ------------------------------------------------------------------------------------------
def ingevuld(aanvraag: Aanvraag) -> None:
    """The applicant answered one criterion and one condition."""
    with in_handeling():
        Criteriumantwoord.objects.create(
            aanvraag=aanvraag,
            criterium=Criterium.objects.filter(oproep=aanvraag.oproep_id).first(),
            toelichting="Tien jaar ervaring in de regio.",
        )
        Voorwaardeantwoord.objects.create(
            aanvraag=aanvraag,
            sleutel="werkingsgebied",
            is_bevestigd=True,
            toelichting="Zie de kaart op blad 2.",
        )


def oordeel(als: Any, wie: Speler, route: str, aanvraag: Aanvraag) -> tuple[dict[str, Any], str]:
    """What the page shows of it, and the page."""
    antwoord = als(wie).get(reverse(route, args=[aanvraag.pk]))
    assert antwoord.status_code == 200
    return antwoord.context["oordeel"], antwoord.content.decode()


@pytest.mark.django_db
def test_de_criteria_staan_er_ook_zonder_advies(an: Speler, aanvraag: Aanvraag, als: Any) -> None:
    ingevuld(aanvraag)
    blad, html = oordeel(als, an, "beslissing_voorstellen", aanvraag)
    assert [een["vraag"].omschrijving for een in blad["criteria"]] == ["Deskundigheid", "Bereikbaarheid"]
    assert "Tien jaar ervaring in de regio." in html
    assert "nog geen punten" in html
    assert "Zonder advies kun je niet toekennen" in html
    assert "De oproep vergelijkt op 2 criteria" in html


@pytest.mark.django_db
def test_wie_bekrachtigt_leest_hetzelfde_als_wie_voorstelt(an: Speler, aanvraag: Aanvraag, als: Any) -> None:
    ingevuld(aanvraag)
    adviseer(aanvraag, an, 7, 4)
    adviseer(aanvraag, collega(an), 8, 5)
    een, _ = oordeel(als, an, "beslissing_voorstellen", aanvraag)
    stel_voor(aanvraag, an)
    twee, html = oordeel(als, collega(an), "mandaat_toekennen", aanvraag)
    assert een == twee
    assert [criterium["gemiddelde"] for criterium in twee["criteria"]] == ["7,5", "4,5"]
    assert [punt["punten"] for punt in twee["criteria"][0]["punten"]] == [7, 8]
    for stuk in ("Zie de kaart op blad 2.", "Tien jaar ervaring", "Het plan is haalbaar.", "7,5 op 10"):
        assert stuk in html, stuk


@pytest.mark.django_db
def test_overal_staat_hetzelfde_totaal(an: Speler, als: Any) -> None:
    """6,833 is 6,8; the average of the rounded averages would have been 6,9."""
    oproep = maak_oproep("zorg", uitgever=an.lidmaatschap.organisatie)
    with in_handeling():
        for volgorde in range(2):
            Criterium.objects.create(
                oproep=oproep, volgorde=volgorde, omschrijving=f"C{volgorde}", gewicht=50
            )
    aanvraag = maak_aanvraag("zorg", oproep=oproep)
    for punten in ((7, 7), (7, 7), (6, 7)):
        adviseer(aanvraag, an, *punten)
    assert Score.objects.count() == 6
    voorstel, html = oordeel(als, an, "beslissing_voorstellen", aanvraag)
    assert voorstel["totaal"] == "6,8"
    assert "samen 6,8 op 10" in html
    detail = als(an).get(aanvraag.get_absolute_url())
    assert detail.context["behandeling"]["adviestotaal"] == "6,8"
    vergelijking = als(an).get(reverse("oproep_vergelijken", args=[oproep.pk]))
    assert [rij["totaal"] for rij in vergelijking.context["bladzijde"].object_list] == ["6,8"]
