"""Which municipality an address names, in which regio it lies, and how far two municipalities are apart.

The tables are reference data that only a migration changes, so each process reads them once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import asin, cos, radians, sin, sqrt

from django.db.backends.postgresql.psycopg_any import DateRange

from werkzorg.plaatsen.models import Gemeente, GemeenteInRegio, Gewest, Postcode, Regio
from werkzorg.ui.formaten import MAANDEN
from werkzorg.ui.volgorde import sorteersleutel

STRAAL_AARDE_KM = 6371.0


@dataclass
class _Boek:
    """All places, by what people ask for."""

    gemeenten: dict[str, Gemeente] = field(default_factory=dict)
    op_postcode: dict[str, list[tuple[DateRange, Gemeente]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    op_naam: dict[str, list[Gemeente]] = field(default_factory=lambda: defaultdict(list))
    regios: dict[str, list[tuple[DateRange, Regio]]] = field(default_factory=lambda: defaultdict(list))


_gelezen: list[_Boek] = []


def _boek() -> _Boek:
    """The tables in memory; read again as long as they are empty (a database that is being set up)."""
    if _gelezen:
        return _gelezen[0]
    boek = _Boek()
    for gemeente in Gemeente.objects.select_related("opgevolgd_door"):
        boek.gemeenten[gemeente.refnis] = gemeente
        boek.op_naam[_sleutel(gemeente.naam)].append(gemeente)
    for code in Postcode.objects.all():
        boek.op_postcode[code.postcode].append((code.periode, boek.gemeenten[code.gemeente_id]))
    for ligging in GemeenteInRegio.objects.select_related("regio"):
        boek.regios[ligging.gemeente_id].append((ligging.periode, ligging.regio))
    if boek.gemeenten:
        _gelezen.append(boek)
    return boek


def _sleutel(naam: str) -> str:
    """A name without accents, capitals and everything between the words; "St." is "Sint"."""
    ontleed = unicodedata.normalize("NFKD", naam.casefold())
    woorden = re.findall(r"[a-z0-9]+", "".join(t for t in ontleed if not unicodedata.combining(t)))
    return "".join("sint" if woord == "st" else woord for woord in woorden)


def _op(dag: date, rijen: Iterable[tuple[DateRange, Gemeente]]) -> list[Gemeente]:
    return [gemeente for periode, gemeente in rijen if dag in periode]


def gemeenten_met_postcode(postcode: str, op: date) -> list[Gemeente]:
    """The municipalities in which this postcode is used on `op`; mostly one, none for an unknown code."""
    return _op(op, _boek().op_postcode.get(postcode.strip(), ()))


def voorgangers(gemeente: Gemeente) -> list[Gemeente]:
    """The municipalities that were merged into this one."""
    return [een for een in _boek().gemeenten.values() if een.opgevolgd_door_id == gemeente.refnis]


def opgegaan_in(refnis: str) -> frozenset[str]:
    """The codes of every municipality that became this one by mergers, also by one after the other."""
    hier = frozenset(een.refnis for een in _boek().gemeenten.values() if een.opgevolgd_door_id == refnis)
    return hier.union(*(opgegaan_in(een) for een in hier))


def nu_van(gemeente: Gemeente, op: date) -> Gemeente:
    """The municipality that this one is on `op`; itself when it is none (any more)."""
    return opvolger_op(gemeente, op) or gemeente


def opvolger_op(gemeente: Gemeente, op: date) -> Gemeente | None:
    """The municipality itself when it exists on `op`, otherwise the one in which it was merged by then, else None."""
    boek, huidige = _boek(), gemeente
    while op not in huidige.periode:
        if huidige.opgevolgd_door_id is None or huidige.periode.lower > op:
            return None
        huidige = boek.gemeenten[huidige.opgevolgd_door_id]
    return huidige


def _met_naam(naam: str, op: date) -> list[Gemeente]:
    """The municipalities of this name on `op`; a former name gives its successor."""
    kandidaten = _boek().op_naam.get(_sleutel(naam), [])
    gevonden = [gemeente for gemeente in kandidaten if op in gemeente.periode]
    return gevonden or [een for gemeente in kandidaten if (een := opvolger_op(gemeente, op)) is not None]


def gemeente_van(postcode: str, naam: str, op: date) -> Gemeente | None:
    """The municipality that this postcode and name mean on `op`; either may be empty.

    The name may be a former one or that of a part of the municipality, when the postcode leaves no doubt. None when
    nothing is found, when several fit, or when postcode and name contradict each other.
    """
    met_postcode, met_naam = gemeenten_met_postcode(postcode, op), _met_naam(naam, op)
    if postcode.strip() and met_naam:
        gevonden = [gemeente for gemeente in met_naam if gemeente in met_postcode]
    elif postcode.strip():
        gevonden = met_postcode
    else:
        gevonden = met_naam
    return gevonden[0] if len(gevonden) == 1 else None


def ligt_in_brussel(postcode: str, naam: str, op: date) -> str:
    """The municipality of Brussels that this postcode and name mean on `op`, either may be empty; "" for any other."""
    gemeente = gemeente_van(postcode, naam, op)
    return gemeente.naam if gemeente is not None and gemeente.gewest == Gewest.BRUSSEL else ""


def gemeente_met(refnis: str) -> Gemeente | None:
    """The municipality with this REFNIS code, whether it still exists or not."""
    return _boek().gemeenten.get(refnis)


def regio_van(gemeente: Gemeente, op: date) -> Regio | None:
    """The werk- en zorgregio in which the municipality, or the one in which it was merged by then, lies on `op`.

    None for Brussels, and for a day before the tables begin or before the municipality existed.
    """
    huidige = opvolger_op(gemeente, op)
    if huidige is None:
        return None
    return next((regio for periode, regio in _boek().regios.get(huidige.refnis, ()) if op in periode), None)


def afstand_km(een: Gemeente, ander: Gemeente) -> float:
    """The distance as the crow flies between the centres of two municipalities, in km with one decimal."""
    breedte1, breedte2 = radians(float(een.breedtegraad)), radians(float(ander.breedtegraad))
    d_breedte = breedte2 - breedte1
    d_lengte = radians(float(ander.lengtegraad) - float(een.lengtegraad))
    koorde = sin(d_breedte / 2) ** 2 + cos(breedte1) * cos(breedte2) * sin(d_lengte / 2) ** 2
    return round(2 * STRAAL_AARDE_KM * asin(min(1.0, sqrt(koorde))), 1)


def gemeentenamen(op: date) -> list[str]:
    """The names of all municipalities on `op`, in the order of a Dutch list."""
    return sorted((een.naam for een in _boek().gemeenten.values() if op in een.periode), key=sorteersleutel)


def adres_opmerking(postcode: str, naam: str, op: date) -> str:
    """What to say about this postcode and name, as a sentence; "" when all is well. Never a reason to refuse."""
    postcode, naam = postcode.strip(), naam.strip()
    if not postcode and not naam:
        return ""
    gemeente = gemeente_van(postcode, naam, op)
    if gemeente is None:
        return _niet_gevonden(postcode, naam, op)
    if gemeente.gewest == Gewest.BRUSSEL:
        return (
            f"{gemeente.naam} ligt in het Brussels Hoofdstedelijk Gewest, buiten het Vlaamse aanbod: het adres hoort "
            "bij geen enkele werk- en zorgregio."
        )
    if naam and _sleutel(naam) != _sleutel(gemeente.naam) and _sleutel(naam) in _boek().op_naam:
        sinds = gemeente.periode.lower
        dag = f"{sinds.day} {MAANDEN[sinds.month - 1]} {sinds.year}"
        if any(vorige.periode.upper == sinds for vorige in _boek().op_naam[_sleutel(naam)]):
            return f"{naam} hoort sinds {dag} bij de gemeente {gemeente.naam}."
        return f"{naam} hoort nu bij de gemeente {gemeente.naam}."
    return ""


def _niet_gevonden(postcode: str, naam: str, op: date) -> str:
    met_postcode = gemeenten_met_postcode(postcode, op)
    if postcode and not met_postcode:
        return (
            f"Postcode {postcode} staat niet in onze lijst van Vlaanderen en Brussel. Kijk het adres na. Klopt het? "
            "Dan hoef je niets te doen."
        )
    if met_postcode and naam:
        waar = " of ".join(sorted(een.naam for een in met_postcode))
        return f"Postcode {postcode} hoort bij {waar}, niet bij {naam}. Kijk het adres na."
    if met_postcode:
        return ""
    return (
        f"We vinden geen gemeente {naam} in Vlaanderen of Brussel. Kijk het adres na. Klopt het? Dan hoef je niets "
        "te doen."
    )
