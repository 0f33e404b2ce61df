"""When VDAB may advise welfare (art. 4), and to whom an inhabitant can go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gbo.domein.advies import Welzijnsvoorstel, adviesbezwaren
from gbo.domein.dekking import (
    BRUSSEL,
    GEDEKT,
    NIEMAND,
    ONBEKEND,
    ONGEDEKT,
    dekkingszin,
    periodebezwaren,
    samenstellingsbezwaar,
)

VANDAAG, GEBOREN = date(2026, 3, 2), date(1985, 7, 30)


def bezwaren(
    motivering: str = "Eerst rust in huis.",
    geinformeerd_op: date = VANDAAG,
    *,
    is_overleden: bool = False,
    heeft_open_advies: bool = False,
) -> dict[str, str]:
    return adviesbezwaren(
        Welzijnsvoorstel(motivering, geinformeerd_op),
        geboortedatum=GEBOREN,
        is_overleden=is_overleden,
        heeft_open_advies=heeft_open_advies,
        vandaag=VANDAAG,
    )


def test_een_oordeel_en_een_gesprek_volstaan() -> None:
    assert bezwaren() == {}
    assert bezwaren(geinformeerd_op=GEBOREN) == {}


def test_zonder_oordeel_over_de_andere_aanbiedingen_geen_advies() -> None:
    assert "andere aanbiedingen" in bezwaren("  ")["motivering"]


@pytest.mark.parametrize(
    ("dag", "stuk"),
    [(VANDAAG + timedelta(days=1), "toekomst"), (GEBOREN - timedelta(days=1), "geboortedatum")],
)
def test_de_dag_van_het_gesprek_moet_kunnen(dag: date, stuk: str) -> None:
    assert stuk in bezwaren(geinformeerd_op=dag)["geinformeerd_op"]


def test_niet_voor_wie_overleed_en_niet_twee_tegelijk() -> None:
    assert "overleden" in bezwaren(is_overleden=True)[""]
    assert "nog open" in bezwaren(heeft_open_advies=True)[""]


@pytest.mark.parametrize(
    ("uitkomst", "stuk"),
    [
        (ONBEKEND, "Verbeter het adres"),
        (BRUSSEL, "ligt in Brussel"),
        (ONGEDEKT, "Geen samenwerkingsverband"),
        (NIEMAND, "geen kernpartner kan"),
        (GEDEKT, "precies één"),
    ],
)
def test_elke_uitkomst_heeft_een_zin(uitkomst: str, stuk: str) -> None:
    assert stuk in dekkingszin(uitkomst, "Gent")


@pytest.mark.parametrize(
    ("soorten", "zin"),
    [
        (["ocmw", "caw", "dmw", "ocmw"], ""),
        (["ocmw", "caw"], "Dit samenwerkingsverband heeft nog geen DMW (decreet art. 10)."),
        (["caw"], "Dit samenwerkingsverband heeft nog geen OCMW en geen DMW (decreet art. 10)."),
    ],
)
def test_een_samenwerkingsverband_heeft_drie_soorten(soorten: list[str], zin: str) -> None:
    assert samenstellingsbezwaar(soorten) == zin


def test_een_periode_eindigt_niet_voor_ze_begint() -> None:
    assert periodebezwaren(VANDAAG, None) == periodebezwaren(VANDAAG, VANDAAG) == {}
    assert set(periodebezwaren(VANDAAG, VANDAAG - timedelta(days=1))) == {"tot"}
