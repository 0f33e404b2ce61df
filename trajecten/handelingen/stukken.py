"""Documents that the tandem adds to a file."""

from __future__ import annotations

from trajecten.handelingen.vergrendelen import SOORT, vergrendel_traject
from trajecten.models import Traject
from trajecten.soorten import TRAJECTSTUK
from trajecten.statussen import IN_BEGELEIDING
from werkzorg.documenten.bijlagen import bewaar_bijlage
from werkzorg.documenten.intake import Aangenomen
from werkzorg.documenten.models import Bijlage
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("trajectstuk_toevoegen")
def trajectstuk_toevoegen(traject: Traject, *, stuk: Aangenomen, door: Hoedanigheid) -> Bijlage:
    """This file hangs on the traject, for both casemanagers."""
    rij = vergrendel_traject(traject.pk, door=door, vanuit=IN_BEGELEIDING)
    bijlage = bewaar_bijlage(
        stuk,
        soort=TRAJECTSTUK,
        object_soort=SOORT,
        object_id=rij.pk,
        organisatie_id=door.organisatie_id,
        deelnemer_id=rij.deelnemer_id,
        door=door,
    )
    log(
        "trajectstuk_toevoegen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"bijlage": str(bijlage.pk)},
    )
    return bijlage
