"""The public register: for everybody, as on a day, without anybody's name, kept by whoever is on the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from mandaten.bladen.registerbestand import KOLOMMEN, veilig
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.models import Houderschap, Lid, Schorsing
from tests.mandaten.levenslopen import maak_contingent
from tests.mandaten.maken import beslisser, in_handeling, maak_oproep, maak_toekenning, organisatie_voor
from tests.mandaten.procedures import gehoord
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.databank.perioden import reeks
from werkzorg.organisaties.models import Organisatie

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db
URL, CSV, JSON = "/register/", "/register/csv/", "/register/json/"
VANDAAG = timezone.localdate


def noem(organisatie: Organisatie, naam: str, **velden: Any) -> Organisatie:
    """The same organisation under this name."""
    with in_handeling():
        Organisatie.objects.filter(pk=organisatie.pk).update(naam=naam, **velden)
    return Organisatie.objects.get(pk=organisatie.pk)


def houder(soort: str, naam: str, **velden: Any) -> Organisatie:
    """An organisation of this name that can ask for this kind."""
    return noem(organisatie_voor(soort), naam, **velden)


def nummers(client: Client, **vraag: str) -> list[str]:
    """The numbers in the answer to this question, as JSON, page and file give them alike."""
    als_json = [een["nummer"] for een in json.loads(client.get(JSON, vraag).content)["toekenningen"]]
    assert [regel.nummer for regel in client.get(URL, vraag).context["bladzijde"].object_list] == als_json
    assert [rij["Nummer"] for rij in rijen_van(client, **vraag)] == als_json
    return als_json


def rijen_van(client: Client, **vraag: str) -> list[dict[str, str]]:
    """The rows of the CSV file."""
    tekst = client.get(CSV, vraag).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";", strict=True))


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


# --- for everybody ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("url", [URL, CSV, JSON, "/oproepen/"])
def test_wie_niet_aangemeld_is_krijgt_geen_koekje_en_een_antwoord_om_te_bewaren(
    url: str, client: Client
) -> None:
    maak_toekenning("werkactor")
    antwoord = client.get(url)
    assert antwoord.status_code == 200
    assert antwoord.cookies == {}
    assert antwoord.headers["Cache-Control"].startswith("public, max-age=")
    # Whoever signs in afterwards does not get this one.
    assert "Cookie" in antwoord.headers["Vary"]
    assert client.post(url).status_code in {403, 405}


def test_voor_wie_aangemeld_is_wordt_niets_bewaard(cast: Rolverdeling, als: Als) -> None:
    for url in (URL, CSV, JSON, "/oproepen/"):
        antwoord = als(cast.casemanager_zorg).get(url)
        assert antwoord.status_code == 200
        assert antwoord.headers["Cache-Control"] == "no-store"


def test_niemand_van_de_mensen_staat_erin(client: Client) -> None:
    toekenning = maak_toekenning(
        "zorg", houder=houder("zorg", "CAW", email="baas@caw.be", telefoon="+3291234567")
    )
    for url in (URL, CSV, JSON):
        tekst = client.get(url).content.decode()
        assert toekenning.nummer in tekst
        for geheim in ("baas@caw.be", "3291234567", str(toekenning.pk), str(toekenning.houder_id)):
            assert geheim not in tekst


@pytest.mark.parametrize("naam", ["=1+1", "+31", "-2", "@x", "\t=1", "|calc", "%x", "  =1", "＝1"])
def test_geen_cel_wordt_een_formule(naam: str, client: Client) -> None:
    maak_toekenning("werkactor", houder=houder("werkactor", naam))
    (rij,) = rijen_van(client)
    assert rij["Organisatie"].startswith("'")


@given(st.text())
def test_wat_er_ook_in_staat_een_cel_begint_nooit_als_formule(tekst: str) -> None:
    uit = veilig(tekst)
    assert not uit.lstrip().startswith(("=", "+", "-", "@", "|", "%"))
    assert uit in (veilig(uit), uit)


def test_een_naam_met_alles_erin_blijft_een_cel(client: Client) -> None:
    naam = 'CAW "De; Brug", 😀 <b>\n& co'
    maak_toekenning("werkactor", houder=houder("werkactor", naam))
    (rij,) = rijen_van(client)
    assert rij["Organisatie"] == naam
    assert "<b>\n" not in client.get(URL).text
    assert json.loads(client.get(JSON).content)["toekenningen"][0]["houder"]["naam"] == naam


@pytest.mark.parametrize("url", [URL, JSON, CSV])
def test_even_veel_vragen_bij_een_als_bij_veel(url: str, client: Client) -> None:
    def tel() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as gevangen:
            client.get(url)
        return sum(
            not een["sql"].startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET "))
            for een in gevangen.captured_queries
        )

    maak_toekenning("zorg")
    bij_een = tel()
    for regio in ("midwest", "kempen", "brugge"):
        maak_toekenning("zorg", regios=(regio,))
        maak_toekenning("netwerk", regios=(regio,))
    assert tel() == bij_een <= 6


def test_het_formaat_staat_op_de_bladzijde(client: Client) -> None:
    html = client.get(URL, {"soort": "zorg", "op": "01/01/2025"}).text
    assert 'href="/register/csv/?soort=zorg&amp;op=01%2F01%2F2025"' in html
    assert 'href="/register/json/?soort=zorg&amp;op=01%2F01%2F2025"' in html
    maak_toekenning("zorg")
    antwoord = json.loads(client.get(JSON).content)
    for sleutel in (*antwoord, *antwoord["toekenningen"][0]):
        assert f"<code>{sleutel}</code>" in html, sleutel


def test_vandaag_is_de_dag_als_niets_gevraagd_is(client: Client) -> None:
    maak_toekenning("werkactor", nummer="MORGEN", van=VANDAAG() + timedelta(days=1), tot=None)
    assert nummers(client) == []
    assert json.loads(client.get(JSON).content)["op"] == VANDAAG().isoformat()
