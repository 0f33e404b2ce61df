"""What mandaten tells about contingents: who holds them, where, on which days, and how many places per year."""

from __future__ import annotations

from datetime import date

import pytest

from mandaten.geldigheid import contingenten
from tests.ama.maken_wse import maak_contingent
from tests.rolverdeling import maak_organisatie
from werkzorg.termijnen import Periode

pytestmark = pytest.mark.django_db


def test_contingenten_die_in_een_periode_lopen(django_assert_max_num_queries) -> None:
    eerste = maak_contingent(maak_organisatie("Atelier A", "maatwerkbedrijf"), plaatsen=7)
    ander = maak_contingent(
        maak_organisatie("Atelier B", "maatwerkbedrijf"), van=date(2024, 1, 1), tot=date(2025, 6, 30)
    )
    with django_assert_max_num_queries(4):
        rijen = contingenten(date(2025, 1, 1), date(2025, 12, 31))
    assert [een.id for een in rijen] == [eerste.pk, ander.pk]
    assert rijen[0].houder == "Atelier A"
    assert (rijen[0].plaatsen_in(2025), rijen[0].plaatsen_in(2040)) == (7, 0)
    assert rijen[1].periode == Periode(date(2024, 1, 1), date(2025, 6, 30))
    assert rijen[0].geschorst == ()
    assert rijen[0].regios


def test_alleen_van_een_houder_of_deze_en_alleen_wat_loopt() -> None:
    eerste = maak_contingent(maak_organisatie("Atelier A", "maatwerkbedrijf"))
    ander = maak_contingent(
        maak_organisatie("Atelier B", "maatwerkbedrijf"), van=date(2024, 1, 1), tot=date(2025, 6, 30)
    )
    jaar = date(2026, 1, 1), date(2026, 12, 31)
    assert [een.id for een in contingenten(*jaar)] == [eerste.pk]
    assert contingenten(*jaar, houder_id=ander.houder_id) == []
    assert contingenten(*jaar, ids=[ander.pk]) == []
    # The last day still counts.
    laatste = date(2025, 6, 30)
    assert [een.id for een in contingenten(laatste, laatste, ids=[ander.pk])] == [ander.pk]
