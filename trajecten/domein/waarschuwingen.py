"""On which days the tandem is warned that the maximum duration comes near (regelgeving 15, row 5)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trajecten.domein import woorden
from trajecten.domein.looptijd import Looptijd, gebruikt_op, uiterste_van
from werkzorg.termijnen import einde_na_maanden

if TYPE_CHECKING:
    from werkzorg.parameters.domein import Momentopname

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Waarschuwregels:
    """After how many used months is warned, and after an extension how many months before the new end."""

    gebruikt: tuple[int, ...]
    na_verlenging: tuple[int, ...]

    @classmethod
    def van(cls, opname: Momentopname) -> Waarschuwregels:
        """The rules of one day; raises ParameterOnbekend when one is not known then."""
        return cls(
            opname.getallen("at_waarschuwing_maanden"), opname.getallen("at_waarschuwing_na_verlenging")
        )


@dataclass(frozen=True)
class Waarschuwing:
    """One warning: a key that stays the same when its day moves, the day it is due, and its Dutch sentence."""

    sleutel: str
    dag: date
    zin: str


def waarschuwingen(looptijd: Looptijd, regels: Waarschuwregels) -> tuple[Waarschuwing, ...]:
    """All warnings of this traject, in order of their days; none about more months than it has.

    Used time leaves out the days on which the clock stood still. A day before the new end is a calendar day.
    """
    uiterste = uiterste_van(looptijd)
    tot = f"Het traject eindigt uiterlijk op {woorden.datum(uiterste)} ({woorden.MAXIMUMDUUR})."
    alle = [
        Waarschuwing(
            f"gebruikt_{maanden}",
            gebruikt_op(looptijd, maanden),
            f"{maanden} van de {woorden.maanden(looptijd.totaal)} zijn gebruikt. {tot}",
        )
        for maanden in sorted(set(regels.gebruikt))
        if 0 < maanden <= looptijd.totaal
    ]
    if looptijd.verlenging_maanden:
        alle += [
            Waarschuwing(
                # Of each extended end: after a next extension it is given again.
                f"voor_einde_{maanden}_van_{looptijd.totaal}",
                voor_einde(uiterste, maanden),
                f"Het verlengde traject heeft nog {woorden.maanden(maanden)}. {tot}",
            )
            for maanden in sorted(set(regels.na_verlenging), reverse=True)
            if 0 < maanden < looptijd.totaal
        ]
    return tuple(sorted(alle, key=lambda een: een.dag))


def te_geven(
    looptijd: Looptijd, op_dag: date, al_gegeven: Collection[str], regels: Waarschuwregels
) -> tuple[Waarschuwing, ...]:
    """The warnings due on or before `op_dag` whose key is not in `al_gegeven`, in order: also what was missed."""
    return tuple(een for een in _open(looptijd, al_gegeven, regels) if een.dag <= op_dag)


def eerstvolgende(looptijd: Looptijd, al_gegeven: Collection[str], regels: Waarschuwregels) -> date | None:
    """The day of the first warning that was not given yet, also when it lies behind us; None when all were given.

    Stored with the traject, it lets the clock find what is due without computing anything.
    """
    return next((een.dag for een in _open(looptijd, al_gegeven, regels)), None)


def voor_einde(einde: date, maanden: int) -> date:
    """The last day after which that many whole months are left, up to and including `einde` (counted as row 1 says)."""
    dag = einde - timedelta(days=31 * maanden)
    while einde_na_maanden(dag + 2 * _EEN_DAG, maanden) <= einde:
        dag += _EEN_DAG
    return dag


def _open(looptijd: Looptijd, al_gegeven: Collection[str], regels: Waarschuwregels) -> list[Waarschuwing]:
    return [een for een in waarschuwingen(looptijd, regels) if een.sleutel not in al_gegeven]
