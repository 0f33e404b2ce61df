"""Somebody moves on from AMA sociale economie to work or training: AMA ends the day before (regelgeving 6)."""

from __future__ import annotations

from django.utils import timezone

from ama.domein import doorstroom as recht
from ama.domein.beeindiging import NAAR_WERK
from ama.handelingen.jaarbeslissingtaken import laat_beslissing_vervallen
from ama.handelingen.toeleidingslot import log_toeleiding, vergrendel_toeleiding
from ama.handelingen.wseeinde import beeindig_toeleiding, laatste_aanwezig
from ama.models import Doorstroom, Toeleiding
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import DOORGESTROOMD, GESTART
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname

REGISTREREN = "doorstroom_registreren"


@handeling(REGISTREREN)
def doorstroom_registreren(
    toeleiding: Toeleiding, *, stap: recht.Stap, versie: int, door: Hoedanigheid
) -> Doorstroom:
    """The person goes there; the agreements end the day before, and the toeleiding is doorgestroomd.

    An open yearly decision lapses. Raises Geweigerd per field: presences on or after the first day there, a day before
    AMA began; Versieconflict.
    """
    rij = vergrendel_toeleiding(
        toeleiding.pk, door=door, vanuit=(GESTART,), versie=versie, met_overeenkomsten=True
    )
    if door.rol == BEGELEIDER and rij.aanbieder_id != door.organisatie_id:
        raise Geweigerd("Alleen de aanbieder of VDAB registreert de doorstroom.")
    vandaag = timezone.localdate()
    assert rij.start is not None  # the state says so
    nee = recht.bezwaren(
        stap,
        start=rij.start,
        vandaag=vandaag,
        hoogstens_vooraf=momentopname(vandaag).getal("ama_einde_vooraf"),
        laatste_aanwezig=laatste_aanwezig(rij),
    )
    if nee or stap.eerste_dag is None:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    doorstroom = leg_doorstroom_vast(rij, stap, door)
    einde = recht.laatste_dag_ama(stap.eerste_dag)
    aantal = beeindig_toeleiding(
        rij,
        status=DOORGESTROOMD,
        uitkomst="doorgestroomd",
        einde=einde,
        reden=NAAR_WERK,
        toelichting="",
    )
    laat_beslissing_vervallen(rij.pk)
    log_toeleiding(REGISTREREN, rij, door, soort=stap.soort, einde=einde.isoformat(), overeenkomsten=aantal)
    return doorstroom


def leg_doorstroom_vast(rij: Toeleiding, stap: recht.Stap, door: Hoedanigheid) -> Doorstroom:
    """The step of this locked toeleiding is written down, once; the law found nothing against it."""
    assert stap.eerste_dag is not None  # the law asks it
    doorstroom: Doorstroom = Doorstroom.objects.create(
        toeleiding=rij,
        soort=stap.soort,
        eerste_dag=stap.eerste_dag,
        minuten_per_week=stap.minuten_per_week,
        werkgever=stap.werkgever.strip(),
        toelichting=stap.toelichting.strip(),
        geregistreerd_door_id=door.gebruiker_id,
    )
    return doorstroom
