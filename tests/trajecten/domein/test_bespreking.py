"""When the talk about report and advice may be left out: the edges of trajecten.domein.bespreking."""

from __future__ import annotations

from datetime import date

import pytest

from trajecten.domein.beeindiging import REDENEN
from trajecten.domein.bespreking import (
    OVERLIJDEN,
    ZONDER_GESPREK,
    besprekingszin,
    krijgt_kopie,
    mag_onbesproken,
    niet_besproken_bezwaar,
    ontvangerszin,
)

DAG = date(2026, 7, 20)


def test_de_redenen_zonder_gesprek_bestaan() -> None:
    assert set(REDENEN) >= ZONDER_GESPREK
    assert OVERLIJDEN in ZONDER_GESPREK


@pytest.mark.parametrize("reden", sorted(REDENEN))
def test_alleen_na_overlijden_of_afhaken(reden: str) -> None:
    zin = niet_besproken_bezwaar("Niet te bereiken.", besproken_op=None, einde_reden=reden)
    assert bool(zin) is (reden not in ("overlijden", "afgehaakt")) is not mag_onbesproken(reden)
    assert "art. 22" in zin or not zin
    assert niet_besproken_bezwaar(" ", besproken_op=DAG, einde_reden=reden) == ""


def test_niet_allebei() -> None:
    zin = niet_besproken_bezwaar("Niet te bereiken.", besproken_op=DAG, einde_reden="afgehaakt")
    assert "niet allebei" in zin


@pytest.mark.parametrize(
    ("op", "waarom", "zin"),
    [
        (DAG, "", "besproken op 20/07/2026"),
        (None, " Overleden. ", "niet besproken: Overleden"),
        (None, " ", ""),
    ],
)
def test_de_zin_over_het_gesprek(op: date | None, waarom: str, zin: str) -> None:
    assert besprekingszin(op, waarom) == zin


def test_wie_overleed_krijgt_geen_kopie() -> None:
    assert [reden for reden in REDENEN if not krijgt_kopie(reden)] == ["overlijden"]
    assert "de deelnemer" in ontvangerszin("afgehaakt")
    assert "de deelnemer" not in ontvangerszin("overlijden")
