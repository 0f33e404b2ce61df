"""The list of people whose data must go: one proposes, another approves, and until it is done it can be withdrawn."""

from __future__ import annotations

from django.utils import timezone

from werkzorg.beheer.domein.wissing import voorstel_bezwaar
from werkzorg.beheer.meldingen import WISSING_NAKIJKEN
from werkzorg.beheer.models import Inzagedossier
from werkzorg.beheer.querysets.inzagerapport import TOEZICHT
from werkzorg.deelnemers.models import Betrokkenheid, Wisopdracht
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

SOORT = "deelnemers.wisopdracht"
# A proposal waits no longer than this many calendar days for the second person (an assumption).
NAKIJKEN_DAGEN = 14
GESLOTEN = "Deze opdracht is al uitgevoerd of ingetrokken."


@handeling("wissing_voorstellen")
def wissing_voorstellen(dossier: Inzagedossier, *, grond: str, door: Hoedanigheid) -> Wisopdracht:
    """The person stands on the list, and a second person has a task to approve it.

    Raises Geweigerd when he stands there already, when the record was merged into another, or when the ground cannot
    be; Inzagedossier.DoesNotExist when there is no such record (any more).
    """
    rij = Inzagedossier.objects.zichtbaar_voor(door).vergrendel(dossier.pk)
    if rij.samengevoegd_met_id:
        raise Geweigerd(
            "Dit dossier is met een ander samengevoegd: stel de wissing van dat andere dossier voor."
        )
    if Wisopdracht.objects.open().filter(deelnemer_id=rij.pk).exists():
        raise Geweigerd("Dit dossier staat al op de wislijst.")
    lopend = Betrokkenheid.objects.lopend_op(timezone.localdate()).filter(deelnemer_id=rij.pk).count()
    if bezwaar := voorstel_bezwaar(grond, lopend):
        raise Geweigerd(bezwaar, velden={"grond": bezwaar})
    opdracht = Wisopdracht.objects.create(
        deelnemer_id=rij.pk, grond=grond, voorgesteld_door=door.gebruiker_id
    )
    maak_taak(
        WISSING_NAKIJKEN,
        sleutel=f"{WISSING_NAKIJKEN}:{opdracht.pk}",
        object_soort=SOORT,
        object_id=opdracht.pk,
        organisatie_id=door.organisatie_id,
        rol=TOEZICHT,
        dagen=NAKIJKEN_DAGEN,
    )
    log(
        "wissing_voorstellen",
        door=door,
        object_soort=SOORT,
        object_id=opdracht.pk,
        deelnemer_id=rij.pk,
        gegevens={"grond": grond},
    )
    return opdracht


@handeling("wissing_goedkeuren")
def wissing_goedkeuren(opdracht: Wisopdracht, *, door: Hoedanigheid) -> None:
    """The clock erases the person within the hour, for good.

    Raises Geweigerd for who proposed it himself, and when it was approved, carried out or withdrawn before.
    """
    rij = _open(opdracht, door)
    if rij.goedgekeurd_op:
        raise Geweigerd("Deze wissing is al goedgekeurd.")
    if rij.voorgesteld_door == door.gebruiker_id:
        raise Geweigerd("Je stelde deze wissing zelf voor: een andere persoon moet ze goedkeuren.")
    rij.goedgekeurd_door, rij.goedgekeurd_op = door.gebruiker_id, timezone.now()
    rij.save(update_fields=["goedgekeurd_door", "goedgekeurd_op"])
    rond_taken_af(WISSING_NAKIJKEN, object_soort=SOORT, object_id=rij.pk)
    log("wissing_goedkeuren", door=door, object_soort=SOORT, object_id=rij.pk, deelnemer_id=rij.deelnemer_id)


@handeling("wissing_intrekken")
def wissing_intrekken(opdracht: Wisopdracht, *, door: Hoedanigheid) -> None:
    """The order is closed and nothing is erased, also when it was approved and not carried out yet.

    Raises Geweigerd when it was carried out or withdrawn before.
    """
    rij = _open(opdracht, door)
    rij.goedgekeurd_door = rij.goedgekeurd_op = None
    rij.ingetrokken_door, rij.ingetrokken_op = door.gebruiker_id, timezone.now()
    rij.save(update_fields=["goedgekeurd_door", "goedgekeurd_op", "ingetrokken_door", "ingetrokken_op"])
    rond_taken_af(WISSING_NAKIJKEN, object_soort=SOORT, object_id=rij.pk)
    log("wissing_intrekken", door=door, object_soort=SOORT, object_id=rij.pk, deelnemer_id=rij.deelnemer_id)


def _open(opdracht: Wisopdracht, door: Hoedanigheid) -> Wisopdracht:
    """The order, locked; raises Geweigerd when nothing can be done with it any more."""
    rij = Wisopdracht.objects.zichtbaar_voor(door).vergrendel(opdracht.pk)
    if rij.uitgevoerd_op or rij.ingetrokken_op:
        raise Geweigerd(GESLOTEN)
    return rij
