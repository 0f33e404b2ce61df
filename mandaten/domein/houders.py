"""Who holds a grant on which days: one after the other, the present one where nobody else does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from mandaten.domein.bevoegdheid import zonder
from werkzorg.termijnen import Periode

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Houdt:
    """An organisation holds a grant during a period; `is_nu`: it is the one the grant itself names."""

    organisatie: UUID
    periode: Periode
    is_nu: bool = False

    def nog_op(self, dag: date) -> bool:
        """Whether it holds the grant on this day or a later one."""
        return self.periode.einde is None or self.periode.einde >= dag


def houders(periode: Periode, nu: UUID, anderen: Sequence[Houdt]) -> list[Houdt]:
    """Everybody who held, holds and will hold a grant of this period, by first day.

    `nu` holds it on the days on which none of the `anderen` (earlier and planned ones) does.
    """
    stukken = zonder(periode, [een.periode for een in anderen])
    return sorted(
        [*anderen, *(Houdt(nu, stuk, is_nu=True) for stuk in stukken)], key=lambda een: een.periode.start
    )


def doorgegeven(rij: Sequence[Houdt], naar: UUID, vanaf: date) -> list[Houdt]:
    """The same holders, with `naar` from `vanaf` on instead of whoever was there or was planned then.

    Raises ValueError when the present one only began after `vanaf`: what was true on a day stays so.
    """
    if any(een.is_nu and een.periode.start > vanaf for een in rij):
        raise ValueError("the present holder began later")
    eerder = [een for een in rij if een.periode.start < vanaf]
    nieuw = Houdt(naar, Periode(vanaf, rij[-1].periode.einde))
    if not eerder:
        return [nieuw]
    laatste = Houdt(eerder[-1].organisatie, Periode(eerder[-1].periode.start, vanaf - _EEN_DAG))
    return [*eerder[:-1], laatste, nieuw]


@dataclass(frozen=True)
class Eigen:
    """An own grant of the same kind: its number and the last day on which the organisation holds it (None: no end)."""

    nummer: str
    tot: date | None


def laatste_stuk(rij: Sequence[Houdt], wie: UUID, periode: Periode) -> Houdt | None:
    """The last stretch in which `wie` holds it on one of these days; None when it holds it on none of them.

    Who hands it on before, does not; who will only take it over then, does.
    """
    stukken = [een for een in rij if een.organisatie == wie and een.periode.overlapt(periode)]
    return stukken[-1] if stukken else None


def houder_op(rij: Sequence[Houdt], dag: date) -> Houdt:
    """Who holds it on this day; before its first day the first one, after its last day the last one."""
    begonnen = [een for een in rij if een.periode.start <= dag]
    return begonnen[-1] if begonnen else rij[0]
