"""How the sentences of this package write a day, a number, a period and a list."""

from __future__ import annotations

from decimal import Decimal

from werkzorg.termijnen.woorden import (
    dagen,
    datum,
    eerste_vijf,
    maanden,
    met_hoofdletter,
    opsomming,
    periode,
)

# One address for all words of this package; those that every law shares are written once.
__all__ = [
    "MAXIMUMDUUR",
    "dagen",
    "datum",
    "eerste_vijf",
    "maanden",
    "met_hoofdletter",
    "opsomming",
    "periode",
    "uren",
]

# The article on the duration of a traject.
MAXIMUMDUUR = "Decreet 8/7/2022 art. 11"


def uren(aantal: Decimal) -> str:
    """Hours with a comma and no more decimals than needed: "12 uur", "7,5 uur"."""
    heel, _, rest = f"{aantal:f}".partition(".")
    rest = rest.rstrip("0")
    return f"{heel},{rest} uur" if rest else f"{heel} uur"
