"""Running AMA sociale economie for tests of what happens in it: hours, steps, the yearly decision, and its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ama.handelingen.jaarbeslissing import jaarbeslissing_openen
from ama.models import Jaarbeslissing, Overeenkomst, Toeleiding
from ama.soorten import WSE
from tests.ama.begeleiden import betrek, over
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.ama.maken_wse import maak_ontwikkelplan, maak_toeleiding
from tests.rolverdeling import Rolverdeling, Speler


def vdab(cast: Rolverdeling) -> Speler:
    """Who decides for VDAB."""
    return cast.spelers["vdab_beslisser"]


def gestart(
    cast: Rolverdeling, *, start: date | None = None, tot: date | None = None, **velden: Any
) -> Toeleiding:
    """Guidance since `start` (otherwise 300 days ago) of which VDAB decides again by `tot`; VDAB sees the person."""
    start = start or over(-300)
    rij = maak_toeleiding(cast, start=start, beslissing_tot=tot or start + timedelta(days=364), **velden)
    betrek(vdab(cast), rij.deelnemer)
    return rij


def met_overeenkomst(
    cast: Rolverdeling, rij: Toeleiding, *, speler: Speler | None = None, **velden: Any
) -> Overeenkomst:
    """An agreement under this toeleiding, from its first day on, on Monday mornings or on `weekdag`."""
    weekdag = velden.pop("weekdag", 0)
    begin = {"start": rij.start, "soort": WSE, "deelnemer": rij.deelnemer, "toeleiding": rij}
    overeenkomst = maak_overeenkomst(cast, speler=speler, **{**begin, **velden})
    maak_versie(overeenkomst, weekdag=weekdag)
    return overeenkomst


def met_doel(rij: Toeleiding, minuten: int = 720, **velden: Any) -> None:
    """A POP with this aim, talked through on the first day."""
    maak_ontwikkelplan(rij, minuten_doel=minuten, **{"besproken_op": rij.start, **velden})


def open_beslissing(cast: Rolverdeling, rij: Toeleiding) -> Jaarbeslissing:
    """VDAB takes up its next decision about it."""
    return jaarbeslissing_openen(rij, door=vdab(cast).door)
