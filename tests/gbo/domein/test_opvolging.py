"""Reaching somebody: days, ways, and what starts an onthaaltraject."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo.domein import opvolging as law
from gbo.soorten import PERSOONLIJK, WIJZEN
from werkzorg.termijnen import werkdagen_erbij

SINDS, VANDAAG = date(2026, 11, 2), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("dag", "woord"),
    [(SINDS, ""), (VANDAAG, ""), (date(2026, 11, 24), "nog komen"), (date(2026, 11, 1), "02/11/2026")],
)
def test_een_poging_ligt_tussen_de_ontvangst_en_vandaag(dag: date, woord: str) -> None:
    zin = law.dag_bezwaar(dag, sinds=SINDS, vandaag=VANDAAG)
    assert (woord in zin) if woord else zin == ""


def test_een_uur_later_vandaag_kan_nog_niet() -> None:
    nu = datetime(2026, 11, 23, 10, tzinfo=UTC)
    gezegd = [
        law.moment_bezwaar(nu + timedelta(minutes=m), VANDAAG, sinds=SINDS, nu=nu, vandaag=VANDAAG)
        for m in (-1, 0, 1)
    ]
    assert gezegd == ["", "", "Dit uur moet nog komen: kijk het uur na."]


def test_wat_niet_in_de_lijst_staat_wordt_geweigerd() -> None:
    assert law.poging_bezwaren("telefoon", "bereikt") == {}
    assert law.poging_bezwaren("duif", "misschien").keys() == {"wijze", "uitkomst"}


@pytest.mark.parametrize("wijze", [sleutel for sleutel, _ in WIJZEN])
def test_alleen_een_gesprek_waarin_jullie_elkaar_zien_start(wijze: str) -> None:
    assert (law.start_bezwaar(wijze) == "") == (wijze in PERSOONLIJK)
    assert set(PERSOONLIJK) == {"huisbezoek", "loket"}


def test_werkdagen_tellen_zonder_weekend_en_feestdag() -> None:
    # 11 November is a holiday; 7, 8, 14, 15, 21 and 22 are a weekend.
    assert law.werkdagen_sinds(date(2026, 11, 2), date(2026, 11, 2)) == 0
    assert law.werkdagen_sinds(date(2026, 11, 6), date(2026, 11, 9)) == 1
    assert law.werkdagen_sinds(date(2026, 11, 9), date(2026, 11, 12)) == 2


@given(dag=st.dates(date(2024, 1, 1), date(2030, 1, 1)), aantal=st.integers(0, 30))
def test_de_leeftijd_is_het_omgekeerde_van_de_termijn(dag: date, aantal: int) -> None:
    assert law.werkdagen_sinds(dag, werkdagen_erbij(dag, aantal)) == aantal
