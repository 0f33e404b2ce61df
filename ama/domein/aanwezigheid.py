"""One presence of one person on one day: what can be recorded, and what happens when two phones record it (S3).

A presence lies inside the agreement, on a day that is past or today, at a werkpost that is not closed. Whoever comes
unplanned is added; whoever is absent has no hours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ama.domein import woorden
from ama.domein.werkpostdag import Werkpostdag
from werkzorg.termijnen import Periode


class Status(StrEnum):
    """How somebody was there; the letter is what the sheet shows."""

    AANWEZIG = "A"
    VERWITTIGD = "V"
    ONVERWITTIGD = "O"


STATUSSEN: Mapping[Status, str] = {
    Status.AANWEZIG: "aanwezig",
    Status.VERWITTIGD: "verwittigd afwezig",
    Status.ONVERWITTIGD: "onverwittigd afwezig",
}
AFWEZIG = frozenset({Status.VERWITTIGD, Status.ONVERWITTIGD})
# Longer than this on one day is a slip of the hand, whatever the Arbeidswet says.
MEESTE_MINUTEN = 12 * 60
# How long a saved sheet can be taken back at once; afterwards it is corrected (ux 3).
ONGEDAAN_MINUTEN = 10
# A queue on a device is kept this long, and then thrown away (issue 6, "Bad connection").
WACHTRIJ_UREN = 24


@dataclass(frozen=True)
class Waarde:
    """What is recorded: the status, the minutes (0 when absent), and a note."""

    status: Status
    minuten: int = 0
    nota: str = ""


@dataclass(frozen=True)
class Rij:
    """A presence as it stands, with the number of times it was saved."""

    waarde: Waarde
    versie: int


class Uitslag(StrEnum):
    """What a change from a phone becomes."""

    NIEUW = "nieuw"
    ZELFDE = "zelfde"
    VERBETERD = "verbeterd"
    BOTSING = "botsing"


def dag_bezwaar(dag: date, overeenkomst: Periode, werkpost: Werkpostdag, vandaag: date) -> str:
    """Why no presence can be recorded on this day, as a sentence; "" when it can."""
    if dag > vandaag:
        return f"{woorden.datum(dag)} moet nog komen: vul de aanwezigheden in op de dag zelf of later."
    if dag < overeenkomst.start:
        return (
            f"De overeenkomst begint op {woorden.datum(overeenkomst.start)}: kies die dag of een latere dag."
        )
    if overeenkomst.einde is not None and dag > overeenkomst.einde:
        return f"De overeenkomst liep tot en met {woorden.datum(overeenkomst.einde)}: kies die dag of een vroegere dag."
    return "" if werkpost.mag_invullen else werkpost.zin


def bezwaren(waarde: Waarde) -> dict[str, str]:
    """Per field why this cannot be recorded; empty when it can."""
    if waarde.status in AFWEZIG:
        if waarde.minuten:
            return {"uren": f"Wie {STATUSSEN[waarde.status]} is, heeft geen uren: maak het veld leeg."}
        return {}
    if waarde.minuten <= 0:
        return {"uren": "Vul in hoelang de persoon aanwezig was."}
    if waarde.minuten > MEESTE_MINUTEN:
        return {"uren": f"Meer dan {woorden.duur(MEESTE_MINUTEN)} op één dag kan niet: verbeter de uren."}
    return {}


def uitslag(huidig: Rij | None, nieuw: Waarde, gezien: int) -> Uitslag:
    """What becomes of a change whose maker saw version `gezien` of the row (0: no row yet).

    The same value twice is no change, so that a queue that is sent again does nothing. Somebody else's change in
    between is shown, never overwritten.
    """
    if huidig is None:
        # The row that was seen is gone again: that is a change of somebody else too.
        return Uitslag.NIEUW if gezien == 0 else Uitslag.BOTSING
    if huidig.waarde == nieuw:
        return Uitslag.ZELFDE
    return Uitslag.VERBETERD if huidig.versie == gezien else Uitslag.BOTSING


def botsing_zin(naam: str, huidig: Waarde, nieuw: Waarde) -> str:
    """What two people recorded differently, as a sentence that lets somebody choose; `naam` begins it."""
    return (
        f"{naam} staat intussen als {in_woorden(huidig)}; jij vulde {in_woorden(nieuw)} in. Kies wat klopt."
    )


def in_woorden(waarde: Waarde) -> str:
    """The presence as people say it: "aanwezig, 3 u 30", "verwittigd afwezig"."""
    naam = STATUSSEN[waarde.status]
    return f"{naam}, {woorden.duur(waarde.minuten)}" if waarde.minuten else naam


def kan_ongedaan(bewaard_op: datetime, nu: datetime) -> bool:
    """Whether a saved sheet can still be taken back at once; afterwards it is corrected and keeps its first value."""
    return bewaard_op <= nu <= bewaard_op + timedelta(minutes=ONGEDAAN_MINUTEN)


def wachtrij_vervallen(getikt_op: datetime, nu: datetime) -> bool:
    """Whether a tap that waited for a connection is too old to be sent."""
    return nu > getikt_op + timedelta(hours=WACHTRIJ_UREN)
