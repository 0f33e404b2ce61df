"""Tasks and notices for the two casemanagers of a traject, and for the office of VDAB that decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from trajecten.handelingen.vergrendelen import SOORT
from trajecten.models import Aanstelling, Traject
from trajecten.querysets.lezers import ROL_VAN_KANT, VDAB_BESLISSER
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.taken import maak_taak


def tandem_op(traject: Traject, dag: date) -> Iterator[Aanstelling]:
    """Who guides this traject on `dag`: at most one on each side; one query."""
    yield from Aanstelling.objects.filter(traject=traject).lopend_op(dag).select_related("lidmaatschap")


def vraag_tandem(traject: Traject, soort: str, *, keer: str = "", termijn: date | None = None) -> None:
    """Both casemanagers have this task, due on `termijn` (inclusive; None: no term), once per `keer`."""
    vandaag = timezone.localdate()
    for rij in tandem_op(traject, vandaag):
        maak_taak(
            soort,
            sleutel=f"{soort}:{traject.pk}:{keer}:{rij.kant}",
            object_soort=SOORT,
            object_id=traject.pk,
            organisatie_id=rij.organisatie_id,
            rol=ROL_VAN_KANT[rij.kant],
            dagen=None if termijn is None else (termijn - vandaag).days,
            deelnemer_id=traject.deelnemer_id,
            gebruiker_id=rij.lidmaatschap.gebruiker_id,
        )


def vraag_vdab(traject: Traject, soort: str, *, keer: str, termijn: date | None = None) -> None:
    """The office of VDAB that decides has this task, due on `termijn` (inclusive; None: no term), once per `keer`."""
    maak_taak(
        soort,
        sleutel=f"{soort}:{traject.pk}:{keer}",
        object_soort=SOORT,
        object_id=traject.pk,
        organisatie_id=traject.vdab_id,
        rol=VDAB_BESLISSER,
        dagen=None if termijn is None else (termijn - timezone.localdate()).days,
        deelnemer_id=traject.deelnemer_id,
    )


def meld_tandem(traject: Traject, soort: str, *, keer: str, door: Door) -> None:
    """Both casemanagers have this notice, once per `keer`."""
    for rij in tandem_op(traject, timezone.localdate()):
        meld(
            soort,
            gebruiker_id=rij.lidmaatschap.gebruiker_id,
            organisatie_id=rij.organisatie_id,
            object_soort=SOORT,
            object_id=traject.pk,
            effect_sleutel=f"{soort}:{traject.pk}:{keer}:{rij.lidmaatschap_id}",
            door=door,
        )
