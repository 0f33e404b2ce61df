"""The tasks about the end of a traject: made when it ends, closed when they are done."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from trajecten.handelingen.vergrendelen import SOORT
from trajecten.models import Aanstelling, Traject
from trajecten.querysets.lezers import ROL_VAN_KANT
from trajecten.soorten import WERK, ZORG
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak

# With which the term of the tasks about the end is calculated.
PARAMETERS = ("at_eindadvies_termijn",)


def maak_eindtaak(
    traject: Traject, soort: str, kanten: Collection[str] = (WERK, ZORG), merk: str = ""
) -> None:
    """A task of this kind for the present casemanagers on these sides, due when report and advice are due.

    For an ended traject; twice adds nothing, except with another `merk`. Raises ParameterOnbekend.
    """
    assert traject.startdatum is not None
    assert traject.einddatum is not None
    vandaag = timezone.localdate()
    # The numbers of the law are those of the day on which it started (regelgeving 15, row 3).
    uiterlijk = momentopname(traject.startdatum).laatste_dag("at_eindadvies_termijn", traject.einddatum)
    nu = Aanstelling.objects.filter(traject=traject, kant__in=kanten).lopend_op(vandaag)
    for een in nu.select_related("lidmaatschap"):
        maak_taak(
            soort,
            sleutel=f"{soort}:{traject.pk}:{een.kant}:{merk}",
            object_soort=SOORT,
            object_id=traject.pk,
            deelnemer_id=traject.deelnemer_id,
            organisatie_id=een.organisatie_id,
            rol=ROL_VAN_KANT[een.kant],
            gebruiker_id=een.lidmaatschap.gebruiker_id,
            dagen=(uiterlijk - vandaag).days,
        )


def sluit_alle_taken(traject: Traject) -> int:
    """The open tasks about this traject are done, of whatever kind; how many."""
    return Taak.objects.over(SOORT, traject.pk).filter(klaar_op__isnull=True).update(klaar_op=timezone.now())
