"""Appointments with the deelnemer: which can be planned."""

from __future__ import annotations

from datetime import date

from trajecten.domein.looptijd import na_het_einde
from trajecten.domein.notities import OVERLEG, SOORTEN

KORTST, LANGST = 5, 600


def bezwaren(
    soort: str, *, dag: date, minuten: int, vandaag: date, laatste_dag: date | None
) -> dict[str, str]:
    """Per field why this appointment cannot be planned; empty when it can.

    `laatste_dag` is the last day of the traject, inclusive; only an overleg may lie after it, for the eindadvies is
    discussed then (regelgeving 15, row 4).
    """
    uit: dict[str, str] = {}
    if soort not in SOORTEN:
        uit["soort"] = "Kies welk soort afspraak het is."
    if dag < vandaag:
        uit["dag"] = "Deze dag is voorbij: schrijf een notitie, of verbeter de datum."
    elif soort != OVERLEG and (te_laat := na_het_einde(dag, laatste_dag)):
        uit["dag"] = te_laat
    if not KORTST <= minuten <= LANGST:
        uit["duur"] = f"Een afspraak duurt {KORTST} tot {LANGST} minuten: verbeter de duur."
    return uit
