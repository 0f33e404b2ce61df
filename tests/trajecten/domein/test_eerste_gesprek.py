"""The law on what comes before the first talk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from trajecten.domein.eerste_gesprek import ONDERWERPEN, informatie_bezwaren, start_bezwaar

DAG = date(2026, 3, 10)
TANDEM = date(2026, 3, 1)
EEN_DAG = timedelta(days=1)


def test_alle_zes_onderwerpen_zijn_nodig() -> None:
    assert len(ONDERWERPEN) == 6
    assert informatie_bezwaren(ONDERWERPEN, DAG, tandem_op=TANDEM, vandaag=DAG) == {}


@pytest.mark.parametrize("sleutel", ONDERWERPEN)
def test_wat_niet_besproken_is_staat_in_de_zin(sleutel: str) -> None:
    rest = set(ONDERWERPEN) - {sleutel}
    nee = informatie_bezwaren(rest, DAG, tandem_op=TANDEM, vandaag=DAG)
    assert list(nee) == ["besproken"]
    assert ONDERWERPEN[sleutel] in nee["besproken"]
    assert "art. 14 § 2, 2°" in nee["besproken"]
    assert not any(ONDERWERPEN[een] in nee["besproken"] for een in rest)


@pytest.mark.parametrize(
    ("dag", "stuk"),
    [
        (DAG + EEN_DAG, "nog niet gebeurd"),
        (TANDEM - EEN_DAG, "De tandem begon op 01/03/2026"),
        (TANDEM, ""),
        (DAG, ""),
    ],
)
def test_informeren_kan_van_de_tandem_tot_vandaag(dag: date, stuk: str) -> None:
    nee = informatie_bezwaren(ONDERWERPEN, dag, tandem_op=TANDEM, vandaag=DAG)
    assert nee.get("informatieplicht_op", "").count(stuk) or not nee
    assert bool(nee) is bool(stuk)


@pytest.mark.parametrize(
    ("dag", "geinformeerd_op", "stuk"),
    [
        (DAG, None, "Informeer eerst de deelnemer"),
        (DAG - EEN_DAG, DAG, "pas geïnformeerd op 10/03/2026"),
        (DAG, DAG, ""),
        (DAG, TANDEM, ""),
        (DAG + EEN_DAG, DAG, "nog niet gebeurd"),
        (TANDEM - EEN_DAG, TANDEM - EEN_DAG, "De tandem begon"),
    ],
)
def test_wat_als_eerste_gesprek_telt(dag: date, geinformeerd_op: date | None, stuk: str) -> None:
    zin = start_bezwaar(
        dag, geinformeerd_op=geinformeerd_op, tandem_op=TANDEM, vandaag=DAG, uiterste=date(2027, 9, 9)
    )
    assert stuk in zin
    assert bool(zin) is bool(stuk)


@pytest.mark.parametrize(("uiterste", "mag"), [(DAG, True), (DAG - EEN_DAG, False)])
def test_een_traject_dat_al_voorbij_zou_zijn_begint_niet(uiterste: date, mag: bool) -> None:
    zin = start_bezwaar(DAG, geinformeerd_op=DAG, tandem_op=TANDEM, vandaag=DAG, uiterste=uiterste)
    assert (zin == "") is mag
    assert mag or "art. 11" in zin
