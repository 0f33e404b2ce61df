"""A request as somebody enters it, and what VDAB judges of it (Decreet 8/7/2022 art. 7-9)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from trajecten.domein.beslissing import Inschatting
from trajecten.domein.woorden import datum

# After a request ends, or was decided about, those involved by it alone read it for so many days more: our choice, the
# quarter of a year in which such a decision can be challenged.
NALEESDAGEN = 90


@dataclass(frozen=True)
class Verzoek:
    """A request as it came in; the two answers about paid work are None as long as nobody gave them."""

    ontvangen_op: date
    is_eigen_vraag: bool
    akkoord_op: date | None = None
    belemmeringen: Collection[str] = ()
    werk_nu_niet_mogelijk: bool | None = None
    werk_later_verwacht: bool | None = None
    vraag: str = ""
    gevraagde_expertise: str = ""


@dataclass(frozen=True)
class Oordeel:
    """What VDAB judges: both estimates and the indicering, which belemmeringen, from when the request is complete."""

    inschatting: Inschatting
    volledig_op: date
    belemmeringen: Collection[str]
    gevraagde_expertise: str = ""


def volledig_bezwaar(volledig_op: date, *, ontvangen_op: date, vandaag: date) -> str:
    """Why the request was not complete on this day, as a sentence; "" from its receipt up to and including today."""
    if volledig_op < ontvangen_op:
        return f"Het verzoek kwam binnen op {datum(ontvangen_op)}: kies die dag of een latere."
    if volledig_op > vandaag:
        return "Deze dag ligt in de toekomst: kies vandaag of een vroegere dag."
    return ""
