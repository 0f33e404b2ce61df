"""Terms in calendar days and working days, and the holiday table."""

from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from tests.termijnen import orakel
from werkzorg.termijnen import (
    dagen_erbij,
    feestdagen,
    is_werkdag,
    paaszondag,
    volgende_werkdag,
    werkdagen_erbij,
)

# The years that the package `holidays` knows.
JAREN = range(1901, 2101)
bekende_dagen = orakel.willekeurige_dagen.filter(lambda dag: 1901 < dag.year < 2099)


@pytest.mark.parametrize(
    ("dag", "dagen", "einde"),
    [
        (date(2026, 6, 1), 30, date(2026, 7, 1)),  # regelgeving 15, row 2
        (date(2026, 6, 1), 1, date(2026, 6, 2)),
        (date(2026, 6, 1), 0, date(2026, 6, 1)),
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2025, 12, 1), 45, date(2026, 1, 15)),
        (date(2026, 6, 5), 1, date(2026, 6, 6)),  # a Saturday stays a Saturday
    ],
)
def test_kalenderdagen(dag: date, dagen: int, einde: date) -> None:
    assert dagen_erbij(dag, dagen) == einde


@pytest.mark.parametrize(
    ("dag", "dagen", "einde"),
    [
        (date(2026, 6, 1), 30, date(2026, 7, 1)),  # a Wednesday does not move
        (date(2026, 6, 5), 1, date(2026, 6, 8)),  # Saturday -> Monday
        (date(2026, 4, 2), 2, date(2026, 4, 7)),  # Saturday, Easter, Easter Monday -> Tuesday
        (date(2026, 12, 24), 1, date(2026, 12, 28)),  # Christmas on a Friday -> Monday
        (date(2027, 7, 10), 1, date(2027, 7, 12)),  # 11 July on a Sunday: no replacement day
    ],
)
def test_kalenderdagen_die_verschuiven(dag: date, dagen: int, einde: date) -> None:
    assert dagen_erbij(dag, dagen, verschuift=True) == einde


def test_verschuiven_kijkt_ook_naar_extra_sluitingsdagen() -> None:
    vrijdag, maandag = date(2026, 6, 5), date(2026, 6, 8)
    einde = dagen_erbij(vrijdag, 1, verschuift=True, extra_sluitingsdagen=[maandag])
    assert einde == date(2026, 6, 9)


@pytest.mark.parametrize(
    ("dag", "n", "einde"),
    [
        (date(2026, 6, 1), 10, date(2026, 6, 15)),
        (date(2026, 6, 1), 20, date(2026, 6, 29)),
        (date(2026, 6, 5), 1, date(2026, 6, 8)),  # from a Friday
        (date(2026, 6, 6), 1, date(2026, 6, 8)),  # from a Saturday
        (date(2026, 7, 10), 1, date(2026, 7, 13)),  # 11 July on a Saturday
        (date(2025, 7, 10), 1, date(2025, 7, 14)),  # 11 July on a Friday
        (date(2025, 12, 24), 1, date(2025, 12, 26)),
        (date(2026, 5, 13), 1, date(2026, 5, 15)),  # Ascension Day; the bridging day is a working day
        (date(2022, 12, 30), 1, date(2023, 1, 2)),  # New Year on a Sunday: no replacement day
        (date(2026, 6, 6), 0, date(2026, 6, 6)),
    ],
)
def test_werkdagen(dag: date, n: int, einde: date) -> None:
    assert werkdagen_erbij(dag, n) == einde


def test_extra_sluitingsdagen_tellen_niet_mee() -> None:
    brugdag = date(2026, 5, 15)
    assert not is_werkdag(brugdag, [brugdag])
    assert werkdagen_erbij(date(2026, 5, 13), 1, extra_sluitingsdagen=[brugdag]) == date(2026, 5, 18)


