"""Notes of the casemanagers: their kinds, what one must say, and taking one back.

A zorgnotitie is another thing: it knows no visibility, only the own zorg organisation reads it (beroepsgeheim). Who
reads which note is a question to the table (querysets.opvolging).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

CONTACT = "contact"
OVERLEG = "overleg"
SOORTEN: Mapping[str, str] = {
    CONTACT: "contact",
    "huisbezoek": "huisbezoek",
    OVERLEG: "overleg",
    "crisis": "crisis",
    "telefonisch": "telefonisch contact",
}
EIGEN_DIENST, TANDEM, NETWERK = "eigen_dienst", "tandem", "netwerk"
ZICHTBAARHEDEN: Mapping[str, str] = {EIGEN_DIENST: "eigen dienst", TANDEM: "tandem", NETWERK: "netwerk"}
# How long the writer can take a note back: our choice, long enough to see a slip and too short for second thoughts.
TERUG_TE_NEMEN = timedelta(minutes=10)
# Longer than a day is a typing error.
MEESTE_MINUTEN = 24 * 60


def bezwaren(
    soort: str, zichtbaarheid: str, tekst: str, *, dag: date, minuten: int | None, vandaag: date
) -> dict[str, str]:
    """Per field why this note cannot be written, as sentences; empty when it can. `dag`: of the contact itself."""
    uit: dict[str, str] = {}
    if soort not in SOORTEN:
        uit["soort"] = "Kies welk soort contact het was."
    if zichtbaarheid not in ZICHTBAARHEDEN:
        uit["zichtbaarheid"] = "Kies wie deze notitie leest."
    if not tekst.strip() and minuten is None:
        uit["tekst"] = "Schrijf op wat er gebeurde of wat jullie afspraken, of kies hoe lang het duurde."
    uit |= _dag_bezwaar(dag, vandaag)
    if minuten is not None and not 0 < minuten <= MEESTE_MINUTEN:
        uit["minuten"] = f"Een contact duurt 1 tot en met {MEESTE_MINUTEN} minuten: verbeter de duur."
    return uit


def zorgnotitie_bezwaren(tekst: str, *, dag: date, vandaag: date) -> dict[str, str]:
    """Per field why this care note cannot be written, as sentences; empty when it can."""
    uit = _dag_bezwaar(dag, vandaag)
    if not tekst.strip():
        uit["tekst"] = "Schrijf op wat er gebeurde of wat jullie afspraken."
    return uit


def terugneem_bezwaar(schrijver: UUID, geschreven_op: datetime, *, door: UUID, nu: datetime) -> str:
    """Why this person cannot take this note back now, as a sentence; "" for the writer within TERUG_TE_NEMEN.

    The last moment is included. Both moments carry a time zone.
    """
    if door != schrijver:
        return "Alleen wie een notitie schreef, neemt ze terug."
    if nu - geschreven_op > TERUG_TE_NEMEN:
        minuten = TERUG_TE_NEMEN // timedelta(minutes=1)
        return f"Een notitie neem je terug binnen {minuten} minuten: schrijf een nieuwe notitie met de verbetering."
    return ""


def _dag_bezwaar(dag: date, vandaag: date) -> dict[str, str]:
    if dag <= vandaag:
        return {}
    return {"dag": "Deze dag ligt in de toekomst: plan een afspraak, of verbeter de datum."}
