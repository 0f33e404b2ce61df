"""The law of inspection: every criterium answered, the holder heard, a follow-up with a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mandaten.domein import controle as recht
from mandaten.models.controle import Oordeel

DAG = date(2026, 6, 1)
MORGEN = DAG + timedelta(days=1)


def test_de_woorden_van_het_recht_zijn_die_van_de_tabellen() -> None:
    assert {recht.IN_ORDE, recht.NIET_IN_ORDE, recht.NIET_VAN_TOEPASSING} == {een.value for een in Oordeel}


@pytest.mark.parametrize(
    ("criteria", "woord"),
    [
        (["een", "twee"], ""),
        ([], "minstens"),
        (["x"] * 2, "twee keer"),
        (["Verzekering", "verzekering"], "twee keer"),
        ([str(n) for n in range(31)], "hoogstens 30"),
        (["x" * 301], "te lang"),
    ],
)
def test_een_lijst_van_criteria(criteria: list[str], woord: str) -> None:
    zin = recht.criteria_bezwaar(criteria)
    assert (woord in zin) if woord else zin == ""


def test_elk_criterium_heeft_een_oordeel_en_een_bewijs() -> None:
    V = recht.Vaststelling

    def nee(*rijen: recht.Vaststelling, op: date = DAG) -> set[str]:
        return set(recht.bevinding_bezwaren(rijen, aantal_criteria=2, bezocht_op=op, vandaag=DAG))

    assert nee(V(0, "in_orde", "polis"), V(1, "nvt", "")) == set()
    assert nee(V(0, "in_orde", "polis")) == {"oordeel_1"}
    assert nee(V(0, "niet_in_orde", ""), V(1, "nvt", "")) == {"bewijs_0"}
    assert nee(V(0, "nvt", ""), V(1, "nvt", ""), op=MORGEN) == {"bezocht_op"}


def test_een_controle_start_niet_op_een_dag_die_nog_komt() -> None:
    def nee(criteria: list[str] | None, peildag: date | None) -> set[str]:
        return set(recht.start_bezwaren(criteria=criteria, peildag=peildag, vandaag=DAG))

    assert nee(["x"], DAG) == set()
    assert nee(["x"], MORGEN) == {"peildag"}
    assert nee([], MORGEN) == {"peildag", "criteria"}
    # What could not be read is refused where it was read.
    assert nee(None, None) == set()


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, set()),
        ({"is_beantwoord": False}, {""}),
        ({"is_beantwoord": False, "antwoord_tot": DAG - timedelta(days=1)}, set()),
        ({"is_beantwoord": False, "antwoord_tot": DAG}, {""}),
        ({"is_in_orde": False}, {"opvolging"}),
        ({"is_in_orde": False, "opvolging": "doe"}, {"opvolgen_voor"}),
        ({"is_in_orde": False, "opvolging": "doe", "opvolgen_voor": MORGEN}, set()),
        ({"opvolging": "doe", "opvolgen_voor": DAG}, {"opvolgen_voor"}),
        ({"opvolgen_voor": MORGEN}, {"opvolging"}),
    ],
)
def test_een_besluit_wacht_op_het_antwoord_en_noemt_wat_volgt(anders: dict, velden: set[str]) -> None:
    basis = {
        "is_beantwoord": True,
        "antwoord_tot": MORGEN,
        "is_in_orde": True,
        "opvolging": "",
        "opvolgen_voor": None,
        "vandaag": DAG,
    }
    assert set(recht.besluit_bezwaren(**{**basis, **anders})) == velden


def test_de_opvolging_ligt_na_het_besluit_en_niet_in_de_toekomst() -> None:
    def nee(op: date) -> set[str]:
        return set(recht.opvolging_bezwaren(op=op, besloten_op=DAG - timedelta(days=3), vandaag=DAG))

    assert nee(DAG) == set()
    assert nee(MORGEN) == nee(DAG - timedelta(days=4)) == {"op"}
