"""The act by which one traject leaves the application as an OSLO document."""

from __future__ import annotations

from trajecten.exports.klantvolgsysteem import Json
from trajecten.exports.oslo import kvs_document
from trajecten.handelingen.vergrendelen import SOORT
from trajecten.models import Traject, leest_alleen_na
from werkzorg.deelnemers.handelingen.persoon import lees_insz
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import MATRIX, groepen_van, mag

_TOON_INSZ = "insz_tonen"


def mag_insz(deelnemer: Deelnemer, door: Hoedanigheid) -> bool:
    """Whether this actor, who sees the person, may have his number: as on the screen (`insz_tonen`)."""
    return mag(door, _TOON_INSZ) and MATRIX[_TOON_INSZ].groepen <= groepen_van(door, deelnemer)


@handeling("traject_exporteren")
def traject_exporteren(traject: Traject, *, met_insz: bool, door: Hoedanigheid) -> Json:
    """What this actor may see of the traject, as an OSLO document; with the INSZ only when he asks for it.

    Raises DoesNotExist when he does not see it (any more), Geweigerd while there is no traject, for who handed it over,
    and when the number is not for him.
    """
    rij = Traject.objects.zichtbaar_voor(door).met_deelnemer().get(pk=traject.pk)
    if leest_alleen_na(rij, door):
        raise Geweigerd(
            "Je droeg dit traject over en leest het alleen nog na: een bestand neem je er niet meer van mee. Vraag "
            "het aan de huidige casemanager."
        )
    if met_insz and not mag_insz(rij.deelnemer, door):
        zin = "Het rijksregisternummer is niet voor jou. Exporteer zonder dat nummer."
        raise Geweigerd(zin, velden={"met_insz": zin})
    data = kvs_document(rij, door, insz=lees_insz(rij.deelnemer) if met_insz else "")
    log(
        "traject_exporteren",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"met_insz": met_insz},
    )
    return data
