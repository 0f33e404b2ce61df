"""Moving on to work or training: AMA ends the day before, and nothing overlaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.doorstroom import BETAALD_WERK, SOORTEN, Stap, bezwaren, laatste_dag_ama

START = date(2025, 3, 10)
VANDAAG = date(2026, 2, 2)
STAP = Stap("nec", date(2026, 3, 1), 19 * 60, "Bakkerij De Korst", "Via stage.")


def nee(stap: Stap, laatste: date | None = None) -> set[str]:
    return set(bezwaren(stap, start=START, vandaag=VANDAAG, hoogstens_vooraf=180, laatste_aanwezig=laatste))


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, set()),
        ({"soort": "vakantie"}, {"soort"}),
        ({"eerste_dag": None}, {"eerste_dag"}),
        ({"eerste_dag": START}, {"eerste_dag"}),
        ({"eerste_dag": START + timedelta(days=1)}, set()),
        ({"eerste_dag": VANDAAG + timedelta(days=180)}, set()),
        ({"eerste_dag": VANDAAG + timedelta(days=181)}, {"eerste_dag"}),
        ({"minuten_per_week": None}, {"minuten_per_week"}),
        ({"minuten_per_week": None, "soort": "opleiding"}, set()),
        ({"minuten_per_week": 50 * 60 + 1}, {"minuten_per_week"}),
        ({"werkgever": "", "toelichting": ""}, set()),
    ],
)
def test_bezwaren(anders: dict[str, Any], velden: set[str]) -> None:
    assert nee(replace(STAP, **anders)) == velden


def test_niemand_was_er_nog_na_de_laatste_dag() -> None:
    assert nee(STAP, date(2026, 2, 28)) == set()
    assert nee(STAP, date(2026, 3, 1)) == {"eerste_dag"}


def test_alles_behalve_een_opleiding_is_betaald_werk() -> None:
    assert SOORTEN.keys() - {"opleiding"} == BETAALD_WERK


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_de_dag_ervoor(dag: date) -> None:
    assert laatste_dag_ama(dag) + timedelta(days=1) == dag
