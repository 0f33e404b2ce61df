"""How the sentences of this package write a day and a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def datum(dag: date) -> str:
    """The day as people write it: 15/01/2026."""
    return f"{dag:%d/%m/%Y}"


def opsomming(delen: Sequence[str], woord: str = "en") -> str:
    """The parts as one enumeration: "a", "a en b", "a, b en c"; "" for none."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {woord} {delen[-1]}"


def met_hoofdletter(zin: str) -> str:
    """The sentence with its first letter as a capital, and the rest as it was."""
    return zin[:1].upper() + zin[1:]
