"""The public register is for everybody: without a name of anybody, and kept by whoever is on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.mandaten.maken import maak_toekenning
from tests.mandaten.registers import CSV, JSON, URL, houder, nummers, rijen_van
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.ui.kommabestand import veilig

Als = Callable[[Speler], Client]
pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate


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
