"""The clock tells a core partner what waits there, apart from the act by which it came (regelgeving 15, row 14)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from gbo.handelingen.vergrendelen import log_onthaal
from gbo.meldingen.onthaal import NIEUW, OPNEMEN, TE_LAAT
from gbo.models import Onthaaltraject
from gbo.querysets.lezers import BEHEERDER, GBO, ONTHAAL
from gbo.statussen import ONTVANGEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

MELDEN = "onthaal_nieuw_melden"
LAAT_MELDEN = "onthaal_te_laat_melden"
ORGANISATIE = "organisaties.organisatie"


@handeling(MELDEN)
def onthaal_nieuw_melden(onthaal: Onthaaltraject, *, door: Klok) -> int:
    """Who does the onthaal at its partner has a task and a notice; 1, or 0 when there is nothing to tell any more."""
    rij = Onthaaltraject.objects.zichtbaar_voor(door).vergrendel(onthaal.pk)
    al = Taak.objects.over(ONTHAAL, rij.pk).filter(
        soort=OPNEMEN, organisatie_id=rij.partner_id, klaar_op__isnull=True
    )
    if rij.status != ONTVANGEN or al.exists():
        return 0
    # A sister may have had it before, or it came back: each arrival is a task of its own.
    sleutel = f"{OPNEMEN}:{rij.pk}:{int(rij.bij_partner_sinds.timestamp())}"
    vandaag = timezone.localdate()
    maak_taak(
        OPNEMEN,
        sleutel=sleutel,
        object_soort=ONTHAAL,
        object_id=rij.pk,
        deelnemer_id=rij.pk,
        organisatie_id=rij.partner_id,
        rol=GBO,
        dagen=(rij.eerste_contact_voor - vandaag).days,
    )
    leden = Lidmaatschap.objects.geldig_op(vandaag).filter(organisatie_id=rij.partner_id, rol=GBO)
    for gebruiker_id in sorted(set(leden.values_list("gebruiker_id", flat=True))):
        meld(
            NIEUW,
            gebruiker_id=gebruiker_id,
            organisatie_id=rij.partner_id,
            object_soort=ONTHAAL,
            object_id=rij.pk,
            effect_sleutel=f"{sleutel}:{gebruiker_id}",
            door=door,
        )
    log_onthaal(MELDEN, rij, door)
    return 1


@handeling(LAAT_MELDEN)
def onthaal_te_laat_melden(partner_id: UUID, *, is_laat: bool, dag: date, door: Klok) -> int:
    """The manager of this partner has one task while a first contact there is late, and none when nothing is any more.

    1 when something changed.
    """
    taken = Taak.objects.over(ORGANISATIE, partner_id).filter(soort=TE_LAAT)
    if taken.filter(klaar_op__isnull=True).exists() == is_laat:
        return 0
    if is_laat:
        maak_taak(
            TE_LAAT,
            # One may be done and another one come on the same day.
            sleutel=f"{TE_LAAT}:{partner_id}:{dag.isoformat()}:{taken.count()}",
            object_soort=ORGANISATIE,
            object_id=partner_id,
            organisatie_id=partner_id,
            rol=BEHEERDER,
            dagen=0,
        )
    else:
        rond_taken_af(TE_LAAT, object_soort=ORGANISATIE, object_id=partner_id)
    log(LAAT_MELDEN, door=door, object_soort=ORGANISATIE, object_id=partner_id)
    return 1
