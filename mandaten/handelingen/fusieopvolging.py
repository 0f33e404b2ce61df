"""After a merger or take-over the desk looks whether a grant can go on like this, and says what it found."""

from __future__ import annotations

from mandaten.domein.fusie import opvolging_bezwaren
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.verwittigen import ooit_betrokken
from mandaten.meldingen.toekenningen import FUSIE_OPVOLGEN, SOORT
from mandaten.models import Fusieopvolging, Toekenning
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import rond_taken_af


@handeling("fusie_opvolgen")
def fusie_opvolgen(
    toekenning: Toekenning, *, uitkomst: str, bevinding: str, door: Hoedanigheid
) -> Fusieopvolging:
    """What was found is kept with the grant, running or over, and nobody waits for it any more (regelgeving 5.3).

    Raises Geweigerd when no merger or take-over waits to be looked at, without what was found, and for who is not
    independent; DoesNotExist when this actor does not decide about it.
    """
    rij = Toekenning.objects.zichtbaar_voor(door).vergrendel(toekenning.pk)
    nee = opvolging_bezwaren(uitkomst, bevinding, wacht=wacht_op_opvolging(rij))
    if zin := nee.pop("", ""):
        raise Geweigerd(zin)
    eis_onafhankelijk(door, ooit_betrokken(rij), "over deze fusie of overname")
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    opvolging = Fusieopvolging.objects.create(
        toekenning=rij, uitkomst=uitkomst, bevinding=bevinding.strip(), vastgelegd_door_id=door.gebruiker_id
    )
    rond_taken_af(FUSIE_OPVOLGEN, object_soort=SOORT, object_id=rij.id)
    log(
        "fusie_opvolgen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"opvolging": str(opvolging.id), "uitkomst": uitkomst},
    )
    return opvolging


def wacht_op_opvolging(toekenning: Toekenning) -> bool:
    """Whether a merger or take-over touched this grant and no desk said yet what it found; one query."""
    return Taak.objects.over(SOORT, toekenning.pk).filter(soort=FUSIE_OPVOLGEN, klaar_op=None).exists()
