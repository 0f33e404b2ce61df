"""A list as an Excel file: text stays text, days are days, and a second sheet says who took it along and why.

Nothing a person typed becomes a formula, a link or a number: every cell is written as what it is, and text that a
spreadsheet would read as a formula once somebody edits or saves it otherwise is marked as text in the cell itself.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import xlsxwriter
from django.utils import timezone

# Excel takes 32,767 signs in a cell; longer text is cut, with a mark.
LANGSTE_TEKST = 32_000
_BREEDSTE = 60
# As the first sign these begin a formula somewhere: in Excel, in LibreOffice, or after saving as CSV.
_FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_BLADNAAM = re.compile(r"[\[\]:*?/\\']")
_EERSTE_DAG = date(1900, 3, 1)  # before it Excel's calendar has a day that never was


class Soort(Enum):
    """What the cells of a column hold."""

    TEKST = "tekst"
    DATUM = "datum"
    MOMENT = "moment"
    GETAL = "getal"
    BEDRAG = "bedrag"


_GETALVORM = {
    Soort.DATUM: "dd/mm/yyyy",
    Soort.MOMENT: "dd/mm/yyyy hh:mm",
    Soort.GETAL: "General",
    Soort.BEDRAG: "€ #,##0.00",
}


@dataclass(frozen=True)
class Kolom:
    """One column: its heading and what its cells hold; an empty cell may be None or ""."""

    kop: str
    soort: Soort = Soort.TEKST


def werkblad(
    titel: str,
    kolommen: Sequence[Kolom],
    rijen: Iterable[Sequence[Any]],
    verantwoording: Sequence[tuple[str, str]],
) -> bytes:
    """An .xlsx file with the rows on a first sheet named `titel` and `verantwoording` on a second.

    Raises ValueError for a row with another number of cells than there are columns, TypeError for a cell of another
    kind than its column.
    """
    uit = io.BytesIO()
    opties = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(uit, opties) as boek:
        boek.set_properties({"title": titel, "author": "werkzorg"})
        blad = boek.add_worksheet(_bladnaam(titel))
        _vul(boek, blad, kolommen, rijen)
        blad.set_footer("&L" + " · ".join(_in_voet(waarde) for _, waarde in verantwoording[:3])[:240])
        _leg_uit(boek, verantwoording)
    return uit.getvalue()


def _vul(boek: Any, blad: Any, kolommen: Sequence[Kolom], rijen: Iterable[Sequence[Any]]) -> None:
    kop = boek.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    gewoon = {"valign": "top"}
    tekst = boek.add_format({**gewoon, "num_format": "@"})
    verdacht = boek.add_format({**gewoon, "num_format": "@", "quote_prefix": True})
    vormen = {soort: boek.add_format({**gewoon, "num_format": vorm}) for soort, vorm in _GETALVORM.items()}
    breedtes = [len(kolom.kop) for kolom in kolommen]
    for nummer, kolom in enumerate(kolommen):
        blad.write_string(0, nummer, schoon(kolom.kop), kop)
    laatste = 0
    for laatste, rij in enumerate(rijen, start=1):
        for nummer, (kolom, waarde) in enumerate(zip(kolommen, rij, strict=True)):
            if waarde is None or waarde == "":
                continue
            cel = _cel(kolom.soort, waarde)
            if isinstance(cel, str):
                blad.write_string(laatste, nummer, cel, verdacht if cel.startswith(_FORMULETEKENS) else tekst)
            elif isinstance(cel, datetime):
                blad.write_datetime(laatste, nummer, cel, vormen[kolom.soort])
            else:
                blad.write_number(laatste, nummer, cel, vormen[kolom.soort])
            breedtes[nummer] = max(breedtes[nummer], len(cel) if isinstance(cel, str) else 16)
    for nummer, breedte in enumerate(breedtes):
        blad.set_column(nummer, nummer, min(breedte, _BREEDSTE) + 2)
    blad.freeze_panes(1, 0)
    blad.autofilter(0, 0, laatste, len(kolommen) - 1)
    blad.set_landscape()
    blad.set_paper(9)
    blad.fit_to_pages(1, 0)
    blad.repeat_rows(0)


def _cel(soort: Soort, waarde: Any) -> str | datetime | int | float:
    """The value as Excel keeps it; days that its calendar does not know become text."""
    if soort is Soort.TEKST:
        if not isinstance(waarde, str):
            raise TypeError(f"een tekstcel krijgt tekst, geen {type(waarde).__name__}")
        return schoon(waarde)
    if soort in {Soort.GETAL, Soort.BEDRAG}:
        if isinstance(waarde, bool) or not isinstance(waarde, int | Decimal):
            raise TypeError(f"een getalcel krijgt een getal, geen {type(waarde).__name__}")
        return int(waarde) if waarde == int(waarde) else float(waarde)
    if isinstance(waarde, datetime):
        moment = timezone.localtime(waarde).replace(tzinfo=None, microsecond=0)
    elif isinstance(waarde, date) and soort is Soort.DATUM:
        moment = datetime.combine(waarde, datetime.min.time())
    else:
        raise TypeError(f"een cel met een {soort.value} krijgt geen {type(waarde).__name__}")
    if moment.date() < _EERSTE_DAG:
        return f"{moment.day:02}/{moment.month:02}/{moment.year:04}"
    return moment


def schoon(tekst: str) -> str:
    """The text without signs that a file of this kind cannot hold, in one length that Excel takes."""
    zonder = "".join(teken for teken in tekst if teken in "\n\t" or _mag(teken))
    return zonder if len(zonder) <= LANGSTE_TEKST else f"{zonder[:LANGSTE_TEKST]}…"


def _mag(teken: str) -> bool:
    return unicodedata.category(teken) not in {"Cc", "Cs"} and ord(teken) & 0xFFFE != 0xFFFE


def _bladnaam(titel: str) -> str:
    return _BLADNAAM.sub(" ", schoon(titel)).strip()[:31] or "Lijst"


def _in_voet(tekst: str) -> str:
    return schoon(tekst).replace("\n", " ").replace("&", "&&")


def _leg_uit(boek: Any, verantwoording: Sequence[tuple[str, str]]) -> None:
    blad = boek.add_worksheet("Verantwoording")
    label = boek.add_format({"bold": True, "valign": "top", "num_format": "@"})
    waarde = boek.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True})
    blad.set_column(0, 0, 28)
    blad.set_column(1, 1, 70)
    for nummer, (naam, tekst) in enumerate(verantwoording):
        blad.write_string(nummer, 0, schoon(naam), label)
        blad.write_string(nummer, 1, schoon(tekst), waarde)
