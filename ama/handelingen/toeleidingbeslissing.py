"""VDAB decides about AMA sociale economie, and who finds no place waits (regelgeving 6 and 10.5)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.domein.toeleiding import moet_wachten, toekenbezwaren, wachtbezwaar, weigerbezwaren
from ama.handelingen.toeleidingslot import (
    betrek,
    bewaar_toeleiding,
    instaptaken_klaar,
    log_toeleiding,
    sluit_na_lezen,
    vergrendel_contingent,
    vergrendel_toeleiding,
    vraag_aanbieder,
    vraag_te_beginnen,
)
from ama.handelingen.toeleidingsmelding import meld_voorsteller
from ama.meldingen.toeleiding import MELD_BESLIST, OPNEMEN, PLAATS_VRIJ
from ama.models import Toeleiding
from ama.models.toeleidinglezen import Contingentstand, aanbieders_op, lees_contingent, lees_stand
from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE, TOELEIDING
from ama.statussen import GEWEIGERD, TOEGEKEND, TOELEIDINGOVERGANGEN, WACHT_OP_PLAATS
from werkzorg.doorverwijzingen.domein import ADVIES_AMA_WSE
from werkzorg.doorverwijzingen.handelingen import geef_advies
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import rond_taken_af

TOEKENNEN = "toeleiding_toekennen"
WEIGEREN = "toeleiding_weigeren"
WACHTLIJST = "wachtlijst_plaatsen"
OPROEPEN = "wachtlijst_oproepen"


@handeling(TOEKENNEN)
def toeleiding_toekennen(
    toeleiding: Toeleiding,
    *,
    contingent_id: UUID,
    aanbieder_id: UUID,
    motivering: str,
    versie: int,
    door: Hoedanigheid,
) -> Toeleiding:
    """The person goes to this maatwerkbedrijf, with the advice AMA sociale economie; without a free place he waits.

    The aanbieder sees the person from now on and has a task. Raises Geweigerd when the law does not let VDAB say yes,
    or when this organisation has no such contingent today; Versieconflict when somebody was first.
    """
    rij = vergrendel_toeleiding(
        toeleiding.pk, door=door, vanuit=vanuit(TOELEIDINGOVERGANGEN, TOEKENNEN), versie=versie
    )
    vandaag = timezone.localdate()
    velden = toekenbezwaren(lees_stand(rij.deelnemer, vandaag, behalve=rij.pk), motivering=motivering)
    mogelijk = {(een.contingent_id, een.organisatie_id) for een in aanbieders_op(vandaag)}
    if (contingent_id, aanbieder_id) not in mogelijk:
        velden["aanbieder"] = "Kies een maatwerkbedrijf dat vandaag plaatsen heeft voor AMA sociale economie."
    if velden:
        raise Geweigerd("Zo kan je nog niet toekennen.", velden=velden)
    vergrendel_contingent(contingent_id)
    stand = lees_contingent(contingent_id, vandaag)
    rij.status = TOEGEKEND
    rij.contingent_id, rij.aanbieder_id = contingent_id, aanbieder_id
    rij.beslist_op, rij.beslist_door_id = vandaag, door.gebruiker_id
    rij.beslissing_motivering = motivering.strip()
    rij.advies = geef_advies(rij.deelnemer_id, ADVIES_AMA_WSE, van=vandaag, door=door)
    bewaar_toeleiding(
        rij,
        "status",
        "contingent",
        "aanbieder",
        "beslist_op",
        "beslist_door",
        "beslissing_motivering",
        "advies",
    )
    instaptaken_klaar(rij)
    for rol in sorted(EIGEN_ORGANISATIE):
        betrek(rij, organisatie_id=aanbieder_id, rol=rol, door=door)
    if moet_wachten(voor_mij=len(stand.lijst), plaatsen=stand.plaatsen or 0, gestart=stand.gestart):
        _laat_wachten(rij, vandaag)
    else:
        vraag_aanbieder(rij)
    meld_voorsteller(rij, MELD_BESLIST, door=door)
    log_toeleiding(TOEKENNEN, rij, door, wacht=rij.status == WACHT_OP_PLAATS)
    return rij


@handeling(WEIGEREN)
def toeleiding_weigeren(
    toeleiding: Toeleiding, *, motivering: str, weigeradvies: str, versie: int, door: Hoedanigheid
) -> Toeleiding:
    """VDAB says no: why, and what does fit. Raises Geweigerd without one of both, Versieconflict."""
    rij = vergrendel_toeleiding(
        toeleiding.pk, door=door, vanuit=vanuit(TOELEIDINGOVERGANGEN, WEIGEREN), versie=versie
    )
    if velden := weigerbezwaren(motivering=motivering, weigeradvies=weigeradvies):
        raise Geweigerd("Zo kan je nog niet weigeren.", velden=velden)
    vandaag = timezone.localdate()
    rij.status, rij.weigeradvies = GEWEIGERD, weigeradvies
    rij.beslist_op, rij.beslist_door_id = vandaag, door.gebruiker_id
    rij.beslissing_motivering = motivering.strip()
    bewaar_toeleiding(rij, "status", "weigeradvies", "beslist_op", "beslist_door", "beslissing_motivering")
    instaptaken_klaar(rij)
    sluit_na_lezen(rij, vandaag)
    meld_voorsteller(rij, MELD_BESLIST, door=door)
    log_toeleiding(WEIGEREN, rij, door, advies=weigeradvies)
    return rij


@handeling(WACHTLIJST)
def wachtlijst_plaatsen(toeleiding: Toeleiding, *, versie: int, door: Hoedanigheid) -> Toeleiding:
    """There is no place left for who was granted one: he waits, in the order of the decisions.

    Raises Geweigerd while there is a place for him, or for another begeleider than the aanbieder; Versieconflict.
    """
    rij = vergrendel_toeleiding(
        toeleiding.pk, door=door, vanuit=vanuit(TOELEIDINGOVERGANGEN, WACHTLIJST), versie=versie
    )
    if door.rol == BEGELEIDER and rij.aanbieder_id != door.organisatie_id:
        raise Geweigerd("Alleen de aanbieder of VDAB plaatst iemand op de wachtlijst.")
    assert rij.contingent_id is not None  # the state says so
    vergrendel_contingent(rij.contingent_id)
    vandaag = timezone.localdate()
    stand = lees_contingent(rij.contingent_id, vandaag)
    if zin := wachtbezwaar(
        voor_mij=_voor(stand, rij.pk), plaatsen=stand.plaatsen or 0, gestart=stand.gestart
    ):
        raise Geweigerd(zin)
    _laat_wachten(rij, vandaag)
    rond_taken_af(OPNEMEN, object_soort=TOELEIDING, object_id=rij.pk)
    log_toeleiding(WACHTLIJST, rij, door)
    return rij


@handeling(OPROEPEN)
def wachtlijst_oproepen(toeleiding: Toeleiding, *, dag: date, door: Klok) -> int:
    """A place came free on or before `dag`, and this is who comes next: his aanbieder has the task; 1 when it is new.

    A place also comes free without an act of that day: a last day that passed, or the places of a new year.
    """
    rij = vergrendel_toeleiding(toeleiding.pk, door=door)
    if rij.status != WACHT_OP_PLAATS or rij.contingent_id is None:
        return 0
    vergrendel_contingent(rij.contingent_id)
    plaats = lees_contingent(rij.contingent_id, dag).plaats_van(rij.pk)
    al = Taak.objects.over(TOELEIDING, rij.pk).filter(soort=PLAATS_VRIJ)
    if plaats is None or not plaats.aan_de_beurt or al.exists():
        return 0
    vraag_te_beginnen(rij)
    log_toeleiding(OPROEPEN, rij, door)
    return 1


def _voor(stand: Contingentstand, toeleiding_id: UUID) -> int:
    plaats = stand.plaats_van(toeleiding_id)
    return len(stand.lijst) if plaats is None else plaats.rang - 1


def _laat_wachten(rij: Toeleiding, dag: date) -> None:
    rij.status, rij.wacht_sinds = WACHT_OP_PLAATS, dag
    bewaar_toeleiding(rij, "status", "wacht_sinds")
