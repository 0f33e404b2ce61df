"""What was paid in advance on a contingent of AMA sociale economie, per quarter (regelgeving 6)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.domein.kwartaalverslag import Kwartaal, voorschot_bezwaren
from ama.handelingen.kwartaalverslag import vastgelegde, vergrendel_contingent
from ama.meldingen.kwartaal import VOORSCHOT
from ama.models import WseVoorschot
from mandaten.geldigheid import contingenten
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("wse_voorschot_registreren")
def wse_voorschot_registreren(
    contingent_id: UUID,
    kwartaal: Kwartaal,
    *,
    bedrag_cent: int,
    betaald_op: date,
    kenmerk: str = "",
    door: Hoedanigheid,
) -> WseVoorschot:
    """This was paid in advance on a contingent for a quarter, in cents; the next report takes it off.

    Raises Geweigerd for a contingent that does not run in that quarter, a quarter that has an advance already or that
    is fixed, itself or by a later one of its year, an amount of nothing and a day to come.
    """
    vergrendel_contingent(contingent_id)
    dagen = kwartaal.periode
    assert dagen.einde is not None  # a quarter always ends
    if not contingenten(dagen.start, dagen.einde, ids=[contingent_id]):
        raise Geweigerd(
            "Dit contingent loopt niet in dat kwartaal.",
            velden={"contingent": "Kies een contingent dat in dit kwartaal loopt."},
        )
    zelfde = WseVoorschot.objects.filter(
        contingent_id=contingent_id, jaar=kwartaal.jaar, kwartaal=kwartaal.nummer
    )
    if nee := voorschot_bezwaren(
        kwartaal,
        bedrag_cent,
        betaald_op,
        vandaag=timezone.localdate(),
        vastgelegd=vastgelegde(contingent_id),
        bestaat_al=zelfde.exists(),
    ):
        raise Geweigerd("Kijk na wat je invulde.", velden=nee)
    rij = WseVoorschot.objects.create(
        contingent_id=contingent_id,
        jaar=kwartaal.jaar,
        kwartaal=kwartaal.nummer,
        bedrag_cent=bedrag_cent,
        betaald_op=betaald_op,
        kenmerk=kenmerk.strip(),
        geregistreerd_door_id=door.gebruiker_id,
    )
    log(
        "wse_voorschot_registreren",
        door=door,
        object_soort=VOORSCHOT,
        object_id=rij.pk,
        gegevens={"jaar": rij.jaar, "kwartaal": rij.kwartaal, "contingent": str(contingent_id)},
    )
    return rij
