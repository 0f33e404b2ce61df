"""AMA sociale economie ends by a decision or because somebody moves on: toeleiding and agreements in one go."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils import timezone

from ama.domein.beeindiging import gaat_niet_door
from ama.domein.woorden import datum
from ama.handelingen.beeindigen import breek_af, leg_einde_vast
from ama.handelingen.toeleidingslot import (
    bewaar_toeleiding,
    eindig_advies,
    roep_volgende_op,
    sluit_na_lezen,
    vergrendel_contingent,
    vergrendelde_overeenkomsten,
)
from ama.handelingen.toeleidingsmelding import meld_aanbieder
from ama.models import Aanwezigheid, Toeleiding
from ama.querysets.lezers import TOELEIDING
from ama.statussen import IN_OPMAAK, INGETROKKEN
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.models import Taak


def laatste_aanwezig(rij: Toeleiding) -> date | None:
    """The last day on which something was recorded about the person under this toeleiding; one query."""
    dagen = Aanwezigheid.objects.filter(overeenkomst__toeleiding=rij)
    laatste: date | None = dagen.aggregate(laatste=Max("dag"))["laatste"]
    return laatste


def beeindig_toeleiding(
    rij: Toeleiding, *, status: str, uitkomst: str, einde: date, reden: str, toelichting: str
) -> int:
    """The toeleiding, locked with its agreements, ends on `einde` (inclusive), and each of those no later; how many.

    Agreements that would begin later, and drafts, are broken off. Who waits for a place hears of it when one is free.
    Raises Geweigerd when an agreement began already, after that day.
    """
    overeenkomsten = vergrendelde_overeenkomsten(rij.pk)
    vandaag = timezone.localdate()
    for een in overeenkomsten:
        if een.status not in IN_OPMAAK and einde < een.start <= vandaag:
            zin = f"Een overeenkomst begon op {datum(een.start)}: AMA eindigt op die dag of later."
            raise Geweigerd(zin, velden={"einde": zin, "eerste_dag": zin})
    rij.status, rij.einde, rij.einde_reden = status, einde, uitkomst
    rij.einde_toelichting = toelichting.strip()[:1000]
    # What ends it decides about all its days, also when that came late.
    rij.beslissing_tot = max(rij.beslissing_tot or einde, einde)
    bewaar_toeleiding(rij, "status", "einde", "einde_reden", "einde_toelichting", "beslissing_tot")
    aantal = 0
    for een in overeenkomsten:
        if een.status in IN_OPMAAK or gaat_niet_door(een.start, einde, vandaag):
            breek_af(een, toelichting[:500])
        elif een.einde is None or een.einde > einde:
            leg_einde_vast(een, einde, reden, toelichting[:500])
        else:
            continue
        aantal += 1
    _taken_klaar(rij)
    eindig_advies(rij, einde)
    sluit_na_lezen(rij, max(vandaag, einde))
    if rij.contingent_id is not None:
        roep_volgende_op(rij.contingent_id, vandaag)
    return aantal


def trek_terug(rij: Toeleiding, toelichting: str, *, afgebroken: str, door: Door) -> None:
    """This toeleiding, locked with its agreements, never begins: its agreements are broken off and its place is free.

    `afgebroken`: what the agreements say about it. What all signed too: nothing is recorded and nothing handed in
    before AMA starts, so no day of it counts. Who guides at the aanbieder hears so.
    """
    vandaag = timezone.localdate()
    if rij.contingent_id is not None:
        vergrendel_contingent(rij.contingent_id)
    rij.status, rij.einde_toelichting = INGETROKKEN, toelichting
    bewaar_toeleiding(rij, "status", "einde_toelichting")
    overeenkomsten = vergrendelde_overeenkomsten(rij.pk)
    for een in overeenkomsten:
        breek_af(een, afgebroken)
    meld_aanbieder(rij, overeenkomsten, door=door)
    _taken_klaar(rij)
    eindig_advies(rij, vandaag)
    sluit_na_lezen(rij, vandaag)
    if rij.contingent_id is not None:
        roep_volgende_op(rij.contingent_id, vandaag)


def _taken_klaar(rij: Toeleiding) -> None:
    """What somebody still had to do with it, nobody does any more."""
    Taak.objects.over(TOELEIDING, rij.pk).filter(klaar_op__isnull=True).update(klaar_op=timezone.now())
