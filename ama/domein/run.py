"""A run of the subsidy: computed, checked by another person, fixed for ever, and disputed line by line (issue 6)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ama.domein import woorden
from ama.domein.correctie import Correctie
from ama.domein.subsidie import EERSTE_JAAR, Lijn

# What a dispute can be about.
BETWISTGRONDEN = {
    "dagen": "de getelde dagen kloppen niet",
    "deelnemer": "deze deelnemer hoort er niet bij, of ontbreekt",
    "verdeling": "de verdeling tussen begeleiders klopt niet",
    "bedrag": "het bedrag klopt niet",
    "andere": "iets anders",
}
AANVAARD, AFGEWEZEN = "aanvaard", "afgewezen"
BETWISTUITKOMSTEN = {
    AANVAARD: "aanvaard: het volgt als correctie in de volgende berekening",
    AFGEWEZEN: "afgewezen",
}


def berekenen_bezwaar(jaar: int, vandaag: date, *, loopt_al: bool, is_vastgelegd: bool) -> str:
    """Why no run can be made for this year, as a sentence; "" when it can.

    A run of a year that is not over is a forecast and can be made, not fixed.
    """
    if jaar < EERSTE_JAAR:
        return f"Vóór {EERSTE_JAAR} gold een bedrag per maand: dat berekent deze toepassing niet."
    if jaar > vandaag.year:
        return f"{jaar} moet nog beginnen: kies een jaar tot en met {vandaag.year}."
    if is_vastgelegd:
        return f"De subsidie van {jaar} is vastgelegd. Wat later wijzigt, komt als correctie in de volgende berekening."
    if loopt_al:
        return f"Er is al een berekening voor {jaar}: herbereken die, of werk ze af."
    return ""


def controleren_bezwaar(berekend_door: UUID, door: UUID) -> str:
    """Why this person cannot check the run, as a sentence: whoever computed it cannot; "" when he can."""
    return (
        "Wie de subsidie berekende, controleert ze niet zelf: vraag een collega."
        if berekend_door == door
        else ""
    )


def vier_ogen_bezwaar(berekend_door: UUID, door: UUID) -> str:
    """Why this person cannot fix the run, as a sentence: whoever computed it cannot; "" when he can."""
    return (
        "Wie de subsidie berekende, legt ze niet zelf vast: vraag een collega."
        if berekend_door == door
        else ""
    )


def vastleggen_bezwaar(jaar: int, vandaag: date, *, is_veranderd: bool, open_betwistingen: int) -> str:
    """Why the checked run cannot be fixed, as a sentence; "" when it can.

    `is_veranderd`: what it was computed from changed since it was checked.
    """
    if vandaag <= date(jaar, 12, 31):
        return f"{jaar} is nog niet voorbij: vastleggen kan vanaf {woorden.datum(date(jaar + 1, 1, 1))}."
    if is_veranderd:
        return "Sinds de controle veranderde er een overeenkomst: bereken en controleer opnieuw."
    if open_betwistingen:
        wat = "1 lijn is" if open_betwistingen == 1 else f"{open_betwistingen} lijnen zijn"
        return f"{wat} betwist en nog niet beantwoord: beantwoord dat eerst."
    return ""


def betwisten_bezwaren(
    *,
    is_eigen: bool,
    is_ingediend: bool,
    al_open: bool,
    grond: str,
    toelichting: str,
    uiterlijk_op: date | None,
    vandaag: date,
) -> dict[str, str]:
    """Per field why an organisation cannot dispute a line; empty when it can ("" is the line as a whole).

    `is_ingediend`: the departement was sent an agreement of this deelnemer; before that it knows nothing of him.
    `uiterlijk_op`: the last day to dispute, inclusive; None: there is none.
    """
    uit: dict[str, str] = {}
    if not is_eigen:
        uit[""] = "Deze lijn is van een andere organisatie."
    elif not is_ingediend:
        uit[""] = "Voor deze deelnemer is nog geen overeenkomst ingediend: dien ze eerst in."
    elif al_open:
        uit[""] = "Deze lijn is al betwist: wacht op het antwoord."
    elif uiterlijk_op is not None and vandaag > uiterlijk_op:
        uit[""] = f"Betwisten kon tot en met {woorden.datum(uiterlijk_op)}."
    if grond not in BETWISTGRONDEN:
        uit["grond"] = "Kies wat er niet klopt."
    if not toelichting.strip():
        uit["toelichting"] = "Schrijf op wat er volgens jou niet klopt, en sinds wanneer."
    return uit


def beantwoorden_bezwaren(*, is_open: bool, uitkomst: str, antwoord: str) -> dict[str, str]:
    """Per field why a dispute cannot be answered like this; empty when it can ("" is the dispute as a whole)."""
    uit: dict[str, str] = {}
    if not is_open:
        uit[""] = "Deze betwisting is al beantwoord."
    if uitkomst not in BETWISTUITKOMSTEN:
        uit["uitkomst"] = "Kies of je de betwisting aanvaardt of afwijst."
    if not antwoord.strip():
        uit["antwoord"] = "Schrijf op waarom: de organisatie leest dit."
    return uit


@dataclass(frozen=True)
class Verandering:
    """One line that would be another one if the run were computed now: amounts in cents."""

    begeleider: str
    was_cent: int
    wordt_cent: int


def veranderd_zin(veranderingen: Sequence[Verandering]) -> str:
    """What changed since the check, as sentences: how many lines, and per begeleider from what to what."""
    per: dict[str, list[int]] = {}
    for een in veranderingen:
        som = per.setdefault(een.begeleider, [0, 0, 0])
        som[0] += 1
        som[1] += een.was_cent
        som[2] += een.wordt_cent
    wat = [
        f"{naam}: {'1 lijn' if aantal == 1 else f'{aantal} lijnen'}, van {woorden.euro(was)} naar {woorden.euro(wordt)}"
        for naam, (aantal, was, wordt) in sorted(per.items())
    ]
    return f"{woorden.eerste_vijf(wat)}." if wat else ""


def totaal_per_begeleider(lijnen: Sequence[Lijn], correcties: Sequence[Correctie]) -> dict[UUID, int]:
    """What every begeleider gets from a run in cents, corrections included, in order of the key."""
    uit: dict[UUID, int] = {}
    for lijn in lijnen:
        uit[lijn.begeleider] = uit.get(lijn.begeleider, 0) + lijn.bedrag_cent
    for een in correcties:
        uit[een.sleutel[1]] = uit.get(een.sleutel[1], 0) + een.verschil_cent
    return dict(sorted(uit.items()))


def boven_het_maximum(lijnen: Collection[Lijn]) -> dict[UUID, int]:
    """The deelnemers whose lines of one year go above the maximum, with the cents too many; a sound run has none."""
    per: dict[UUID, int] = {}
    maximum = {lijn.deelnemer: lijn.regels.maximum_cent for lijn in lijnen}
    for lijn in lijnen:
        per[lijn.deelnemer] = per.get(lijn.deelnemer, 0) + lijn.bedrag_cent
    return {wie: som - maximum[wie] for wie, som in per.items() if som > maximum[wie]}
