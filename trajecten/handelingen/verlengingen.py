"""Extension: the tandem asks, VDAB decides up to and including the last day (Decreet 2022 art. 11)."""

from __future__ import annotations

from django.utils import timezone

from trajecten.documenten.verlengingsbrief import VERLENGING, VERLENGINGSBRIEF
from trajecten.domein import verlenging as recht
from trajecten.handelingen.brieven import zet_document_klaar
from trajecten.handelingen.evaluaties import zet_volgende_evaluatie
from trajecten.handelingen.herberekenen import herbereken_einde
from trajecten.handelingen.tandemwerk import meld_tandem, vraag_vdab
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.meldingen.termijnen import (
    EINDE_NADERT,
    MELD_TOEGEKEND,
    MELD_VERLENGING_GEWEIGERD,
    VERLENGING_BESLISSEN,
)
from trajecten.models import Traject, Verlenging, looptijd_van
from trajecten.statussen import (
    GEWEIGERD,
    LOPEND,
    TOEGEKEND,
    TRAJECTOVERGANGEN,
    VERLENGING_GEVRAAGD,
    VERVALLEN,
)
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import rond_taken_af

_NA_TE_KIJKEN = "Controleer de gemarkeerde velden."


@handeling("verlenging_vragen")
def verlenging_vragen(
    traject: Traject, *, maanden: int, motivering: str, versie: int, door: Hoedanigheid
) -> Verlenging:
    """The tandem asks so many months more and says what makes this exceptional; VDAB has the task to decide."""
    rij = vergrendel_traject(
        traject.pk, door=door, vanuit=vanuit(TRAJECTOVERGANGEN, "verlenging_vragen"), versie=versie
    )
    vandaag, looptijd = timezone.localdate(), looptijd_van(rij)
    opname = momentopname(looptijd.start)
    eerder = rij.verlengingen.filter(status=TOEGEKEND).count()
    if nee := recht.aanvraag_bezwaar(op=vandaag, eerder_toegekend=eerder, looptijd=looptijd, opname=opname):
        raise Geweigerd(nee)
    if velden := recht.aanvraag_bezwaren(maanden=maanden, motivering=motivering, opname=opname):
        raise Geweigerd(_NA_TE_KIJKEN, velden=velden)
    vraag = Verlenging.objects.create(
        traject=rij,
        maanden=maanden,
        motivering=motivering,
        gevraagd_op=vandaag,
        gevraagd_door_id=door.gebruiker_id,
    )
    rij.status = VERLENGING_GEVRAAGD
    bewaar(rij, "status")
    assert rij.uiterste_einddatum is not None
    vraag_vdab(rij, VERLENGING_BESLISSEN, keer=str(vraag.pk), termijn=rij.uiterste_einddatum)
    _log("verlenging_vragen", rij, vraag, door)
    return vraag


@handeling("verlenging_toekennen")
def verlenging_toekennen(
    traject: Traject, *, maanden: int, motivering: str, versie: int, door: Hoedanigheid
) -> Verlenging:
    """VDAB gives so many months more, with its reasons; the end moves at once."""
    rij, vraag = _te_beslissen(traject, "verlenging_toekennen", versie, door)
    opname = momentopname(looptijd_van(rij).start)
    if velden := recht.toekenning_bezwaren(maanden=maanden, motivering=motivering, opname=opname):
        raise Geweigerd(_NA_TE_KIJKEN, velden=velden)
    vraag.maanden = maanden
    _beslis(vraag, TOEGEKEND, motivering, door)
    rij.status = LOPEND
    rij.verlenging_maanden += maanden
    herbereken_einde(rij, "status", "verlenging_maanden")
    # An evaluation that would have come after the old end has its place again.
    zet_volgende_evaluatie(rij)
    # What was said of the old end is no longer so; the clock says it again of the new one (regelgeving 15 row 5).
    rond_taken_af(EINDE_NADERT, object_soort=SOORT, object_id=rij.pk)
    _na_beslissing("verlenging_toekennen", MELD_TOEGEKEND, rij, vraag, door)
    return vraag


@handeling("verlenging_weigeren")
def verlenging_weigeren(traject: Traject, *, motivering: str, versie: int, door: Hoedanigheid) -> Verlenging:
    """VDAB gives no more months, with its reasons; the end stays as it was."""
    rij, vraag = _te_beslissen(traject, "verlenging_weigeren", versie, door)
    if velden := recht.weigering_bezwaren(motivering=motivering):
        raise Geweigerd(_NA_TE_KIJKEN, velden=velden)
    _beslis(vraag, GEWEIGERD, motivering, door)
    rij.status = LOPEND
    bewaar(rij, "status")
    _na_beslissing("verlenging_weigeren", MELD_VERLENGING_GEWEIGERD, rij, vraag, door)
    return vraag


def laat_verlenging_vervallen(traject: Traject) -> bool:
    """The request about which VDAB did not decide lapses with the end of this locked traject; whether there was one."""
    open_vragen = list(Verlenging.objects.filter(traject=traject).open().order_by("pk").vergrendeld())
    for vraag in open_vragen:
        vraag.status = VERVALLEN
        vraag.save(update_fields=["status"])
    rond_taken_af(VERLENGING_BESLISSEN, object_soort=SOORT, object_id=traject.pk)
    return bool(open_vragen)


def _te_beslissen(
    traject: Traject, sleutel: str, versie: int, door: Hoedanigheid
) -> tuple[Traject, Verlenging]:
    rij = vergrendel_traject(traject.pk, door=door, vanuit=vanuit(TRAJECTOVERGANGEN, sleutel), versie=versie)
    if nee := recht.besluit_bezwaar(op=timezone.localdate(), looptijd=looptijd_van(rij)):
        raise Geweigerd(nee)
    vraag = Verlenging.objects.filter(traject=rij).open().vergrendeld().get()
    return rij, vraag


def _beslis(vraag: Verlenging, uitkomst: str, motivering: str, door: Hoedanigheid) -> None:
    vraag.status, vraag.beslissing = uitkomst, motivering
    vraag.beslist_op, vraag.beslist_door_id = timezone.localdate(), door.gebruiker_id
    vraag.save(update_fields=["maanden", "status", "beslissing", "beslist_op", "beslist_door"])


def _na_beslissing(sleutel: str, melding: str, rij: Traject, vraag: Verlenging, door: Hoedanigheid) -> None:
    rond_taken_af(VERLENGING_BESLISSEN, object_soort=SOORT, object_id=rij.pk)
    meld_tandem(rij, melding, keer=str(vraag.pk), door=door)
    zet_document_klaar(
        VERLENGINGSBRIEF,
        object_soort=VERLENGING,
        object_id=vraag.pk,
        traject=rij,
        organisatie_id=rij.vdab_id,
        door=door,
    )
    _log(sleutel, rij, vraag, door)


def _log(sleutel: str, rij: Traject, vraag: Verlenging, door: Door) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"verlenging": str(vraag.pk), "maanden": vraag.maanden},
    )
