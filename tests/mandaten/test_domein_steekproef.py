"""The lot: the same seed gives the same sample, whoever draws and in whatever order."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.steekproef import lot, steekproef_bezwaar, trekking

populaties = st.lists(st.uuids(), min_size=1, max_size=40, unique=True)
zaden = st.integers(0, 2**63 - 1)


@given(populaties, zaden, st.data())
def test_zelfde_zaad_zelfde_trekking_in_elke_volgorde(
    wie: list[UUID], zaad: int, data: st.DataObject
) -> None:
    aantal = data.draw(st.integers(1, len(wie)))
    door_elkaar = data.draw(st.permutations(wie))
    getrokken = trekking(wie, aantal, zaad)
    assert getrokken == trekking(door_elkaar, aantal, zaad)
    assert len(set(getrokken)) == aantal
    assert set(getrokken) <= set(wie)


@given(populaties, zaden, st.data())
def test_een_grotere_steekproef_bevat_de_kleinere(wie: list[UUID], zaad: int, data: st.DataObject) -> None:
    aantal = data.draw(st.integers(1, len(wie)))
    assert trekking(wie, len(wie), zaad)[:aantal] == trekking(wie, aantal, zaad)


@given(populaties, zaden)
def test_wie_niet_getrokken_is_had_een_hoger_lot(wie: list[UUID], zaad: int) -> None:
    aantal = (len(wie) + 1) // 2
    getrokken = trekking(wie, aantal, zaad)
    andere = set(wie) - set(getrokken)
    assert all(lot(zaad, een) > lot(zaad, getrokken[-1]) for een in andere)


def test_elke_toekenning_maakt_ongeveer_evenveel_kans() -> None:
    wie = [UUID(int=nummer) for nummer in range(1, 11)]
    zaden_ = Random(7)
    geteld = Counter(een for _ in range(4000) for een in trekking(wie, 3, zaden_.getrandbits(63)))
    # Expected 1,200 each; five standard deviations are 145.
    assert set(geteld) == set(wie)
    assert all(abs(aantal - 1200) < 145 for aantal in geteld.values())


def test_een_ander_zaad_trekt_anders() -> None:
    wie = [UUID(int=nummer) for nummer in range(1, 101)]
    assert trekking(wie, 10, 1) != trekking(wie, 10, 2)


def test_het_lot_is_na_te_rekenen_met_elk_programma() -> None:
    wie = UUID("12345678-1234-5678-1234-567812345678")
    assert lot(42, wie) == sha256(b"42:12345678-1234-5678-1234-567812345678").hexdigest()


@pytest.mark.parametrize("aantal", [0, -1, 4])
def test_een_onmogelijke_steekproef(aantal: int) -> None:
    with pytest.raises(ValueError, match="kan niet"):
        trekking([UUID(int=1), UUID(int=2), UUID(int=3)], aantal, 1)


def test_een_dubbele_toekenning_valt_op() -> None:
    with pytest.raises(ValueError, match="twee keer"):
        trekking([UUID(int=1), UUID(int=1)], 1, 1)


def test_de_zin_zegt_hoeveel_er_zijn() -> None:
    assert steekproef_bezwaar(3, 3) == ""
    assert "hoogstens 2" in steekproef_bezwaar(3, 2)
    assert "maar 1 toekenning" in steekproef_bezwaar(2, 1)
    assert "geen enkele" in steekproef_bezwaar(1, 0)
