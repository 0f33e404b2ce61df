"""Writing down a contact, for who may read it; and taking it back within minutes (regelgeving 8)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from trajecten.domein.looptijd import na_het_einde
from trajecten.domein.notities import OVERLEG, bezwaren, terugneem_bezwaar, zorgnotitie_bezwaren
from trajecten.handelingen.vergrendelen import vergrendel_traject
from trajecten.meldingen.opvolging import OPVOLGEN
from trajecten.models import Notitie, Traject, Zorgnotitie
from trajecten.statussen import IN_BEGELEIDING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

NOTITIE = "trajecten.notitie"
ZORGNOTITIE = "trajecten.zorgnotitie"
_NA_TE_KIJKEN = "Controleer de gemarkeerde velden."


@handeling("notitie_schrijven")
def notitie_schrijven(
    traject: Traject,
    *,
    soort: str,
    dag: date,
    minuten: int | None,
    tekst: str,
    zichtbaarheid: str,
    opvolgen_op: date | None = None,
    door: Hoedanigheid,
) -> Notitie:
    """A note about a contact on `dag`; with `opvolgen_op` the writer has a task for that day.

    Raises Geweigerd per field: also for a session after the last day of the traject (art. 11).
    """
    vandaag = timezone.localdate()
    rij = vergrendel_traject(traject.pk, door=door, vanuit=IN_BEGELEIDING)
    nee = bezwaren(soort, zichtbaarheid, tekst, dag=dag, minuten=minuten, vandaag=vandaag)
    nee |= _dag_bezwaar(rij, dag)
    if "dag" not in nee and soort != OVERLEG and (te_laat := na_het_einde(dag, rij.laatste_dag)):
        nee["dag"] = te_laat
    if opvolgen_op is not None and opvolgen_op < vandaag:
        nee["opvolgen_op"] = "Deze dag is voorbij: kies vandaag of een latere dag."
    if nee:
        raise Geweigerd(_NA_TE_KIJKEN, velden=nee)
    notitie = Notitie.objects.create(
        traject=rij,
        soort=soort,
        dag=dag,
        duur_minuten=minuten,
        tekst=tekst,
        zichtbaarheid=zichtbaarheid,
        organisatie_id=door.organisatie_id,
        rol=door.rol,
        door_id=door.gebruiker_id,
    )
    if opvolgen_op is not None:
        maak_taak(
            OPVOLGEN,
            sleutel=f"{OPVOLGEN}:{notitie.pk}",
            object_soort=NOTITIE,
            object_id=notitie.pk,
            organisatie_id=door.organisatie_id,
            rol=door.rol,
            dagen=(opvolgen_op - vandaag).days,
            deelnemer_id=rij.deelnemer_id,
            gebruiker_id=door.gebruiker_id,
        )
    log(
        "notitie_schrijven",
        door=door,
        object_soort=NOTITIE,
        object_id=notitie.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"zichtbaarheid": zichtbaarheid},
    )
    return notitie


@handeling("notitie_terugnemen")
def notitie_terugnemen(notitie: Notitie, *, door: Hoedanigheid) -> Notitie:
    """Nobody reads this note any more; only its writer, within ten minutes. Its follow-up falls away."""
    rij = Notitie.objects.zichtbaar_voor(door).vergrendel(notitie.pk)
    _neem_terug(rij, door)
    rond_taken_af(OPVOLGEN, object_soort=NOTITIE, object_id=rij.pk)
    log(
        "notitie_terugnemen",
        door=door,
        object_soort=NOTITIE,
        object_id=rij.pk,
        deelnemer_id=rij.traject.deelnemer_id,
    )
    return rij


@handeling("opvolging_afronden")
def opvolging_afronden(notitie: Notitie, *, door: Hoedanigheid) -> Notitie:
    """What this note asked for is done: the task leaves the list.

    Raises Geweigerd when it asked for nothing more, or when the task stands on the list of another service.
    """
    rij = Notitie.objects.zichtbaar_voor(door).vergrendel(notitie.pk)
    if not Taak.objects.zichtbaar_voor(door).over(NOTITIE, rij.pk).filter(soort=OPVOLGEN).open().exists():
        raise Geweigerd("Bij deze notitie staat niets meer open op jouw takenlijst.")
    rond_taken_af(OPVOLGEN, object_soort=NOTITIE, object_id=rij.pk)
    log(
        "opvolging_afronden",
        door=door,
        object_soort=NOTITIE,
        object_id=rij.pk,
        deelnemer_id=rij.traject.deelnemer_id,
    )
    return rij


@handeling("zorgnotitie_schrijven")
def zorgnotitie_schrijven(traject: Traject, *, dag: date, tekst: str, door: Hoedanigheid) -> Zorgnotitie:
    """A note under beroepsgeheim: only casemanagers Zorg of the own organisation ever read it, no choice."""
    rij = vergrendel_traject(traject.pk, door=door, vanuit=IN_BEGELEIDING)
    nee = zorgnotitie_bezwaren(tekst, dag=dag, vandaag=timezone.localdate()) | _dag_bezwaar(rij, dag)
    if nee:
        raise Geweigerd(_NA_TE_KIJKEN, velden=nee)
    notitie = Zorgnotitie.objects.create(
        traject=rij, organisatie_id=door.organisatie_id, dag=dag, tekst=tekst, door_id=door.gebruiker_id
    )
    log(
        "zorgnotitie_schrijven",
        door=door,
        object_soort=ZORGNOTITIE,
        object_id=notitie.pk,
        deelnemer_id=rij.deelnemer_id,
    )
    return notitie


@handeling("zorgnotitie_terugnemen")
def zorgnotitie_terugnemen(notitie: Zorgnotitie, *, door: Hoedanigheid) -> Zorgnotitie:
    """Nobody reads this care note any more; only its writer, within ten minutes."""
    rij = Zorgnotitie.objects.zichtbaar_voor(door).vergrendel(notitie.pk)
    _neem_terug(rij, door)
    log(
        "zorgnotitie_terugnemen",
        door=door,
        object_soort=ZORGNOTITIE,
        object_id=rij.pk,
        deelnemer_id=rij.traject.deelnemer_id,
    )
    return rij


def _dag_bezwaar(traject: Traject, dag: date) -> dict[str, str]:
    """A contact about this traject lies not before the request came in."""
    if dag >= traject.ontvangen_op:
        return {}
    return {
        "dag": f"Het verzoek kwam binnen op {traject.ontvangen_op:%d/%m/%Y}: kies die dag of een latere dag."
    }


def _neem_terug(rij: Notitie | Zorgnotitie, door: Hoedanigheid) -> None:
    nu = timezone.now()
    if nee := terugneem_bezwaar(rij.door_id, rij.geschreven_op, door=door.gebruiker_id, nu=nu):
        raise Geweigerd(nee)
    rij.teruggenomen_op = nu
    rij.save(update_fields=["teruggenomen_op"])
