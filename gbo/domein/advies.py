"""What VDAB must have judged and said before it advises welfare, and before the person says no (art. 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BRON = "Decreet 8/7/2022 art. 4"


@dataclass(frozen=True)
class Welzijnsvoorstel:
    """Why the other offers are not (yet) feasible, and on which day that was discussed with the person."""

    motivering: str
    geinformeerd_op: date


def adviesbezwaren(
    voorstel: Welzijnsvoorstel,
    *,
    geboortedatum: date,
    is_overleden: bool,
    heeft_open_advies: bool,
    vandaag: date,
) -> dict[str, str]:
    """Why this advice cannot be given today: field -> Dutch sentence, "" for the whole; empty when it can."""
    velden: dict[str, str] = {}
    if is_overleden:
        velden[""] = "Deze persoon is overleden: een advies Welzijn kan niet meer."
    elif heeft_open_advies:
        velden[""] = "Deze persoon heeft al een advies Welzijn dat nog open staat: werk dat eerst af."
    if not voorstel.motivering.strip():
        velden["motivering"] = (
            "Schrijf waarom de andere aanbiedingen nu niet haalbaar zijn: alleen dan adviseert VDAB welzijn (art. 4)."
        )
    if zin := gesprek_bezwaar(voorstel.geinformeerd_op, geboortedatum, vandaag):
        velden["geinformeerd_op"] = zin
    return velden


def gesprek_bezwaar(dag: date, geboortedatum: date, vandaag: date) -> str:
    """Why nobody talked with this person on this day; "" from the day of birth up to and including today."""
    if dag > vandaag:
        return "Deze dag ligt in de toekomst: bespreek het eerst met de persoon."
    if dag < geboortedatum:
        return "Deze dag ligt vóór de geboortedatum: controleer de dag."
    return ""
