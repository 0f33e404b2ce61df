"""Advances per quarter, and the settlement of a year: run minus advances, negative is recovery (regelgeving 5.7).

The rhythm is an assumption: a quarterly advance and a yearly settlement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ama.domein import woorden
from ama.domein.subsidie import EERSTE_JAAR, verdeeld

KWARTALEN = (1, 2, 3, 4)


@dataclass(frozen=True)
class Voorschot:
    """What was paid in advance to one organisation for one quarter, in cents."""

    jaar: int
    kwartaal: int
    bedrag_cent: int
    betaald_op: date


@dataclass(frozen=True)
class Afrekening:
    """One year of one organisation, in cents: its lines, corrections of earlier years, advances, and what remains.

    `saldo_cent` above 0 is paid, below 0 recovered.
    """

    jaar: int
    lijnen_cent: int
    correcties_cent: int
    voorschotten_cent: int

    @property
    def saldo_cent(self) -> int:
        """What remains: lines and corrections minus advances."""
        return self.lijnen_cent + self.correcties_cent - self.voorschotten_cent

    @property
    def zin(self) -> str:
        """What happens with the balance, as a sentence."""
        if self.saldo_cent > 0:
            return f"Er wordt nog {woorden.euro(self.saldo_cent)} betaald."
        if self.saldo_cent < 0:
            return f"Er wordt {woorden.euro(-self.saldo_cent)} teruggevorderd."
        return "De voorschotten dekken precies wat toekomt: er volgt geen betaling."

    @property
    def uitleg(self) -> tuple[str, ...]:
        """The settlement, step by step, as sentences."""
        return (
            f"Subsidie voor {self.jaar}: {woorden.euro(self.lijnen_cent)}.",
            *(
                (f"Correcties van vroegere jaren: {woorden.euro(self.correcties_cent)}.",)
                if self.correcties_cent
                else ()
            ),
            f"Voorschotten voor {self.jaar}: {woorden.euro(self.voorschotten_cent)}.",
            self.zin,
        )


def afrekening(
    jaar: int, lijnen: Sequence[int], correcties: Sequence[int], voorschotten: Sequence[Voorschot]
) -> Afrekening:
    """The settlement of one organisation; only advances for that year count."""
    return Afrekening(
        jaar=jaar,
        lijnen_cent=sum(lijnen),
        correcties_cent=sum(correcties),
        voorschotten_cent=sum(een.bedrag_cent for een in voorschotten if een.jaar == jaar),
    )


def voorschot_voorstel(verwacht_cent: int, procent: int, kwartaal: int) -> int:
    """The advance proposed for a quarter, in cents: a quarter of `procent` of what is expected for the year.

    The four quarters add up exactly to that part, which is rounded down. Raises ValueError for another quarter.
    """
    if kwartaal not in KWARTALEN:
        raise ValueError("a year has quarters 1 to 4")
    return verdeeld(verwacht_cent * procent // 100, dict.fromkeys(KWARTALEN, 1))[kwartaal]


def voorschot_bezwaren(
    nieuw: Voorschot, bestaande: Sequence[Voorschot], *, vandaag: date, is_vastgelegd: bool
) -> dict[str, str]:
    """Per field why this advance cannot be registered; empty when it can. `is_vastgelegd`: the run of that year is."""
    uit: dict[str, str] = {}
    if nieuw.kwartaal not in KWARTALEN:
        uit["kwartaal"] = "Kies kwartaal 1, 2, 3 of 4."
    elif any((een.jaar, een.kwartaal) == (nieuw.jaar, nieuw.kwartaal) for een in bestaande):
        uit["kwartaal"] = "Voor dit kwartaal is al een voorschot geregistreerd."
    if nieuw.jaar < EERSTE_JAAR:
        uit["jaar"] = f"Vóór {EERSTE_JAAR} gold een bedrag per maand: dat rekent deze toepassing niet af."
    elif is_vastgelegd:
        uit["jaar"] = f"De subsidie van {nieuw.jaar} is vastgelegd: een voorschot kan niet meer."
    if nieuw.bedrag_cent <= 0:
        uit["bedrag"] = "Vul een bedrag boven nul in."
    if nieuw.betaald_op > vandaag:
        uit["betaald_op"] = "Deze dag ligt in de toekomst: registreer het voorschot als het betaald is."
    return uit


def verbeter_bezwaren(nieuw: Voorschot, reden: str, *, vandaag: date, is_vastgelegd: bool) -> dict[str, str]:
    """Per field why an advance cannot become this, as `voorschot_bezwaren`; an amount of 0: it was never paid."""
    uit = voorschot_bezwaren(nieuw, (), vandaag=vandaag, is_vastgelegd=is_vastgelegd)
    if nieuw.bedrag_cent == 0:
        uit.pop("bedrag")
    if not reden.strip():
        uit["reden"] = "Zeg wat er niet klopte: wie later nakijkt, leest het."
    return uit
