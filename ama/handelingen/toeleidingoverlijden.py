"""Somebody died on the way to, or in, AMA sociale economie: his toeleiding is over, and his place is free."""

from __future__ import annotations

from ama.domein.jaarbeslissing import GESTOPT
from ama.domein.wsestart import Toeleidingseinde
from ama.handelingen.beeindigen import breek_af
from ama.handelingen.toeleidingseinde import sluit_toeleiding
from ama.handelingen.toeleidingslot import log_toeleiding, vergrendel_toeleiding, vergrendelde_overeenkomsten
from ama.handelingen.wseeinde import trek_terug
from ama.models import Aanwezigheid, Toeleiding
from ama.statussen import GESTART, IN_OPMAAK, TOELEIDING_OPEN
from werkzorg.handelen.handeling import handeling
from werkzorg.organisaties.hoedanigheid import Klok

OVERLIJDEN_VERWERKEN = "toeleiding_overlijden_verwerken"
OVERLEDEN = "De deelnemer is overleden."


@handeling(OVERLIJDEN_VERWERKEN)
def toeleiding_overlijden_verwerken(toeleiding: Toeleiding, *, door: Klok) -> int:
    """Nobody decides about him, waits for a place or keeps one; 1 when it is over since now.

    What began is over on the day of his death, or on its own first day when that came later; agreements that were still
    to begin are broken off. While one that ran holds presences after his death, who guides looks at it first.
    """
    rij = vergrendel_toeleiding(toeleiding.pk, door=door, met_overeenkomsten=True)
    overleden_op = rij.deelnemer.overleden_op
    if overleden_op is None or rij.status not in TOELEIDING_OPEN:
        return 0
    if rij.status != GESTART:
        trek_terug(rij, OVERLEDEN, afgebroken=OVERLEDEN, door=door)
        log_toeleiding(OVERLIJDEN_VERWERKEN, rij, door, status=rij.status)
        return 1
    loopt = False
    for een in vergrendelde_overeenkomsten(rij.pk):
        later = een.start > overleden_op and not Aanwezigheid.objects.filter(overeenkomst=een).exists()
        if een.status in IN_OPMAAK or later:
            breek_af(een, OVERLEDEN)
        else:
            loopt |= een.einde is None or een.einde > overleden_op
    if loopt:
        return 0
    sluit_toeleiding(rij, Toeleidingseinde(overleden_op, GESTOPT), "", OVERLIJDEN_VERWERKEN, door=door)
    return 1
