"""Saying in time that a machine will be shut out, because its last secret or the connection itself ends."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.parameters.lezen import momentopname
from werkzorg.uitwisseling.domein.sleutels import laatste_dag
from werkzorg.uitwisseling.meldingen import KOPPELING, VERVALT
from werkzorg.uitwisseling.models import Koppeling
from werkzorg.uitwisseling.querysets.lezers import FUNCTIONEEL_BEHEERDER, ORGANISATIEBEHEERDER
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

MELDEN = "client_verval_melden"
PARAMETERS = ("uitwisseling_waarschuwen",)


@handeling(MELDEN)
def client_verval_melden(koppeling: Koppeling, *, dag: date, door: Klok) -> int:
    """Who can do something about it has a task and a notice; 1, or 0 when it is known or not so far yet.

    That is the manager of its organisation; who registers connections hears it too when a new secret does not help
    (the connection itself ends), or when there is no manager. A task of a connection that goes on is done.
    """
    rij = Koppeling.objects.zichtbaar_voor(door).vergrendel(koppeling.pk)
    # Also of one that ended already: it is the same task then, and late.
    sleutels = rij.sleutels.filter(ingetrokken_op=None).values_list("vervalt_op", flat=True)
    laatste = laatste_dag(rij.vervalt_op, sleutels)
    dagen = int(momentopname(dag).getal("uitwisseling_waarschuwen"))
    if not rij.werkt_op(dag) or laatste - dag > timedelta(days=dagen):
        return int(rond_taken_af(VERVALT, object_soort=KOPPELING, object_id=rij.pk) > 0)
    beheer = _leden(dag, ORGANISATIEBEHEERDER, organisatie_id=rij.organisatie_id)
    wie = list(beheer)
    if laatste >= rij.vervalt_op or not beheer:
        wie += _leden(dag, FUNCTIONEEL_BEHEERDER)
    sleutel = f"{VERVALT}:{rij.pk}:{laatste.isoformat()}"
    nieuw = False
    for lid in wie:
        taak = f"{sleutel}:{lid.organisatie_id}:{lid.rol}"
        nieuw |= not Taak.objects.filter(sleutel=taak).exists()
        maak_taak(
            VERVALT,
            sleutel=taak,
            object_soort=KOPPELING,
            object_id=rij.pk,
            organisatie_id=lid.organisatie_id,
            rol=lid.rol,
            dagen=(laatste - timezone.localdate()).days,
        )
        meld(
            VERVALT,
            gebruiker_id=lid.gebruiker_id,
            organisatie_id=lid.organisatie_id,
            object_soort=KOPPELING,
            object_id=rij.pk,
            effect_sleutel=f"{sleutel}:{lid.gebruiker_id}",
            door=door,
        )
    if nieuw:
        log(
            MELDEN, door=door, object_soort=KOPPELING, object_id=rij.pk, gegevens={"tot": laatste.isoformat()}
        )
    return int(nieuw)


def _leden(dag: date, rol: str, organisatie_id: UUID | None = None) -> list[Lidmaatschap]:
    leden = Lidmaatschap.objects.geldig_op(dag).filter(rol=rol)
    if organisatie_id is not None:
        leden = leden.filter(organisatie_id=organisatie_id)
    return list(leden.order_by("organisatie_id", "gebruiker_id"))
