"""The course of a grant: when its holder is reminded, and when it may end."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from werkzorg.termijnen import Periode

_EEN_DAG = timedelta(days=1)


def maanden_ervoor(dag: date, maanden: int) -> date:
    """The day that lies that many months before `dag`; where that month lacks the day, its own last day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def uiterste_dag(vandaag: date, maanden: int) -> date:
    """The latest day whose `maanden_ervoor` is `vandaag` or earlier."""
    jaar, maand = divmod(vandaag.year * 12 + vandaag.month - 1 + maanden, 12)
    laatste = monthrange(jaar, maand + 1)[1]
    is_einde_van_maand = (vandaag + _EEN_DAG).day == 1
    return date(jaar, maand + 1, laatste if is_einde_van_maand else min(vandaag.day, laatste))


@dataclass(frozen=True)
class Band:
    """Grants whose last day lies in these days (both inclusive) are reminded `maanden` months before it."""

    maanden: int
    van: date
    tot: date


def banden(vandaag: date, maanden: Iterable[int]) -> list[Band]:
    """Which reminder is the one to give today, by last day; the nearest first, and no day stands in two."""
    uit: list[Band] = []
    van = vandaag
    for aantal in sorted(set(maanden)):
        tot = uiterste_dag(vandaag, aantal)
        uit.append(Band(aantal, van, tot))
        van = tot + _EEN_DAG
    return uit


def te_herinneren(
    laatste_dag: date, vandaag: date, maanden: Iterable[int], gegeven: Collection[int]
) -> int | None:
    """How many months before its last day this grant is reminded today; None when there is nothing to give.

    Of reminders that were missed only the last one counts, and none comes back once it, or a later one, was given.
    """
    for band in banden(vandaag, maanden):
        if band.van <= laatste_dag <= band.tot:
            return None if any(al <= band.maanden for al in gegeven) else band.maanden
    return None


@dataclass(frozen=True)
class Herinnerregels:
    """How many months before its last day a grant is reminded: `altijd` for every kind.

    A recognition also as its regime says: the one under which it began.
    """

    altijd: tuple[int, ...]
    regimes: tuple[tuple[Periode, int], ...] = ()

    def voor(self, begin: date, *, is_erkenning: bool) -> tuple[int, ...]:
        """The months of a grant that began on this day."""
        eigen = [maanden for regime, maanden in self.regimes if is_erkenning and regime.bevat(begin)]
        return (*self.altijd, *eigen)

    def verste_dag(self, vandaag: date) -> date:
        """The latest last day that any reminder of today is about."""
        alle = (*self.altijd, *(maanden for _, maanden in self.regimes))
        return max((uiterste_dag(vandaag, maanden) for maanden in alle), default=vandaag)


def dagen_in_woorden(laatste_dag: date | None, vandaag: date) -> str:
    """How long a grant still runs, or since when it does not, as the screen says it."""
    if laatste_dag is None:
        return "geen einddatum"
    dagen = (laatste_dag - vandaag).days
    if dagen < 0:
        return f"sinds {_dagen(-dagen)} voorbij"
    if dagen == 0:
        return "vandaag is de laatste dag"
    if dagen <= 60:
        return f"nog {_dagen(dagen)}"
    maanden = 0
    while uiterste_dag(vandaag, maanden + 1) <= laatste_dag:
        maanden += 1
    jaren, rest = divmod(maanden, 12)
    delen = [f"{jaren} jaar"] if jaren else []
    if rest:
        delen.append("1 maand" if rest == 1 else f"{rest} maanden")
    return f"nog {' en '.join(delen)}"


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


# --- an early end ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Steunpunt:
    """Something that was decided or recorded on a day, and relies on the grant being there that day.

    `is_komst`: that somebody joined or took over then, which relies on the grant but not on each of its members.
    """

    dag: date
    wat: str
    is_komst: bool = False


def teruggave_bezwaar(periode: Periode, vandaag: date) -> str:
    """Why a grant cannot be given back before its first day, as a sentence; "" when it can."""
    return "" if periode.start > vandaag else "Dit is al begonnen: vul de laatste dag in."


def steunt_nog(steun: Sequence[Steunpunt], laatste_dag: date, *, met_komst: bool = True) -> Steunpunt | None:
    """The latest of these that lies after this last day; None when nothing does."""
    later = [punt for punt in steun if punt.dag > laatste_dag and (met_komst or not punt.is_komst)]
    return max(later, key=lambda punt: punt.dag, default=None)


def einde_bezwaar(laatste_dag: date, periode: Periode, steun: Sequence[Steunpunt]) -> str:
    """Why a grant cannot end on this last day, as a sentence; "" when it can.

    An early end only shortens, leaves at least one day, and takes away no day on which something already relied on it.
    """
    if laatste_dag < periode.start:
        return f"De eerste dag is {_datum(periode.start)}: kies die dag of later."
    if periode.einde is not None and laatste_dag >= periode.einde:
        return f"De laatste dag is al {_datum(periode.einde)}: kies een vroegere dag."
    later = steunt_nog(steun, laatste_dag)
    if later is not None:
        return f"Op {_datum(later.dag)} steunt al iets hierop: {later.wat}. Kies {_datum(later.dag)} of een latere dag."
    return ""


def _datum(dag: date) -> str:
    return f"{dag:%d/%m/%Y}"
