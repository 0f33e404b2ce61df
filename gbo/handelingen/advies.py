"""VDAB advises welfare, and notes that the person does not want it (art. 4; regelgeving 10.7)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from gbo.domein.advies import Welzijnsvoorstel, adviesbezwaren
from gbo.handelingen.tellen import tel
from gbo.meldingen.advies import AFWERKEN
from gbo.models import Welzijnsadvies
from gbo.querysets.lezers import VDAB, WELZIJNSADVIES
from gbo.statussen import ADVIESOVERGANGEN, GEWEIGERD, OVERGEDRAGEN, VERVALLEN, VOORGESTELD
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import ADVIES_WELZIJN
from werkzorg.doorverwijzingen.handelingen import beeindig_advies, geef_advies
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

GEVEN = "advies_welzijn_geven"
WEIGEREN = "advies_welzijn_weigering_registreren"
VERVALLEN_LATEN = "advies_welzijn_vervallen"


@handeling(GEVEN)
def advies_welzijn_geven(
    deelnemer: Deelnemer, *, voorstel: Welzijnsvoorstel, door: Hoedanigheid
) -> Welzijnsadvies:
    """VDAB advises welfare to this person from today: the row in the letterbox says only that, and when.

    Raises Geweigerd for what the law does not let VDAB advise, or beside an advies AMA sociale economie; DoesNotExist
    when the actor does not see the person, PermissionDenied when he may not work with all his data.
    """
    persoon = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    if not MATRIX[GEVEN].groepen <= groepen_van(door, persoon):
        raise PermissionDenied
    vandaag = timezone.localdate()
    velden = adviesbezwaren(
        voorstel,
        geboortedatum=persoon.geboortedatum,
        is_overleden=persoon.is_overleden,
        heeft_open_advies=Welzijnsadvies.objects.filter(deelnemer=persoon).open().exists(),
        vandaag=vandaag,
    )
    if velden:
        raise Geweigerd("Zo kan je nog geen welzijn adviseren.", velden=velden)
    rij = Welzijnsadvies(
        deelnemer=persoon,
        advies=geef_advies(persoon.pk, ADVIES_WELZIJN, van=vandaag, door=door),
        organisatie_id=door.organisatie_id,
        motivering=voorstel.motivering.strip(),
        geinformeerd_op=voorstel.geinformeerd_op,
        gegeven_door_id=door.gebruiker_id,
    )
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as fout:
        if "welzijnsadvies_een_open" not in str(fout):
            raise
        raise Geweigerd("Deze persoon heeft al een advies Welzijn dat nog open staat.") from fout
    maak_taak(
        AFWERKEN,
        sleutel=f"{AFWERKEN}:{rij.pk}",
        object_soort=WELZIJNSADVIES,
        object_id=rij.pk,
        deelnemer_id=persoon.pk,
        organisatie_id=door.organisatie_id,
        rol=VDAB,
    )
    log_advies(GEVEN, rij, door)
    return rij


@handeling(WEIGEREN)
def advies_welzijn_weigering_registreren(
    advies: Welzijnsadvies, *, versie: int | None, door: Hoedanigheid
) -> Welzijnsadvies:
    """The person does not want it: nothing goes anywhere, the advice ends today, and only the number is counted.

    Raises Geweigerd when it was closed already, Versieconflict when somebody was first, DoesNotExist.
    """
    rij = vergrendel_advies(advies.pk, door=door, vanuit=vanuit(ADVIESOVERGANGEN, WEIGEREN), versie=versie)
    sluit_advies(rij, GEWEIGERD, door=door)
    log_advies(WEIGEREN, rij, door)
    return rij


@handeling(VERVALLEN_LATEN)
def advies_welzijn_vervallen(advies: Welzijnsadvies, *, door: Klok) -> int:
    """The person died: the open advice is closed, and counted nowhere, for nobody refused anything.

    1, or 0 when it was closed already or the death was a mistake. Raises DoesNotExist when it is gone.
    """
    rij = vergrendel_advies(advies.pk, door=door)
    if rij.status != VOORGESTELD or not Deelnemer.objects.get(pk=rij.deelnemer_id).is_overleden:
        return 0
    sluit_advies(rij, VERVALLEN, door=door)
    # The death closed its task too, and would open it again when it was a mistake: from now on it is ours.
    Taak.objects.over(WELZIJNSADVIES, rij.pk).filter(soort=AFWERKEN).update(klaar_op=timezone.now())
    log_advies(VERVALLEN_LATEN, rij, door)
    return 1


def vergrendel_advies(
    advies_id: UUID, *, door: Door, vanuit: Collection[str] = (), versie: int | None = None
) -> Welzijnsadvies:
    """The advice, locked after its person, until the end of the transaction.

    `vanuit` empty: in any state; `versie` None: the actor saw no version. Raises DoesNotExist when this actor does not
    see it (any more), Geweigerd outside the states `vanuit`, Versieconflict when it changed since `versie`.
    """
    zichtbaar = Welzijnsadvies.objects.zichtbaar_voor(door)
    deelnemer_id = zichtbaar.values_list("deelnemer_id", flat=True).get(pk=advies_id)
    # The person first, as everybody does: a merge holds him while it moves his files.
    list(Deelnemer.objects.filter(pk=deelnemer_id).vergrendeld().values_list("pk"))
    rij = zichtbaar.vergrendel(advies_id)
    if vanuit and rij.status not in vanuit:
        raise Geweigerd(f"Dat kan niet meer: dit advies is al gesloten ({rij.get_status_display()}).")
    if versie is not None and rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return rij


def sluit_advies(rij: Welzijnsadvies, status: str, *, door: Door, akkoord_op: date | None = None) -> None:
    """The locked advice is closed in this state: the letterbox too; what he chose is counted without the person."""
    vandaag = timezone.localdate()
    wie = door.gebruiker_id if isinstance(door, Hoedanigheid) else None
    rij.status, rij.akkoord_op = status, akkoord_op
    rij.afgesloten_op, rij.afgesloten_door_id = timezone.now(), wie
    rij.versie += 1
    rij.save(update_fields=["status", "akkoord_op", "afgesloten_op", "afgesloten_door", "versie"])
    beeindig_advies(rij.advies_id, tot=vandaag)
    rond_taken_af(AFWERKEN, object_soort=WELZIJNSADVIES, object_id=rij.pk)
    if status in (GEWEIGERD, OVERGEDRAGEN):
        tel(status, jaar=vandaag.year)


def log_advies(sleutel: str, rij: Welzijnsadvies, door: Door, **gegevens: object) -> None:
    """The line about this act in the logboek; never to whom somebody goes."""
    log(
        sleutel,
        door=door,
        object_soort=WELZIJNSADVIES,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens=gegevens,
    )
