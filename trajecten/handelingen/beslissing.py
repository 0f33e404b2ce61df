"""VDAB judges a request and decides about it; the decision is registered in the persoonlijk dossier (art. 8-9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from trajecten.documenten.deelnamebrief import DEELNAMEBRIEF, KENNISGEVING
from trajecten.documenten.opmaken import EFFECTEN
from trajecten.domein.beslissing import Beslissing, bezwaren
from trajecten.domein.doelgroep import controles, ontbreekt
from trajecten.domein.registratie import BESLISSING as REGISTRATIE
from trajecten.domein.registratie import registratie_bezwaar
from trajecten.domein.termijnen import BESLISSING, TANDEM, termijn
from trajecten.domein.verzoek import NALEESDAGEN, Oordeel, volledig_bezwaar
from trajecten.handelingen.betrekken import sluit_betrokkenheid
from trajecten.handelingen.brieven import zet_document_klaar
from trajecten.handelingen.tandem import verdeel_intake
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.handelingen.verzoek import beslistaken_klaar, zet_beslistaak
from trajecten.meldingen.verzoek import REGISTREREN
from trajecten.models import Beoordeling, Intake, Traject
from trajecten.models.verzoek import eerste_dag_nieuw, inschatting_van, verzoekbeeld_van
from trajecten.querysets.lezers import VDAB_BESLISSER
from trajecten.statussen import (
    AANGEVRAAGD,
    BESLIST,
    GEWEIGERD,
    GOEDGEKEURD,
    IN_BEOORDELING,
    TRAJECTOVERGANGEN,
    VERZOEK,
)
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.plaatsen.models import Regio
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

OPMAKEN = EFFECTEN[DEELNAMEBRIEF]
BEOORDELING = "trajecten.beoordeling"
# So many calendar days after the decision it should stand in the persoonlijk dossier.
_REGISTREREN_DAGEN = 7
_IN_HET_FORMULIER = frozenset({"motivering", "ander_aanbod"})


@handeling("deelname_beoordelen")
def deelname_beoordelen(
    traject: Traject, *, oordeel: Oordeel, versie: int, door: Hoedanigheid
) -> Beoordeling:
    """The request is complete and in beoordeling; from `volledig_op` the decision term runs.

    The estimates may still be unfinished: only the decision asks them all. Raises Geweigerd while something of the
    request itself misses or for a day that cannot be, Versieconflict when somebody was first.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=VERZOEK, versie=versie)
    _eis_volledig(rij, oordeel)
    inschatting = oordeel.inschatting
    beoordeling, _ = Beoordeling.objects.get_or_create(traject=rij)
    beoordeling.problematiek, beoordeling.groei = inschatting.problematiek, inschatting.groei
    beoordeling.indicering = inschatting.indicering
    beoordeling.werk_nu_niet_mogelijk = inschatting.werk_nu_niet_mogelijk
    beoordeling.werk_later_verwacht = inschatting.werk_later_verwacht
    beoordeling.versie += 1
    beoordeling.save()
    if rij.status == AANGEVRAAGD:
        rij.status = IN_BEOORDELING
    rij.belemmeringen = sorted(oordeel.belemmeringen)
    rij.gevraagde_expertise = oordeel.gevraagde_expertise
    is_anders = rij.volledig_op != oordeel.volledig_op
    rij.volledig_op = oordeel.volledig_op
    opname = momentopname(timezone.localdate())
    rij.beslissen_uiterlijk_op = termijn(BESLISSING, oordeel.volledig_op, opname).laatste_dag
    bewaar(rij, "status", "belemmeringen", "gevraagde_expertise", "volledig_op", "beslissen_uiterlijk_op")
    if is_anders:
        zet_beslistaak(rij)
    _log("deelname_beoordelen", rij, door)
    return beoordeling


