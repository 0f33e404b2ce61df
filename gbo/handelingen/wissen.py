"""An ended onthaaltraject leaves no trace but counts, twelve months after its end, unless it is held back (art. 6)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gbo.domein.einde import stop_bezwaren
from gbo.handelingen.tellen import tel
from gbo.handelingen.vergrendelen import NA_TE_KIJKEN, log_onthaal, rond_alles_af, vergrendel_onthaal
from gbo.meldingen.wissen import NAKIJKEN
from gbo.models import Onthaaltraject, Wisattest, Wisstop
from gbo.querysets.lezers import GBO, ONTHAAL, WISATTEST
from gbo.statussen import EINDES
from werkzorg.deelnemers.handelingen.wissen import voer_uit
from werkzorg.deelnemers.models import DE_KLOK, DE_WET, Wisopdracht
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak

GROND = "onthaal_bewaartermijn"
VRAGEN = "wissing_nakijken_vragen"
# Calendar days to look whether the data are still needed (an assumption).
NAKIJKEN_DAGEN = 14


@handeling("wissing_tegenhouden")
def wissing_tegenhouden(
    onthaal: Onthaaltraject, *, reden: str, nakijken_op: date | None, door: Hoedanigheid
) -> Wisstop:
    """Nobody erases this one until somebody lifts it; for proceedings that need the data (AVG art. 17.3.e).

    What held it already gives way. Raises Geweigerd per field: without a reason, or a day within the year to
    look again.
    """
    rij = vergrendel_onthaal(onthaal.pk, door=door, vanuit=EINDES)
    if nee := stop_bezwaren(reden, nakijken_op, timezone.localdate()):
        raise Geweigerd(NA_TE_KIJKEN, velden=nee)
    assert nakijken_op is not None
    _hef_op(rij, door)
    stop = Wisstop.objects.create(
        onthaal=rij, reden=reden.strip(), nakijken_op=nakijken_op, gezet_door_id=door.gebruiker_id
    )
    rond_alles_af(rij)
    log_onthaal("wissing_tegenhouden", rij, door)
    return stop


@handeling("wissing_vrijgeven")
def wissing_vrijgeven(onthaal: Onthaaltraject, *, door: Hoedanigheid) -> None:
    """The erasure is no longer held back: when its day is past, the clock erases at its next round.

    Raises Geweigerd when nobody held it back.
    """
    rij = vergrendel_onthaal(onthaal.pk, door=door, vanuit=EINDES)
    if not _hef_op(rij, door):
        raise Geweigerd("De wissing van dit onthaaltraject wordt niet tegengehouden.")
    rond_alles_af(rij)
    log_onthaal("wissing_vrijgeven", rij, door)


@handeling(VRAGEN)
def wissing_nakijken_vragen(stop: Wisstop, *, door: Klok) -> int:
    """The partner has a task to look whether the data are still needed; 1, or 0 when it has it already."""
    rij = vergrendel_onthaal(stop.onthaal_id, door=door)
    nodig = Wisstop.objects.geldend().filter(pk=stop.pk).exists()
    if not nodig or Taak.objects.over(ONTHAAL, rij.pk).filter(soort=NAKIJKEN, klaar_op=None).exists():
        return 0
    maak_taak(
        NAKIJKEN,
        sleutel=f"{NAKIJKEN}:{stop.pk}",
        object_soort=ONTHAAL,
        object_id=rij.pk,
        deelnemer_id=rij.pk,
        organisatie_id=rij.partner_id,
        rol=GBO,
        dagen=NAKIJKEN_DAGEN,
    )
    log_onthaal(VRAGEN, rij, door)
    return 1


@handeling("onthaal_wissen")
def onthaal_wissen(onthaal: Onthaaltraject, *, dag: date, door: Klok) -> Wisattest | None:
    """Nothing is left of it but a count, and a certificate that names nobody; None when its day has not come.

    An order that came back with an old backup, or was replayed after it, is used and counted as its own.
    """
    rij = vergrendel_onthaal(onthaal.pk, door=door)
    te_wissen = Onthaaltraject.objects.te_wissen(dag).zonder_stop().filter(pk=rij.pk).exists()
    if not te_wissen:
        return None
    assert rij.einde is not None
    assert rij.weg_op is not None
    rijen = 1 + rij.contactpogingen.count() + rij.registraties.count() + rij.wisstops.count()
    tel(rij.status, jaar=rij.einde.year, samenwerking_id=rij.samenwerking_id)
    opdracht = _opdracht(rij)
    bestanden = voer_uit(opdracht, door=door)
    attest = Wisattest.objects.create(
        wisopdracht_id=opdracht.pk,
        partner_id=rij.partner_id,
        einde=rij.einde,
        weg_op=rij.weg_op,
        rijen=rijen,
    )
    log(
        "onthaal_wissen",
        door=door,
        object_soort=WISATTEST,
        object_id=attest.pk,
        gegevens={"opdracht": str(opdracht.pk), "bestanden": bestanden},
    )
    return attest


def _hef_op(rij: Onthaaltraject, door: Hoedanigheid) -> int:
    """Nothing holds this one back any more; how many did."""
    return (
        Wisstop.objects.geldend()
        .filter(onthaal=rij)
        .update(opgeheven_op=timezone.now(), opgeheven_door_id=door.gebruiker_id)
    )


def _opdracht(rij: Onthaaltraject) -> Wisopdracht:
    """The approved order of this one: the clock proposes, and the law approves."""
    bestaand = Wisopdracht.objects.goedgekeurd().filter(deelnemer_id=rij.pk).first()
    return bestaand or Wisopdracht.objects.create(
        deelnemer_id=rij.pk,
        grond=GROND,
        voorgesteld_door=DE_KLOK,
        goedgekeurd_door=DE_WET,
        goedgekeurd_op=timezone.now(),
    )
