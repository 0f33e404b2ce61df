"""The law of the way into AMA sociale economie: proposal, decision, and the order of who waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ama.domein.toeleiding import (
    WEIGERADVIEZEN,
    Persoonsstand,
    Plaats,
    Voorstel,
    Wachtende,
    WvgLoopt,
    bezetting_zin,
    intrekbezwaren,
    moet_wachten,
    toekenbezwaren,
    volgorde,
    voorstel_bezwaren,
    wacht_zin,
    wachtbezwaar,
    wachtlijst,
    weigerbezwaren,
)
from tests.omvang import aantal
from werkzorg.doorverwijzingen.domein import ADVIES_AMA_WSE, ADVIES_WELZIJN, advies_bezwaar
from werkzorg.termijnen import Periode

VANDAAG = date(2026, 11, 23)
GEBOREN = date(1988, 4, 2)
STAND = Persoonsstand(GEBOREN)
GOED = Voorstel(
    ontvangen_op=date(2026, 11, 20),
    akkoord_op=date(2026, 11, 18),
    geinformeerd_op=date(2026, 11, 18),
    motivering="Wil stap voor stap weer werken.",
    minuten_haalbaar=12 * 60,
    stappen_haalbaar=True,
)


def _bezwaren(stand: Persoonsstand = STAND, **anders: Any) -> dict[str, str]:
    return voorstel_bezwaren(replace(GOED, **anders), stand, vandaag=VANDAAG, minimum_minuten=720)


def test_een_volledig_voorstel_kan() -> None:
    assert _bezwaren() == {}


@pytest.mark.parametrize(
    ("anders", "veld", "woord"),
    [
        ({"ontvangen_op": VANDAAG + timedelta(days=1)}, "ontvangen_op", "toekomst"),
        ({"geinformeerd_op": VANDAAG + timedelta(days=1)}, "geinformeerd_op", "informeerde"),
        ({"akkoord_op": GEBOREN - timedelta(days=1)}, "akkoord_op", "geboortedatum"),
        ({"motivering": "  "}, "motivering", "waarom"),
        ({"minuten_haalbaar": 0}, "minuten_haalbaar", "meer dan 0"),
        ({"minuten_haalbaar": 38 * 60 + 1}, "minuten_haalbaar", "38 u"),
        ({"minuten_haalbaar": 719}, "minuten_haalbaar", "12 u"),
        ({"stappen_haalbaar": False}, "stappen_haalbaar", "AMA welzijn"),
    ],
)
def test_wat_een_voorstel_tegenhoudt(anders: dict[str, Any], veld: str, woord: str) -> None:
    uit = _bezwaren(**anders)

    assert set(uit) == {veld}
    assert woord in uit[veld]


def test_minder_dan_het_minimum_mag_met_opbouw() -> None:
    assert _bezwaren(minuten_haalbaar=4 * 60, opbouw_mogelijk=True) == {}


def test_vandaag_en_de_geboortedag_tellen_nog_mee() -> None:
    assert _bezwaren(ontvangen_op=VANDAAG, akkoord_op=VANDAAG, geinformeerd_op=GEBOREN) == {}


def test_een_tegelijk_en_nooit_na_een_overlijden() -> None:
    assert "één tegelijk" in _bezwaren(replace(STAND, open_toeleiding=True))[""]
    assert "overleden" in _bezwaren(replace(STAND, overleden_op=VANDAAG))[""]


def test_lopende_ama_welzijn_houdt_een_voorstel_niet_tegen() -> None:
    assert _bezwaren(replace(STAND, wvg=(WvgLoopt("De Brug", Periode(date(2026, 1, 1))),))) == {}


def test_toekennen_vraagt_een_motivering() -> None:
    assert set(toekenbezwaren(STAND, motivering=" ")) == {"motivering"}
    assert toekenbezwaren(STAND, motivering="Past.") == {}


def test_toekennen_naast_ama_welzijn_alleen_met_een_brief_van_die_begeleider() -> None:
    zonder = WvgLoopt("De Brug", Periode(date(2026, 1, 1)))
    met = replace(zonder, met_brief=True)

    zin = toekenbezwaren(replace(STAND, wvg=(met, zonder)), motivering="Past.")[""]

    assert "De Brug" in zin
    assert "vanaf 01/01/2026" in zin
    assert toekenbezwaren(replace(STAND, wvg=(met,)), motivering="Past.") == {}


def test_een_advies_welzijn_gaat_niet_samen() -> None:
    stand = replace(STAND, advies=ADVIES_WELZIJN, advies_van=date(2026, 10, 1))

    assert "advies Welzijn" in toekenbezwaren(stand, motivering="Past.")[""]
    assert toekenbezwaren(replace(stand, advies=ADVIES_AMA_WSE), motivering="Past.") == {}
    assert "AMA sociale economie" in advies_bezwaar(ADVIES_WELZIJN, ADVIES_AMA_WSE, None)


def test_weigeren_zegt_waarom_en_waarheen() -> None:
    assert set(weigerbezwaren(motivering="", weigeradvies="")) == {"motivering", "weigeradvies"}
    for sleutel in WEIGERADVIEZEN:
        assert weigerbezwaren(motivering="Te weinig uren.", weigeradvies=sleutel) == {}


def test_intrekken_zegt_waarom() -> None:
    assert set(intrekbezwaren(" ")) == {"reden"}
    assert intrekbezwaren("Verhuisd.") == {}


def _wacht(nummer: int, beslist: date, ontvangen: date = date(2026, 1, 1)) -> Wachtende:
    return Wachtende(UUID(int=nummer), beslist, ontvangen, datetime(2026, 1, 1, 12, nummer, tzinfo=UTC))


def test_wie_eerst_toegekend_werd_is_eerst_aan_de_beurt() -> None:
    laat = _wacht(1, date(2026, 3, 2))
    vroeg = _wacht(2, date(2026, 3, 1), date(2026, 2, 20))
    vroeg_eerder_binnen = _wacht(3, date(2026, 3, 1), date(2026, 2, 10))

    lijst = wachtlijst([laat, vroeg, vroeg_eerder_binnen], plaatsen=10, gestart=8)

    assert lijst == [
        Plaats(UUID(int=3), 1, aan_de_beurt=True),
        Plaats(UUID(int=2), 2, aan_de_beurt=True),
        Plaats(UUID(int=1), 3, aan_de_beurt=False),
    ]


def test_op_een_dag_komt_wie_een_plaats_had_voor_wie_op_de_lijst_kwam() -> None:
    dag = date(2026, 3, 1)
    op_de_lijst, met_plaats = _wacht(1, dag), replace(_wacht(2, dag, date(2026, 2, 1)), wacht=False)
    later_getypt = replace(_wacht(3, dag), sleutel=UUID(int=0))

    assert volgorde([later_getypt, op_de_lijst, met_plaats]) == [met_plaats, op_de_lijst, later_getypt]


@pytest.mark.parametrize(
    ("voor_mij", "plaatsen", "gestart", "wacht"),
    [(0, 10, 9, False), (1, 10, 9, True), (0, 10, 10, True), (0, 8, 10, True), (0, 0, 0, True)],
)
def test_wie_moet_wachten(voor_mij: int, plaatsen: int, gestart: int, wacht: bool) -> None:
    assert moet_wachten(voor_mij=voor_mij, plaatsen=plaatsen, gestart=gestart) is wacht
    assert (wachtbezwaar(voor_mij=voor_mij, plaatsen=plaatsen, gestart=gestart) == "") is wacht


def test_zinnen_over_bezetting_en_wachten() -> None:
    assert (
        bezetting_zin(plaatsen=None, gestart=0, wachtend=0) == "Voor dit jaar zijn geen plaatsen toegekend."
    )
    assert (
        bezetting_zin(plaatsen=10, gestart=11, wachtend=1)
        == "10 toegekend, 11 bezet, 0 gepland, 0 vrij, 1 wacht."
    )
    assert bezetting_zin(plaatsen=24, gestart=10, wachtend=2) == (
        "24 toegekend, 10 bezet, 2 gepland, 12 vrij, niemand wacht."
    )
    assert "2 wachten" in bezetting_zin(plaatsen=10, gestart=10, wachtend=2)
    vrij = wacht_zin(Plaats(UUID(int=1), 1, aan_de_beurt=True), wacht_sinds=None, vandaag=VANDAAG)
    assert "plaats vrij" in vrij
    wacht = wacht_zin(
        Plaats(UUID(int=1), 3, aan_de_beurt=False), wacht_sinds=date(2026, 11, 13), vandaag=VANDAAG
    )
    assert wacht == "Plaats 3 op de wachtlijst. Wacht sinds 13/11/2026 (10 dagen)."


_DAGEN = st.dates(date(2024, 1, 1), date(2027, 12, 31))
_MOMENTEN = st.integers(0, 1000).map(lambda uren: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=uren))
_WACHTENDEN = st.lists(
    st.builds(Wachtende, st.uuids(), _DAGEN, _DAGEN, _MOMENTEN, st.booleans()),
    max_size=30,
    unique_by=lambda een: een.sleutel,
)


@given(_WACHTENDEN, st.integers(0, 40), st.integers(0, 40), st.randoms())
@settings(max_examples=aantal(100, 1000))
def test_de_volgorde_hangt_niet_af_van_hoe_ze_binnenkomen(
    wachtenden: list[Wachtende], plaatsen: int, gestart: int, toeval: Any
) -> None:
    geschud = wachtenden[:]
    toeval.shuffle(geschud)
    lijst = wachtlijst(geschud, plaatsen=plaatsen, gestart=gestart)

    assert lijst == wachtlijst(wachtenden, plaatsen=plaatsen, gestart=gestart)
    assert [een.rang for een in lijst] == list(range(1, len(wachtenden) + 1))
    # Never more called forward than there are places, and nobody passes by who was granted before.
    assert sum(een.aan_de_beurt for een in lijst) == min(len(lijst), max(0, plaatsen - gestart))
    beurt = [een.aan_de_beurt for een in lijst]
    assert beurt == sorted(beurt, reverse=True)
    op_rij = volgorde(wachtenden)
    assert all(een.beslist_op <= volgend.beslist_op for een, volgend in pairwise(op_rij))
    for een in lijst:
        assert een.aan_de_beurt is not moet_wachten(voor_mij=een.rang - 1, plaatsen=plaatsen, gestart=gestart)
