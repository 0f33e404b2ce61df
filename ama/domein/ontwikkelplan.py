"""The persoonlijk ontwikkelingsplan (POP) of somebody in AMA sociale economie: goals, steps, hours (regelgeving 6).

Somebody takes part at least 12 hours a week, and the hours may be built up. A plan tells how it really is: one with
fewer hours can be written down, and does not start anything (`wsestart`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from ama.domein import woorden

MEESTE_DOELEN = 8
MEESTE_STAPPEN = 8
MEESTE_OPBOUW = 12
LANGSTE = 300
# More than somebody can come; it stops a typing error (minutes instead of hours).
MEESTE_MINUTEN = 40 * 60


@dataclass(frozen=True)
class Stap:
    """What is done for a goal, by whom and by which day (inclusive; None: no day agreed)."""

    wat: str
    wie: str
    tegen: date | None = None
    klaar: bool = False


@dataclass(frozen=True)
class Doel:
    """What somebody wants to reach, and the steps towards it."""

    doel: str
    stappen: tuple[Stap, ...] = ()

    @property
    def is_bereikt(self) -> bool:
        """Whether every step is done."""
        return bool(self.stappen) and all(een.klaar for een in self.stappen)


@dataclass(frozen=True, order=True)
class Opbouwstap:
    """From this day on (inclusive) so many minutes a week."""

    vanaf: date
    minuten: int


@dataclass(frozen=True)
class Plan:
    """One version of the plan. `minuten_doel`: the minutes a week that are aimed at, in the end.

    `opbouw` leads there, its days ascending; empty: from the first day. `in_vdab_op`: copied into the VDAB file on.
    """

    besproken_op: date | None
    doelen: tuple[Doel, ...]
    minuten_doel: int | None
    opbouw: tuple[Opbouwstap, ...] = ()
    woorden_deelnemer: str = ""
    in_vdab_op: date | None = None


def bezwaren(plan: Plan, vandaag: date) -> dict[str, str]:
    """Per field why this version cannot be written down; empty when it can."""
    uit: dict[str, str] = {}
    if plan.besproken_op is None:
        uit["besproken_op"] = "Vul in wanneer je het plan met de deelnemer besprak."
    elif plan.besproken_op > vandaag:
        uit["besproken_op"] = "Deze dag ligt in de toekomst: vul in wanneer je het plan besprak."
    if zin := _doelbezwaar(plan.doelen):
        uit["doelen"] = zin
    if plan.minuten_doel is None or plan.minuten_doel <= 0:
        uit["minuten_doel"] = "Vul in naar hoeveel uren per week je samen toewerkt."
    elif plan.minuten_doel > MEESTE_MINUTEN:
        uit["minuten_doel"] = f"Dat is meer dan {woorden.duur(MEESTE_MINUTEN)} per week: verbeter de uren."
    elif zin := opbouwbezwaar(plan.opbouw, plan.minuten_doel):
        uit["opbouw"] = zin
    if zin := vdab_bezwaar(plan.in_vdab_op, plan.besproken_op, vandaag):
        uit["in_vdab_op"] = zin
    return uit


def opbouwbezwaar(opbouw: Sequence[Opbouwstap], minuten_doel: int) -> str:
    """Why this path does not build up to the aim, as a sentence; "" when it does, or when there is none."""
    if len(opbouw) > MEESTE_OPBOUW:
        return f"Noem hoogstens {MEESTE_OPBOUW} stappen in de opbouw."
    if any(een.minuten <= 0 for een in opbouw):
        return "Vul bij elke stap van de opbouw in hoeveel uren per week het worden."
    for eerder, later in pairwise(opbouw):
        if later.vanaf <= eerder.vanaf:
            return (
                f"Zet de stappen van de opbouw op volgorde: {woorden.datum(later.vanaf)} komt niet na "
                f"{woorden.datum(eerder.vanaf)}."
            )
        if later.minuten < eerder.minuten:
            return f"Vanaf {woorden.datum(later.vanaf)} worden het minder uren dan ervoor: een opbouw gaat omhoog."
    if opbouw and opbouw[-1].minuten != minuten_doel:
        return (
            f"De opbouw eindigt bij {woorden.duur(opbouw[-1].minuten)} per week en het doel is "
            f"{woorden.duur(minuten_doel)}: maak ze gelijk."
        )
    return ""


def vdab_bezwaar(in_vdab_op: date | None, besproken_op: date | None, vandaag: date) -> str:
    """Why the plan was not copied into the VDAB file on this day, as a sentence; "" when it can be, or was not yet."""
    if in_vdab_op is None:
        return ""
    if in_vdab_op > vandaag:
        return "Deze dag ligt in de toekomst: vul in wanneer het plan in het VDAB-dossier kwam."
    if besproken_op is not None and in_vdab_op < besproken_op:
        return f"Het plan is van {woorden.datum(besproken_op)}: het kwam niet vroeger in het VDAB-dossier."
    return ""


def doel_op(minuten_doel: int, opbouw: Sequence[Opbouwstap], dag: date) -> int:
    """The minutes a week that are aimed at on this day; before the first step of a build-up those of that step."""
    if not opbouw:
        return minuten_doel
    bereikt = [een.minuten for een in opbouw if een.vanaf <= dag]
    return bereikt[-1] if bereikt else opbouw[0].minuten


def haalt_op(
    minuten_doel: int, opbouw: Sequence[Opbouwstap], minimum_minuten: int, vanaf: date
) -> date | None:
    """The first day, from `vanaf` on, on which the aim is at least the minimum; None when the path never gets there."""
    if doel_op(minuten_doel, opbouw, vanaf) >= minimum_minuten:
        return vanaf
    return next(
        (een.vanaf for een in opbouw if een.vanaf > vanaf and een.minuten >= minimum_minuten),
        None,
    )


def opbouwzin(plan: Plan) -> str:
    """Aim and path in one sentence: "12 u per week, opgebouwd van 6 u per week vanaf 1/12/2026, …"."""
    if plan.minuten_doel is None:
        return ""
    doel = f"{woorden.duur(plan.minuten_doel)} per week"
    if not plan.opbouw:
        return doel
    delen = [f"{woorden.duur(een.minuten)} vanaf {woorden.datum(een.vanaf)}" for een in plan.opbouw]
    return f"{doel}, in stappen: {woorden.opsomming(delen)}"


def vdab_tekst(plan: Plan, nummer: int) -> str:
    """The text block for the VDAB file: plain lines, and nobody's name or number in it that was not typed."""
    regels = [f"Persoonlijk ontwikkelingsplan AMA sociale economie, versie {nummer}"]
    if plan.besproken_op is not None:
        regels.append(f"Besproken met de deelnemer op {woorden.datum(plan.besproken_op)}.")
    for teller, doel in enumerate(plan.doelen, start=1):
        regels += ["", f"Doel {teller}: {doel.doel}", *(f"- {_stapregel(stap)}" for stap in doel.stappen)]
    regels += ["", f"Uren: {opbouwzin(plan)}."]
    if plan.woorden_deelnemer.strip():
        regels += ["", f"In eigen woorden: {plan.woorden_deelnemer.strip()}"]
    return "\n".join(regels)


