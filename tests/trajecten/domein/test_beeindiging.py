"""The end of a traject: which reason on which day, and what would fall outside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.domein.beeindiging import (
    MAXIMUMDUUR,
    REDENEN,
    Onderdeel,
    erbuiten,
    erbuiten_bezwaar,
    gebeurd_bezwaar,
    stop_bezwaren,
    telt_contact,
)
from trajecten.domein.looptijd import Looptijd, kortste_einde, uiterste_van
from trajecten.soorten import EINDEREDENEN

START = date(2025, 1, 15)
KORTSTE = date(2025, 4, 14)
EINDE = date(2026, 7, 14)
EEN_DAG = timedelta(days=1)
VROEGTIJDIG = {sleutel for sleutel, reden in REDENEN.items() if reden.is_vroegtijdig}


def nee(einddatum: date, reden: str = "doel_bereikt", **anders: Any) -> dict[str, str]:
    gewoon: dict[str, Any] = {
        "looptijd": Looptijd(START, 18),
        "min_maanden": 3,
        "vandaag": date(2027, 1, 1),
    }
    return stop_bezwaren(reden=reden, einddatum=einddatum, **{**gewoon, **anders})


def test_de_redenen_zijn_die_van_de_tabel() -> None:
    assert tuple((reden.sleutel, reden.label) for reden in REDENEN.values()) == EINDEREDENEN


def test_de_redenen_om_vroeger_te_stoppen() -> None:
    assert {
        "betaald_werk",
        "heropname",
        "afgehaakt",
        "verhuis",
        "overlijden",
        "mandaat_verloren",
    } <= VROEGTIJDIG
    assert not VROEGTIJDIG & {"doel_bereikt", MAXIMUMDUUR}
    assert [sleutel for sleutel, reden in REDENEN.items() if not reden.is_te_kiezen] == [MAXIMUMDUUR]


@pytest.mark.parametrize("reden", sorted(set(REDENEN) - {MAXIMUMDUUR}))
def test_voor_het_minimum_alleen_met_een_vroegtijdige_reden(reden: str) -> None:
    assert nee(KORTSTE, reden) == {}
    for dag in (START, KORTSTE - EEN_DAG):
        bezwaar = nee(dag, reden)
        if reden in VROEGTIJDIG:
            assert bezwaar == {}
        else:
            assert bezwaar.keys() == {"reden"}
            assert (
                "minstens 3 maanden: hier tot en met 14/04/2025 (Decreet 8/7/2022 art. 11)"
                in bezwaar["reden"]
            )
            assert "betaald werk, opleiding" in bezwaar["reden"]


@pytest.mark.parametrize(
    ("einddatum", "reden", "anders", "veld", "zegt"),
    [
        (date(2025, 1, 14), "verhuis", {}, "einddatum", "begon op 15/01/2025"),
        (EINDE + EEN_DAG, "verhuis", {}, "einddatum", "tot en met 14/07/2026 (Decreet 8/7/2022 art. 11)"),
        (date(2025, 6, 2), "verhuis", {"vandaag": date(2025, 6, 1)}, "einddatum", "moet nog komen"),
        (date(2025, 6, 2), "zomaar", {}, "reden", "uit de lijst"),
        (date(2025, 6, 2), MAXIMUMDUUR, {}, "reden", "uit de lijst"),
    ],
)
def test_wat_niet_kan(einddatum: date, reden: str, anders: dict[str, Any], veld: str, zegt: str) -> None:
    bezwaar = nee(einddatum, reden, **anders)
    assert bezwaar.keys() == {veld}
    assert zegt in bezwaar[veld]


@pytest.mark.parametrize("einddatum", [START, KORTSTE, EINDE])
def test_stoppen_kan_op_de_eerste_en_op_de_laatste_dag(einddatum: date) -> None:
    assert nee(einddatum, "betaald_werk", vandaag=einddatum) == {}


def test_een_verlengd_traject_stopt_ook_na_achttien_maanden() -> None:
    assert nee(EINDE + EEN_DAG, looptijd=Looptijd(START, 18, 6)) == {}


@given(st.integers(-30, 700), st.sampled_from(sorted(REDENEN)), st.integers(-30, 700))
def test_wat_kan_ligt_altijd_binnen_het_traject(later: int, reden: str, nu: int) -> None:
    einddatum, vandaag = START + timedelta(days=later), START + timedelta(days=nu)
    looptijd = Looptijd(START, 18)
    kan = not nee(einddatum, reden, looptijd=looptijd, vandaag=vandaag)
    binnen = START <= einddatum <= min(vandaag, uiterste_van(looptijd))
    lang_genoeg = einddatum >= kortste_einde(START, 3) or reden in VROEGTIJDIG
    assert kan == (binnen and lang_genoeg and reden != MAXIMUMDUUR)


ONDERDELEN = [
    Onderdeel("Stage De Kringwinkel", date(2025, 9, 30)),
    Onderdeel("Actie Sollicitatietraining", date(2025, 6, 2)),
    Onderdeel("Gesprek", date(2025, 6, 1)),
]


def test_wat_er_na_een_kortere_einddatum_nog_loopt() -> None:
    buiten = erbuiten(ONDERDELEN, date(2025, 6, 1))
    assert [een.naam for een in buiten] == ["Actie Sollicitatietraining", "Stage De Kringwinkel"]
    zin = erbuiten_bezwaar(ONDERDELEN, date(2025, 6, 1))
    assert "Na 01/06/2025 loopt nog: Actie Sollicitatietraining (tot en met 02/06/2025); Stage" in zin
    assert erbuiten_bezwaar(ONDERDELEN, date(2025, 9, 30)) == ""


def test_een_lange_lijst_wordt_een_getal() -> None:
    veel = [Onderdeel(f"Actie {nummer}", date(2025, 6, 1) + timedelta(days=nummer)) for nummer in range(1, 9)]
    assert len(erbuiten(veel, date(2025, 6, 1))) == 8
    zin = erbuiten_bezwaar(veel, date(2025, 6, 1))
    assert "Actie 5 (tot en met 06/06/2025); en nog 3." in zin
    assert "Actie 6" not in zin


@pytest.mark.parametrize(
    ("gebeurd", "zin"),
    [
        ([], ""),
        ([Onderdeel("een evaluatie", date(2026, 3, 4))], ""),
        (
            [Onderdeel("een contact", date(2026, 3, 9)), Onderdeel("een evaluatie", date(2026, 3, 5))],
            "Na 04/03/2026 gebeurde nog iets: een evaluatie op 05/03/2026; een contact op 09/03/2026. "
            "Kies 09/03/2026 of een latere dag.",
        ),
    ],
)
def test_wat_gebeurde_kan_niet_na_het_einde_liggen(gebeurd: list[Onderdeel], zin: str) -> None:
    assert gebeurd_bezwaar(gebeurd, date(2026, 3, 4)) == zin


def test_na_een_overlijden_tellen_contacten_niet() -> None:
    assert not telt_contact("overlijden")
    assert telt_contact("verhuis")
