"""Who must do what next with the plan, and when it can be sent (art. 14, 15, 18)."""

from __future__ import annotations

import pytest

from trajecten.domein.akkoord import PARTIJEN
from trajecten.domein.planstand import (
    AKKOORD,
    BEWERKEN,
    INDIENEN,
    REGISTREREN,
    TERUGSTUREN,
    Versiestand,
    indien_bezwaar,
    volgende_stap,
    zinvol,
)

ALLEN = frozenset(PARTIJEN)
LEEG: tuple[Versiestand, ...] = ()
EEN = (Versiestand(1, frozenset({"deelnemer"})),)
EENS = (Versiestand(1, ALLEN),)
WEG = (Versiestand(1, ALLEN, is_ingediend=True),)
TERUG = (Versiestand(1, ALLEN, is_ingediend=True, is_teruggestuurd=True),)
KLAAR = (Versiestand(1, ALLEN, is_ingediend=True, is_geregistreerd=True),)


@pytest.mark.parametrize(
    ("versies", "gebreken", "gewijzigd", "sleutel", "woord"),
    [
        (LEEG, 2, True, BEWERKEN, "2 punten"),
        (LEEG, 1, True, BEWERKEN, "1 punt "),
        (LEEG, 0, True, AKKOORD, "volledig"),
        (EEN, 0, False, AKKOORD, "casemanager Werk en de casemanager Zorg"),
        (EENS, 0, True, AKKOORD, "gewijzigd"),
        (EENS, 0, False, INDIENEN, "dien ze in"),
        (WEG, 0, False, REGISTREREN, "versie 1"),
        (WEG, 3, True, REGISTREREN, "versie 1"),
        (TERUG, 0, False, BEWERKEN, "terug"),
        (TERUG, 0, True, AKKOORD, "gewijzigd"),
        (KLAAR, 0, False, "", "geregistreerd"),
        (KLAAR, 0, True, AKKOORD, "gewijzigd"),
        # A version that was agreed on, while the law now asks more.
        (EENS, 1, False, BEWERKEN, "1 punt"),
    ],
)
def test_de_volgende_stap(
    versies: tuple[Versiestand, ...], gebreken: int, gewijzigd: bool, sleutel: str, woord: str
) -> None:
    stap = volgende_stap(versies, aantal_gebreken=gebreken, is_gewijzigd=gewijzigd, is_nieuw=not versies)
    assert stap.sleutel == sleutel
    assert woord.lower() in stap.zin.lower()
    assert bool(stap.wie) == bool(sleutel)


@pytest.mark.parametrize(
    ("versies", "gebreken", "gewijzigd", "partijen", "verwacht"),
    [
        (LEEG, 1, True, ["deelnemer"], set()),
        (LEEG, 0, True, ["deelnemer"], {AKKOORD}),
        (EEN, 0, False, ["deelnemer"], set()),
        (EEN, 0, False, ["deelnemer", "zorg"], {AKKOORD}),
        (EENS, 0, False, ["werk"], {INDIENEN}),
        (EENS, 0, True, ["werk"], {AKKOORD}),
        (WEG, 0, False, ["werk"], {TERUGSTUREN, REGISTREREN}),
        (WEG, 0, True, ["werk"], {AKKOORD, TERUGSTUREN, REGISTREREN}),
        ((*WEG, Versiestand(2, ALLEN)), 0, False, ["werk"], {TERUGSTUREN, REGISTREREN}),
        (TERUG, 0, False, ["werk"], set()),
        (KLAAR, 0, False, ["werk"], set()),
    ],
)
def test_wat_nu_zin_heeft(
    versies: tuple[Versiestand, ...],
    gebreken: int,
    gewijzigd: bool,
    partijen: list[str],
    verwacht: set[str],
) -> None:
    gevonden = zinvol(versies, aantal_gebreken=gebreken, is_gewijzigd=gewijzigd, partijen=partijen)
    assert gevonden == verwacht


@pytest.mark.parametrize(
    ("versies", "gewijzigd", "woord"),
    [
        (LEEG, True, "Niemand"),
        (EEN, False, "ontbreekt"),
        (EENS, True, "gewijzigd sinds versie 1"),
        (WEG, False, "ligt al"),
        (TERUG, False, "teruggestuurd"),
        (KLAAR, False, "al ingediend"),
        ((*WEG, Versiestand(2, ALLEN)), False, "Versie 1 ligt al"),
    ],
)
def test_waarom_niet_indienen(versies: tuple[Versiestand, ...], gewijzigd: bool, woord: str) -> None:
    assert woord in indien_bezwaar(versies, is_gewijzigd=gewijzigd)


def test_wat_iedereen_goedkeurde_kan_ingediend_worden() -> None:
    assert indien_bezwaar(EENS, is_gewijzigd=False) == ""
    assert indien_bezwaar((*KLAAR, Versiestand(2, ALLEN)), is_gewijzigd=False) == ""
