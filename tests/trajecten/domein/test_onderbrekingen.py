"""Interruptions: which days are refused with which sentence, and that nothing accepted ever overlaps."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.omvang import aantal
from trajecten.domein.looptijd import Looptijd, uiterste_van, wat_als
from trajecten.domein.onderbrekingen import ANDERE, REDENEN, onderbreking_bezwaren, terugkeer_bezwaar
from trajecten.soorten import ONDERBREEKREDENEN
from werkzorg.termijnen import Periode

START = date(2025, 1, 15)
EINDE = date(2026, 7, 14)
LOOPTIJD = Looptijd(START, 18)
MAART = Periode(date(2025, 3, 1), date(2025, 3, 31))


def nee(van: date, tot: date | None, **anders: Any) -> dict[str, str]:
    gewoon: dict[str, Any] = {
        "reden": "ziekte",
        "toelichting": "",
        "stopt_klok": False,
        "looptijd": LOOPTIJD,
        "andere": [MAART],
    }
    return onderbreking_bezwaren(van=van, tot=tot, **{**gewoon, **anders})


@pytest.mark.parametrize("stopt_klok", [False, True])
@pytest.mark.parametrize(
    ("van", "tot"),
    [
        (START, date(2025, 2, 28)),
        (START, START),
        (date(2025, 4, 1), date(2025, 4, 30)),
        (EINDE, EINDE),
    ],
)
def test_wat_kan(van: date, tot: date, stopt_klok: bool) -> None:
    assert nee(van, tot, stopt_klok=stopt_klok) == {}


@pytest.mark.parametrize(
    ("van", "tot", "anders", "veld", "zegt"),
    [
        (date(2025, 1, 14), date(2025, 2, 1), {}, "van", "begint op 15/01/2025"),
        (date(2026, 7, 15), date(2026, 7, 20), {"stopt_klok": True}, "van", "uiterlijk op 14/07/2026"),
        (date(2026, 7, 1), date(2026, 7, 15), {}, "tot", "uiterlijk op 14/07/2026 (Decreet 8/7/2022 art. 11)"),
        (date(2025, 5, 2), date(2025, 5, 1), {}, "tot", "begint op 02/05/2025"),
        (date(2025, 5, 2), date(2025, 5, 1), {"stopt_klok": True}, "tot", "begint op 02/05/2025"),
        (date(2025, 5, 2), None, {"stopt_klok": True}, "tot", "vul de verwachte laatste dag in"),
        (date(2025, 5, 2), date.max, {"stopt_klok": True}, "tot", "kijk het jaartal na"),
        (date(2025, 2, 1), date(2025, 3, 1), {}, "van", "van 01/03/2025 tot en met 31/03/2025"),
        (date(2025, 3, 31), date(2025, 3, 31), {}, "van", "van 01/03/2025 tot en met 31/03/2025"),
        (date(2025, 2, 1), None, {}, "van", "van 01/03/2025 tot en met 31/03/2025"),
        (date(2025, 2, 1), date(2025, 2, 1), {"andere": [Periode(START)]}, "van", "onderbreking sinds 15/01/2025"),
        (date(2025, 2, 1), date(2025, 2, 2), {"reden": "zomaar"}, "reden", "uit de lijst"),
        (date(2025, 2, 1), date(2025, 2, 2), {"reden": ANDERE, "toelichting": " \n"}, "toelichting", "wat de reden is"),
    ],
)  # fmt: skip
def test_wat_niet_kan(van: date, tot: date | None, anders: dict[str, Any], veld: str, zegt: str) -> None:
    bezwaar = nee(van, tot, **anders)
    assert bezwaar.keys() == {veld}
    assert zegt in bezwaar[veld]


def test_een_onderbreking_zonder_einde_kan_als_de_klok_doorloopt() -> None:
    assert nee(date(2025, 4, 1), None) == {}


def test_de_redenen_zijn_die_van_de_tabel() -> None:
    assert tuple(REDENEN.items()) == ONDERBREEKREDENEN


def test_een_andere_reden_met_uitleg() -> None:
    assert nee(date(2025, 4, 1), None, reden=ANDERE, toelichting="Detentie van een maand.") == {}
    assert all(reden == ANDERE or nee(date(2025, 4, 1), None, reden=reden) == {} for reden in REDENEN)


def test_wie_de_klok_stilzet_mag_voorbij_het_oude_einde() -> None:
    voorbij = Periode(EINDE - timedelta(days=3), EINDE + timedelta(days=40))
    assert voorbij.einde is not None
    assert nee(voorbij.start, voorbij.einde, stopt_klok=True) == {}
    assert voorbij.einde < wat_als(LOOPTIJD, voorbij)


@pytest.mark.parametrize(
    ("laatste_dag", "anders", "zegt"),
    [
        (date(2025, 5, 10), {}, ""),
        (date(2025, 5, 20), {}, ""),
        (date(2025, 5, 21), {}, "21/05/2025 moet nog komen"),
        (date(2025, 4, 30), {}, "begint op 01/05/2025"),
        (date(2025, 5, 20), {"andere": [Periode(date(2025, 5, 15), date(2025, 5, 16))]}, "al een onderbreking"),
    ],
)  # fmt: skip
def test_terugkeren(laatste_dag: date, anders: dict[str, Any], zegt: str) -> None:
    gewoon: dict[str, Any] = {"stopt_klok": True, "looptijd": LOOPTIJD, "andere": [MAART]}
    zin = terugkeer_bezwaar(
        van=date(2025, 5, 1), laatste_dag=laatste_dag, vandaag=date(2025, 5, 20), **{**gewoon, **anders}
    )
    assert (zegt in zin) if zegt else zin == ""


voorstellen = st.lists(
    st.tuples(st.integers(-20, 600), st.integers(-3, 60), st.booleans()), min_size=1, max_size=12
)


@given(voorstellen)
@settings(max_examples=aantal(80, 1_000))
def test_wat_aanvaard_is_overlapt_nooit_en_ligt_in_het_traject(
    reeks: list[tuple[int, int, bool]],
) -> None:
    """One after the other, as people report them."""
    aanvaard: list[tuple[Periode, bool]] = []
    for later, lengte, stopt in reeks:
        van, tot = START + timedelta(days=later), START + timedelta(days=later + lengte)
        looptijd = Looptijd(START, 18, schorsingen=tuple(periode for periode, stil in aanvaard if stil))
        andere = [periode for periode, _ in aanvaard]
        if not nee(van, tot, stopt_klok=stopt, looptijd=looptijd, andere=andere):
            aanvaard.append((Periode(van, tot), stopt))
    assert not any(een.overlapt(ander) for (een, _), (ander, _) in combinations(aanvaard, 2))
    uiterste = uiterste_van(Looptijd(START, 18, schorsingen=tuple(p for p, stil in aanvaard if stil)))
    assert all(p.start >= START and p.einde is not None and p.einde <= uiterste for p, _ in aanvaard)
