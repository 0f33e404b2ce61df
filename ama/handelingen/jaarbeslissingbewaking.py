"""What the clock does with one toeleiding: its yearly decision opens, is asked for, and is late (regelgeving 10.5)."""

from __future__ import annotations

from datetime import date

from ama.domein.evaluatie import Tijd, tijd_op
from ama.domein.jaarbeslissing import TE_LAAT, Beslisregels, te_zeggen, termijn
from ama.handelingen.jaarbeslissing import log_beslissing
from ama.handelingen.jaarbeslissingtaken import (
    laat_beslissing_vervallen,
    meld_vdab,
    open_beslissing,
    vraag_beheerder,
    vraag_late_beslissingen,
)
from ama.handelingen.toeleidingslot import log_toeleiding, vergrendel_toeleiding
from ama.models import Jaarbeslissing, Toeleiding
from ama.statussen import GESTART
from werkzorg.handelen.handeling import handeling
from werkzorg.organisaties.hoedanigheid import Klok

BEWAKEN = "jaarbeslissing_bewaken"


@handeling(BEWAKEN)
def jaarbeslissing_bewaken(toeleiding: Toeleiding, *, dag: date, regels: Beslisregels, door: Klok) -> int:
    """Opens the decision that is due on `dag` and says what was not said yet; how many things happened.

    An open decision about AMA that ended lapses. A second round on the same day does nothing.
    """
    rij = vergrendel_toeleiding(toeleiding.pk, door=door)
    if rij.status != GESTART or rij.beslissing_tot is None:
        aantal = laat_beslissing_vervallen(rij.pk)
        if aantal:
            log_toeleiding(BEWAKEN, rij, door)
        return aantal
    wanneer = termijn(rij.beslissing_tot, regels.open_maanden)
    if tijd_op(wanneer, dag) is Tijd.LATER:
        return 0
    beslissing, is_nieuw = open_beslissing(rij, dag)
    sleutels = te_zeggen(wanneer, regels, beslissing.gezegd, dag)
    for sleutel in sleutels:
        if sleutel == TE_LAAT:
            vraag_beheerder(rij, beslissing, door)
            vraag_late_beslissingen()
        elif sleutel.startswith("over_"):
            meld_vdab(rij, beslissing, sleutel, door)
    if sleutels:
        beslissing.gezegd = [*beslissing.gezegd, *sleutels]
        beslissing.versie += 1
        beslissing.save(update_fields=["gezegd", "versie"])
    if is_nieuw or sleutels:
        log_beslissing(BEWAKEN, beslissing, rij, door, gezegd=list(sleutels))
    return int(is_nieuw) + len(sleutels)


def is_iets_te_doen(rij: Toeleiding, open_: Jaarbeslissing | None, regels: Beslisregels, dag: date) -> bool:
    """Whether the clock has anything to do here on `dag`; asks nothing. `open_`: the decision that stands open."""
    if rij.status != GESTART or rij.beslissing_tot is None:
        return open_ is not None
    wanneer = termijn(rij.beslissing_tot, regels.open_maanden)
    if tijd_op(wanneer, dag) is Tijd.LATER:
        return False
    return open_ is None or bool(te_zeggen(wanneer, regels, open_.gezegd, dag))
