"""A late change after a run was fixed: what stands stays, the difference becomes a line of the next run, explained.

So the fixed lines and all corrections of one deelnemer, begeleider and year always add up to what is right today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ama.domein import woorden
from ama.domein.dagdelen import zonder
from ama.domein.subsidie import Lijn
from werkzorg.termijnen import Periode, samengevoegd

# Deelnemer, begeleider, year: of each there is one amount.
Sleutel = tuple[UUID, UUID, int]


@dataclass(frozen=True)
class Vastgelegd:
    """What earlier fixed runs gave for one deelnemer, begeleider and year, corrections included.

    `perioden` are the days that counted in the last of them, `dagen_deelnemer` those of the person at anybody.
    """

    sleutel: Sleutel
    bedrag_cent: int
    perioden: tuple[Periode, ...]
    dagen_deelnemer: int
    maximum_cent: int


@dataclass(frozen=True)
class Correctie:
    """One line of correction: the difference in cents (never 0) and why, as sentences."""

    sleutel: Sleutel
    verschil_cent: int
    was_cent: int
    wordt_cent: int
    uitleg: tuple[str, ...]


def sleutel_van(lijn: Lijn) -> Sleutel:
    """Of what this line is the amount."""
    return lijn.deelnemer, lijn.begeleider, lijn.regels.jaar


def correcties(nu: Sequence[Lijn], vastgelegd: Mapping[Sleutel, Vastgelegd]) -> tuple[Correctie, ...]:
    """What must still be paid or recovered for years that were fixed, in order of the key.

    `nu`: the lines as computed today, of all deelnemers and years in `vastgelegd`. A line that is new since counts from
    nothing; one that is gone goes back to nothing.
    """
    huidig = {sleutel_van(lijn): lijn for lijn in nu}
    uit = []
    for sleutel in sorted(huidig.keys() | vastgelegd.keys()):
        lijn, was = huidig.get(sleutel), vastgelegd.get(sleutel)
        was_cent = 0 if was is None else was.bedrag_cent
        wordt_cent = 0 if lijn is None else lijn.bedrag_cent
        if wordt_cent != was_cent:
            uit.append(
                Correctie(
                    sleutel, wordt_cent - was_cent, was_cent, wordt_cent, _uitleg(lijn, was, sleutel[2])
                )
            )
    return tuple(uit)


def verschil_in_dagen(
    was: Iterable[Periode], wordt: Iterable[Periode]
) -> tuple[list[Periode], list[Periode]]:
    """Which days came and which went, each in order and without touching ends."""
    oud, nieuw = samengevoegd(was), samengevoegd(wordt)
    erbij = [deel for een in nieuw for deel in zonder(een, oud)]
    weg = [deel for een in oud for deel in zonder(een, nieuw)]
    return erbij, weg


def _uitleg(lijn: Lijn | None, was: Vastgelegd | None, jaar: int) -> tuple[str, ...]:
    oud = () if was is None else was.perioden
    nieuw = [] if lijn is None else lijn.telling.perioden
    erbij, weg = verschil_in_dagen(oud, nieuw)
    uit = []
    if erbij:
        uit.append(f"Meer dagen in {jaar}: {_dagen(erbij)}, {_perioden(erbij)}.")
    if weg:
        uit.append(f"Minder dagen in {jaar}: {_dagen(weg)}, {_perioden(weg)}.")
        if lijn is not None:
            uit += [stuk.zin for stuk in lijn.telling.stukken if not stuk.telt and _raakt(stuk.periode, weg)]
    if lijn is not None and was is not None:
        anders_maximum = lijn.regels.maximum_cent != was.maximum_cent
        if anders_maximum:
            uit.append(
                f"Het maximum voor {jaar} is nu {woorden.euro(lijn.regels.maximum_cent)} in plaats van "
                f"{woorden.euro(was.maximum_cent)}."
            )
        alleen_elders = was.dagen_deelnemer - sum(een.aantal_dagen for een in oud)
        if lijn.dagen_deelnemer - lijn.dagen != alleen_elders or not (erbij or weg or anders_maximum):
            uit.append("Ook de dagen bij een andere begeleider bepalen hoe het bedrag verdeeld wordt.")
    eerder = 0 if was is None else was.bedrag_cent
    nu = 0 if lijn is None else lijn.bedrag_cent
    uit.append(
        f"Eerder vastgelegd: {woorden.euro(eerder)}. Nu: {woorden.euro(nu)}. Verschil: {woorden.euro(nu - eerder)}."
    )
    return tuple(uit)


def _dagen(perioden: Sequence[Periode]) -> str:
    return woorden.dagen(sum(een.aantal_dagen for een in perioden))


def _perioden(perioden: Sequence[Periode]) -> str:
    return woorden.eerste_vijf([woorden.periode(een) for een in perioden])


def _raakt(periode: Periode, andere: Sequence[Periode]) -> bool:
    return any(een.overlapt(periode) for een in andere)
