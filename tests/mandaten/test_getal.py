"""A whole number in a form: what people type, and which bounds the sentence names."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from werkzorg.ui.getalveld import GetalVeld


@pytest.mark.parametrize(
    ("getypt", "getal"),
    [("", None), (" 12 ", 12), ("1.500", 1500), ("100.000", 100_000), ("100 000", 100_000)],
)
def test_wat_iemand_typt(getypt: str, getal: int | None) -> None:
    assert GetalVeld(minstens=1, hoogstens=100_000, required=False).clean(getypt) == getal


@pytest.mark.parametrize("getypt", ["0", "100.001", "999999999"])
def test_buiten_de_grenzen_noemt_de_zin_beide(getypt: str) -> None:
    with pytest.raises(ValidationError, match=r"Vul een getal van 1 tot en met 100\.000 in"):
        GetalVeld(minstens=1, hoogstens=100_000).clean(getypt)


@pytest.mark.parametrize(
    "getypt", ["tien", "1.5", "1.50", "1,5", "-3", "²", "1e3", "1..500", "12.34", "9" * 40]
)
def test_wat_geen_geheel_getal_is(getypt: str) -> None:
    """A year and a half of experience is no fifteen years."""
    with pytest.raises(ValidationError, match="geheel getal"):
        GetalVeld(hoogstens=100_000).clean(getypt)