def _eis_volledig(rij: Traject, oordeel: Oordeel) -> None:
    # What the requester did not say about paid work, VDAB says itself.
    beeld = verzoekbeeld_van(rij)
    gezegd = {
        veld: getattr(oordeel.inschatting, veld)
        for veld in ("werk_nu_niet_mogelijk", "werk_later_verwacht")
        if getattr(beeld, veld) is None
    }
    velden = ontbreekt(replace(beeld, belemmeringen=tuple(oordeel.belemmeringen), **gezegd))
    if zin := volledig_bezwaar(
        oordeel.volledig_op, ontvangen_op=rij.ontvangen_op, vandaag=timezone.localdate()
    ):
        velden["volledig_op"] = zin
    if velden:
        raise Geweigerd("Het verzoek is nog niet volledig. Vul aan wat ontbreekt.", velden=velden)


def beslisbezwaren(traject: Traject, beslissing: Beslissing) -> dict[str, str]:
    """Per field ("" for the whole) why VDAB cannot decide this about this request now; two queries."""
    vandaag = timezone.localdate()
    beoordeling = Beoordeling.objects.filter(traject=traject).first()
    if traject.volledig_op is None:
        return {"": "Het verzoek is nog niet volledig: beoordeel het eerst (art. 9)."}
    lijst = controles(
        verzoekbeeld_van(traject), grens=eerste_dag_nieuw(momentopname(vandaag)), vandaag=vandaag
    )
    return bezwaren(
        beslissing,
        inschatting_van(beoordeling),
        lijst,
        volledig_op=traject.volledig_op,
        vandaag=vandaag,
    )


@handeling("deelname_toekennen")
def deelname_toekennen(
    traject: Traject, *, motivering: str, regio: str = "", versie: int, door: Hoedanigheid
) -> Traject:
    """The person takes part: his request waits for a tandem in its regio, and the letters are being made.

    `regio` is only asked when the gemeente lies in none. Raises Geweigerd when the law does not let VDAB say yes,
    Versieconflict when somebody was first.
    """
    rij = _te_beslissen("deelname_toekennen", traject, door, versie)
    vandaag = timezone.localdate()
    _beslis(rij, Beslissing(toegekend=True, motivering=motivering.strip(), beslist_op=vandaag), door)
    if rij.regio_id is None:
        if not Regio.objects.filter(pk=regio).exists():
            raise Geweigerd(
                "Kies de regio waar het traject loopt.",
                velden={"regio": "De gemeente ligt in geen regio: kies waar het traject loopt (art. 12)."},
            )
        rij.regio_id = regio
    rij.status = GOEDGEKEURD
    bewaar(rij, "status", "regio")
    intake = Intake.objects.create(
        traject=rij,
        regio_id=rij.regio_id,
        dossiernummer=rij.deelnemer.dossiernummer,
        gemeente=rij.gemeente,
        gevraagde_expertise=rij.gevraagde_expertise,
        goedgekeurd_op=vandaag,
        uiterlijk_op=termijn(TANDEM, vandaag, momentopname(vandaag)).laatste_dag,
    )
    verdeel_intake(intake, dag=vandaag)
    _log("deelname_toekennen", rij, door)
    return rij


@handeling("deelname_weigeren")
def deelname_weigeren(
    traject: Traject, *, motivering: str, ander_aanbod: str, versie: int, door: Hoedanigheid
) -> Traject:
    """The person does not take part now: the letter says why, what VDAB proposes instead, and how to challenge it.

    Raises Geweigerd without motivation or another offer, Versieconflict when somebody was first.
    """
    rij = _te_beslissen("deelname_weigeren", traject, door, versie)
    vandaag = timezone.localdate()
    beslissing = Beslissing(
        toegekend=False, motivering=motivering.strip(), beslist_op=vandaag, ander_aanbod=ander_aanbod
    )
    _beslis(rij, beslissing, door)
    rij.status = GEWEIGERD
    bewaar(rij, "status")
    sluit_betrokkenheid(rij, na=vandaag + timedelta(days=NALEESDAGEN))
    _log("deelname_weigeren", rij, door)
    return rij


