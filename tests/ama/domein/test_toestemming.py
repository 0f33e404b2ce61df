"""Permissions: what they cover, how long, and when they are asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.statuut import Instantie, Statuut, gevraagde_instanties
from ama.domein.toestemming import (
    Gebruik,
    Stand,
    Toestemming,
    Uitkomst,
    bezwaren,
    herbruikbaar_tot,
    herinneringen,
    moet_afstemmen,
    oordeel,
    oordelen,
    te_herinneren,
    verloopt_op,
)
from werkzorg.termijnen import Periode

HIER, DAAR = UUID(int=1), UUID(int=2)
DAG = date(2025, 3, 10)
(VRAAG,) = gevraagde_instanties([Statuut("arbeidsongeschikt", Periode(date(2020, 1, 1)))], DAG)
NODIG = Gebruik(HIER, 8 * 60)


ARTS = Toestemming(Instantie.ARTS, Uitkomst.VERLEEND, date(2025, 3, 1), date(2025, 3, 1))


@pytest.mark.parametrize(
    ("toestemming", "stand"),
    [
        (ARTS, Stand.GELDIG),
        (replace(ARTS, van=DAG, tot=DAG), Stand.GELDIG),
        (replace(ARTS, van=date(2025, 3, 11)), Stand.NOG_NIET),
        (replace(ARTS, tot=date(2025, 3, 9)), Stand.VERLOPEN),
        (replace(ARTS, ingetrokken_op=date(2025, 3, 11)), Stand.GELDIG),
        (replace(ARTS, ingetrokken_op=DAG), Stand.INGETROKKEN),
        (replace(ARTS, uitkomst=Uitkomst.GEWEIGERD), Stand.GEWEIGERD),
        (replace(ARTS, uitkomst=Uitkomst.GEVRAAGD), Stand.GEVRAAGD),
        (replace(ARTS, werkposten=frozenset({DAAR})), Stand.ANDERE_WERKPOST),
        (replace(ARTS, werkposten=frozenset({DAAR, HIER})), Stand.GELDIG),
        (replace(ARTS, minuten_per_week=8 * 60), Stand.GELDIG),
        (replace(ARTS, minuten_per_week=8 * 60 - 1), Stand.TE_VEEL_UREN),
    ],
)
def test_een_toestemming(toestemming: Toestemming, stand: Stand) -> None:
    uit = oordeel(VRAAG, [toestemming], NODIG, DAG)
    assert (uit.stand, uit.mag, uit.toestemming) == (stand, stand is Stand.GELDIG, toestemming)
    assert uit.zin.endswith(".")
    assert "de adviserend arts van het ziekenfonds" in uit.zin


def test_zonder_antwoord_van_deze_instantie() -> None:
    ocmw = replace(ARTS, instantie=Instantie.OCMW)
    uit = oordeel(VRAAG, [ocmw], NODIG, DAG)
    assert (uit.stand, uit.toestemming) == (Stand.ONTBREEKT, None)
    assert "Vul als organisatie de werkpost in." in uit.zin
    assert oordelen([], [ocmw], NODIG, DAG) == ()


def test_een_latere_weigering_van_meer_uren_laat_de_eerste_staan() -> None:
    ruim = replace(ARTS, minuten_per_week=600)
    geweigerd = replace(ARTS, uitkomst=Uitkomst.GEWEIGERD, gegeven_op=date(2025, 3, 8))
    assert oordeel(VRAAG, [ruim, geweigerd], NODIG, DAG).stand is Stand.GELDIG
    # For more hours than were permitted the latest answer speaks.
    assert oordeel(VRAAG, [ruim, geweigerd], Gebruik(HIER, 601), DAG).stand is Stand.GEWEIGERD


@pytest.mark.parametrize(
    ("anders", "gebruik", "stand"),
    [
        ({"werkposten": frozenset({DAAR})}, NODIG, Stand.ONTBREEKT),
        ({"werkposten": frozenset({HIER, DAAR})}, NODIG, Stand.GEWEIGERD),
        ({"minuten_per_week": 481}, NODIG, Stand.ONTBREEKT),
        ({"minuten_per_week": 480}, NODIG, Stand.GEWEIGERD),
        ({"minuten_per_week": 481, "uitkomst": Uitkomst.GEVRAAGD}, NODIG, Stand.GEVRAAGD),
    ],
)
def test_een_weigering_gaat_over_wat_gevraagd_werd(anders: dict, gebruik: Gebruik, stand: Stand) -> None:
    nee = replace(ARTS, **{"uitkomst": Uitkomst.GEWEIGERD, **anders})
    assert oordeel(VRAAG, [nee], gebruik, DAG).stand is stand


def test_wat_morgen_ingetrokken_is_blijft_niet() -> None:
    for een, blijft in (
        (ARTS, True),
        (replace(ARTS, ingetrokken_op=date(2025, 3, 11)), False),
        (replace(ARTS, tot=date(2025, 3, 9)), False),
    ):
        assert oordeel(VRAAG, [een], NODIG, DAG).blijft is blijft


@pytest.mark.parametrize(
    ("gegeven", "dag", "mag"),
    [
        (date(2023, 3, 11), DAG, True),
        (date(2023, 3, 10), DAG, False),
        (date(2024, 2, 29), date(2026, 2, 28), True),
        (date(2024, 2, 29), date(2026, 3, 1), False),
    ],
)
def test_de_arts_twee_jaar_herbruikbaar(gegeven: date, dag: date, mag: bool) -> None:
    oud = replace(ARTS, gegeven_op=gegeven, van=gegeven)
    assert (herbruikbaar_tot(gegeven, 2) >= dag) is mag
    bij_start = oordeel(VRAAG, [oud], NODIG, dag, hergebruik_arts_jaren=2)
    assert bij_start.stand is (Stand.GELDIG if mag else Stand.TE_OUD)
    # What already runs is not stopped by the age of the permission.
    assert oordeel(VRAAG, [oud], NODIG, dag).stand is Stand.GELDIG
    # Only the arts knows this limit.
    (ocmw,) = gevraagde_instanties([Statuut("leefloon", Periode(date(2020, 1, 1)))], DAG)
    zijn = replace(oud, instantie=Instantie.OCMW)
    assert oordeel(ocmw, [zijn], NODIG, dag, hergebruik_arts_jaren=2).mag


def test_tot_wanneer_zonder_gat() -> None:
    eerste = replace(ARTS, tot=date(2025, 6, 30))
    volgende = replace(ARTS, van=date(2025, 7, 1), tot=date(2025, 12, 31))
    na_een_gat = replace(ARTS, van=date(2026, 1, 2), tot=date(2026, 12, 31))
    assert verloopt_op([eerste], Instantie.ARTS, DAG) == date(2025, 6, 30)
    assert verloopt_op([volgende, na_een_gat, eerste], Instantie.ARTS, DAG) == date(2025, 12, 31)
    assert verloopt_op([eerste, replace(volgende, tot=None)], Instantie.ARTS, DAG) is None
    ingetrokken = replace(eerste, ingetrokken_op=date(2025, 4, 1))
    assert verloopt_op([ingetrokken], Instantie.ARTS, DAG) == date(2025, 3, 31)
    for zonder in ([], [volgende], [replace(eerste, uitkomst=Uitkomst.GEWEIGERD)]):
        with pytest.raises(ValueError):
            verloopt_op(zonder, Instantie.ARTS, DAG)


@given(
    st.lists(
        st.builds(
            lambda van, lengte: replace(
                ARTS, van=DAG + timedelta(days=van), tot=DAG + timedelta(days=van + lengte)
            ),
            st.integers(-40, 40),
            st.integers(0, 30),
        ),
        max_size=5,
    )
)
def test_tot_wanneer_zoals_dag_voor_dag(rijen: list[Toestemming]) -> None:
    def gedekt(later: int) -> bool:
        return any(een.van <= DAG + timedelta(days=later) <= (een.tot or date.max) for een in rijen)

    if not gedekt(0):
        with pytest.raises(ValueError):
            verloopt_op(rijen, Instantie.ARTS, DAG)
        return
    later = next(nummer for nummer in range(200) if not gedekt(nummer + 1))
    assert verloopt_op(rijen, Instantie.ARTS, DAG) == DAG + timedelta(days=later)


def test_herinneren_voor_het_einde() -> None:
    tot = date(2025, 6, 30)
    assert herinneringen(tot, (14, 60, 30, 30)) == (date(2025, 5, 1), date(2025, 5, 31), date(2025, 6, 16))
    vooraf = (60, 30, 14)
    assert te_herinneren(tot, vooraf, (), date(2025, 4, 30)) is None
    assert te_herinneren(tot, vooraf, (), date(2025, 5, 1)) == 60
    assert te_herinneren(tot, vooraf, (60,), date(2025, 5, 30)) is None
    # After an outage only the last one is given.
    assert te_herinneren(tot, vooraf, (), date(2025, 6, 20)) == 14
    assert te_herinneren(tot, vooraf, (14,), tot) is None
    assert te_herinneren(tot, vooraf, (), date(2025, 7, 1)) is None


@pytest.mark.parametrize(
    ("toestemming", "afstemmen"),
    [
        (replace(ARTS, van=date(2025, 1, 1), tot=date(2026, 12, 31)), False),
        (replace(ARTS, van=date(2025, 1, 1), tot=date(2027, 12, 31)), False),
        (replace(ARTS, van=date(2025, 1, 1), tot=date(2026, 12, 30)), True),
        (replace(ARTS, tot=None), True),
        (replace(ARTS, van=date(2022, 1, 1), tot=date(2024, 12, 31)), True),
        (replace(ARTS, van=date(2025, 1, 1), tot=date(2026, 12, 31), ingetrokken_op=DAG), True),
    ],
)
def test_een_toestemming_voor_twee_jaar_vraagt_tussendoor_geen_afstemming(
    toestemming: Toestemming, afstemmen: bool
) -> None:
    assert moet_afstemmen(toestemming, DAG) is afstemmen


@pytest.mark.parametrize(
    ("toestemming", "bewijs", "velden"),
    [
        (ARTS, True, set()),
        (ARTS, False, {"bewijs"}),
        (replace(ARTS, uitkomst=Uitkomst.GEWEIGERD), False, set()),
        (replace(ARTS, gegeven_op=date(2025, 3, 11)), True, {"gegeven_op"}),
        (replace(ARTS, tot=date(2025, 2, 28)), True, {"tot"}),
        (replace(ARTS, ingetrokken_op=date(2025, 2, 28)), True, {"ingetrokken_op"}),
        (replace(ARTS, minuten_per_week=0), True, {"uren_per_week"}),
        (replace(ARTS, minuten_per_week=10_081), True, {"uren_per_week"}),
    ],
)
def test_wat_genoteerd_kan_worden(toestemming: Toestemming, bewijs: bool, velden: set[str]) -> None:
    assert set(bezwaren(toestemming, DAG, bewijs_bij_begeleider=bewijs)) == velden
