"""Evaluations of the plan: on which day one can be, and what it must say (Decreet 2022 art. 14 par. 2, 7; art. 15)."""

from __future__ import annotations

from datetime import date

from trajecten.domein import woorden


def bezwaren(
    *, op: date, vooruitgang: str, start: date, vorige: date | None, vandaag: date, laatste_dag: date
) -> dict[str, str]:
    """Per field why this evaluation cannot be written down; empty when it can.

    `vorige` is the day of the last one; `laatste_dag` that of the traject, inclusive.
    """
    uit: dict[str, str] = {}
    if op > vandaag:
        uit["op"] = "Deze dag ligt in de toekomst: schrijf de evaluatie op als ze er geweest is."
    elif op < start:
        uit["op"] = f"Het traject begon op {woorden.datum(start)}: kies die dag of een latere dag."
    elif op > laatste_dag:
        uit["op"] = (
            f"Het traject loopt tot en met {woorden.datum(laatste_dag)} ({woorden.MAXIMUMDUUR}): kies die dag of een "
            "vroegere dag."
        )
    elif vorige is not None and op <= vorige:
        uit["op"] = f"De vorige evaluatie was op {woorden.datum(vorige)}: kies een latere dag."
    if not vooruitgang.strip():
        uit["vooruitgang"] = "Schrijf op wat er vooruitging, en wat niet."
    return uit
