"""Hours against draagkracht, week by week, and care moments that stay free (regelgeving 15, row 19).

An action on a care moment is refused; more hours than the draagkracht warns and asks a motivation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal

from trajecten.domein import woorden
from werkzorg.termijnen import Periode

_EEN_DAG = timedelta(days=1)
_NUL = Decimal(0)
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


# --- hours -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Weekuren:
    """So many hours per week on these days: what somebody can carry, or what an action asks."""

    periode: Periode
    uren: Decimal


@dataclass(frozen=True)
class Gewerkt:
    """Hours that were really done on one day."""

    dag: date
    uren: Decimal


@dataclass(frozen=True)
class Week:
    """One ISO week (`jaar` is the ISO year), judged by the day on which the plan weighs most against the draagkracht.

    `gepland` and `draagkracht` are the hours per week that hold on that day; `draagkracht` is None when none is
    recorded for any day of the week. `gerealiseerd` is what was done in the whole week.
    """

    jaar: int
    nummer: int
    maandag: date
    gepland: Decimal
    gerealiseerd: Decimal
    draagkracht: Decimal | None

    @property
    def is_boven(self) -> bool:
        """Whether more is planned than the deelnemer can carry."""
        return self.draagkracht is not None and self.gepland > self.draagkracht


@dataclass(frozen=True)
class Overschrijding:
    """Consecutive weeks in which equally much is planned above one draagkracht; `periode` from Monday to Sunday."""

    periode: Periode
    gepland: Decimal
    draagkracht: Decimal

    @property
    def zin(self) -> str:
        """What is too much, as a sentence; the motivation answers it."""
        wanneer = woorden.met_hoofdletter(woorden.periode(self.periode))
        return (
            f"{wanneer} staat {woorden.uren(self.gepland)} per week gepland, "
            f"meer dan de draagkracht van {woorden.uren(self.draagkracht)}."
        )


def weken(
    van: date,
    tot: date,
    *,
    draagkracht: Sequence[Weekuren] = (),
    gepland: Sequence[Weekuren] = (),
    gewerkt: Iterable[Gewerkt] = (),
) -> tuple[Week, ...]:
    """The ISO weeks that hold a day from `van` to `tot` (both inclusive), in order; empty when `tot` lies before `van`.

    Each week is judged whole, also the days of it before `van` and after `tot`. Rows of `draagkracht` do not overlap.
    """
    gedaan: dict[date, Decimal] = {}
    for een in gewerkt:
        maandag = _maandag(een.dag)
        gedaan[maandag] = gedaan.get(maandag, _NUL) + een.uren
    alle = []
    maandag = _maandag(van)
    while maandag <= tot:
        alle.append(_week(maandag, draagkracht, gepland, gedaan.get(maandag, _NUL)))
        maandag += 7 * _EEN_DAG
    return tuple(alle)


def overschrijdingen(alle: Iterable[Week]) -> tuple[Overschrijding, ...]:
    """Where too much is planned, in order; weeks that follow each other with the same numbers are one."""
    uit: list[Overschrijding] = []
    for week in alle:
        if week.draagkracht is None or not week.is_boven:
            continue
        zondag = week.maandag + 6 * _EEN_DAG
        nieuw = Overschrijding(Periode(week.maandag, zondag), week.gepland, week.draagkracht)
        vorige = uit[-1] if uit else None
        if (
            vorige is not None
            and vorige.periode.einde == week.maandag - _EEN_DAG
            and (vorige.gepland, vorige.draagkracht) == (week.gepland, week.draagkracht)
        ):
            uit[-1] = Overschrijding(
                Periode(vorige.periode.start, zondag), vorige.gepland, vorige.draagkracht
            )
        else:
            uit.append(nieuw)
    return tuple(uit)


def draagkracht_bezwaar(alle: Iterable[Week], motivering: str) -> str:
    """Why this plan needs a motivation, as sentences; "" when nothing is too much or `motivering` says why."""
    boven = [een.zin for een in overschrijdingen(alle)]
    if not boven or motivering.strip():
        return ""
    return f"{' '.join(boven[:3])} Zeg waarom dat haalbaar is, of plan minder uren."


def vanaf_bezwaar(vanaf: date, *, start: date, laatste: date) -> str:
    """Why somebody cannot carry other hours from `vanaf` on, as a sentence; "" within the traject."""
    if vanaf < start:
        return f"Het traject begon op {woorden.datum(start)}: kies die dag of een latere."
    if vanaf > laatste:
        return f"Het traject loopt uiterlijk tot en met {woorden.datum(laatste)} (art. 11): kies een vroegere dag."
    return ""


def _week(
    maandag: date, draagkracht: Sequence[Weekuren], gepland: Sequence[Weekuren], gedaan: Decimal
) -> Week:
    dagen = [maandag + later * _EEN_DAG for later in range(7)]
    lasten = [(sum((een.uren for een in gepland if een.periode.bevat(dag)), _NUL), dag) for dag in dagen]
    met_grens = [(last, een.uren) for last, dag in lasten for een in draagkracht if een.periode.bevat(dag)]
    zwaarste: tuple[Decimal, Decimal | None]
    if met_grens:
        zwaarste = max(met_grens, key=lambda paar: (paar[0] - paar[1], paar[0]))
    else:
        zwaarste = (max(last for last, _ in lasten), None)
    jaar, nummer, _ = maandag.isocalendar()
    return Week(jaar, nummer, maandag, zwaarste[0], gedaan, zwaarste[1])


def _maandag(dag: date) -> date:
    return dag - dag.weekday() * _EEN_DAG


# --- care moments -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Weekmoment:
    """The same hours every week: `weekdag` 0 (Monday) to 6, from `van` up to but not including `tot`, in `periode`.

    Raises ValueError for another weekday, or when `tot` is not after `van`.
    """

    weekdag: int
    van: time
    tot: time
    periode: Periode
    naam: str = ""

    def __post_init__(self) -> None:
        if self.weekdag not in range(7):
            raise ValueError("weekdag is 0 (Monday) to 6 (Sunday)")
        if self.tot <= self.van:
            raise ValueError("tot is not after van")


@dataclass(frozen=True)
class Botsing:
    """An action falls on a care moment, for the first time on `eerste_dag`."""

    actie: Weekmoment
    zorg: Weekmoment
    eerste_dag: date

    @property
    def zin(self) -> str:
        """What clashes and how to mend it, as sentences; of the care only that it happens and when."""
        wie = f"“{self.actie.naam}”" if self.actie.naam else "Deze actie"
        dag = WEEKDAGEN[self.zorg.weekdag]
        return (
            f"{wie} valt op {dag} {woorden.datum(self.eerste_dag)} samen met een zorgmoment "
            f"({self.zorg.van:%H:%M} tot {self.zorg.tot:%H:%M}). Zorgmomenten blijven vrij: kies een ander uur."
        )


def zorgmoment_botsing(
    actiemomenten: Iterable[Weekmoment], zorgmomenten: Sequence[Weekmoment]
) -> Botsing | None:
    """The earliest clash of an action with a care moment, or None.

    They clash when they share a weekday, minutes (one may begin where the other stops) and at least one such day.
    """
    alle = (_botsing(actie, zorg) for actie in actiemomenten for zorg in zorgmomenten)
    return min((een for een in alle if een is not None), key=lambda een: een.eerste_dag, default=None)


def moment_bezwaren(van: time, tot: time, vanaf: date, tot_en_met: date | None) -> dict[str, str]:
    """Per field why a weekly moment at these hours, on these days (inclusive), cannot be; empty when it can."""
    uit: dict[str, str] = {}
    if tot <= van:
        uit["tot_uur"] = "Het einduur ligt niet na het beginuur: controleer beide."
    if tot_en_met is not None and tot_en_met < vanaf:
        uit["tot_en_met"] = (
            f"De laatste dag ligt vóór de eerste: kies {woorden.datum(vanaf)} of een latere dag."
        )
    return uit


def dubbel_bezwaar(zorg: Weekmoment, andere: Iterable[Weekmoment]) -> str:
    """Why this care moment cannot come beside the others, as a sentence; "" when none falls together with it."""
    botsing = zorgmoment_botsing([replace(een, naam="") for een in andere], [zorg])
    if botsing is None:
        return ""
    ander = botsing.actie
    return (
        f"Op {WEEKDAGEN[ander.weekdag]} is er al een zorgmoment van {ander.van:%H:%M} tot {ander.tot:%H:%M}: haal dat "
        "eerst weg, of kies een ander uur."
    )


def bezet_bezwaar(zorg: Weekmoment, acties: Iterable[Weekmoment]) -> tuple[str, str]:
    """Why this care moment cannot come at the time of an action: sentences for the whole and its hour, or ("", "")."""
    botsing = zorgmoment_botsing(acties, [zorg])
    if botsing is None:
        return "", ""
    return (
        f"{botsing.zin.partition('. ')[0]}. Verplaats eerst die actie, of kies een ander uur.",
        f"Op dit uur staat “{botsing.actie.naam}” gepland.",
    )


def _botsing(actie: Weekmoment, zorg: Weekmoment) -> Botsing | None:
    if actie.weekdag != zorg.weekdag or actie.van >= zorg.tot or zorg.van >= actie.tot:
        return None
    samen = actie.periode.doorsnede(zorg.periode)
    if samen is None:
        return None
    eerste = samen.start + ((zorg.weekdag - samen.start.weekday()) % 7) * _EEN_DAG
    return Botsing(actie, zorg, eerste) if samen.bevat(eerste) else None
