"""A list as CSV: what stands in a cell, and that no cell becomes a formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from werkzorg.ui.kommabestand import kommabestand


@pytest.mark.parametrize(
    ("waarde", "cel"),
    [
        ("Brug; Noord", "Brug; Noord"),
        ('zegt "ja"', 'zegt ""ja""'),
        ("=1+1", "'=1+1"),
        (" -5", "' -5"),
        (None, ""),
        (12, "12"),
        (Decimal("887.23"), "887,23"),
        (Decimal("-443.6"), "-443,60"),
        (date(2024, 3, 1), "01/03/2024"),
    ],
)
def test_een_cel(waarde: Any, cel: str) -> None:
    assert kommabestand(["Kop"], [[waarde]]).decode("utf-8-sig") == f'"Kop"\r\n"{cel}"\r\n'


def test_wat_geen_cel_is() -> None:
    for waarde in (True, 1.5, b"x"):
        with pytest.raises(TypeError):
            kommabestand(["Kop"], [[waarde]])
    with pytest.raises(ValueError):
        kommabestand(["Kop"], [["een", "twee"]])
