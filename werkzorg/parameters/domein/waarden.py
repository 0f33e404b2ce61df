"""What a parameter can hold, and how that is stored: exactly, as JSON that says no more than its kind needs.

A decimal is stored as text ("883.27"): a number in JSON would come back as a float and lose its cents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any


class Waardesoort(Enum):
    """The kinds of value (regelgeving 15, row 10); the text is what the screen calls them."""

    GETAL = "geheel getal"
    DECIMAAL = "decimaal getal"
    BEDRAG = "bedrag in euro"
    DATUM = "datum"
    JAARDAG = "dag van het jaar"
    TEKST = "tekst"
    KEUZE = "keuze uit een lijst"
    JA_NEE = "ja of nee"
    LIJST = "lijst van teksten"
    GETALLEN = "lijst van gehele getallen"


@dataclass(frozen=True, order=True)
class Jaardag:
    """A day that comes back every year; raises ValueError for one that does not exist (29 February does not)."""

    maand: int
    dag: int

    def __post_init__(self) -> None:
        date(2001, self.maand, self.dag)

    def in_jaar(self, jaar: int) -> date:
        """That day in `jaar`."""
        return date(jaar, self.maand, self.dag)


@dataclass(frozen=True)
class Verwijzing:
    """In place of a value of its own: the value that another parameter has on the same day."""

    sleutel: str


Waarde = int | Decimal | date | Jaardag | str | bool | tuple[str, ...] | tuple[int, ...] | Verwijzing
# What stands in the JSON column.
Opslag = int | str | bool | list[Any] | dict[str, str]

_DECIMAAL = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")


def naar_opslag(soort: Waardesoort, waarde: Waarde) -> Opslag:
    """The value as it is stored; raises TypeError when it is not of this kind, ValueError when it has no content."""
    if isinstance(waarde, Verwijzing):
        return {"verwijzing": waarde.sleutel}
    geschreven = _SCHRIJVERS[soort](waarde)
    if uit_opslag(soort, geschreven) != waarde:
        raise TypeError(f"{waarde!r} is geen {soort.value}")
    return geschreven


def uit_opslag(soort: Waardesoort, opslag: Any) -> Waarde:
    """The value that was stored; raises ValueError when it is not one of this kind."""
    if isinstance(opslag, dict):
        if set(opslag) != {"verwijzing"} or not isinstance(opslag["verwijzing"], str):
            raise ValueError(f"{opslag!r} is geen verwijzing")
        return Verwijzing(opslag["verwijzing"])
    return _LEZERS[soort](opslag)


def _eis(klopt: bool, opslag: object, wat: str) -> None:
    if not klopt:
        raise ValueError(f"{opslag!r} is geen {wat}")


def _is_getal(opslag: object) -> bool:
    return isinstance(opslag, int) and not isinstance(opslag, bool)


def _lees_getal(opslag: Any) -> Waarde:
    _eis(_is_getal(opslag), opslag, "geheel getal")
    return int(opslag)


def _lees_decimaal(opslag: Any) -> Waarde:
    _eis(isinstance(opslag, str) and bool(_DECIMAAL.fullmatch(opslag)), opslag, "decimaal getal")
    return Decimal(opslag)


def _lees_datum(opslag: Any) -> Waarde:
    _eis(isinstance(opslag, str), opslag, "datum")
    return date.fromisoformat(opslag)


def _lees_jaardag(opslag: Any) -> Waarde:
    _eis(isinstance(opslag, str) and bool(re.fullmatch(r"\d\d-\d\d", opslag)), opslag, "dag van het jaar")
    maand, dag = opslag.split("-")
    return Jaardag(int(maand), int(dag))


def _lees_tekst(opslag: Any) -> Waarde:
    _eis(isinstance(opslag, str) and bool(opslag.strip()), opslag, "tekst")
    return str(opslag)


def _lees_ja_nee(opslag: Any) -> Waarde:
    _eis(isinstance(opslag, bool), opslag, "ja of nee")
    return bool(opslag)


def _lees_lijst(opslag: Any) -> Waarde:
    goed = isinstance(opslag, list) and opslag and all(isinstance(deel, str) and deel for deel in opslag)
    _eis(bool(goed), opslag, "lijst van teksten")
    return tuple(opslag)


def _lees_getallen(opslag: Any) -> Waarde:
    goed = isinstance(opslag, list) and opslag and all(_is_getal(deel) for deel in opslag)
    _eis(bool(goed), opslag, "lijst van gehele getallen")
    return tuple(opslag)


_LEZERS: dict[Waardesoort, Callable[[Any], Waarde]] = {
    Waardesoort.GETAL: _lees_getal,
    Waardesoort.DECIMAAL: _lees_decimaal,
    Waardesoort.BEDRAG: _lees_decimaal,
    Waardesoort.DATUM: _lees_datum,
    Waardesoort.JAARDAG: _lees_jaardag,
    Waardesoort.TEKST: _lees_tekst,
    Waardesoort.KEUZE: _lees_tekst,
    Waardesoort.JA_NEE: _lees_ja_nee,
    Waardesoort.LIJST: _lees_lijst,
    Waardesoort.GETALLEN: _lees_getallen,
}


def _zelf(waarde: Any) -> Opslag:
    return waarde


def _schrijf_decimaal(waarde: Any) -> Opslag:
    if not isinstance(waarde, Decimal):
        raise TypeError(f"{waarde!r} is geen decimaal getal")
    return f"{waarde:f}"


def _schrijf_datum(waarde: Any) -> Opslag:
    return date.isoformat(waarde)


def _schrijf_jaardag(waarde: Any) -> Opslag:
    if not isinstance(waarde, Jaardag):
        raise TypeError(f"{waarde!r} is geen dag van het jaar")
    return f"{waarde.maand:02}-{waarde.dag:02}"


def _schrijf_rij(waarde: Any) -> Opslag:
    return list(waarde)


_SCHRIJVERS: dict[Waardesoort, Callable[[Any], Opslag]] = {
    Waardesoort.GETAL: _zelf,
    Waardesoort.DECIMAAL: _schrijf_decimaal,
    Waardesoort.BEDRAG: _schrijf_decimaal,
    Waardesoort.DATUM: _schrijf_datum,
    Waardesoort.JAARDAG: _schrijf_jaardag,
    Waardesoort.TEKST: _zelf,
    Waardesoort.KEUZE: _zelf,
    Waardesoort.JA_NEE: _zelf,
    Waardesoort.LIJST: _schrijf_rij,
    Waardesoort.GETALLEN: _schrijf_rij,
}
