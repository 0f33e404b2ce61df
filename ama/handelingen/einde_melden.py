"""Who gave permission knows that an agreement ended (regelgeving 5.4): said by hand, for nothing leaves the house."""

from __future__ import annotations

from ama.handelingen.taken import rond_af
from ama.handelingen.vergrendelen import SOORT, bewaar, vergrendel_overeenkomst
from ama.meldingen.levensloop import EINDE_MELDEN
from ama.models import Overeenkomst
from ama.statussen import GETEKEND
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.models import Taak


@handeling("einde_gemeld_noteren")
def einde_gemeld_noteren(overeenkomst: Overeenkomst, *, versie: int, door: Hoedanigheid) -> Overeenkomst:
    """The bodies know of the end; the task leaves the list. Raises Geweigerd when nobody has to be told (any more)."""
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=GETEKEND, versie=versie)
    if not Taak.objects.over(SOORT, rij.pk).filter(soort=EINDE_MELDEN, klaar_op__isnull=True).exists():
        raise Geweigerd("Er is niets meer te melden: dit is al gedaan, of niemand gaf toestemming.")
    rond_af(rij, EINDE_MELDEN)
    bewaar(rij)
    log(
        "einde_gemeld_noteren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
    )
    return rij
