"""Actions in a logical order: circles, days, and moving up and down."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.domein.volgorde import (
    OMHOOG,
    OMLAAG,
    Tijdvak,
    cirkel,
    cirkel_bezwaar,
    logisch,
    te_vroeg,
    verplaats_bezwaar,
    verplaatst,
)

NAMEN = {1: "Gesprek", 2: "Stage", 3: "Evaluatie", 4: "Sollicitatie"}
GRAFEN = st.dictionaries(st.integers(0, 5), st.frozensets(st.integers(0, 6), max_size=4), max_size=6)


@pytest.mark.parametrize(
    ("na", "verwacht"),
    [
        ({}, set()),
        ({1: set(), 2: {1}, 3: {1, 2}}, set()),
        ({1: {1}}, {1}),
        ({1: {2}, 2: {1}}, {1, 2}),
        ({1: {2}, 2: {3}, 3: {2}}, {2, 3}),
        ({1: {2}, 2: {3}, 3: {4}, 4: {2}}, {2, 3, 4}),
        ({1: {9}}, set()),
        ({1: {2, 3}, 2: {4}, 3: {4}, 4: set()}, set()),
    ],
)
def test_cirkels(na, verwacht):
    assert set(cirkel(na)) == verwacht


def test_de_zin_noemt_elke_actie_van_de_cirkel():
    zin = cirkel_bezwaar({1: set(), 2: {3}, 3: {4}, 4: {2}}, NAMEN)
    assert (
        "“Stage” komt na “Evaluatie”, “Evaluatie” komt na “Sollicitatie”, “Sollicitatie” komt na “Stage”"
        in zin
    )
    assert "Gesprek" not in zin
    assert "zichzelf" in cirkel_bezwaar({1: {1}}, NAMEN)
    assert cirkel_bezwaar({1: {2}, 2: set()}, NAMEN) == ""


def test_een_lange_keten_is_geen_probleem():
    lang = {een: {een + 1} for een in range(5_000)}
    assert cirkel(lang) == ()
    assert len(cirkel(lang | {5_000: {0}})) == 5_001


@given(GRAFEN)
def test_een_cirkel_is_er_echt_en_wordt_altijd_gevonden(na):
    kring = cirkel(na)
    for plaats, een in enumerate(kring):
        assert kring[(plaats + 1) % len(kring)] in na[een]
    assert len(set(kring)) == len(kring)
    # The oracle: without a circle some order of the actions puts each after all that it follows.
    orde_bestaat = any(
        all(eerst not in rij[plaats:] for plaats, een in enumerate(rij) for eerst in na[een])
        for rij in permutations(na)
    )
    assert orde_bestaat is (not kring)


@given(GRAFEN)
def test_de_logische_volgorde_bestaat_zonder_cirkel(na):
    if cirkel(na):
        with pytest.raises(ValueError, match="wait for each other"):
            logisch(list(na), na)
        return
    uit = logisch(list(na), na)
    assert sorted(uit) == sorted(na)
    assert all(eerst not in uit[plaats:] for plaats, een in enumerate(uit) for eerst in na[een])
    assert logisch(uit, na) == uit


def test_wat_al_klopt_blijft_staan():
    assert logisch([3, 1, 2], {2: {1}}) == (3, 1, 2)
    assert logisch([2, 3, 1], {2: {1}}) == (3, 1, 2)


@pytest.mark.parametrize(
    ("van", "tot_eerste", "te_laat"),
    [
        (date(2026, 2, 1), date(2026, 1, 31), False),
        (date(2026, 1, 31), date(2026, 1, 31), True),
        (date(2026, 1, 1), date(2026, 1, 31), True),
        (None, date(2026, 1, 31), False),
        (date(2026, 1, 1), None, False),
    ],
)
def test_een_actie_start_na_wat_ze_volgt(van, tot_eerste, te_laat):
    acties = {2: Tijdvak("Stage", van), 1: Tijdvak("Gesprek", date(2026, 1, 1), tot_eerste)}
    uit = te_vroeg(acties, {2: {1, 9}})
    assert [actie for actie, _ in uit] == ([2] if te_laat else [])
    if te_laat:
        assert "“Stage”" in uit[0][1]
        assert "31/01/2026" in uit[0][1]


@pytest.mark.parametrize(
    ("actie", "richting", "groep", "verwacht"),
    [
        (2, OMHOOG, None, (2, 1, 3, 4)),
        (2, OMLAAG, None, (1, 3, 2, 4)),
        (1, OMHOOG, None, (1, 2, 3, 4)),
        (4, OMLAAG, None, (1, 2, 3, 4)),
        (1, OMLAAG, {1: "werk", 2: "zorg", 3: "werk", 4: "zorg"}, (3, 2, 1, 4)),
        (4, OMHOOG, {1: "werk", 2: "zorg", 3: "werk", 4: "zorg"}, (1, 4, 3, 2)),
        (2, OMHOOG, {1: "werk", 2: "zorg", 3: "werk", 4: "zorg"}, (1, 2, 3, 4)),
    ],
)
def test_verplaatsen(actie, richting, groep, verwacht):
    assert verplaatst((1, 2, 3, 4), actie, richting, groep) == verwacht


def test_wat_vastligt_verplaatst_niet():
    assert "“Stage” komt alleen na “Gesprek”" in verplaats_bezwaar((1, 2, 3), 2, OMHOOG, {2: {1}}, NAMEN)
    assert "“Stage” komt alleen na “Gesprek”" in verplaats_bezwaar((1, 2, 3), 1, OMLAAG, {2: {1}}, NAMEN)
    assert verplaats_bezwaar((1, 2, 3), 2, OMLAAG, {2: {1}}, NAMEN) == ""
    assert "bovenaan" in verplaats_bezwaar((1, 2, 3), 1, OMHOOG, {}, NAMEN)
    assert "onderaan" in verplaats_bezwaar((1, 2, 3), 3, OMLAAG, {}, NAMEN)


@given(st.permutations([1, 2, 3, 4]), st.sampled_from([1, 2, 3, 4]), st.sampled_from([OMHOOG, OMLAAG]))
def test_heen_en_terug_is_niets(volgorde, actie, richting):
    heen = verplaatst(volgorde, actie, richting)
    if heen != tuple(volgorde):
        assert verplaatst(heen, actie, -richting) == tuple(volgorde)
