"""Corrected hours, a request that is complete, and the network after a lost mandate: case by case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from trajecten.domein.mandaatverlies import gaat_over, venster
from trajecten.domein.uitvoering import te_laat_sinds, verbeter_bezwaren
from trajecten.domein.verzoek import volledig_bezwaar

DAG = date(2026, 3, 2)
EEN, ANDER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("nieuw", "op_dag", "velden"),
    [
        ("2", "3", set()),
        ("0", "3", set()),
        ("3", "3", {"uren"}),
        ("-0.5", "3", {"uren"}),
        ("24", "3", set()),
        ("24", "3.5", {"uren"}),
        ("22", "5", set()),
    ],
)
def test_uren_verbeteren(nieuw: str, op_dag: str, velden: set[str]) -> None:
    nee = verbeter_bezwaren(Decimal(nieuw), "Fout.", nu=Decimal(3), op_dag=Decimal(op_dag), dag=DAG)
    assert set(nee) == velden
    zonder = verbeter_bezwaren(Decimal(nieuw), " ", nu=Decimal(3), op_dag=Decimal(op_dag), dag=DAG)
    assert set(zonder) == velden | {"reden"}


@pytest.mark.parametrize(
    ("op", "mag"),
    [(date(2026, 2, 27), False), (date(2026, 2, 28), True), (DAG, True), (date(2026, 3, 3), False)],
)
def test_een_verzoek_is_volledig_van_ontvangst_tot_vandaag(op: date, mag: bool) -> None:
    assert (volledig_bezwaar(op, ontvangen_op=date(2026, 2, 28), vandaag=DAG) == "") is mag


@pytest.mark.parametrize(
    ("dag", "naar", "mag"),
    [(DAG, ANDER, False), (date(2026, 3, 3), ANDER, True), (date(2026, 3, 3), EEN, False)],
)
def test_het_netwerk_gaat_over_vanaf_de_dag_erna(dag: date, naar: UUID, mag: bool) -> None:
    assert gaat_over(DAG, dag, van=EEN, naar=naar) is mag


def test_de_klok_kijkt_een_jaar_terug_ook_over_een_schrikkeldag() -> None:
    van, tot = venster(date(2028, 3, 1))
    assert (van, tot) == (date(2027, 3, 1), date(2028, 6, 1))
    assert te_laat_sinds(date(2028, 3, 3)) == date(2028, 2, 25)
