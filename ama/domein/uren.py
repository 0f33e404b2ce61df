"""Twelve hours a week in AMA sociale economie: the aim, what was planned, and what somebody really did (regelgeving 6).

Weeks are those of the calendar, Monday to Sunday (ISO). The aim may be built up: the POP says from when on how much.
Steps to work go together with AMA: in a week in which both reach the aim nobody is below it (our choice).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ama.domein import woorden
from ama.domein.ontwikkelplan import Opbouwstap, doel_op
from werkzorg.termijnen import Periode, samengevoegd

_EEN_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Streefplan:
    """What a version of the POP aims at: `doel` minutes a week, or the steps of `opbouw`; it holds from `vanaf` on."""

    vanaf: date
    doel: int
    opbouw: tuple[Opbouwstap, ...] = ()


@dataclass(frozen=True)
class Urendag:
    """One day of one agreement, in minutes: `gepland` on an open day, `gesloten` what a closing or holiday took away.

    `is_open`: somebody was expected and nothing was recorded.
    """

    dag: date
    gepland: int = 0
    gesloten: int = 0
    echt: int = 0
    is_open: bool = False


@dataclass(frozen=True)
class Staphoeveelheid:
    """A step to work takes `minuten` a week, in each week in which it has a day."""

    periode: Periode
    minuten: int


@dataclass(frozen=True)
class Feiten:
    """What is known of the hours of one toeleiding: its own days, the plans in order, the days, and the steps.

    `overeenkomsten`: the days of its signed agreements; None when one ran on all days of `periode`.
    """

    periode: Periode
    plannen: tuple[Streefplan, ...]
    dagen: Sequence[Urendag] = ()
    stappen: Sequence[Staphoeveelheid] = ()
    overeenkomsten: Sequence[Periode] | None = None


@dataclass(frozen=True)
class Week:
    """One week in minutes; `is_heel`: every day of it lies in the guidance; `open_dagen`: not filled in yet.

    `is_begeleid`: an agreement ran on at least one day of it; on all of them when `is_heel`. `streef` is the aim of the
    plan; `verwacht` what is left of it after what a closing or holiday took away.
    """

    maandag: date
    streef: int
    gepland: int
    gesloten: int
    echt: int
    stappen: int
    open_dagen: int
    is_heel: bool
    is_begeleid: bool = True

    @property
    def zondag(self) -> date:
        """Its last day."""
        return self.maandag + timedelta(days=6)

    @property
    def nummer(self) -> str:
        """The number of the week as calendars print it: "week 53 van 2026"."""
        jaar, week, _ = self.maandag.isocalendar()
        return f"week {week} van {jaar}"

    @property
    def verwacht(self) -> int:
        """The aim less what a closing or holiday took away; never below 0."""
        return max(0, self.streef - self.gesloten)

    @property
    def telt(self) -> bool:
        """Whether it says anything: a whole week in which something was aimed at."""
        return self.is_heel and self.verwacht > 0

    @property
    def is_onder(self) -> bool:
        """Whether activities and steps together stayed below what was expected, and all of it is filled in."""
        return self.telt and not self.open_dagen and self.echt + self.stappen < self.verwacht


@dataclass(frozen=True)
class Samenvatting:
    """Some weeks together: the whole weeks that count and are filled in, the mean minutes in them, how many were below
    the aim; and how many weeks are not filled in."""

    weken: int
    streef: int
    gepland: int
    echt: int
    stappen: int
    onder: int
    niet_ingevuld: int

    @property
    def zin(self) -> str:
        """In words, for who guides and who decides."""
        nog = ""
        if self.niet_ingevuld:
            wie = "1 week is" if self.niet_ingevuld == 1 else f"{self.niet_ingevuld} weken zijn"
            nog = f"{wie} nog niet helemaal ingevuld."
        if not self.weken:
            return nog or "Nog geen hele week om te vergelijken."
        wat = "In 1 hele week" if self.weken == 1 else f"In {self.weken} hele weken"
        uit = f"{wat}: gemiddeld {woorden.duur(self.echt)} per week aanwezig"
        if self.stappen:
            uit += f" en {woorden.duur(self.stappen)} aan stappen naar werk"
        onder = {0: "Geen week", 1: "1 week"}.get(self.onder, f"{self.onder} weken")
        return f"{uit}. Het streefdoel is {woorden.duur(self.streef)}. {onder} eronder. {nog}".rstrip()


def maandag_van(dag: date) -> date:
    """The Monday of its week."""
    return dag - timedelta(days=dag.weekday())


def streef_in(plannen: Sequence[Streefplan], maandag: date) -> int:
    """The aim of the week that begins on `maandag`: what the last plan of before or on that day says; 0 without any.

    A plan or step that begins during a week counts from the next one. Before the first plan the first one holds.
    """
    if not plannen:
        return 0
    geldig = sorted(plannen, key=lambda een: een.vanaf)
    plan = next((een for een in reversed(geldig) if een.vanaf <= maandag), geldig[0])
    return doel_op(plan.doel, plan.opbouw, maandag)


def weken(feiten: Feiten, van: date, tot: date) -> tuple[Week, ...]:
    """The weeks that have a day in the guidance between two days, both inclusive, in order.

    A week counts as whole by the days of the guidance, also when `tot` lies in it: leave a week that is not over out
    by choosing a Sunday.
    """
    venster = feiten.periode.doorsnede(Periode(van, tot)) if van <= tot else None
    if venster is None or venster.einde is None:
        return ()
    per_week: dict[date, list[Urendag]] = {}
    for een in feiten.dagen:
        per_week.setdefault(maandag_van(een.dag), []).append(een)
    uit: list[Week] = []
    maandag = maandag_van(venster.start)
    while maandag <= venster.einde:
        uit.append(_week(feiten, maandag, per_week.get(maandag, ())))
        maandag += _EEN_WEEK
    return tuple(uit)


def laatste_volle_week(vandaag: date) -> date:
    """The Sunday of the last week that is over on `vandaag`."""
    return maandag_van(vandaag) - timedelta(days=1)


def samenvatting(rij: Iterable[Week]) -> Samenvatting:
    """The weeks that count and are filled in, together; means are rounded down to whole minutes."""
    alle = [een for een in rij if een.telt]
    tellend = [een for een in alle if not een.open_dagen]
    aantal = len(tellend)

    def gemiddeld(minuten: Iterable[int]) -> int:
        return sum(minuten) // aantal if aantal else 0

    return Samenvatting(
        weken=aantal,
        streef=gemiddeld(een.streef for een in tellend),
        gepland=gemiddeld(een.gepland for een in tellend),
        echt=gemiddeld(een.echt for een in tellend),
        stappen=gemiddeld(een.stappen for een in tellend),
        onder=sum(een.is_onder for een in tellend),
        niet_ingevuld=len(alle) - aantal,
    )


def onder_na_elkaar(rij: Sequence[Week]) -> tuple[Week, ...]:
    """The latest weeks below the aim without a better one after them, the earliest first.

    A week that says nothing (not whole, without an agreement, or all of it closed) is passed over; one that is not
    filled in breaks the row.
    """
    uit: list[Week] = []
    for week in sorted(rij, key=lambda een: een.maandag, reverse=True):
        if not week.telt:
            continue
        if not week.is_onder:
            break
        uit.append(week)
    return tuple(reversed(uit))


def week_zin(week: Week) -> str:
    """What stands out in this week, as words; "" when nothing does."""
    if not week.is_begeleid:
        return "geen overeenkomst"
    if not week.is_heel:
        return "geen hele week"
    if week.open_dagen:
        return f"nog {woorden.dagen(week.open_dagen)} in te vullen"
    if not week.verwacht:
        return "gesloten"
    if week.is_onder:
        return f"{woorden.duur(week.verwacht - week.echt - week.stappen)} onder het streefdoel"
    return ""


def _week(feiten: Feiten, maandag: date, dagen: Sequence[Urendag]) -> Week:
    zondag = maandag + timedelta(days=6)
    hele = Periode(maandag, zondag)
    begeleid = samengevoegd([feiten.periode] if feiten.overeenkomsten is None else feiten.overeenkomsten)
    delen = [deel for een in begeleid if (deel := een.doorsnede(hele)) is not None]
    return Week(
        maandag=maandag,
        streef=streef_in(feiten.plannen, maandag),
        gepland=sum(een.gepland for een in dagen),
        gesloten=sum(een.gesloten for een in dagen),
        echt=sum(een.echt for een in dagen),
        stappen=sum(een.minuten for een in feiten.stappen if een.periode.overlapt(hele)),
        open_dagen=sum(een.is_open for een in dagen),
        is_heel=feiten.periode.doorsnede(hele) == hele and delen == [hele],
        is_begeleid=bool(delen),
    )
