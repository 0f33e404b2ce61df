"""What the clock asks about the carrying out: late actions, and a traject of somebody who died (art. 14, 18)."""

from __future__ import annotations

from datetime import date

from trajecten.handelingen.netwerktaken import coordinator_van, late_acties
from trajecten.handelingen.tandemwerk import vraag_tandem, vraag_vdab
from trajecten.handelingen.vergrendelen import SOORT
from trajecten.models import Traject
from trajecten.querysets.lezers import NETWERKCOORDINATOR
from trajecten.soorten import LATE_EIGEN_ACTIES, LATE_NETWERKACTIES, OVERLEDEN_AFSLUITEN
from trajecten.statussen import GESTART, GOEDGEKEURD, IN_UITVOERING, TOEGEWEZEN, VERZOEK
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af


@handeling("late_acties_melden")
def late_acties_melden(traject: Traject, *, dag: date, door: Klok) -> int:
    """Who follows the late actions of this traject has one task for them; how many tasks are new.

    For what the network carries out that is the netwerkcoördinator, for what the tandem does itself both casemanagers.
    While a task is open no other comes; once everything is on time the task is done.
    """
    rij = Traject.objects.vergrendeld().get(pk=traject.pk)
    if rij.status not in IN_UITVOERING:
        return 0
    van_netwerk, van_tandem = late_acties(rij, dag)
    coordinator = coordinator_van(rij)
    nieuw = 0
    if coordinator is not None and van_netwerk.exists() and not _open(rij, LATE_NETWERKACTIES):
        maak_taak(
            LATE_NETWERKACTIES,
            sleutel=f"{LATE_NETWERKACTIES}:{rij.pk}:{_keer(rij, LATE_NETWERKACTIES)}",
            object_soort=SOORT,
            object_id=rij.pk,
            organisatie_id=coordinator,
            rol=NETWERKCOORDINATOR,
            deelnemer_id=rij.deelnemer_id,
        )
        nieuw += 1
    if van_tandem.exists() and not _open(rij, LATE_EIGEN_ACTIES):
        vraag_tandem(rij, LATE_EIGEN_ACTIES, keer=_keer(rij, LATE_EIGEN_ACTIES))
        nieuw += 1
    if nieuw:
        _log("late_acties_melden", rij, door)
    return nieuw


@handeling("overleden_afsluiten_vragen")
def overleden_afsluiten_vragen(traject: Traject, *, door: Klok) -> int:
    """The deelnemer died: the tandem has the task to stop the traject, without a tandem VDAB to end the request.

    When his death was a mistake the task is done. 1 when something changed.
    """
    rij = Traject.objects.vergrendeld().get(pk=traject.pk)
    if not rij.deelnemer.is_overleden:
        return int(bool(rond_taken_af(OVERLEDEN_AFSLUITEN, object_soort=SOORT, object_id=rij.pk)))
    if _open(rij, OVERLEDEN_AFSLUITEN) or rij.status not in (*VERZOEK, GOEDGEKEURD, TOEGEWEZEN, *GESTART):
        return 0
    keer = _keer(rij, OVERLEDEN_AFSLUITEN)
    if rij.status in (*VERZOEK, GOEDGEKEURD):
        vraag_vdab(rij, OVERLEDEN_AFSLUITEN, keer=keer)
    else:
        vraag_tandem(rij, OVERLEDEN_AFSLUITEN, keer=keer)
    _log("overleden_afsluiten_vragen", rij, door)
    return 1


def _keer(rij: Traject, soort: str) -> str:
    return str(Taak.objects.over(SOORT, rij.pk).filter(soort=soort).count())


def _open(rij: Traject, soort: str) -> bool:
    return Taak.objects.over(SOORT, rij.pk).filter(soort=soort, klaar_op__isnull=True).exists()


def _log(sleutel: str, rij: Traject, door: Klok) -> None:
    log(sleutel, door=door, object_soort=SOORT, object_id=rij.pk, deelnemer_id=rij.deelnemer_id)
