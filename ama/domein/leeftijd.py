"""Older than 18 and younger than the pensioengerechtigde leeftijd, which moves (regelgeving 5.1 and 9).

The limit of a day is the one in force on that day: whoever is too old on 31/12/2024 may be young enough the day after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ama.domein.dagdelen import gedeeld, zonder
from werkzorg.termijnen import Periode, samengevoegd, wordt_jaar_op

# So many days ahead somebody hears that a deelnemer becomes too old: time to say goodbye. The law names no term.
VOORUIT_DAGEN = 92


@dataclass(frozen=True)
class Leeftijdsgrens:
    """On these days somebody takes part who is older than `ouder_dan` and younger than `jonger_dan` years."""

    periode: Periode
    ouder_dan: int
    jonger_dan: int


def dagen_met_de_leeftijd(geboortedatum: date, grenzen: Sequence[Leeftijdsgrens]) -> list[Periode]:
    """All days on which the person has the age, in order; on days without a limit nobody has it.

    From the 18th birthday on somebody is older than 18; up to the day before the birthday younger than 66.
    """
    uit = []
    for grens in grenzen:
        van = wordt_jaar_op(geboortedatum, grens.ouder_dan)
        te_oud = wordt_jaar_op(geboortedatum, grens.jonger_dan)
        uit += [
            deel
            for jong in gedeeld(grens.periode, [Periode(van)])
            for deel in zonder(jong, [Periode(te_oud)])
        ]
    return samengevoegd(uit)


def heeft_de_leeftijd(geboortedatum: date, grenzen: Sequence[Leeftijdsgrens], dag: date) -> bool:
    """Whether the person may take part on this day, by age alone."""
    return any(een.bevat(dag) for een in dagen_met_de_leeftijd(geboortedatum, grenzen))


def eerste_dag_te_oud(geboortedatum: date, grenzen: Sequence[Leeftijdsgrens], vanaf: date) -> date | None:
    """The first day from `vanaf` on on which the person no longer is younger than the limit of that day.

    None when no limit is known that makes somebody too old. A later, higher limit does not take it back.
    """
    kandidaten = []
    for grens in grenzen:
        te_oud = Periode(max(vanaf, wordt_jaar_op(geboortedatum, grens.jonger_dan)))
        kandidaten += [deel.start for deel in gedeeld(grens.periode, [te_oud])]
    return min(kandidaten, default=None)


def te_melden(
    geboortedatum: date, grenzen: Sequence[Leeftijdsgrens], loopt: Periode, dag: date
) -> date | None:
    """The first day on which somebody is too old to go on, when it is near on `dag` and the agreement runs up to it.

    None otherwise; for who is too old already it is `dag` itself.
    """
    te_oud = eerste_dag_te_oud(geboortedatum, grenzen, max(dag, loopt.start))
    if te_oud is None or (te_oud - dag).days > VOORUIT_DAGEN or not loopt.bevat(te_oud):
        return None
    return te_oud


def uiterlijk_geboren(grenzen: Sequence[Leeftijdsgrens], dag: date) -> date | None:
    """Who was born after this day is not too old within `VOORUIT_DAGEN` from `dag`; None without a known limit."""
    laagste = min((een.jonger_dan for een in grenzen), default=None)
    # A year has at least 365 days, so nobody is left out.
    return None if laagste is None else dag + timedelta(days=VOORUIT_DAGEN - 365 * laagste)


def zonder_de_leeftijd(
    geboortedatum: date, grenzen: Sequence[Leeftijdsgrens], binnen: Periode
) -> list[Periode]:
    """The days of `binnen` on which the person is too young or too old."""
    return zonder(binnen, dagen_met_de_leeftijd(geboortedatum, grenzen))