def nee(velden: Mapping[str, str]) -> Geweigerd:
    """The refusal of a decision: what belongs to its form at its fields, what stands on another page above it."""
    hier = {veld: zin for veld, zin in velden.items() if veld in _IN_HET_FORMULIER}
    if elders := [zin for veld, zin in velden.items() if veld not in _IN_HET_FORMULIER]:
        hier[""] = " ".join(elders)
    return Geweigerd("Zo kan je nog niet beslissen.", velden=hier)


def _te_beslissen(sleutel: str, traject: Traject, door: Hoedanigheid, versie: int) -> Traject:
    return vergrendel_traject(traject.pk, door=door, vanuit=vanuit(TRAJECTOVERGANGEN, sleutel), versie=versie)


def _beslis(rij: Traject, beslissing: Beslissing, door: Hoedanigheid) -> None:
    """The decision stands, its letters are put ready, and it has to be registered."""
    if velden := beslisbezwaren(rij, beslissing):
        raise nee(velden)
    beoordeling = Beoordeling.objects.vergrendel(rij.pk)
    beoordeling.uitkomst, beoordeling.motivering = beslissing.toegekend, beslissing.motivering
    beoordeling.ander_aanbod, beoordeling.beslist_op = beslissing.ander_aanbod, beslissing.beslist_op
    beoordeling.beslist_door_id = door.gebruiker_id
    beoordeling.versie += 1
    beoordeling.save()
    beslistaken_klaar(rij)
    maak_taak(
        REGISTREREN,
        sleutel=f"{REGISTREREN}:{rij.pk}",
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        organisatie_id=rij.vdab_id,
        rol=VDAB_BESLISSER,
        dagen=_REGISTREREN_DAGEN,
    )
    brieven = [(DEELNAMEBRIEF, BEOORDELING)]
    if rij.aanmelder_id != rij.vdab_id:
        brieven.append((KENNISGEVING, SOORT))
        # Who entered it can read the notice, but has no further part in the traject by that alone.
        sluit_betrokkenheid(
            rij,
            organisatie_id=rij.aanmelder_id,
            rollen=(rij.aanmelder_rol,),
            na=beslissing.beslist_op + timedelta(days=NALEESDAGEN),
        )
    for soort, object_soort in brieven:
        zet_document_klaar(
            soort,
            object_soort=object_soort,
            object_id=rij.pk,
            traject=rij,
            organisatie_id=rij.vdab_id,
            door=door,
        )


@handeling("beslissing_registreren")
def beslissing_registreren(
    traject: Traject, *, geregistreerd_op: date, versie: int, door: Hoedanigheid
) -> Beoordeling:
    """The decision stands in the persoonlijk dossier of VDAB since this day (art. 8-9); a wrong day can be mended.

    Raises Geweigerd for a day before the decision or to come, Versieconflict when somebody was first.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=BESLIST, versie=versie)
    beoordeling = Beoordeling.objects.zichtbaar_voor(door).vergrendel(rij.pk)
    if zin := registratie_bezwaar(
        REGISTRATIE, geregistreerd_op, sinds=beoordeling.beslist_op, vandaag=timezone.localdate()
    ):
        raise Geweigerd("Controleer de datum.", velden={"geregistreerd_op": zin})
    beoordeling.geregistreerd_op = geregistreerd_op
    beoordeling.versie += 1
    beoordeling.save(update_fields=["geregistreerd_op", "versie"])
    bewaar(rij)
    rond_taken_af(REGISTREREN, object_soort=SOORT, object_id=rij.pk)
    _log("beslissing_registreren", rij, door)
    return beoordeling


def _log(sleutel: str, rij: Traject, door: Hoedanigheid) -> None:
    log(sleutel, door=door, object_soort=SOORT, object_id=rij.id, deelnemer_id=rij.deelnemer_id)
