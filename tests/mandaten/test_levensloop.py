"""The law of the life of a grant: reminders, an early end, the years of a contingent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.levensloop import (
    Herinnerregels,
    Steunpunt,
    banden,
    dagen_in_woorden,
    einde_bezwaar,
    maanden_ervoor,
    te_herinneren,
    uiterste_dag,
)
from werkzorg.termijnen import Periode

dagen = st.dates(date(2020, 1, 1), date(2060, 12, 31))
EINDE = date(2028, 12, 31)


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2028, 12, 31), 12, date(2027, 12, 31)),
        (date(2028, 12, 31), 6, date(2028, 6, 30)),
        (date(2028, 12, 31), 3, date(2028, 9, 30)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 5, 31), 3, date(2026, 2, 28)),
        (date(2026, 1, 15), 8, date(2025, 5, 15)),
    ],
)
def test_zoveel_maanden_ervoor(dag: date, maanden: int, verwacht: date) -> None:
    assert maanden_ervoor(dag, maanden) == verwacht


@given(dagen, dagen, st.integers(0, 24))
def test_de_uiterste_dag_is_de_grens(dag: date, vandaag: date, maanden: int) -> None:
    assert (maanden_ervoor(dag, maanden) <= vandaag) == (dag <= uiterste_dag(vandaag, maanden))


@given(dagen, st.sets(st.integers(1, 24), min_size=1, max_size=4), dagen)
def test_elke_laatste_dag_staat_in_hoogstens_een_band(
    vandaag: date, maanden: set[int], laatste: date
) -> None:
    in_band = [band for band in banden(vandaag, maanden) if band.van <= laatste <= band.tot]
    binnen = vandaag <= laatste <= uiterste_dag(vandaag, max(maanden))
    assert len(in_band) == int(binnen)


@pytest.mark.parametrize(
    ("vandaag", "gegeven", "verwacht"),
    [
        (date(2027, 12, 30), set(), None),
        (date(2027, 12, 31), set(), 12),
        (date(2027, 12, 31), {12}, None),
        # Late: the one that was due is still given.
        (date(2028, 4, 1), set(), 12),
        # After an outage over two of them only the last.
        (date(2028, 7, 1), set(), 6),
        (date(2028, 11, 1), set(), 3),
        (date(2028, 11, 1), {3}, None),
        # On a clock that was put back nothing earlier comes after.
        (date(2028, 4, 1), {3}, None),
        (EINDE, set(), 3),
        (date(2029, 1, 1), set(), None),
    ],
)
def test_welke_herinnering_vandaag(vandaag: date, gegeven: set[int], verwacht: int | None) -> None:
    assert te_herinneren(EINDE, vandaag, (12, 3, 6), gegeven) == verwacht


@given(
    st.sets(st.sampled_from([12, 8, 6, 3]), min_size=1),
    st.lists(st.booleans(), min_size=500, max_size=500),
    st.integers(0, 120),
)
def test_een_gesimuleerd_jaar_met_storingen_geeft_elke_herinnering_hoogstens_een_keer(
    maanden: set[int], draait: list[bool], begin: int
) -> None:
    start = EINDE - timedelta(days=480) + timedelta(days=begin)
    gegeven: list[int] = []
    for n, wel in enumerate(draait):
        dag = start + timedelta(days=n)
        if not wel:
            continue
        for _ in range(2):  # the same day twice
            een = te_herinneren(EINDE, dag, maanden, gegeven)
            if een is not None:
                assert maanden_ervoor(EINDE, een) <= dag <= EINDE
                gegeven.append(een)
    assert gegeven == sorted(set(gegeven), reverse=True)
    # Each one whose own days had a working clock was given, and was given in those days.
    verwacht = {
        band.maanden
        for n, wel in enumerate(draait)
        if wel
        for band in banden(start + timedelta(days=n), maanden)
        if band.van <= EINDE <= band.tot
    }
    assert set(gegeven) == verwacht


def test_zonder_storing_komt_elke_herinnering_op_haar_eigen_dag() -> None:
    gegeven: dict[int, date] = {}
    dag = date(2027, 6, 1)
    while dag <= EINDE:
        een = te_herinneren(EINDE, dag, (12, 6, 3), gegeven)
        if een:
            gegeven[een] = dag
        dag += timedelta(days=1)
    assert gegeven == {12: date(2027, 12, 31), 6: date(2028, 6, 30), 3: date(2028, 9, 30)}


def test_een_erkenning_volgt_het_regime_van_haar_begin() -> None:
    regels = Herinnerregels(
        (12, 3),
        (
            (Periode(date(1900, 1, 1), date(2023, 12, 31)), 8),
            (Periode(date(2024, 1, 1), date(2199, 12, 31)), 6),
        ),
    )
    assert regels.voor(date(2023, 12, 31), is_erkenning=True) == (12, 3, 8)
    assert regels.voor(date(2024, 1, 1), is_erkenning=True) == (12, 3, 6)
    assert regels.voor(date(2024, 1, 1), is_erkenning=False) == (12, 3)
    assert regels.verste_dag(date(2027, 12, 31)) == EINDE


@pytest.mark.parametrize(
    ("laatste", "verwacht"),
    [
        (None, "geen einddatum"),
        (date(2026, 6, 1), "vandaag is de laatste dag"),
        (date(2026, 6, 2), "nog 1 dag"),
        (date(2026, 7, 31), "nog 60 dagen"),
        (date(2026, 9, 1), "nog 3 maanden"),
        (date(2027, 5, 31), "nog 11 maanden"),
        (date(2027, 6, 1), "nog 1 jaar"),
        (date(2028, 7, 1), "nog 2 jaar en 1 maand"),
        (date(2026, 5, 31), "sinds 1 dag voorbij"),
    ],
)
def test_hoe_lang_nog_in_woorden(laatste: date | None, verwacht: str) -> None:
    assert dagen_in_woorden(laatste, date(2026, 6, 1)) == verwacht


PERIODE = Periode(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("dag", "deel"),
    [
        (date(2023, 12, 31), "eerste dag"),
        (date(2028, 12, 31), "vroegere dag"),
        (date(2025, 5, 31), "besluit X"),
        (date(2025, 6, 1), ""),
        (date(2024, 1, 1), "besluit X"),
    ],
)
def test_een_vroeg_einde_neemt_niets_weg_waarop_al_gesteund_is(dag: date, deel: str) -> None:
    zin = einde_bezwaar(dag, PERIODE, [Steunpunt(date(2025, 6, 1), "besluit X")])
    assert bool(zin) == bool(deel)
    assert deel in zin
