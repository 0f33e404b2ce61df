"""Notes of the casemanagers and providers: their kinds, who reads which, and taking one back.

A zorgnotitie is another thing: it knows no visibility, only the own zorg organisation reads it (beroepsgeheim).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

OVERLEG = "overleg"
SOORTEN = frozenset({"contact", "huisbezoek", OVERLEG, "crisis", "telefonisch"})
EIGEN_DIENST, TANDEM, NETWERK = "eigen_dienst", "tandem", "netwerk"
# The places that somebody has in one traject.
CASEMANAGER_WERK, CASEMANAGER_ZORG = "casemanager_werk", "casemanager_zorg"
NETWERKCOORDINATOR, DIENSTVERLENER = "netwerkcoordinator", "dienstverlener"
_TANDEMPLAATSEN = frozenset({CASEMANAGER_WERK, CASEMANAGER_ZORG})
_PLAATSEN: Mapping[str, frozenset[str]] = {
    EIGEN_DIENST: frozenset(),
    TANDEM: _TANDEMPLAATSEN,
    NETWERK: _TANDEMPLAATSEN | {NETWERKCOORDINATOR, DIENSTVERLENER},
}
# How long the writer can take a note back: our choice, long enough to see a slip and too short for second thoughts.
TERUG_TE_NEMEN = timedelta(minutes=10)
# Longer than a day is a typing error.
MEESTE_MINUTEN = 24 * 60


@dataclass(frozen=True)
class Notitie:
    """What decides who reads a note: who wrote it, for which organisation, and its visibility."""

    schrijver: UUID
    organisatie: UUID
    zichtbaarheid: str


@dataclass(frozen=True)
class Lezer:
    """Somebody who reads for an organisation, with his places in this traject on this day; none: not involved."""

    persoon: UUID
    organisatie: UUID
    plaatsen: Collection[str] = ()


def mag_lezen(notitie: Notitie, lezer: Lezer) -> bool:
    """Whether this reader sees this note.

    Who is not involved in the traject sees nothing, not even what his own organisation wrote; otherwise the
    organisation that wrote it always reads its own, and the places of the visibility do.
    """
    if not lezer.plaatsen:
        return False
    if lezer.organisatie == notitie.organisatie:
        return True
    return bool(_PLAATSEN[notitie.zichtbaarheid] & set(lezer.plaatsen))


def mag_zorgnotitie_lezen(organisatie: UUID, *, lezer_organisatie: UUID, is_casemanager_zorg: bool) -> bool:
    """Whether a reader sees the content of a zorgnotitie that this organisation wrote.

    Only casemanagers Zorg of the organisation itself, whoever has the traject now: it stays behind at a hand-over.
    """
    return is_casemanager_zorg and lezer_organisatie == organisatie


def bezwaren(
    soort: str, zichtbaarheid: str, tekst: str, *, dag: date, minuten: int | None, vandaag: date
) -> dict[str, str]:
    """Per field why this note cannot be written, as sentences; empty when it can. `dag`: of the contact itself."""
    uit: dict[str, str] = {}
    if soort not in SOORTEN:
        uit["soort"] = "Kies welk soort contact het was."
    if zichtbaarheid not in _PLAATSEN:
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
