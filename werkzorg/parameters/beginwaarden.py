"""The values with which an installation begins, as they stand in `beginwaarden.csv` (regelgeving 9; 15, row 10).

Days are inclusive; an empty `van` means since always, an empty `tot` until further notice. A value that starts with =
is a reference to another parameter. A parameter without a row is not known yet.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from werkzorg.parameters.domein import (
    Jaardag,
    Momentopname,
    Parametersoort,
    Vak,
    Verwijzing,
    Waarde,
    Waardesoort,
    Zekerheid,
)
from werkzorg.parameters.soorten import PARAMETERS

BESTAND = Path(__file__).with_name("beginwaarden.csv")


@dataclass(frozen=True)
class Beginwaarde:
    """One row of the file."""

    sleutel: str
    waarde: Waarde
    vak: Vak
    zekerheid: Zekerheid
    aanname: str
    bron: str


@functools.cache
def beginwaarden() -> tuple[Beginwaarde, ...]:
    """All rows of the file; raises KeyError, TypeError or ValueError for a row that cannot be read."""
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        return tuple(_rij(**rij) for rij in csv.DictReader(bestand, delimiter=";", strict=True))


def _rij(
    *, sleutel: str, waarde: str, van: str, tot: str, zekerheid: str, aanname: str, bron: str
) -> Beginwaarde:
    return Beginwaarde(
        sleutel=sleutel,
        waarde=_lees(PARAMETERS[sleutel], waarde),
        vak=Vak(date.fromisoformat(van) if van else None, date.fromisoformat(tot) if tot else None),
        zekerheid=Zekerheid(zekerheid),
        aanname=aanname,
        bron=bron,
    )


def _lees(soort: Parametersoort, tekst: str) -> Waarde:
    if tekst.startswith("="):
        return Verwijzing(tekst[1:])
    waarde = _LEZERS[soort.soort](tekst)
    if zin := soort.bezwaar(waarde):
        raise ValueError(f"{soort.sleutel}: {zin}")
    return waarde


def _delen(tekst: str) -> list[str]:
    return [deel.strip() for deel in tekst.split(",")]


_LEZERS: dict[Waardesoort, Callable[[str], Waarde]] = {
    Waardesoort.GETAL: int,
    Waardesoort.DECIMAAL: Decimal,
    Waardesoort.BEDRAG: Decimal,
    Waardesoort.DATUM: date.fromisoformat,
    Waardesoort.JAARDAG: lambda tekst: Jaardag(*(int(deel) for deel in tekst.split("-"))),
    Waardesoort.TEKST: str,
    Waardesoort.KEUZE: str,
    Waardesoort.JA_NEE: lambda tekst: {"ja": True, "nee": False}[tekst],
    Waardesoort.LIJST: lambda tekst: tuple(_delen(tekst)),
    Waardesoort.GETALLEN: lambda tekst: tuple(int(deel) for deel in _delen(tekst)),
}


def begin_momentopname(dag: date, rijen: Iterable[Beginwaarde] | None = None) -> Momentopname:
    """What the file says about `dag`, without a database: for tests of law."""
    alle = beginwaarden() if rijen is None else rijen
    return Momentopname(dag, {rij.sleutel: rij.waarde for rij in alle if rij.vak.bevat(dag)}, PARAMETERS)
