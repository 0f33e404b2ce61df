"""The report to a person about who looked at his data (AVG art. 15): over which days, and in which lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werkzorg.termijnen import einde_na_maanden

# One letter holds at most two years: longer ones nobody reads, and a second letter is always possible.
HOOGSTENS_MAANDEN = 24


@dataclass(frozen=True, order=True)
class Blik:
    """Somebody looked, as a letter says it: on which day, of which organisation, in which function, at what and why."""

    dag: date
    organisatie: str
    functie: str
    wat: str
    waarom: str


@dataclass(frozen=True)
class Dagregel:
    """One line of the letter: who looked on one day for one reason, and at what how many times."""

    dag: date
    organisatie: str
    functie: str
    waarom: str
    wat: tuple[tuple[str, int], ...]

    @property
    def in_woorden(self) -> list[str]:
        """At what, one phrase each: "een document", "het dossier (3 keer)"."""
        return [wat if keer == 1 else f"{wat} ({keer} keer)" for wat, keer in self.wat]


def samengevat(blikken: Iterable[Blik]) -> list[Dagregel]:
    """Every look, per day, organisation, function and reason; newest day first, then by organisation and function."""
    per_regel: dict[tuple[date, str, str, str], Counter[str]] = {}
    for blik in blikken:
        wie = (blik.dag, blik.organisatie, blik.functie, blik.waarom)
        per_regel.setdefault(wie, Counter())[blik.wat] += 1
    volgorde = sorted(per_regel, key=lambda wie: (-wie[0].toordinal(), *wie[1:]))
    return [Dagregel(*wie, wat=tuple(sorted(per_regel[wie].items()))) for wie in volgorde]


def standaardperiode(vandaag: date) -> tuple[date, date]:
    """The twelve months that end today, both days inclusive."""
    maand = vandaag.month
    jaar = vandaag.year - 1
    dag = min(vandaag.day, 28) if maand == 2 else vandaag.day  # 29 February has no counterpart a year before
    return date(jaar, maand, dag), vandaag


def periode_bezwaren(vanaf: date, tot: date, vandaag: date) -> dict[str, str]:
    """Why no report is made over these days (both inclusive): field to Dutch sentence; empty when it can be."""
    if tot > vandaag:
        return {"tot": "Deze dag ligt in de toekomst: vul vandaag of een vroegere dag in."}
    if vanaf > tot:
        return {"vanaf": "De eerste dag ligt na de laatste: wissel de twee dagen om."}
    if tot > einde_na_maanden(vanaf, HOOGSTENS_MAANDEN):
        return {
            "vanaf": "Eén rapport gaat over hoogstens twee jaar: kies een latere eerste dag, en maak voor de rest "
            "een tweede rapport."
        }
    return {}
