"""How long a traject runs: the examples of the regelgeving, and the day counter held against counted days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from tests.termijnen import orakel
from trajecten.domein.looptijd import (
    Looptijd,
    buiten_bezwaar,
    dagteller,
    gebruikt_op,
    kortste_einde,
    uiterste_van,
    voorbij_bezwaar,
    wat_als,
)
from werkzorg.termijnen import Periode

START = date(2025, 1, 15)
EINDE = date(2026, 7, 14)
GEWOON = Looptijd(START, 18)
EEN_DAG = timedelta(days=1)


def dag(later: int) -> date:
    return START + timedelta(days=later)


@pytest.mark.parametrize(
    ("start", "kortste", "uiterste"),
    [
        (date(2025, 1, 15), date(2025, 4, 14), date(2026, 7, 14)),
        (date(2025, 1, 1), date(2025, 3, 31), date(2026, 6, 30)),
        (date(2024, 8, 31), date(2024, 11, 30), date(2026, 2, 28)),
        (date(2024, 2, 29), date(2024, 5, 28), date(2025, 8, 28)),
    ],
)
def test_de_voorbeelden_van_de_regelgeving(start: date, kortste: date, uiterste: date) -> None:
    assert kortste_einde(start, 3) == kortste
    assert uiterste_van(Looptijd(start, 18)) == uiterste


def test_met_een_verlenging() -> None:
    assert uiterste_van(Looptijd(START, 18, 6)) == date(2027, 1, 14)


perioden = st.builds(
    lambda van, lengte: Periode(dag(van), dag(van + lengte)), st.integers(-30, 800), st.integers(0, 60)
)
looptijden = st.builds(
    Looptijd,
    st.builds(dag, st.integers(-20, 20)),
    st.integers(1, 24),
    st.sampled_from((0, 0, 1, 6)),
    st.lists(perioden, max_size=4).map(tuple),
)


@given(looptijden, st.one_of(st.none(), perioden), st.integers(0, 6))
@settings(max_examples=aantal(60, 1_000))
def test_wat_als_is_wat_het_wordt(looptijd: Looptijd, onderbreking: Periode | None, erbij: int) -> None:
    schorsingen = [(p.start, p.einde) for p in looptijd.schorsingen]
    if onderbreking is not None:
        schorsingen.append((onderbreking.start, onderbreking.einde))
    verwacht = orakel.uiterste_einddatum(
        looptijd.start, looptijd.maanden, schorsingen, looptijd.verlenging_maanden + erbij
    )
    assert wat_als(looptijd, onderbreking, erbij) == verwacht
    assert verwacht >= uiterste_van(looptijd) == wat_als(looptijd)


@given(looptijden)
@settings(max_examples=aantal(30, 300))
def test_de_teller_loopt_dag_na_dag(looptijd: Looptijd) -> None:
    """Over the whole run: from 1 to the total by steps of at most one, and a day less every day."""
    uiterste = uiterste_van(looptijd)
    duur = (uiterste - looptijd.start).days
    standen = [dagteller(looptijd, looptijd.start + timedelta(days=later)) for later in range(duur + 1)]
    maanden = [stand.maand for stand in standen]
    assert (maanden[0], maanden[-1]) == (1, looptijd.totaal)
    assert all(0 <= later - eerder <= 1 for eerder, later in pairwise(maanden))
    assert [stand.dagen_over for stand in standen] == list(range(duur, -1, -1))
    assert standen[-1].zin.endswith(", laatste dag")
    # A new month begins the day after one was used up.
    for nummer in range(1, looptijd.totaal):
        vol = gebruikt_op(looptijd, nummer)
        assert dagteller(looptijd, vol).maand == nummer
        assert dagteller(looptijd, vol + EEN_DAG).maand == nummer + 1


@pytest.mark.parametrize(
    ("op_dag", "zin", "maand", "over"),
    [
        (date(2025, 1, 14), "begint op 15/01/2025", 0, 546),
        (START, "maand 1 van 18, nog 545 dagen", 1, 545),
        (date(2025, 7, 14), "maand 6 van 18, nog 365 dagen", 6, 365),
        (date(2025, 8, 28), "maand 8 van 18, nog 320 dagen", 8, 320),
        (date(2026, 7, 13), "maand 18 van 18, nog 1 dag", 18, 1),
        (EINDE, "maand 18 van 18, laatste dag", 18, 0),
        (date(2026, 7, 15), "1 dag over de maximumduur", 18, -1),
        (date(2026, 7, 17), "3 dagen over de maximumduur", 18, -3),
    ],
)
def test_de_teller_in_woorden(op_dag: date, zin: str, maand: int, over: int) -> None:
    stand = dagteller(GEWOON, op_dag)
    assert (stand.zin, stand.maand, stand.van, stand.dagen_over) == (zin, maand, 18, over)


def test_de_teller_staat_stil_tijdens_een_schorsing() -> None:
    stil = Looptijd(START, 18, schorsingen=(Periode(date(2025, 2, 1), date(2025, 5, 31)),))
    assert {dagteller(stil, date(2025, 2, 1) + timedelta(days=later)).maand for later in range(120)} == {1}
    # 17 days ran in January; 14 more fill the first month.
    assert dagteller(stil, date(2025, 6, 14)).maand == 1
    assert dagteller(stil, date(2025, 6, 15)).maand == 2


@pytest.mark.parametrize(
    ("einddatum", "op_dag", "zin", "over"),
    [
        (date(2025, 8, 28), date(2025, 8, 27), "maand 8 van 18, nog 321 dagen", 321),
        (date(2025, 8, 28), date(2025, 8, 28), "maand 8 van 18, nog 320 dagen", 320),
        (date(2025, 8, 28), date(2025, 8, 29), "beëindigd op 28/08/2025, in maand 8 van 18", None),
        (date(2025, 8, 28), date(2030, 1, 1), "beëindigd op 28/08/2025, in maand 8 van 18", None),
        (EINDE, date(2027, 1, 1), "beëindigd op 14/07/2026, in maand 18 van 18", None),
    ],
)
def test_een_beeindigd_traject_telt_niet_verder(
    einddatum: date, op_dag: date, zin: str, over: int | None
) -> None:
    stand = dagteller(GEWOON, op_dag, einddatum)
    assert (stand.zin, stand.dagen_over) == (zin, over)


@pytest.mark.parametrize(
    ("van", "tot", "einddatum", "zegt"),
    [
        (START, EINDE, None, ""),
        (EINDE, EINDE, None, ""),
        (START - EEN_DAG, EINDE, None, "begint op 14/01/2025, maar het traject begint op 15/01/2025"),
        (
            START,
            EINDE + EEN_DAG,
            None,
            "loopt tot en met 15/07/2026, maar het traject eindigt uiterlijk op 14/07",
        ),
        (START, None, None, "heeft geen laatste dag"),
        (START, date(2025, 9, 1), date(2025, 9, 1), ""),
        (START, date(2025, 9, 2), date(2025, 9, 1), "het traject eindigde op 01/09/2025"),
        # What was recorded as the end never opens more than the maximum.
        (START, EINDE + EEN_DAG, EINDE + timedelta(days=9), "het traject eindigde op 14/07/2026"),
    ],
)
def test_wat_buiten_het_traject_valt(van: date, tot: date | None, einddatum: date | None, zegt: str) -> None:
    zin = buiten_bezwaar("Deze actie", Periode(van, tot), GEWOON, einddatum)
    assert (zegt in zin and zin.startswith("Deze actie")) if zegt else zin == ""


def test_een_onmogelijke_looptijd() -> None:
    with pytest.raises(ValueError, match="expected last day"):
        Looptijd(START, 18, schorsingen=(Periode(START),))
    with pytest.raises(ValueError, match="at least 1 month"):
        Looptijd(START, 0, 6)
    with pytest.raises(ValueError, match="does not shorten"):
        Looptijd(START, 18, -1)
    with pytest.raises(ValueError, match="does not shorten"):
        wat_als(Looptijd(START, 18, 6), verlenging=-1)
    with pytest.raises(ValueError, match="expected last day"):
        wat_als(GEWOON, Periode(START))


@pytest.mark.parametrize(("vandaag", "mag"), [(EINDE, True), (EINDE + EEN_DAG, False)])
def test_na_de_laatste_dag_verschuift_niets_meer_ook_als_de_klok_stilstond(vandaag: date, mag: bool) -> None:
    zin = voorbij_bezwaar(GEWOON, vandaag)
    assert (zin == "") is mag
    assert mag or "14/07/2026" in zin
