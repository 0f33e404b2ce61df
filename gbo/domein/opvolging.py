"""Reaching somebody: which tries are possible, where they lead, and when an onthaaltraject has started (GBO-33)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gbo.domein.lijsten import PERSOONLIJK, UITKOMSTEN, WIJZEN
from werkzorg.termijnen import is_werkdag
from werkzorg.termijnen.woorden import datum

_WIJZEN = frozenset(sleutel for sleutel, _ in WIJZEN)
_UITKOMSTEN = frozenset(sleutel for sleutel, _ in UITKOMSTEN)


def dag_bezwaar(dag: date, *, sinds: date, vandaag: date) -> str:
    """Why nothing could be done for this person on `dag`, as a sentence; "" from `sinds` to `vandaag`, inclusive."""
    if dag > vandaag:
        return "Deze dag moet nog komen: kies vandaag of een vroegere dag."
    if dag < sinds:
        return f"De gegevens kwamen pas op {datum(sinds)} binnen: kies die dag of een latere dag."
    return ""


def moment_bezwaar(moment: datetime, dag: date, *, sinds: date, nu: datetime, vandaag: date) -> str:
    """As `dag_bezwaar` for the day of `moment`, and no moment after `nu`."""
    if zin := dag_bezwaar(dag, sinds=sinds, vandaag=vandaag):
        return zin
    return "Dit uur moet nog komen: kijk het uur na." if moment > nu else ""


def poging_bezwaren(wijze: str, uitkomst: str) -> dict[str, str]:
    """Sentences by field when the way or the result of a try is not one of the lists."""
    nee = {}
    if wijze not in _WIJZEN:
        nee["wijze"] = "Kies hoe je de persoon probeerde te bereiken."
    if uitkomst not in _UITKOMSTEN:
        nee["uitkomst"] = "Kies wat eruit kwam."
    return nee


def start_bezwaar(wijze: str) -> str:
    """Why a talk in this way starts nothing, as a sentence; "" when people saw each other in one place (GBO-33)."""
    if wijze in PERSOONLIJK:
        return ""
    return (
        "Een onthaaltraject start pas na een gesprek waarin jullie elkaar zien: kies een huisbezoek of een gesprek bij "
        "jullie. Noteer een telefoon- of videogesprek als contactpoging."
    )


def werkdagen_sinds(dag: date, vandaag: date) -> int:
    """How many working days lie after `dag`, up to `vandaag` inclusive; 0 when `vandaag` is not later."""
    return sum(is_werkdag(dag + timedelta(days=n)) for n in range(1, (vandaag - dag).days + 1))
