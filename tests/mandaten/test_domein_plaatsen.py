"""The law of seats: which are free, and who can take one."""

from __future__ import annotations

import pytest

from mandaten.domein.plaatsen import soort_bezwaar, vol_bezwaar, vrije_plaatsen
from mandaten.soorten import SOORTEN


@pytest.mark.parametrize(
    ("soort", "bezet", "vrij"),
    [
        ("zorg", [], ["A", "B", "C"]),
        ("zorg", ["A", "C"], ["B"]),
        ("zorg", ["A", "B", "C"], []),
        ("contingent", ["lid"] * 9, ["lid"]),
        ("erkenning", [], []),
    ],
)
def test_een_plaats_is_vrij_tot_ze_ingevuld_is(soort, bezet, vrij):
    assert vrije_plaatsen(SOORTEN[soort], bezet) == vrij


def test_in_een_netwerk_is_elke_plaats_altijd_vrij():
    netwerk = SOORTEN["netwerk"]
    assert vrije_plaatsen(netwerk, [*netwerk.plaatsen] * 2) == [*netwerk.plaatsen]


@pytest.mark.parametrize(
    ("plaats", "bezet", "zin"),
    [
        ("A", ["A"], "“Categorie A: CAW, OCMW of DMW” is al ingevuld: daar is plaats voor één organisatie"),
        ("A", ["B", "C"], ""),
        ("Z", [], "Kies een plaats uit de lijst."),
    ],
)
def test_een_ingevulde_plaats_neemt_niemand_anders(plaats, bezet, zin):
    bezwaar = vol_bezwaar(SOORTEN["zorg"], plaats, bezet)
    assert bezwaar.startswith(zin)
    assert bool(bezwaar) is bool(zin)
    assert "art. 12" in bezwaar or not bezet or not zin


def test_wie_er_niet_hoort_leest_welke_soort_hij_is():
    zin = soort_bezwaar(SOORTEN["zorg"], "B", "CAW De Brug", "caw", "CAW")
    assert zin == (
        "CAW De Brug is een organisatie van de soort “CAW” en hoort niet bij “Categorie B: VAPH-voorziening” "
        "(Decreet 8/7/2022 art. 12)."
    )
    assert soort_bezwaar(SOORTEN["zorg"], "A", "CAW De Brug", "caw", "CAW") == ""
