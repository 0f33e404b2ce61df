"""The contingent of AMA sociale economie: places granted, used, planned, waiting, and what the year will count.

The forecast follows the rules: whoever still has to start takes a place that is free, a year counts days / 365, and no
more is paid than the places of the contingent (regelgeving 6).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from ama.domein.dagdelen import gedeeld
from ama.domein.kwartaalverslag import getal, komma, plaatsen
from ama.domein.subsidie import verdeeld
from werkzorg.termijnen import Periode, samengevoegd

_EEN_DAG = timedelta(days=1)
# What counts in the proposal for a call, in points (our choice; regelgeving 6 names the two criteria, no weights).
GEWICHT_DOELGROEP, GEWICHT_INVULLING = 60, 40


@dataclass(frozen=True)
class Lopend:
    """Somebody who takes a place today, up to and including `plaats_tot` (None: as far as anybody knows).

    `dagen`: those of his agreements. Without a day after today he keeps his place, and no day counts.
    """

    dagen: tuple[Periode, ...] = ()
    plaats_tot: date | None = None


@dataclass(frozen=True)
class Komend:
    """Somebody who was granted and did not start: from `vanaf` on at the earliest; without a place he waits for one."""

    vanaf: date
    wacht: bool = False


@dataclass(frozen=True)
class Stand:
    """One contingent on one day: its places in that year, and how many people take, will take or wait for one."""

    toegekend: int
    gebruikt: int
    gepland: int
    wachtend: int

    @property
    def vrij(self) -> int:
        """The places that nobody takes and nobody was promised."""
        return max(0, self.toegekend - self.gebruikt - self.gepland)

    @property
    def erboven(self) -> int:
        """How many people are guided above the places: their days only count as far as others leave room."""
        return max(0, self.gebruikt - self.toegekend)

    @property
    def bezetting(self) -> Fraction | None:
        """The part of the places that is taken; None without any place."""
        return Fraction(self.gebruikt, self.toegekend) if self.toegekend else None

    def __add__(self, ander: Stand) -> Stand:
        """Both together."""
        return Stand(
            self.toegekend + ander.toegekend,
            self.gebruikt + ander.gebruikt,
            self.gepland + ander.gepland,
            self.wachtend + ander.wachtend,
        )


LEEG = Stand(0, 0, 0, 0)


@dataclass(frozen=True)
class Verwachting:
    """The days that a year will count, by where they come from; `starters`: how many of those to come find a place."""

    toegekend: int
    noemer: int
    tot_nu: int
    lopend: int
    gepland: int
    wachtend: int
    starters: int

    @property
    def dagen(self) -> int:
        """All days of the year together."""
        return self.tot_nu + self.lopend + self.gepland + self.wachtend

    @property
    def gemiddeld(self) -> Fraction:
        """The average number of places that will be taken, exactly."""
        return Fraction(self.dagen, self.noemer)

    @property
    def betaald(self) -> Fraction:
        """The average number that will be paid: never above the places."""
        return min(self.gemiddeld, Fraction(self.toegekend))

    @property
    def ongebruikt(self) -> Fraction:
        """The places, on average, that will be left unused."""
        return self.toegekend - self.betaald

    @property
    def zin(self) -> str:
        """What it comes to, as a sentence."""
        if not self.toegekend:
            return "Dit jaar is er geen plaats toegekend."
        basis = f"{getal(self.dagen)} dagen / {self.noemer} = gemiddeld {komma(self.gemiddeld)} plaatsen"
        if self.gemiddeld > self.toegekend:
            return f"{basis}; betaald wordt hoogstens {plaatsen(self.toegekend)}."
        if self.ongebruikt == 0:
            return f"{basis}: het contingent is precies gevuld."
        return f"{basis}; {komma(self.ongebruikt)} blijft ongebruikt."


def verwacht(
    toegekend: int,
    lopend: Iterable[Lopend],
    komend: Sequence[Komend],
    *,
    tot_nu: int,
    vandaag: date,
    loopt: Iterable[Periode],
    noemer: int,
) -> Verwachting:
    """What the year counts, after `vandaag` on the days of `loopt`: those of the contingent in the year, all closed.

    `tot_nu`: the days counted up to and including today. `komend` in the order in which a place is given. Who runs
    goes on as his agreements say, and those to come start one by one, each on a day after today on which a place is
    free. On a day on which the contingent does not run, nobody starts and nothing counts.
    """
    morgen = vandaag + _EEN_DAG
    over = gedeeld(Periode(morgen), loopt)
    laatste_dag = max((een.einde for een in over if een.einde), default=vandaag)
    lopend = list(lopend)
    uit_lopend = sum(_dagen(een.dagen, over) for een in lopend)
    einden = sorted(min(een.plaats_tot or laatste_dag, laatste_dag) for een in lopend)
    # Only who leaves when no more than the places are taken, leaves a place.
    vrij = [morgen] * max(0, toegekend - len(einden))
    vrij += [max(einde + _EEN_DAG, morgen) for einde in einden[max(0, len(einden) - toegekend) :]]
    heapq.heapify(vrij)
    dagen = {False: 0, True: 0}
    starters = 0
    for een in komend:
        if not vrij:
            break
        start = max(heapq.heappop(vrij), een.vanaf, morgen)
        duur = _dagen([Periode(start)], over)
        if duur:
            starters += 1
            dagen[een.wacht] += duur
    return Verwachting(
        toegekend=toegekend,
        noemer=noemer,
        tot_nu=tot_nu,
        lopend=uit_lopend,
        gepland=dagen[False],
        wachtend=dagen[True],
        starters=starters,
    )


def _dagen(wie: Iterable[Periode], over: Sequence[Periode]) -> int:
    return sum(deel.aantal_dagen for een in samengevoegd(wie) for deel in gedeeld(een, over))


@dataclass(frozen=True)
class Regiostand:
    """One regio: its contingents together, and how many people there are proposed without a decision."""

    regio: str
    naam: str
    stand: Stand
    voorgesteld: int = 0

    @property
    def vraag(self) -> int:
        """How many people of the target group ask for a place: waiting, promised one, or proposed."""
        return self.stand.gepland + self.stand.wachtend + self.voorgesteld

    @property
    def tekort(self) -> int:
        """How many of them find no free place today."""
        return max(0, self.vraag - max(0, self.stand.toegekend - self.stand.gebruikt))


@dataclass(frozen=True)
class Criterium:
    """One criterion for a call, with its weight in points and the figures behind it as a sentence."""

    omschrijving: str
    gewicht: int
    waarom: str


def verdeelsleutel(regios: Iterable[Regiostand], te_verdelen: int) -> dict[str, int]:
    """How many of these places every regio gets, by the people there who find none; without them nobody gets any.

    The parts add up exactly; of equal parts the largest need, then the first key.
    """
    tekorten = {een.regio: een.tekort for een in regios}
    som = sum(tekorten.values())
    return verdeeld(min(te_verdelen, som), tekorten)


def criteria(regios: Sequence[Regiostand]) -> tuple[Criterium, ...]:
    """The criteria for a call in these regio's, from what is known today; none without a regio."""
    if not regios:
        return ()
    samen = sum((een.stand for een in regios), LEEG)
    meest = max(regios, key=lambda een: (een.tekort, een.naam))
    vraag = sum(een.vraag for een in regios)
    doelgroep = (
        f"Nu vragen {vraag} mensen een plaats; het grootste tekort is {meest.tekort} in {meest.naam}."
        if meest.tekort
        else "Nu vindt iedereen die erom vraagt een vrije plaats."
    )
    return (
        Criterium("Aanwezigheid van de doelgroep in de regio", GEWICHT_DOELGROEP, doelgroep),
        Criterium("Invulling van het bestaande contingent", GEWICHT_INVULLING, invulling(samen)),
    )


def invulling(stand: Stand) -> str:
    """How far the contingents are filled, as a sentence."""
    if stand.bezetting is None:
        return "Nu is er nog geen contingent."
    return (
        f"Nu zijn {getal(stand.gebruikt)} van {plaatsen(stand.toegekend)} ingevuld "
        f"({procent(stand.bezetting)} %)."
    )


def procent(deel: Fraction) -> str:
    """A part as a whole percentage, half up."""
    return getal((200 * deel.numerator + deel.denominator) // (2 * deel.denominator))


def samen(standen: Mapping[str, Stand]) -> Stand:
    """All of these together."""
    return sum(standen.values(), LEEG)
