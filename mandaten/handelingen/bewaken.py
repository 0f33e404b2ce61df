"""What the clock sees about enforcement and inspection: terms that passed or nearly did, each told once."""

from __future__ import annotations

from datetime import date, timedelta

from mandaten.domein.handhaving import WAARSCHUWING_DAGEN
from mandaten.handelingen.controle import SOORT as CONTROLEDOSSIER
from mandaten.handelingen.controle import vraag_besluit
from mandaten.handelingen.handhaving import SOORT, vraag_desk
from mandaten.meldingen.controle import ANTWOORDEN
from mandaten.meldingen.handhaving import BESLISSEN, TE_LAAT, VERWEER_VERWERKEN, VERWEREN
from mandaten.models import Controledossier, Handhaving
from mandaten.statussen import BEVONDEN, GEHOORD, VOORNEMEN
from werkzorg.handelen.handeling import handeling
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import rond_taken_af


@handeling("handhaving_signaleren")
def handhaving_signaleren(handhaving: Handhaving, *, dag: date, door: Klok) -> int:
    """The desk has a task for each term that passed or nearly did on `dag`; how many are new.

    The defence is over the day after its last day; the decision is near for the last `WAARSCHUWING_DAGEN` days, and too
    late the day after its last day: then that task takes the place of the one before.
    """
    rij = Handhaving.objects.select_related("toekenning").vergrendel(handhaving.pk)
    if rij.status not in (VOORNEMEN, GEHOORD):
        return 0
    assert rij.verweer_uiterlijk_op is not None
    assert rij.beslissen_uiterlijk_op is not None
    nodig = []
    if rij.status == VOORNEMEN and rij.verweer_uiterlijk_op < dag:
        nodig.append(VERWEER_VERWERKEN)
        # Nothing can be handed in any more.
        rond_taken_af(VERWEREN, object_soort=SOORT, object_id=rij.id)
    if rij.beslissen_uiterlijk_op < dag:
        nodig.append(TE_LAAT)
        rond_taken_af(BESLISSEN, object_soort=SOORT, object_id=rij.id)
    elif rij.beslissen_uiterlijk_op <= dag + timedelta(days=WAARSCHUWING_DAGEN):
        nodig.append(BESLISSEN)
    bekend = set(Taak.objects.over(SOORT, rij.id).values_list("soort", flat=True))
    nieuw = [taak for taak in nodig if taak not in bekend]
    for taak in nieuw:
        vraag_desk(rij, taak)
    if nieuw:
        log(
            "handhaving_signaleren",
            door=door,
            object_soort=SOORT,
            object_id=rij.id,
            gegevens={"taken": nieuw},
        )
    return len(nieuw)


@handeling("controle_signaleren")
def controle_signaleren(dossier: Controledossier, *, dag: date, door: Klok) -> int:
    """The desk has the task to conclude a file of which the right of reply lapsed before `dag`; 1 when it is new."""
    rij = Controledossier.objects.select_related("ronde", "toekenning").vergrendel(dossier.pk)
    if rij.status != BEVONDEN or rij.antwoord_uiterlijk_op is None or rij.antwoord_uiterlijk_op >= dag:
        return 0
    # Nothing can be answered any more: the task of the holder is over, and marks that this was told.
    if not rond_taken_af(ANTWOORDEN, object_soort=CONTROLEDOSSIER, object_id=rij.id):
        return 0
    vraag_besluit(rij)
    log("controle_signaleren", door=door, object_soort=CONTROLEDOSSIER, object_id=rij.id)
    return 1
