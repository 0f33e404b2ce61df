"""The places of a contingent per calendar year, without a database."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.beslissing import TOEKENNEN, Voorstel, bezwaren
from mandaten.domein.contingent import (
    MEESTE_PLAATSEN,
    Jaarwijziging,
    herziening_bezwaren,
    jaarwijzigingen,
    open_jaren,
)
from mandaten.soorten import SOORTEN
from werkzorg.termijnen import Periode

VANDAAG = date(2026, 6, 1)
OPEN = Periode(date(2021, 1, 1))
jaren = st.dictionaries(st.integers(2026, 2028), st.integers(0, 50), max_size=3)


def nee(plaatsen: dict[int, int], nu: dict[int, int], periode: Periode = OPEN) -> dict[str, str]:
    return herziening_bezwaren(plaatsen, nu, periode, VANDAAG)


def test_een_voorbij_jaar_verandert_niet() -> None:
    assert open_jaren(OPEN, VANDAAG) == [2026, 2027, 2028]
    assert open_jaren(Periode(date(2021, 1, 1), date(2027, 6, 30)), VANDAAG) == [2026, 2027]
    assert open_jaren(Periode(date(2021, 1, 1), date(2025, 6, 30)), VANDAAG) == []
    nu = {2025: 10, 2026: 10}
    assert "afgesloten" in nee({2025: 11}, nu)["plaatsen_2025"]
    assert "loopt niet" in nee({2040: 11}, nu)["plaatsen_2040"]
    assert "0 tot en met" in nee({2026: -1}, nu)["plaatsen_2026"]
    assert "verandert niets" in nee({2026: 10}, nu)["plaatsen_2026"]
    assert nee({2026: 0, 2027: 12}, nu) == {}


def test_over_een_jaar_zonder_aantal_hoeft_niets_beslist() -> None:
    assert nee({2026: 20}, {2026: 24}) == {}
    assert jaarwijzigingen({2026: 20, 2027: 24}, {2026: 24, 2027: 24}) == (Jaarwijziging(2026, 24, 20),)
    assert jaarwijzigingen({2027: 0}, {2026: 24}) == (Jaarwijziging(2027, None, 0),)


def test_wie_niets_invult_leest_het_bij_het_eerste_jaar() -> None:
    straks = Periode(date(2027, 3, 1))
    assert list(nee({}, {}, straks)) == ["plaatsen_2027"]
    assert list(nee({}, {2026: 24})) == ["plaatsen_2026"]


def test_wat_toegekend_mocht_worden_mag_herzien_worden() -> None:
    """One highest number, whoever decides it; and a year that stays the same is never in the way."""
    soort = SOORTEN["contingent"]
    voorstel = Voorstel(TOEKENNEN, "Nodig.", VANDAAG, plaatsen=MEESTE_PLAATSEN)
    assert bezwaren(voorstel, soort, jaren=None, ingediend_op=VANDAAG) == {}
    assert nee({2026: MEESTE_PLAATSEN}, {2026: 1}) == {}
    assert "100.000" in nee({2026: MEESTE_PLAATSEN + 1}, {2026: 1})["plaatsen_2026"]
    # As a file brought it, or an older rule allowed.
    assert nee({2026: MEESTE_PLAATSEN + 1, 2027: 5}, {2026: MEESTE_PLAATSEN + 1}) == {}


@given(plaatsen=jaren, nu=jaren)
def test_na_een_herziening_staat_er_wat_ingevuld_is_en_verder_wat_er_stond(plaatsen, nu) -> None:
    anders = jaarwijzigingen(plaatsen, nu)
    assert nu | {een.jaar: een.plaatsen for een in anders} == nu | plaatsen
    assert all(een.vroeger == nu.get(een.jaar) != een.plaatsen for een in anders)
    assert bool(nee(plaatsen, nu)) == (not anders)
