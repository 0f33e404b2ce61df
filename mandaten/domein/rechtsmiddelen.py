"""Until when a decision can be challenged, and until when a bezwaar is answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkzorg.parameters.domein import Momentopname

BEZWAAR = "bezwaar"
BEROEP = "beroep"
# Which number of the law sets the term of each way.
TERMIJN_VAN = {BEZWAAR: "bezwaar_termijn", BEROEP: "beroep_termijn"}
ANTWOORDTERMIJN = "bezwaar_antwoord_termijn"
PARAMETERS = (*TERMIJN_VAN.values(), ANTWOORDTERMIJN, "termijn_verschuift")


@dataclass(frozen=True)
class Rechtsmiddel:
    """One way to challenge a decision: `termijn` in words, the last day (inclusive), whether the term is assumed."""

    soort: str
    termijn: str
    uiterlijk_op: date
    is_aanname: bool


def rechtsmiddelen(
    opname: Momentopname, kennisgegeven_op: date, aannames: Collection[str] = ()
) -> tuple[Rechtsmiddel, ...]:
    """The two ways, bezwaar first; the term starts the day after `kennisgegeven_op`.

    `aannames` are the keys of parameters that were assumed and not read. Raises ParameterOnbekend.
    """
    return tuple(
        Rechtsmiddel(
            soort,
            str(opname.termijn(sleutel)),
            opname.laatste_dag(sleutel, kennisgegeven_op),
            sleutel in aannames,
        )
        for soort, sleutel in TERMIJN_VAN.items()
    )


def antwoord_uiterlijk(opname: Momentopname, soort: str, ingediend_op: date) -> date | None:
    """The last day to answer a challenge that came in on `ingediend_op`; None for a beroep, which a court answers."""
    return opname.laatste_dag(ANTWOORDTERMIJN, ingediend_op) if soort == BEZWAAR else None
