"""The places of a contingent per calendar year: which years can still be revised, and what a revision changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from werkzorg.termijnen import Periode

# How many years ahead a contingent without a last day can be revised.
JAREN_VOORUIT = 2
# The most places of one year, however it is decided: granted, revised or read from a file.
MEESTE_PLAATSEN = 100_000
MEESTE_IN_WOORDEN = "100.000"


@dataclass(frozen=True)
class Jaarwijziging:
    """The places of one calendar year as they are decided anew; `vroeger` None: nothing was decided about it yet."""

    jaar: int
    vroeger: int | None
    plaatsen: int


def open_jaren(periode: Periode, vandaag: date) -> list[int]:
    """The calendar years whose places can still be revised: the running one and those to come, within the period.

    A year that is over is closed: its subsidy is settled on the places it had.
    """
    eerste = max(vandaag.year, periode.start.year)
    laatste = periode.einde.year if periode.einde else max(vandaag.year, eerste) + JAREN_VOORUIT
    return list(range(eerste, min(laatste, eerste + JAREN_VOORUIT) + 1))


def jaarwijzigingen(plaatsen: Mapping[int, int], nu: Mapping[int, int]) -> tuple[Jaarwijziging, ...]:
    """What these places change of those that were decided (`nu`), by year; a year that stays the same is left out."""
    return tuple(
        Jaarwijziging(jaar, nu.get(jaar), aantal)
        for jaar, aantal in sorted(plaatsen.items())
        if nu.get(jaar) != aantal
    )


def herziening_bezwaren(
    plaatsen: Mapping[int, int], nu: Mapping[int, int], periode: Periode, vandaag: date
) -> dict[str, str]:
    """Per field ("plaatsen_2027") why these places per year cannot be decided; empty when they can."""
    open_ = open_jaren(periode, vandaag)
    anders = jaarwijzigingen(plaatsen, nu)
    uit: dict[str, str] = {}
    for een in anders:
        if een.jaar < vandaag.year:
            zin = f"{een.jaar} is afgesloten: het contingent van een voorbij jaar verandert niet meer."
        elif een.jaar not in open_:
            zin = f"Dit contingent loopt niet in {een.jaar}."
        elif not 0 <= een.plaatsen <= MEESTE_PLAATSEN:
            zin = f"Vul 0 tot en met {MEESTE_IN_WOORDEN} plaatsen in."
        else:
            continue
        uit[f"plaatsen_{een.jaar}"] = zin
    if not anders:
        jaar = min(plaatsen, default=min(open_, default=vandaag.year))
        uit[f"plaatsen_{jaar}"] = "Er verandert niets: vul minstens één ander aantal in."
    return uit
