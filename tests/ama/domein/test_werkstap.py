"""A step to work: what must be known of it, and when it goes together with AMA."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ama.domein.werkstap import MEESTE_MINUTEN, Stap, bezwaren, dagen, laatste_zin, terugneem_bezwaar
from werkzorg.termijnen import Periode

AMA = Periode(date(2025, 3, 10), date(2026, 3, 9))
VANDAAG = date(2025, 10, 1)
STAP = Stap("opleiding", date(2025, 9, 1), date(2025, 9, 30), 240, "CVO", "Geslaagd.")


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, set()),
        ({"soort": "vrijwilligerswerk"}, {"soort"}),
        ({"van": None}, {"van"}),
        ({"tot": date(2025, 8, 31)}, {"tot"}),
        ({"tot": None}, set()),
        # Begun before AMA, still going on: they go together.
        ({"van": date(2024, 9, 1), "tot": None}, set()),
        ({"van": date(2024, 9, 1), "tot": date(2025, 3, 9)}, {"van"}),
        ({"van": date(2024, 9, 1), "tot": date(2025, 3, 10)}, set()),
        ({"van": date(2026, 3, 9), "tot": None}, set()),
        ({"van": date(2026, 3, 10), "tot": None}, {"van"}),
        ({"van": date(2026, 10, 3), "tot": None}, {"van"}),
        # An application without a last day was on one day.
        ({"soort": "sollicitatie", "van": date(2025, 1, 7), "tot": None}, {"van"}),
        ({"minuten_per_week": None}, set()),
        ({"minuten_per_week": 0}, {"minuten_per_week"}),
        ({"minuten_per_week": MEESTE_MINUTEN}, set()),
        ({"minuten_per_week": MEESTE_MINUTEN + 1}, {"minuten_per_week"}),
        ({"soort": "deeltijds_werk", "minuten_per_week": None}, {"minuten_per_week"}),
        ({"soort": "andere", "resultaat": ""}, {"resultaat"}),
    ],
)
def test_bezwaren(anders: dict[str, Any], velden: set[str]) -> None:
    assert bezwaren(replace(STAP, **anders), AMA, VANDAAG).keys() == velden


def test_de_dagen_van_een_stap() -> None:
    dag = date(2024, 2, 29)
    assert dagen("sollicitatie", dag, None) == Periode(dag, dag)
    assert dagen("opleiding", dag, None) == Periode(dag)
    assert dagen("sollicitatie", dag, date(2024, 3, 1)) == Periode(dag, date(2024, 3, 1))


def test_terugnemen_kan_een_keer() -> None:
    assert terugneem_bezwaar(is_teruggenomen=False, is_eigen=True) == ""
    assert "al teruggenomen" in terugneem_bezwaar(is_teruggenomen=True, is_eigen=True)
    assert "andere organisatie" in terugneem_bezwaar(is_teruggenomen=False, is_eigen=False)


@pytest.mark.parametrize(
    ("laatste", "dag", "zin"),
    [
        (None, date(2025, 4, 6), ""),
        (None, date(2025, 4, 7), "Sinds 10/03/2025"),
        (date(2025, 9, 30), date(2025, 10, 28), ""),
        (date(2025, 9, 30), date(2025, 10, 29), "Sinds 01/10/2025"),
        # Something from before AMA says nothing.
        (date(2024, 9, 30), date(2025, 4, 7), "Sinds 10/03/2025"),
    ],
)
def test_lang_geen_stap(laatste: date | None, dag: date, zin: str) -> None:
    nu = laatste_zin(laatste, AMA.start, dag, 4)
    assert (nu == "") if zin == "" else nu.startswith(zin)
