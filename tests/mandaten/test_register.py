"""The public register: for everybody, as on a day, without anybody's name, kept by whoever is on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mandaten.bladen.registerbestand import KOLOMMEN
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.models import Houderschap, Lid, Schorsing
from tests.mandaten.levenslopen import maak_contingent
from tests.mandaten.maken import beslisser, in_handeling, maak_oproep, maak_toekenning
from tests.mandaten.procedures import gehoord
from tests.mandaten.registers import CSV, JSON, URL, houder, noem, nummers, rijen_van
from tests.rolverdeling import Speler
from werkzorg.databank.perioden import reeks

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate


# --- who, what, where, when -------------------------------------------------------------------------------
def test_wie_wat_waar_en_tot_wanneer(client: Client) -> None:
    brug = houder("zorg", "CAW De Brug", kbo_nummer="0123456749", gemeente="Gent")
    maak_toekenning("zorg", houder=brug, nummer="SVZ-2024-0001", regios=("gent", "midwest"))
    html = client.get(URL).text
    for stuk in (
        "CAW De Brug",
        "0123.456.749",
        "SVZ-2024-0001",
        "Gent, Midwest",
        "01/01/2024",
        "31/12/2028",
        "geldig",
    ):
        assert stuk in html, stuk
    (een,) = json.loads(client.get(JSON).content)["toekenningen"]
    assert een["houder"] == {"naam": "CAW De Brug", "kbo_nummer": "0123.456.749", "gemeente": "Gent"}
    assert (een["van"], een["tot_en_met"], een["toestand"]) == ("2024-01-01", "2028-12-31", "geldig")
    assert een["regios"] == [{"sleutel": "gent", "naam": "Gent"}, {"sleutel": "midwest", "naam": "Midwest"}]
    assert [lid["plaats"][:11] for lid in een["leden"]] == ["Categorie A", "Categorie B", "Categorie C"]
    (rij,) = rijen_van(client)
    assert list(rij) == list(KOLOMMEN)
    assert (rij["KBO-nummer"], rij["Regio's"], rij["Tot en met"]) == (
        "0123.456.749",
        "Gent, Midwest",
        "31/12/2028",
    )


def test_zoals_op_een_dag(client: Client) -> None:
    maak_toekenning("werkactor", nummer="OUD", van=date(2015, 1, 1), tot=date(2019, 12, 31))
    maak_toekenning("werkactor", nummer="NU", van=date(2020, 1, 1), tot=None)
    assert nummers(client) == nummers(client, op="") == ["NU"]
    assert nummers(client, op="31/12/2019") == ["OUD"]
    assert nummers(client, op="01/01/2020") == ["NU"]
    assert nummers(client, op="2019-12-31") == ["OUD"]
    assert nummers(client, op="31/12/2014") == []
    assert "geen einddatum" in client.get(URL).text
    assert json.loads(client.get(JSON).content)["toekenningen"][0]["tot_en_met"] is None


def test_een_regio_zonder_verband_is_te_zien(client: Client) -> None:
    maak_toekenning("erkenning")
    maak_toekenning("netwerk", regios=("oost_brabant",), van=date(2020, 1, 1), tot=None)
    maak_oproep("zorg", regios=("oost_brabant",), titel="Mandaatoproep Oost-Brabant")
    maak_oproep("contingent", regios=("oost_brabant",), titel="Oproep WSE")
    zin = "In Oost-Brabant is er op deze dag geen samenwerkingsverband Zorg."
    for vraag in ({"regio": "oost_brabant", "soort": "zorg"}, {"regio": "oost_brabant"}):
        html = client.get(URL, vraag).text
        assert zin in html
        assert ">Mandaatoproep Oost-Brabant</a>" in html
        assert "geen netwerkcoördinator" not in html
        assert "Oproep WSE" not in html
        assert "Zoek op een deel van de naam" not in html
    # Of a day in the past: what is open now says nothing about it.
    toen = client.get(URL, {"regio": "oost_brabant", "soort": "zorg", "op": "01/01/2021"}).text
    assert zin in toen
    assert "Mandaatoproep Oost-Brabant" not in toen
    assert "geen netwerkcoördinator" in client.get(URL, {"regio": "oost_brabant", "op": "01/01/2019"}).text
    for vraag in (
        {"regio": "oost_brabant", "soort": "netwerk"},
        {"regio": "oost_brabant", "soort": "erkenning"},
        {"regio": "oost_brabant", "zoek": "niemand"},
        {"soort": "zorg"},
    ):
        assert zin not in client.get(URL, vraag).text


def test_een_nummer_dat_nog_moet_beginnen_of_voorbij_is_wordt_gevonden(client: Client) -> None:
    straks = maak_toekenning("zorg", nummer="SVZ-2026-0003", van=date(2099, 8, 29), tot=None)
    maak_toekenning("zorg", nummer="SVZ-2015-0003", van=date(2015, 1, 1), tot=date(2019, 12, 31))
    maak_toekenning("zorg", nummer="SVZ-2026-00031", regios=("midwest",), tot=None)
    html = client.get(URL, {"zoek": "svz-2026-0003"}).text
    assert "Niet op deze dag" in html
    assert f"vanaf 29/08/2099 · Mandaat samenwerkingsverband Zorg · {straks.houder.naam}" in html
    assert 'href="?zoek=SVZ-2026-0003&amp;op=2099-08-29"' in html
    assert set(nummers(client, zoek="SVZ-2026-0003", op="2099-08-29")) == {"SVZ-2026-0003", "SVZ-2026-00031"}
    voorbij = client.get(URL, {"zoek": "SVZ-2015"}).text
    assert "tot en met 31/12/2019" in voorbij
    assert 'op=2019-12-31"' in voorbij
    # A part of a number that finds what holds is no question about another day.
    assert "Niet op deze dag" not in client.get(URL, {"zoek": "SVZ-2026"}).text
    assert "Niet op deze dag" not in client.get(URL).text


def test_zonder_dag_is_er_geen_aantal(client: Client) -> None:
    antwoord = client.get(URL, {"op": "ooit"})
    assert antwoord.status_code == 422
    assert "0</span> mandaten" not in antwoord.text


def test_de_oproepen_noemen_elke_regio_zonder_verband(client: Client) -> None:
    maak_toekenning("zorg", regios=("gent",))
    maak_toekenning("zorg", regios=("midwest",), tot=VANDAAG() - timedelta(days=1))
    oproep = maak_oproep("zorg", regios=("midwest",), titel="Mandaatoproep Midwest")
    maak_oproep("netwerk", regios=("kempen",), titel="Tender Kempen")
    zonder = dict(client.get("/oproepen/").context["zonder"])
    assert len(zonder) == 14
    assert zonder["Midwest"] == [("Mandaatoproep Midwest", f"/oproepen/{oproep.pk}/")]
    assert zonder["Kempen"] == []
    assert "Gent" not in zonder
    assert "Regio's zonder samenwerkingsverband Zorg" in client.get("/oproepen/").text


def test_een_contingent_noemt_zijn_plaatsen_in_het_jaar_van_die_dag(client: Client) -> None:
    toekenning = maak_contingent(j2025=8, j2026=1)
    maak_toekenning("zorg", nummer="SVZ-1", van=date(2024, 1, 1), tot=None)

    def op(dag: str) -> tuple[int | None, str]:
        vraag = {"op": dag, "soort": "contingent"}
        (een,) = json.loads(client.get(JSON, vraag).content)["toekenningen"]
        (rij,) = rijen_van(client, **vraag)
        assert een["nummer"] == rij["Nummer"] == toekenning.nummer
        return een["plaatsen"], rij["Plaatsen"]

    assert op("31/12/2025") == (8, "8")
    assert op("01/01/2026") == (1, "1")
    assert op("01/01/2027") == (None, "")
    assert "8 plaatsen in 2025" in client.get(URL, {"op": "31/12/2025"}).text
    assert "1 plaats in 2026" in client.get(URL, {"op": "01/01/2026"}).text
    assert "plaatsen in 2027" not in client.get(URL, {"op": "01/01/2027"}).text
    (ander,) = json.loads(client.get(JSON, {"soort": "zorg"}).content)["toekenningen"]
    assert ander["plaatsen"] is None


def test_leden_en_houder_zijn_die_van_die_dag(client: Client) -> None:
    toekenning = maak_toekenning("zorg", van=date(2024, 1, 1))
    weg = toekenning.leden.get(plaats="B")
    noem(weg.organisatie, "VAPH Vertrokken")
    met = houder("zorg", "CAW Vroeger")
    with in_handeling():
        weg.periode = reeks(date(2024, 1, 1), date(2024, 12, 31))
        weg.save()
        Lid.objects.create(
            toekenning=toekenning,
            organisatie=houder("zorg", "VAPH Nieuw"),
            plaats="B",
            periode=reeks(date(2025, 1, 1), None),
        )
        Houderschap.objects.create(
            toekenning=toekenning, organisatie=met, periode=reeks(date(2024, 1, 1), date(2024, 6, 30))
        )

    def op(dag: str) -> dict[str, Any]:
        (een,) = json.loads(client.get(JSON, {"op": dag}).content)["toekenningen"]
        return {"houder": een["houder"]["naam"], "B": een["leden"][1]["naam"]}

    nu = toekenning.houder.naam
    assert op("30/06/2024") == {"houder": "CAW Vroeger", "B": "VAPH Vertrokken"}
    assert op("31/12/2024") == {"houder": nu, "B": "VAPH Vertrokken"}
    assert op("01/01/2025") == {"houder": nu, "B": "VAPH Nieuw"}
    for dag, naam, aantal in (
        ("30/06/2024", "vroeger", 1),
        ("01/07/2024", "vroeger", 0),
        ("31/12/2024", "vertrokken", 1),
        ("01/01/2025", "vertrokken", 0),
        ("01/01/2025", "vaph nieuw", 1),
    ):
        assert len(nummers(client, op=dag, zoek=naam)) == aantal, (dag, naam)


def test_een_schorsing_staat_er_als_geschorst(client: Client) -> None:
    desk = beslisser("werkactor")
    toekenning = maak_toekenning("werkactor", nummer="S")
    handhaving = gehoord(desk, toekenning, voornemen="schorsing")
    with in_handeling():
        besluit = neem_besluit(
            "schorsing",
            motivering="Zie de brief.",
            toekenning=toekenning,
            handhaving=handhaving,
            door=desk.door,
        )
        Schorsing.objects.create(
            toekenning=toekenning, besluit=besluit, periode=reeks(date(2026, 2, 1), date(2026, 2, 28))
        )
    per_dag = [
        json.loads(client.get(JSON, {"op": dag}).content)["toekenningen"][0]["toestand"]
        for dag in ("31/01/2026", "01/02/2026", "28/02/2026", "01/03/2026")
    ]
    assert per_dag == ["geldig", "geschorst", "geschorst", "geldig"]
    assert ">geschorst</span>" in client.get(URL, {"op": "01/02/2026"}).text
    assert rijen_van(client, op="01/02/2026")[0]["Toestand"] == "geschorst"


# --- filters ----------------------------------------------------------------------------------------------
def test_filters_op_soort_regio_naam_en_nummer(client: Client) -> None:
    maak_toekenning("zorg", nummer="Z", houder=houder("zorg", "CAW Één"), regios=("gent",))
    maak_toekenning("werkactor", nummer="W", houder=houder("werkactor", "GTB Oost"), regios=("midwest",))
    maak_toekenning("erkenning", nummer="E", houder=houder("erkenning", "CAW Ver", gemeente="Ieper"))
    assert nummers(client) == ["Z", "E", "W"]
    assert nummers(client, soort="werkactor") == ["W"]
    # A recognition holds everywhere, so also there.
    assert nummers(client, regio="midwest") == ["W", "E"]
    assert nummers(client, regio="midwest", soort="werkactor") == ["W"]
    assert nummers(client, zoek="een") == ["Z"]
    assert nummers(client, zoek="oost gtb") == ["W"]
    assert nummers(client, zoek="ieper") == ["E"]
    assert "W" in nummers(client, zoek="w")
    assert nummers(client, zoek="niemand") == []
    assert "Niets gevonden op deze dag" in client.get(URL, {"zoek": "niemand"}).text


@pytest.mark.parametrize(
    "vraag",
    [
        {"op": "ooit"},
        {"op": "31/02/2026"},
        {"soort": "koning"},
        {"regio": "atlantis"},
        {"zoek": "a\x00b"},
        {"zoek": "x" * 101},
    ],
)
def test_een_vraag_die_niet_klopt_krijgt_een_zin_en_nooit_een_fout(
    vraag: dict[str, str], client: Client
) -> None:
    maak_toekenning("werkactor")
    scherm = client.get(URL, vraag)
    assert scherm.status_code == 422
    assert scherm.context["bladzijde"].paginator.count == 0
    als_json = client.get(JSON, vraag)
    assert als_json.status_code == 422
    assert set(json.loads(als_json.content)["fouten"]) == set(vraag)
    bestand = client.get(CSV, vraag)
    assert (bestand.status_code, bestand.headers["Content-Type"]) == (422, "text/plain; charset=utf-8")
    for antwoord in (scherm, als_json, bestand):
        assert antwoord.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("blad", ["0", "-1", "999", "x", "", "9" * 400])
def test_een_blad_dat_er_niet_is_geeft_er_toch_een(blad: str, client: Client) -> None:
    maak_toekenning("werkactor")
    assert client.get(URL, {"blad": blad}).status_code == 200
    assert json.loads(client.get(JSON, {"blad": blad}).content)["blad"] == 1


def test_bladeren(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for nummer in range(27):
        maak_toekenning("erkenning", nummer=f"E{nummer:02}", houder=houder("erkenning", f"CAW {nummer:02}"))
    eerste, tweede = (client.get(URL, {"soort": "erkenning", "blad": str(n)}) for n in (1, 2))
    assert len(eerste.context["bladzijde"].object_list) == 25
    assert [regel.nummer for regel in tweede.context["bladzijde"].object_list] == ["E25", "E26"]
    assert "?soort=erkenning&amp;blad=2" in eerste.text
    assert len(rijen_van(client)) == 27
    monkeypatch.setattr("mandaten.views.openbaar.PER_JSON", 10)
    gelezen, adres = [], f"{JSON}?soort=erkenning"
    while adres:
        antwoord = json.loads(client.get(adres).content)
        gelezen += [een["nummer"] for een in antwoord["toekenningen"]]
        adres = antwoord["volgende"]
    assert gelezen == [f"E{nummer:02}" for nummer in range(27)]
    assert (antwoord["aantal"], antwoord["bladen"]) == (27, 3)
