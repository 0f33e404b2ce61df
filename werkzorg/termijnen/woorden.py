"""How the sentences of every law here write a day, a number of days, a period and a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from werkzorg.termijnen.perioden import Periode

# A sentence names so many things at most; the rest is a number.
_GENOEMD = 5


def datum(dag: date) -> str:
    """The day as people write it: 15/01/2026."""
    return f"{dag:%d/%m/%Y}"


def dagen(aantal: int) -> str:
    """A number of days: "1 dag", "2 dagen"."""
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def maanden(aantal: int) -> str:
    """A number of months: "1 maand", "2 maanden"."""
    return "1 maand" if aantal == 1 else f"{aantal} maanden"


def periode(waarde: Periode) -> str:
    """Both days of a period, inclusive, or only the first while it has no end."""
    if waarde.einde is None:
        return f"vanaf {datum(waarde.start)}"
    if waarde.einde == waarde.start:
        return f"op {datum(waarde.start)}"
    return f"van {datum(waarde.start)} tot en met {datum(waarde.einde)}"


def opsomming(delen: Sequence[str], woord: str = "en") -> str:
    """The parts as one enumeration: "a", "a en b", "a, b en c"; "" for none."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {woord} {delen[-1]}"


def eerste_vijf(delen: Sequence[str]) -> str:
    """The first five parts with semicolons, and how many more there are: "a; b; c; d; e; en nog 3"."""
    over = len(delen) - _GENOEMD
    genoemd = "; ".join(delen[:_GENOEMD])
    return f"{genoemd}; en nog {over}" if over > 0 else genoemd


def met_hoofdletter(zin: str) -> str:
    """The sentence with its first letter as a capital, and the rest as it was."""
    return zin[:1].upper() + zin[1:]
