"""What an evaluation says, and what its outcome sets going."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ama.domein.evaluatieinhoud import (
    UITKOMSTEN,
    Doel,
    Evaluatie,
    beeld_departement,
    bezwaren,
    uitkomsten_met,
    volgende_doelen,
)
from ama.domein.statuut import Instantie

VANDAAG = date(2026, 3, 1)
SINDS = date(2025, 3, 10)
AF = Evaluatie(
    op=VANDAAG,
    doelen=(Doel("Op tijd komen", 3), Doel("De kassa leren", 4)),
    woorden_deelnemer="Het gaat goed.",
    volgende_stap_mogelijk=False,
    waarom="Meer uren lukt nog niet.",
    afspraken="We bekijken het in de zomer.",
    uitkomst="verder",
)


def velden(evaluatie: Evaluatie, **anders: date | None) -> set[str]:
    dagen = {"sinds": SINDS, "vorige": None, "laatste_dag": None} | anders
    sinds = dagen["sinds"]
    assert sinds is not None
    return set(
        bezwaren(
            evaluatie, sinds=sinds, vorige=dagen["vorige"], vandaag=VANDAAG, laatste_dag=dagen["laatste_dag"]
        )
    )


@pytest.mark.parametrize(
    ("evaluatie", "fout"),
    [
        (AF, set()),
        (replace(AF, afspraken=""), set()),
        (replace(AF, op=None), {"op"}),
        (replace(AF, op=date(2026, 3, 2)), {"op"}),
        (replace(AF, op=date(2025, 3, 9)), {"op"}),
        (replace(AF, doelen=()), {"doelen"}),
        (replace(AF, doelen=(Doel(" "),)), {"doelen"}),
        (replace(AF, doelen=(Doel("Op tijd komen"), Doel("x", 5))), {"doelen-0", "doelen-1"}),
        (replace(AF, volgende_stap_mogelijk=None), {"volgende_stap_mogelijk"}),
        (replace(AF, waarom=" "), {"waarom"}),
        (replace(AF, uitkomst="misschien"), {"uitkomst"}),
        (replace(AF, woorden_deelnemer=""), {"woorden_deelnemer"}),
        (Evaluatie(), {"op", "doelen", "volgende_stap_mogelijk", "uitkomst", "woorden_deelnemer"}),
    ],
)
def test_wat_erin_moet(evaluatie: Evaluatie, fout: set[str]) -> None:
    assert velden(evaluatie) == fout


def test_de_dag_ligt_tussen_de_vorige_en_het_einde() -> None:
    assert velden(AF, vorige=date(2026, 2, 28)) == set()
    assert velden(AF, vorige=VANDAAG) == {"op"}
    assert velden(AF, laatste_dag=VANDAAG) == set()
    assert velden(AF, laatste_dag=date(2026, 2, 28)) == {"op"}


def test_afgestemd_met_wie_toestemming_gaf() -> None:
    def nog(*klaar: Instantie) -> dict[str, str]:
        return bezwaren(
            replace(AF, afgestemd=frozenset(klaar)),
            sinds=SINDS,
            vorige=None,
            vandaag=VANDAAG,
            laatste_dag=None,
            af_te_stemmen=[Instantie.ARTS, Instantie.OCMW],
        )

    assert "de adviserend arts van het ziekenfonds en het OCMW" in nog()["afgestemd"]
    assert "het OCMW" in nog(Instantie.ARTS)["afgestemd"]
    assert nog(Instantie.ARTS, Instantie.OCMW) == {}


def test_het_departement_ziet_alleen_de_dag_en_het_resultaat() -> None:
    assert beeld_departement(AF) == {"gehouden op": "01/03/2026", "resultaat": "verder zoals nu"}
    assert beeld_departement(replace(AF, op=None)) == {}
    assert beeld_departement(replace(AF, uitkomst="")) == {}


def test_elke_uitkomst_zegt_wat_er_volgt() -> None:
    assert {sleutel for sleutel, een in UITKOMSTEN.items() if een.stopt} == {
        "ama_wse",
        "betaald_werk",
        "stop",
    }
    assert {een.volgende_handeling for een in UITKOMSTEN.values()} == {
        "",
        "overeenkomst_wijzigen",
        "overeenkomst_stopzetten",
        "doorverwijzing_versturen",
    }
    assert all(een.wat_nu.endswith(".") for een in UITKOMSTEN.values())


def test_een_nieuwe_evaluatie_begint_met_wat_open_bleef() -> None:
    assert volgende_doelen(AF) == (Doel("Op tijd komen"),)
    assert volgende_doelen(None) == ()


@pytest.mark.parametrize(
    ("handeling", "uitkomsten"),
    [
        ("overeenkomst_wijzigen", {"andere_uren"}),
        ("overeenkomst_stopzetten", {"betaald_werk", "stop"}),
        ("doorverwijzing_versturen", {"activeringstraject", "ama_wse", "ama_wvg"}),
        ("iets_anders", set()),
    ],
)
def test_welke_uitkomst_een_handeling_vraagt(handeling: str, uitkomsten: set[str]) -> None:
    assert uitkomsten_met(handeling) == uitkomsten
