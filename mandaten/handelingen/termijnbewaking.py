"""The act of the clock that warns the desk: the term of an application is nearly over, or over."""

from __future__ import annotations

from datetime import date

from mandaten.handelingen.werk import waarschuw
from mandaten.meldingen.behandeling import SOORT
from mandaten.models import Aanvraag
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok


@handeling("behandeltermijn_melden")
def behandeltermijn_melden(aanvraag: Aanvraag, dag: date, *, door: Klok) -> bool:
    """The desk has a task that says so on `dag`, once at each of the two moments; False when there is none to make."""
    rij = Aanvraag.objects.vergrendel(aanvraag.pk)
    soort = waarschuw(rij, dag)
    if not soort:
        return False
    log(
        "behandeltermijn_melden",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"soort": soort, "uiterlijk_op": str(rij.uiterlijk_op)},
    )
    return True