def open_stappen(doelen: Sequence[Doel], dag: date) -> tuple[Stap, ...]:
    """The steps that should have been done before this day and are not, the earliest first."""
    laat = [stap for doel in doelen for stap in doel.stappen if not stap.klaar and stap.tegen is not None]
    return tuple(
        sorted((een for een in laat if een.tegen and een.tegen < dag), key=lambda een: een.tegen or dag)
    )


def als_json(doelen: Sequence[Doel]) -> list[dict[str, Any]]:
    """Goals and steps as the table keeps them."""
    return [
        {
            "doel": doel.doel,
            "stappen": [
                {
                    "wat": stap.wat,
                    "wie": stap.wie,
                    "tegen": stap.tegen.isoformat() if stap.tegen else None,
                    "klaar": stap.klaar,
                }
                for stap in doel.stappen
            ],
        }
        for doel in doelen
    ]


def doelen_van(rijen: Sequence[Mapping[str, Any]]) -> tuple[Doel, ...]:
    """The goals that the table keeps."""
    return tuple(
        Doel(
            rij["doel"],
            tuple(
                Stap(
                    een["wat"],
                    een["wie"],
                    date.fromisoformat(een["tegen"]) if een["tegen"] else None,
                    bool(een["klaar"]),
                )
                for een in rij["stappen"]
            ),
        )
        for rij in rijen
    )


def opbouw_als_json(opbouw: Sequence[Opbouwstap]) -> list[dict[str, Any]]:
    """The build-up path as the table keeps it."""
    return [{"vanaf": een.vanaf.isoformat(), "minuten": een.minuten} for een in opbouw]


def opbouw_van(rijen: Sequence[Mapping[str, Any]]) -> tuple[Opbouwstap, ...]:
    """The build-up path that the table keeps."""
    return tuple(Opbouwstap(date.fromisoformat(een["vanaf"]), een["minuten"]) for een in rijen)


def _stapregel(stap: Stap) -> str:
    wanneer = f", tegen {woorden.datum(stap.tegen)}" if stap.tegen else ""
    return f"{stap.wat} ({stap.wie}{wanneer}){': klaar' if stap.klaar else ''}"


def _doelbezwaar(doelen: Sequence[Doel]) -> str:
    if not doelen:
        return "Schrijf minstens één doel op, met minstens één stap."
    if len(doelen) > MEESTE_DOELEN:
        return f"Noem hoogstens {MEESTE_DOELEN} doelen: kies wat nu het eerst komt."
    for nummer, een in enumerate(doelen, start=1):
        if not een.doel.strip():
            return f"Schrijf op wat doel {nummer} is."
        if not een.stappen:
            return f"Schrijf bij doel {nummer} minstens één stap op."
        if len(een.stappen) > MEESTE_STAPPEN:
            return f"Noem bij doel {nummer} hoogstens {MEESTE_STAPPEN} stappen."
        if len(een.doel) > LANGSTE or any(max(len(s.wat), len(s.wie)) > LANGSTE for s in een.stappen):
            return f"Schrijf doel {nummer} en zijn stappen elk in hoogstens {LANGSTE} tekens."
        if any(not s.wat.strip() or not s.wie.strip() for s in een.stappen):
            return f"Zeg bij elke stap van doel {nummer} wat er gebeurt, en wie het doet."
    return ""
