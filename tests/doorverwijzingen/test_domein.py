"""Which offer refers to which, and when somebody can have agreed; without a database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkzorg.doorverwijzingen.domein import (
    AANBOD,
    ONTVANGER,
    RICHTINGEN,
    VAN_ROL,
    akkoord_bezwaar,
    bestemmingen,
    richting_bezwaar,
    uiterste_antwoorddag,
)
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.soorten import PARAMETERS

GEBOREN, VANDAAG = date(1990, 3, 14), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("verwijzer", "activeringstraject"),
        ("verwijzer", "ama_wvg"),
        ("verwijzer", "ama_wse"),
        ("activeringstraject", "ama_wvg"),
        ("activeringstraject", "ama_wse"),
        ("ama_wvg", "ama_wse"),
        ("ama_wse", "ama_wvg"),
        ("ama_wvg", "activeringstraject"),
        ("ama_wse", "activeringstraject"),
    ],
)
def test_elke_wettelijke_richting_kan(van: str, naar: str) -> None:
    assert richting_bezwaar(van, naar) == ""
    assert naar in bestemmingen(van)
    assert RICHTINGEN[(van, naar)]


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("activeringstraject", "activeringstraject"),
        ("ama_wvg", "ama_wvg"),
        ("ama_wvg", "verwijzer"),
        # Only VDAB gives an advies Welzijn, and not through this letterbox (art. 4-6; regelgeving 15, row 14).
        ("verwijzer", "onthaaltraject"),
        ("activeringstraject", "advies_welzijn"),
        ("", ""),
    ],
)
def test_andere_richtingen_worden_met_een_zin_geweigerd(van: str, naar: str) -> None:
    assert "kies een andere bestemming" in richting_bezwaar(van, naar)
    assert naar not in bestemmingen(van)


def test_elke_bestemming_heeft_een_ontvanger_en_elke_rol_bestaat() -> None:
    assert {naar for _, naar in RICHTINGEN} == ONTVANGER.keys()
    assert {*ONTVANGER.values(), *VAN_ROL} <= ROLLEN.keys()
    assert {van for aanbod in VAN_ROL.values() for van in aanbod} <= AANBOD.keys()


@given(st.integers(-40_000, 40_000))
def test_akkoord_ligt_tussen_de_geboorte_en_vandaag(dagen: int) -> None:
    dag = VANDAAG + timedelta(days=dagen)
    assert (akkoord_bezwaar(dag, GEBOREN, VANDAAG) == "") == (GEBOREN <= dag <= VANDAAG)


@pytest.mark.parametrize(
    ("dagen", "verschuift", "laatste"),
    [
        (14, False, date(2026, 7, 4)),
        (14, True, date(2026, 7, 6)),
        (1, False, date(2026, 6, 21)),
    ],
)
def test_de_uiterste_antwoorddag_komt_uit_de_parameter_van_die_dag(dagen, verschuift, laatste):
    verstuurd = date(2026, 6, 20)
    waarden = {"doorverwijzing_antwoord_termijn": dagen, "termijn_verschuift": verschuift}
    assert uiterste_antwoorddag(verstuurd, Momentopname(verstuurd, waarden, PARAMETERS)) == laatste
