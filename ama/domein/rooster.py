"""The agreed schedule of one agreement: which weekdays, from when to when, every week or every few weeks.

There is no minimum number of hours (regelgeving 5.1). The Arbeidswet holds as for staff (regelgeving 5.8): its limits
warn, with the numbers of the parameters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from ama.domein import woorden
from werkzorg.termijnen import Periode

_EEN_DAG = timedelta(days=1)
_ANKER = date(2024, 1, 1)  # a Monday


@dataclass(frozen=True, order=True)
class Blok:
    """On this weekday (0 is Monday) from `van` to `tot`, with `pauze` minutes of rest that do not count.

    With `om_de` 2 it is every second week: the weeks whose number since Monday 1/1/2024 leaves `week` after division
    by `om_de`. Raises ValueError for an impossible one.
    """

    weekdag: int
    van: time
    tot: time
    pauze: int = 0
    om_de: int = 1
    week: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.weekdag <= 6:
            raise ValueError("weekdag lies between 0 and 6")
        if self.tot <= self.van:
            raise ValueError("tot does not lie after van")
        if not 1 <= self.om_de <= 4 or not 0 <= self.week < self.om_de:
            raise ValueError("om_de is 1 to 4, and week lies below it")
        if not 0 <= self.pauze < self.minuten_met_pauze:
            raise ValueError("pauze is shorter than the block")

    @property
    def minuten_met_pauze(self) -> int:
        """How long it lasts, in minutes."""
        return (self.tot.hour - self.van.hour) * 60 + self.tot.minute - self.van.minute

    @property
    def minuten(self) -> int:
        """How many minutes of activity it is, without the rest."""
        return self.minuten_met_pauze - self.pauze

    def is_op(self, dag: date) -> bool:
        """Whether it falls on this day."""
        return dag.weekday() == self.weekdag and week_van(dag, self.om_de) == self.week

    @property
    def zin(self) -> str:
        """In words: "maandag 9:00-12:00", with the rhythm when it is not every week."""
        ritme = f", om de {self.om_de} weken" if self.om_de > 1 else ""
        return f"{woorden.WEEKDAGEN[self.weekdag]} {uur(self.van)}-{uur(self.tot)}{ritme}"


@dataclass(frozen=True)
class Rooster:
    """All blocks of one version of an agreement; `minuten_per_week` is the agreed time, in a mean week."""

    blokken: tuple[Blok, ...] = ()

    @property
    def minuten_per_week(self) -> int:
        """The minutes of activity in a mean week, rounded down."""
        # 12 is divisible by every rhythm, so that no half minutes are lost before the end.
        return sum(blok.minuten * 12 // blok.om_de for blok in self.blokken) // 12

    @property
    def weekdagen(self) -> tuple[int, ...]:
        """The weekdays that occur, each once."""
        return tuple(sorted({blok.weekdag for blok in self.blokken}))

    def minuten_op(self, dag: date) -> int:
        """How many minutes are planned on this day; 0: none."""
        return sum(blok.minuten for blok in self.blokken if blok.is_op(dag))

    def dagen(self, binnen: Periode) -> Iterator[date]:
        """The planned days of a closed period, in order; raises ValueError for one without an end."""
        for later in range(binnen.aantal_dagen):
            dag = binnen.start + timedelta(days=later)
            if self.minuten_op(dag):
                yield dag


@dataclass(frozen=True)
class Arbeidstijd:
    """The limits of the Arbeidswet that warn, all in minutes: a day, a week, rest between two days, and the pause."""

    meeste_per_dag: int
    meeste_per_week: int
    rust_tussen_dagen: int
    pauze_na: int
    kortste_pauze: int


def week_van(dag: date, om_de: int) -> int:
    """In which week of a rhythm of `om_de` weeks this day falls, as `Blok.week` counts."""
    return (dag - _ANKER).days // 7 % om_de


def eerste_dag(blok: Blok, vanaf: date) -> date:
    """The first day from `vanaf` on, inclusive, on which this block falls."""
    return next(dag for later in range(7 * blok.om_de) if blok.is_op(dag := vanaf + timedelta(days=later)))


def uur(tijd: time) -> str:
    """The hour as people write it: 9:00."""
    return f"{tijd.hour}:{tijd.minute:02}"


def bezwaren(blokken: Sequence[Blok]) -> list[str]:
    """Why these blocks are no schedule, as sentences: none at all, or two that overlap."""
    if not blokken:
        return ["Kies minstens één dag en uur: de overeenkomst noemt hoeveel tijd ze vraagt."]
    return [
        f"{woorden.met_hoofdletter(een.zin)} en {ander.zin} overlappen: verbeter een van beide."
        for een, ander in _botsingen(sorted(blokken))
    ]


def botsingen(een: Rooster, ander: Rooster) -> list[tuple[Blok, Blok]]:
    """Which blocks of two schedules of the same person fall at the same time, in at least one week."""
    return [(a, b) for a in een.blokken for b in ander.blokken if _samen(a, b)]


def botszinnen(nieuw: Rooster, ander: Rooster, waar: str) -> list[str]:
    """Where this schedule falls together with the one that this person has at the werkpost `waar`, as warnings."""
    return [
        f"{woorden.met_hoofdletter(een.zin)} is de deelnemer al bij {waar} ({uur(bezet.van)}-{uur(bezet.tot)}): "
        "verschuif een van beide."
        for een, bezet in botsingen(nieuw, ander)
    ]


def arbeidstijd_zinnen(roosters: Iterable[Rooster], grens: Arbeidstijd) -> list[str]:
    """What the Arbeidswet has against these schedules of one person together, as warnings; empty when nothing.

    The article stands beside them (`woorden.ARBEIDSWET`). Looked at over the twelve weeks after which every rhythm
    comes back.
    """
    blokken = [blok for rooster in roosters for blok in rooster.blokken]
    uit: list[str] = []
    dagen = [_ANKER + timedelta(days=later) for later in range(7 * 12 + 1)]
    per_dag = {dag: sorted(blok for blok in blokken if blok.is_op(dag)) for dag in dagen}
    for dag in dagen:
        minuten = sum(blok.minuten for blok in per_dag[dag])
        if minuten > grens.meeste_per_dag:
            uit.append(
                f"Op {woorden.WEEKDAGEN[dag.weekday()]} is het {woorden.duur(minuten)}: hoogstens "
                f"{woorden.duur(grens.meeste_per_dag)} per dag."
            )
        uit += _pauzezinnen(dag, per_dag[dag], grens)
    for maandag in dagen[:-1:7]:
        week = sum(blok.minuten for later in range(7) for blok in per_dag[maandag + timedelta(days=later)])
        if week > grens.meeste_per_week:
            uit.append(
                f"Samen is het {woorden.duur(week)} per week: hoogstens {woorden.duur(grens.meeste_per_week)}."
            )
    for vandaag, morgen in pairwise(dagen):
        if per_dag[vandaag] and per_dag[morgen]:
            laatste, eerste = max(b.tot for b in per_dag[vandaag]), per_dag[morgen][0].van
            rust = datetime.combine(morgen, eerste) - datetime.combine(vandaag, laatste)
            if rust < timedelta(minutes=grens.rust_tussen_dagen):
                tussen = f"{woorden.WEEKDAGEN[vandaag.weekday()]} en {woorden.WEEKDAGEN[morgen.weekday()]}"
                nodig = woorden.duur(grens.rust_tussen_dagen)
                uit.append(f"Tussen {tussen} is er minder dan {nodig} rust.")
    return list(dict.fromkeys(uit))


def _pauzezinnen(dag: date, blokken: Sequence[Blok], grens: Arbeidstijd) -> list[str]:
    return [
        f"Op {woorden.WEEKDAGEN[dag.weekday()]} is er na {woorden.duur(grens.pauze_na)} een pauze van "
        f"{woorden.duur(grens.kortste_pauze)} nodig."
        for blok in blokken
        if blok.minuten_met_pauze > grens.pauze_na and blok.pauze < grens.kortste_pauze
    ]


def _botsingen(blokken: Sequence[Blok]) -> Iterator[tuple[Blok, Blok]]:
    for nummer, een in enumerate(blokken):
        for ander in blokken[nummer + 1 :]:
            if _samen(een, ander):
                yield een, ander


def _samen(een: Blok, ander: Blok) -> bool:
    if een.weekdag != ander.weekdag or een.tot <= ander.van or ander.tot <= een.van:
        return False
    # Twelve weeks hold every combination of two rhythms of at most four weeks.
    return any(week % een.om_de == een.week and week % ander.om_de == ander.week for week in range(12))
