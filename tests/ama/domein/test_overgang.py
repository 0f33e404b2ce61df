"""From one kind of AMA to the other: by letter, without a day of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.overgang import Brief, Lopend, overgang, overgangzin
from ama.domein.samenloop import WSE, WVG
from werkzorg.termijnen import Periode

START = date(2026, 12, 1)
OUD, NIEUW, VDAB, VREEMD = (UUID(int=n) for n in range(1, 5))
LOOPT = Lopend(UUID(int=10), OUD, Periode(date(2026, 1, 1)))
NAAR_WSE = Brief("ama_wvg", "ama_wse", OUD, VDAB, date(2026, 11, 10))
NAAR_WVG = Brief("ama_wse", "ama_wvg", OUD, NIEUW, date(2026, 11, 10))


@pytest.mark.parametrize(("soort", "brief"), [(WSE, NAAR_WSE), (WVG, NAAR_WVG)])
def test_met_een_brief_eindigt_de_oude_de_dag_ervoor(soort: str, brief: Brief) -> None:
    uit = overgang(soort, NIEUW, START, [LOOPT], [brief])
    assert (uit.eindigt, uit.vervalt, uit.bezwaren) == ((LOOPT.sleutel,), (), ())
    assert uit.laatste_dag == date(2026, 11, 30)
    assert "30/11/2026" in overgangzin(soort, uit)


def test_een_brief_van_voor_een_volgende_overeenkomst_telt_zolang_de_begeleiding_doorloopt() -> None:
    vorige = Lopend(UUID(int=11), OUD, Periode(date(2025, 1, 1), date(2026, 11, 14)))
    volgende = Lopend(UUID(int=12), OUD, Periode(date(2026, 11, 15)))
    assert overgang(WSE, NIEUW, START, [vorige, volgende], [NAAR_WSE]).eindigt == (volgende.sleutel,)
    los = replace(vorige, periode=Periode(date(2025, 1, 1), date(2026, 11, 12)))
    assert overgang(WSE, NIEUW, START, [los, volgende], [NAAR_WSE]).bezwaren


@pytest.mark.parametrize(
    ("soort", "brief"),
    [
        (WSE, None),
        (WSE, NAAR_WVG),
        (WSE, replace(NAAR_WSE, van_organisatie=VREEMD)),
        # Of an earlier time at the same begeleider.
        (WSE, replace(NAAR_WSE, aanvaard_op=date(2025, 12, 31))),
        # To another begeleider than the one who guides now.
        (WVG, replace(NAAR_WVG, naar_organisatie=VREEMD)),
        (WVG, NAAR_WSE),
    ],
)
def test_zonder_de_juiste_brief_gaat_het_niet(soort: str, brief: Brief | None) -> None:
    uit = overgang(soort, NIEUW, START, [LOOPT], [brief] if brief else [])
    assert uit.geraakt == ()
    assert len(uit.bezwaren) == 1
    assert "brief" in uit.bezwaren[0]
    assert overgangzin(soort, uit) == ""


@pytest.mark.parametrize(("laatst", "kan"), [(START - timedelta(days=1), True), (START, False)])
def test_wat_vanaf_de_start_ingevuld_is_houdt_tegen(laatst: date, kan: bool) -> None:
    uit = overgang(WSE, NIEUW, START, [replace(LOOPT, laatst_ingevuld=laatst)], [NAAR_WSE])
    assert bool(uit.geraakt) is kan
    assert kan or "01/12/2026" in uit.bezwaren[0]


def test_wat_nog_moest_beginnen_vervalt_en_wat_voorbij_is_blijft() -> None:
    voorbij = Lopend(UUID(int=11), OUD, Periode(date(2026, 2, 1), date(2026, 11, 30)))
    komt = Lopend(UUID(int=12), OUD, Periode(START))
    uit = overgang(WSE, NIEUW, START, [LOOPT, voorbij, komt], [NAAR_WSE])
    assert (uit.eindigt, uit.vervalt) == ((LOOPT.sleutel,), (komt.sleutel,))
    alleen = overgang(WSE, NIEUW, START, [komt], [NAAR_WSE])
    assert "gaat niet door" in overgangzin(WSE, alleen)
    assert overgang(WSE, NIEUW, START, [voorbij], []).bezwaren == ()


def test_wat_afgelopen_is_wordt_niet_korter() -> None:
    voorbij = Lopend(UUID(int=11), OUD, Periode(date(2026, 2, 1), date(2026, 12, 10)), is_voorbij=True)
    uit = overgang(WSE, NIEUW, START, [voorbij], [replace(NAAR_WSE, aanvaard_op=START)])
    assert uit.geraakt == ()
    assert "10/12/2026" in uit.bezwaren[0]


_DAGEN = st.integers(-60, 60).map(lambda n: START + timedelta(days=n))
_LOPEND = st.builds(
    lambda n, begin, lengte: Lopend(
        UUID(int=n), OUD, Periode(begin, None if lengte is None else begin + timedelta(days=lengte))
    ),
    st.integers(100, 999),
    _DAGEN,
    st.none() | st.integers(0, 90),
)


@given(st.lists(_LOPEND, max_size=6, unique_by=lambda een: een.sleutel), st.sampled_from([WVG, WSE]))
def test_daarna_overlapt_er_niets(lopende: list[Lopend], soort: str) -> None:
    brief = replace({WSE: NAAR_WSE, WVG: NAAR_WVG}[soort], aanvaard_op=START)
    uit = overgang(soort, NIEUW, START, lopende, [brief])
    for een in lopende:
        if een.sleutel in uit.vervalt:
            continue
        einde = uit.laatste_dag if een.sleutel in uit.eindigt else een.periode.einde
        if not uit.bezwaren:
            assert einde is not None
            assert einde < START
        if een.sleutel in uit.eindigt:
            assert een.periode.start <= uit.laatste_dag
