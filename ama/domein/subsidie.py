"""The subsidy AMA WVG in whole cents: per deelnemer, not per agreement (regelgeving 5.7 and 9).

amount = maximum of the year x days guided / days of the year, rounded once, half up. A day counts once for a deelnemer,
also when two begeleiders guide him; they share the amount by the days each of them guided, so that the parts add up
exactly. Nobody ever calculates with a fraction of a cent: everything is whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from ama.domein import woorden
from ama.domein.subsidiedagen import Overeenkomst, Telling, gedekte_dagen, tellingen

K = TypeVar("K", UUID, str, int)
# The choices of parameter `ama_wvg_noemer_prorata`.
DAGEN_VAN_HET_JAAR, VAST_365 = "dagen_van_het_jaar", "vast_365"
# From this year on (the AMA articles entered into force on 1/1/2024); before it an amount per month held.
EERSTE_JAAR = 2024


@dataclass(frozen=True)
class Jaarregels:
    """What holds for one calendar year: the maximum in cents, the number to divide by, the term to hand in (days)."""

    jaar: int
    maximum_cent: int
    noemer: int
    indien_dagen: int

    def __post_init__(self) -> None:
        if self.jaar < EERSTE_JAAR:
            raise ValueError("before 2024 the subsidy was an amount per month")
        if self.maximum_cent < 0 or self.noemer < 1 or self.indien_dagen < 0:
            raise ValueError("no amount below zero, and no division by nothing")


@dataclass(frozen=True)
class Lijn:
    """What one begeleider gets for one deelnemer in one year, with all it was computed from.

    `dagen` are those this begeleider guided, `dagen_deelnemer` those anybody did: more means that it is shared.
    """

    deelnemer: UUID
    begeleider: UUID
    regels: Jaarregels
    telling: Telling
    dagen_deelnemer: int
    totaal_cent: int
    bedrag_cent: int
    aantal_begeleiders: int

    @property
    def dagen(self) -> int:
        """How many days of this begeleider count."""
        return self.telling.dagen

    @property
    def is_gedeeld(self) -> bool:
        """Whether other begeleiders get a part of the same amount."""
        return self.aantal_begeleiders > 1

    @property
    def uitleg(self) -> tuple[str, ...]:
        """The calculation, step by step, as sentences; the days themselves are in `telling`."""
        regels = self.regels
        breuk = f"{self.dagen_deelnemer} van de {regels.noemer} dagen"
        stappen = [
            f"Maximum voor {regels.jaar}: {woorden.euro(regels.maximum_cent)} per deelnemer ({woorden.SUBSIDIE}).",
            f"Begeleid: {breuk}. {woorden.euro(regels.maximum_cent)} × {self.dagen_deelnemer} / {regels.noemer} = "
            f"{woorden.euro(self.totaal_cent)}.",
        ]
        if self.is_gedeeld:
            stappen.append(
                f"{self.aantal_begeleiders} begeleiders delen dit bedrag naar hun dagen. "
                f"Deze begeleider telt {woorden.dagen(self.dagen)} en krijgt {woorden.euro(self.bedrag_cent)}."
            )
        return tuple(stappen)


def in_cent(bedrag: Decimal) -> int:
    """An amount in euro as whole cents; raises ValueError for a fraction of a cent."""
    cent = bedrag * 100
    if cent != cent.to_integral_value():
        raise ValueError("an amount has no fraction of a cent")
    return int(cent)


def noemer(jaar: int, keuze: str) -> int:
    """By how many days the amount of that year is divided: 365 or 366, or always 365; ValueError for another choice."""
    if keuze == VAST_365:
        return 365
    if keuze != DAGEN_VAN_HET_JAAR:
        raise ValueError(f"no such choice: {keuze}")
    return (date(jaar, 12, 31) - date(jaar, 1, 1)).days + 1


def naar_rato(maximum_cent: int, dagen: int, delen_door: int) -> int:
    """So many days of the maximum, in cents, rounded half up and never above the maximum (366 days of 365)."""
    return min(maximum_cent, (2 * maximum_cent * dagen + delen_door) // (2 * delen_door))


def verdeeld(totaal: int, gewichten: Mapping[K, int]) -> dict[K, int]:
    """`totaal` (not negative) in whole parts by weight, in the order of the weights; they add up exactly.

    The parts that lost the largest remainder get the missing units; of equal ones the largest weight, and of equally
    heavy ones the first key. Without any weight nobody gets anything: then raises ValueError unless `totaal` is 0.
    """
    som = sum(gewichten.values())
    if som == 0:
        if totaal:
            raise ValueError("nobody to give it to")
        return dict.fromkeys(gewichten, 0)
    delen = {sleutel: totaal * gewicht // som for sleutel, gewicht in gewichten.items()}
    rest = totaal - sum(delen.values())
    volgorde = sorted(gewichten, key=lambda s: (-(totaal * gewichten[s] % som), -gewichten[s], s))
    for sleutel in volgorde[:rest]:
        delen[sleutel] += 1
    return delen


def lijnen(
    deelnemer: UUID, overeenkomsten: Sequence[Overeenkomst], regels: Jaarregels, *, tot: date | None = None
) -> tuple[Lijn, ...]:
    """What every begeleider gets for this deelnemer, in order of the key, also those who get nothing (with the rule).

    `tot`: what was earned up to and including that day. A begeleider without a day of agreement in the year has no
    line. Only agreements of AMA WVG belong here.
    """
    alle = tellingen(overeenkomsten, regels.jaar, indien_dagen=regels.indien_dagen, tot=tot)
    samen = gedekte_dagen(alle)
    totaal = naar_rato(regels.maximum_cent, samen, regels.noemer)
    delen = verdeeld(totaal, {telling.begeleider: telling.dagen for telling in alle})
    met_dagen = sum(1 for telling in alle if telling.dagen)
    return tuple(
        Lijn(
            deelnemer=deelnemer,
            begeleider=telling.begeleider,
            regels=regels,
            telling=telling,
            dagen_deelnemer=samen,
            totaal_cent=totaal,
            bedrag_cent=delen[telling.begeleider],
            aantal_begeleiders=met_dagen,
        )
        for telling in alle
        if telling.stukken
    )


def waarschuwing(lijn: Lijn) -> str:
    """What the reader of this line must know: that it is shared; "" when there is nothing to know."""
    if not lijn.is_gedeeld or not lijn.dagen:
        return ""
    return (
        f"{lijn.aantal_begeleiders} begeleiders begeleiden deze deelnemer: ze delen het maximum naar hun dagen. "
        "Dat is een aanname."
    )
