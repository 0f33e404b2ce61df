"""A list as a CSV file that a spreadsheet opens without doing anything with what stands in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from werkzorg.ui.formaten import datum
from werkzorg.ui.werkblad import schoon

# As the first sign these begin a formula in one spreadsheet or another.
_FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def kommabestand(koppen: Sequence[str], rijen: Iterable[Sequence[Any]]) -> bytes:
    """All rows under their headings, in UTF-8 with a mark, a semicolon between the cells; no cell is a formula.

    A cell is text, a day (01/03/2024), a whole number, an amount as Decimal (887,23), or None for an empty one; raises
    TypeError for anything else, ValueError for a row with another number of cells than there are headings.
    """
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    schrijver.writerow(koppen)
    for rij in rijen:
        schrijver.writerow([_cel(cel) for _, cel in zip(koppen, rij, strict=True)])
    return uit.getvalue().encode("utf-8-sig")


def veilig(tekst: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would otherwise calculate or fetch something."""
    tekst = schoon(tekst)
    return (
        f"'{tekst}"
        if tekst.lstrip().startswith(_FORMULETEKENS) or tekst.startswith(_FORMULETEKENS)
        else tekst
    )


def _cel(waarde: Any) -> str:
    match waarde:
        case None:
            return ""
        case str():
            return veilig(waarde)
        case date():
            return datum(waarde)
        case bool():
            raise TypeError("a cell is no answer to a yes-or-no question")
        case int():
            return str(waarde)
        case Decimal():
            return f"{waarde:.2f}".replace(".", ",")
    raise TypeError(f"no cell holds {type(waarde).__name__}")
