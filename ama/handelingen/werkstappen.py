"""A step to work is written down beside AMA sociale economie, and taken back when it was wrong."""

from __future__ import annotations

from django.utils import timezone

from ama.domein import werkstap as recht
from ama.handelingen.toeleidingslot import vergrendel_toeleiding
from ama.models import Toeleiding, Werkstap
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import BEGONNEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode

WERKSTAP = "ama.werkstap"
REGISTREREN = "stap_naar_werk_registreren"
TERUGNEMEN = "stap_naar_werk_terugnemen"


@handeling(REGISTREREN)
def stap_naar_werk_registreren(toeleiding: Toeleiding, *, stap: recht.Stap, door: Hoedanigheid) -> Werkstap:
    """The step stands; it has a day in AMA, and may have begun before it or go on after it.

    Raises Geweigerd per field, before AMA began, and for a begeleider of another organisation than the aanbieder.
    """
    rij = vergrendel_toeleiding(toeleiding.pk, door=door, vanuit=BEGONNEN)
    if door.rol == BEGELEIDER and rij.aanbieder_id != door.organisatie_id:
        raise Geweigerd("Alleen de aanbieder of VDAB noteert stappen naar werk.")
    assert rij.start is not None  # the state says so
    nee = recht.bezwaren(stap, Periode(rij.start, rij.einde), timezone.localdate())
    if nee or stap.van is None:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    werkstap: Werkstap = rij.werkstappen.create(
        soort=stap.soort,
        van=stap.van,
        tot=stap.tot,
        minuten_per_week=stap.minuten_per_week,
        met_wie=stap.met_wie.strip(),
        resultaat=stap.resultaat.strip(),
        geregistreerd_door_id=door.gebruiker_id,
        geregistreerd_organisatie_id=door.organisatie_id,
    )
    _log(REGISTREREN, werkstap, rij, door)
    return werkstap


@handeling(TERUGNEMEN)
def stap_naar_werk_terugnemen(werkstap: Werkstap, *, door: Hoedanigheid) -> Werkstap:
    """The step does not count any more; that it stood there stays known. Raises Geweigerd for another organisation's.

    Also when it was taken back before.
    """
    toeleiding = vergrendel_toeleiding(werkstap.toeleiding_id, door=door)
    rij = Werkstap.objects.zichtbaar_voor(door).vergrendel(werkstap.pk)
    if nee := recht.terugneem_bezwaar(
        is_teruggenomen=rij.teruggenomen_op is not None,
        is_eigen=rij.geregistreerd_organisatie_id == door.organisatie_id,
    ):
        raise Geweigerd(nee)
    rij.teruggenomen_op = timezone.now()
    rij.versie += 1
    rij.save(update_fields=["teruggenomen_op", "versie"])
    _log(TERUGNEMEN, rij, toeleiding, door)
    return rij


def _log(sleutel: str, werkstap: Werkstap, toeleiding: Toeleiding, door: Hoedanigheid) -> None:
    log(
        sleutel,
        door=door,
        object_soort=WERKSTAP,
        object_id=werkstap.pk,
        deelnemer_id=toeleiding.deelnemer_id,
        gegevens={"soort": werkstap.soort},
    )
