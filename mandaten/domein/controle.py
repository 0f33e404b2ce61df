"""Inspection: what a finding needs, and when a file and a campaign can be concluded (Decreet 8/7/2022 art. 34)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

IN_ORDE = "in_orde"
NIET_IN_ORDE = "niet_in_orde"
NIET_VAN_TOEPASSING = "nvt"
MEESTE_CRITERIA = 30
LANGSTE_CRITERIUM = 300


@dataclass(frozen=True)
class Vaststelling:
    """What was found for the criterion at place `nummer` (from 0), and the proof that was seen."""

    nummer: int
    oordeel: str
    bewijs: str


def criteria_bezwaar(criteria: Sequence[str]) -> str:
    """Why nobody can work with this list of criteria, as a sentence; "" when it is good."""
    if not criteria:
        return "Schrijf minstens een criterium op, elk op een eigen regel."
    if len(criteria) > MEESTE_CRITERIA:
        return f"Dit zijn {len(criteria)} criteria: houd er hoogstens {MEESTE_CRITERIA} over."
    lang = next((een for een in criteria if len(een) > LANGSTE_CRITERIUM), None)
    if lang is not None:
        return (
            f"Het criterium “{lang[:40]}…” is te lang: schrijf het in hoogstens {LANGSTE_CRITERIUM} tekens."
        )
    if len({een.casefold() for een in criteria}) != len(criteria):
        return "Een criterium staat er twee keer: schrap er een."
    return ""


def start_bezwaren(*, criteria: Sequence[str] | None, peildag: date | None, vandaag: date) -> dict[str, str]:
    """Per field why no campaign can start with these; None for what could not be read: somebody else says so."""
    nee: dict[str, str] = {}
    if peildag is not None and peildag > vandaag:
        nee["peildag"] = "Deze dag moet nog komen: kies vandaag of een vroegere dag."
    if criteria is not None and (zin := criteria_bezwaar(criteria)):
        nee["criteria"] = zin
    return nee


def bevinding_bezwaren(
    vaststellingen: Sequence[Vaststelling], *, aantal_criteria: int, bezocht_op: date, vandaag: date
) -> dict[str, str]:
    """Per field what is wrong: every criterium has one answer, and what is judged names the proof that was seen."""
    nee: dict[str, str] = {}
    if bezocht_op > vandaag:
        nee["bezocht_op"] = "Deze dag moet nog komen: leg de bevindingen vast na de controle."
    per_nummer: Mapping[int, Vaststelling] = {een.nummer: een for een in vaststellingen}
    for nummer in range(aantal_criteria):
        een = per_nummer.get(nummer)
        if een is None:
            nee[f"oordeel_{nummer}"] = "Kies wat je hiervoor vond."
        elif een.oordeel != NIET_VAN_TOEPASSING and not een.bewijs:
            nee[f"bewijs_{nummer}"] = "Schrijf op welk bewijs je zag, of dat je er geen kreeg."
    return nee


def besluit_bezwaren(
    *,
    is_beantwoord: bool,
    antwoord_tot: date,
    is_in_orde: bool,
    opvolging: str,
    opvolgen_voor: date | None,
    vandaag: date,
) -> dict[str, str]:
    """Per field, or "" for the file as a whole, why it cannot be concluded so.

    Not before the answer came or its last day `antwoord_tot` (inclusive) passed; what is not in order has a follow-up
    with a day.
    """
    if not is_beantwoord and vandaag <= antwoord_tot:
        return {
            "": f"De organisatie kan nog tot en met {antwoord_tot:%d/%m/%Y} antwoorden op de bevindingen. Besluit "
            "vanaf de dag erna, of zodra het antwoord er is."
        }
    nee: dict[str, str] = {}
    if not is_in_orde and not opvolging:
        nee["opvolging"] = "Schrijf op wat de organisatie moet doen."
    if opvolging and opvolgen_voor is None:
        nee["opvolgen_voor"] = "Vul de dag in waarop je dit nagaat."
    elif opvolgen_voor is not None and not opvolging:
        nee["opvolging"] = "Schrijf op wat je op die dag nagaat."
    elif opvolgen_voor is not None and opvolgen_voor <= vandaag:
        nee["opvolgen_voor"] = "Kies een dag die nog komt."
    return nee


def opvolging_bezwaren(*, op: date, besloten_op: date, vandaag: date) -> dict[str, str]:
    """Per field what is wrong with the day on which the follow-up was checked."""
    if op > vandaag:
        return {"op": "Deze dag moet nog komen: vul dit in als je de opvolging naging."}
    if op < besloten_op:
        return {"op": f"Het besluit is van {besloten_op:%d/%m/%Y}: vul die dag of een latere dag in."}
    return {}