@given(bekende_dagen, st.integers(0, 400))
@settings(max_examples=aantal(100, 2_000))
def test_kalenderdagen_zoals_dag_voor_dag(dag: date, dagen: int) -> None:
    verwacht = dag
    for _ in range(dagen):
        verwacht += orakel.EEN_DAG
    assert dagen_erbij(dag, dagen) == verwacht
    while not orakel.is_werkdag(verwacht):
        verwacht += orakel.EEN_DAG
    assert dagen_erbij(dag, dagen, verschuift=True) == verwacht


@given(bekende_dagen, st.integers(0, 60), st.lists(st.integers(0, 90), max_size=6))
@settings(max_examples=aantal(150, 2_000), deadline=None)
def test_werkdagen_zoals_dag_voor_dag(dag: date, n: int, later: list[int]) -> None:
    gesloten = [dag + timedelta(days=dagen) for dagen in later]
    assert werkdagen_erbij(dag, n, gesloten) == orakel.werkdagen_erbij(dag, n, gesloten)
    assert is_werkdag(dag, gesloten) == orakel.is_werkdag(dag, gesloten)
    assert volgende_werkdag(dag) == orakel.werkdagen_erbij(dag - orakel.EEN_DAG, 1)


@given(bekende_dagen, st.integers(1, 60), st.integers(1, 60))
@settings(max_examples=aantal(50, 2_000), deadline=None)
def test_werkdagen_zijn_op_te_tellen(dag: date, een: int, twee: int) -> None:
    assert werkdagen_erbij(werkdagen_erbij(dag, een), twee) == werkdagen_erbij(dag, een + twee)
    assert is_werkdag(werkdagen_erbij(dag, een))


@pytest.mark.parametrize("functie", [dagen_erbij, werkdagen_erbij])
def test_geen_termijn_terug_in_de_tijd(functie) -> None:
    with pytest.raises(ValueError, match="at least 0"):
        functie(date(2026, 6, 1), -1)
    with pytest.raises(OverflowError):
        functie(date(9999, 12, 31), 1)


def test_elke_feestdag_zoals_het_pakket_holidays_hem_kent() -> None:
    """The package counts Easter and Pentecost Sunday as holidays too, and knows no Flemish day."""
    for jaar in JAREN:
        pasen = easter(jaar)
        bekend = set(holidays.country_holidays("BE", years=jaar)) - {pasen, pasen + timedelta(days=49)}
        assert set(feestdagen(jaar)) == bekend | {date(jaar, 7, 11)}


def test_feestdagen_van_2026_met_naam() -> None:
    assert dict(feestdagen(2026)) == {
        date(2026, 1, 1): "Nieuwjaar",
        date(2026, 4, 6): "Paasmaandag",
        date(2026, 5, 1): "Dag van de Arbeid",
        date(2026, 5, 14): "Onze-Lieve-Heer-Hemelvaart",
        date(2026, 5, 25): "Pinkstermaandag",
        date(2026, 7, 11): "Feest van de Vlaamse Gemeenschap",
        date(2026, 7, 21): "Nationale feestdag",
        date(2026, 8, 15): "Onze-Lieve-Vrouw-Hemelvaart",
        date(2026, 11, 1): "Allerheiligen",
        date(2026, 11, 11): "Wapenstilstand",
        date(2026, 12, 25): "Kerstmis",
    }
    assert list(feestdagen(2026)) == sorted(feestdagen(2026))


def test_hemelvaart_op_een_mei_houdt_beide_namen() -> None:
    assert feestdagen(2008)[date(2008, 5, 1)] == "Dag van de Arbeid en Onze-Lieve-Heer-Hemelvaart"
    assert len(feestdagen(2008)) == 10


def test_pasen_zoals_dateutil() -> None:
    for jaar in range(1583, 4100):
        assert paaszondag(jaar) == easter(jaar)


def test_de_gedeelde_tabel_kan_niemand_wijzigen() -> None:
    with pytest.raises(TypeError):
        feestdagen(2026)[date(2026, 6, 1)] = "Vrij"
