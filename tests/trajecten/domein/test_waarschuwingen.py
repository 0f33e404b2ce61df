"""Warnings before the maximum duration: on which day, and each exactly once, however the clock job runs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from tests.termijnen import orakel
from trajecten.domein.looptijd import Looptijd, uiterste_van
from trajecten.domein.waarschuwingen import (
    Waarschuwregels,
    eerstvolgende,
    te_geven,
    voor_einde,
    waarschuwingen,
)
from werkzorg.parameters.beginwaarden import begin_momentopname
from werkzorg.termijnen import Periode, einde_na_maanden

START = date(2025, 1, 15)
REGELS = Waarschuwregels((12, 15, 17), (3, 1))


def dagen(looptijd: Looptijd, regels: Waarschuwregels = REGELS) -> dict[str, date]:
    return {een.sleutel: een.dag for een in waarschuwingen(looptijd, regels)}


def test_de_regels_staan_in_de_parameters() -> None:
    assert Waarschuwregels.van(begin_momentopname(START)) == REGELS


def test_de_dagen_van_een_gewoon_traject() -> None:
    assert dagen(Looptijd(START, 18)) == {
        "gebruikt_12": date(2026, 1, 14),
        "gebruikt_15": date(2026, 4, 14),
        "gebruikt_17": date(2026, 6, 14),
    }


def test_na_een_verlenging_ook_voor_het_nieuwe_einde() -> None:
    verlengd = dagen(Looptijd(START, 18, 6))
    assert list(verlengd) == [
        "gebruikt_12",
        "gebruikt_15",
        "gebruikt_17",
        "voor_einde_3_van_24",
        "voor_einde_1_van_24",
    ]
    assert (verlengd["voor_einde_3_van_24"], verlengd["voor_einde_1_van_24"]) == (
        date(2026, 10, 14),
        date(2026, 12, 14),
    )


def test_na_een_tweede_verlenging_telt_het_nieuwe_einde_opnieuw() -> None:
    gegeven = [een.sleutel for een in waarschuwingen(Looptijd(START, 18, 6), REGELS)]
    nieuw = te_geven(Looptijd(START, 18, 9), date(2027, 4, 14), gegeven, REGELS)
    assert [een.sleutel for een in nieuw] == ["voor_einde_3_van_27", "voor_einde_1_van_27"]


def test_een_schorsing_telt_niet_als_gebruikte_tijd() -> None:
    zomer = Periode(date(2025, 7, 1), date(2025, 8, 31))
    geschorst = Looptijd(START, 18, 6, (zomer,))
    verschil = {
        sleutel: dag - dagen(Looptijd(START, 18, 6))[sleutel] for sleutel, dag in dagen(geschorst).items()
    }
    assert {verschil[f"gebruikt_{maanden}"].days for maanden in (12, 15, 17)} == {62}
    # The end lies 62 days later, on 17/3/2027, and so do its calendar months.
    assert uiterste_van(geschorst) == date(2027, 3, 17)
    assert dagen(geschorst)["voor_einde_3_van_24"] == date(2026, 12, 17)


def test_een_schorsing_na_de_dag_verschuift_die_niet() -> None:
    laat = Looptijd(START, 18, 6, (Periode(date(2026, 12, 1), date(2026, 12, 31)),))
    assert dagen(laat)["gebruikt_17"] == date(2026, 6, 14)
    assert uiterste_van(laat) == date(2027, 2, 14)
    assert dagen(laat)["voor_einde_3_van_24"] == date(2026, 11, 14)


def test_een_kort_traject_waarschuwt_niet_over_maanden_die_het_niet_heeft() -> None:
    assert dagen(Looptijd(START, 12)) == {"gebruikt_12": date(2026, 1, 14)}
    assert dagen(Looptijd(START, 2)) == {}
    assert "voor_einde_3_van_3" not in dagen(Looptijd(START, 2, 1))


def test_de_zin_noemt_de_laatste_dag_en_het_artikel() -> None:
    for een in waarschuwingen(Looptijd(START, 18, 6), REGELS):
        assert "14/01/2027" in een.zin
        assert "art. 11" in een.zin
    assert te_geven(Looptijd(START, 18), date(2026, 1, 14), (), REGELS)[0].zin.startswith(
        "12 van de 18 maanden zijn gebruikt."
    )


@pytest.mark.parametrize(
    ("einde", "maanden", "verwacht"),
    [
        (date(2027, 1, 14), 3, date(2026, 10, 14)),
        (date(2026, 12, 31), 1, date(2026, 11, 30)),
        (date(2026, 8, 30), 3, date(2026, 5, 30)),
        # February is a month: after its first day is gone no whole one is left.
        (date(2027, 2, 28), 1, date(2027, 1, 31)),
        (date(2026, 6, 30), 4, date(2026, 2, 28)),
    ],
)
def test_maanden_voor_het_einde(einde: date, maanden: int, verwacht: date) -> None:
    assert voor_einde(einde, maanden) == verwacht


@given(orakel.willekeurige_dagen, st.integers(1, 24))
@settings(max_examples=aantal(100, 2_000))
def test_na_die_dag_passen_er_nog_zoveel_hele_maanden(einde: date, maanden: int) -> None:
    dag = voor_einde(einde, maanden)
    assert einde_na_maanden(dag + timedelta(days=1), maanden) <= einde
    assert einde_na_maanden(dag + timedelta(days=2), maanden) > einde


looptijden = st.builds(
    Looptijd,
    st.just(START),
    st.just(18),
    st.sampled_from((0, 6)),
    st.lists(
        st.builds(
            lambda van, lengte: Periode(START + timedelta(van), START + timedelta(van + lengte)),
            st.integers(0, 700),
            st.integers(0, 40),
        ),
        max_size=3,
    ).map(tuple),
)


@given(looptijden, st.sets(st.integers(0, 1_000)))
@settings(max_examples=aantal(60, 600))
def test_elke_waarschuwing_precies_een_keer_wanneer_de_klok_ook_loopt(
    looptijd: Looptijd, rondes: set[int]
) -> None:
    """Days on which the job ran, some twice: nothing before its day, nothing twice, and at last everything."""
    gegeven: dict[str, date] = {}
    for later in (*sorted(rondes), 1_200, 1_200):
        vandaag = START + timedelta(days=later)
        volgende = eerstvolgende(looptijd, gegeven, REGELS)
        nu = te_geven(looptijd, vandaag, gegeven, REGELS)
        assert bool(nu) == (volgende is not None and volgende <= vandaag)
        for een in nu:
            assert een.dag <= vandaag
            assert een.sleutel not in gegeven
            gegeven[een.sleutel] = vandaag
    assert gegeven.keys() == dagen(looptijd).keys()
    assert eerstvolgende(looptijd, gegeven, REGELS) is None


@given(looptijden)
@settings(max_examples=aantal(40, 400))
def test_de_sleutels_hangen_niet_van_de_schorsingen_af(looptijd: Looptijd) -> None:
    zonder = Looptijd(looptijd.start, looptijd.maanden, looptijd.verlenging_maanden)
    assert set(dagen(looptijd)) == set(dagen(zonder))
    for een in waarschuwingen(looptijd, REGELS):
        if een.sleutel.startswith("gebruikt_"):
            maanden = int(een.sleutel.removeprefix("gebruikt_"))
            stil = [(p.start, p.einde) for p in looptijd.schorsingen]
            assert een.dag == orakel.uiterste_einddatum(START, maanden, stil, 0)
