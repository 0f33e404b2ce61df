"""The end of an onthaaltraject, the twelve months after it, and holding an erasure back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo.domein import einde as law
from gbo.domein.telling import toonbaar

VANDAAG = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("einde", "weg"),
    [
        (date(2025, 1, 31), date(2026, 1, 31)),
        (date(2025, 3, 15), date(2026, 3, 15)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2025, 2, 28), date(2026, 2, 28)),
        (date(2023, 3, 1), date(2024, 3, 1)),
        (date(2025, 12, 31), date(2026, 12, 31)),
        (date(2025, 8, 30), date(2026, 8, 30)),
    ],
)
def test_twaalf_maanden_na_het_einde_is_alles_weg(einde: date, weg: date) -> None:
    assert law.weg_op(einde, 12) == weg


@given(einde=st.dates(date(2023, 7, 1), date(2090, 1, 1)))
def test_nooit_langer_dan_een_jaar_en_een_schrikkeldag(einde: date) -> None:
    dagen = (law.weg_op(einde, 12) - einde).days
    assert dagen in (365, 366)
    assert law.weg_op(einde, 12) <= law.weg_op(einde + timedelta(days=1), 12)


@pytest.mark.parametrize(
    ("einde", "woord"),
    [
        (None, "Vul de dag in"),
        (date(2026, 11, 24), "nog komen"),
        (date(2026, 11, 1), "02/11/2026"),
        (date(2026, 11, 2), ""),
        (VANDAAG, ""),
    ],
)
def test_een_einde_ligt_tussen_het_begin_en_vandaag(einde: date | None, woord: str) -> None:
    zin = law.einde_bezwaar(einde, niet_voor=date(2026, 11, 2), wat="Het eerste gesprek was", vandaag=VANDAAG)
    assert (woord in zin) if woord else zin == ""


def _bezwaar(*pogingen: date, dag: date = VANDAAG) -> str:
    return law.onbereikbaar_bezwaar(pogingen, pogingen_minstens=3, dagen_minstens=30, dag=dag)


def test_opgeven_kan_na_drie_pogingen_en_dertig_dagen() -> None:
    eerste = date(2026, 10, 1)
    drie = (date(2026, 10, 20), eerste, date(2026, 10, 10))
    assert "nog 3 keer" in _bezwaar()
    assert "nog 1 keer" in _bezwaar(eerste, eerste)
    assert "31/10/2026" in _bezwaar(*drie, dag=date(2026, 10, 30))
    assert _bezwaar(*drie, dag=date(2026, 10, 31)) == ""


def test_een_andere_reden_vraagt_een_zin() -> None:
    assert law.afbreek_bezwaren("verhuisd", "") == {}
    assert law.afbreek_bezwaren("andere", " ").keys() == {"toelichting"}
    assert law.afbreek_bezwaren("zomaar", "x").keys() == {"reden"}
    assert law.terugstuur_bezwaren("ander_gebied", "") == {}
    assert law.terugstuur_bezwaren("andere", "").keys() == {"toelichting"}
    assert law.terugstuur_bezwaren("", "").keys() == {"reden"}


@pytest.mark.parametrize(
    ("reden", "nakijken_op", "velden"),
    [
        ("Rechtszaak", date(2027, 11, 22), set()),
        ("Rechtszaak", date(2027, 11, 23), {"nakijken_op"}),
        ("Rechtszaak", VANDAAG, {"nakijken_op"}),
        (" ", None, {"reden", "nakijken_op"}),
    ],
)
def test_tegenhouden_heeft_een_reden_en_een_dag(
    reden: str, nakijken_op: date | None, velden: set[str]
) -> None:
    assert law.stop_bezwaren(reden, nakijken_op, VANDAAG).keys() == velden


@pytest.mark.parametrize(("aantal", "tekst"), [(0, "0"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5")])
def test_een_klein_getal_wordt_niet_getoond(aantal: int, tekst: str) -> None:
    assert toonbaar(aantal) == tekst
