"""The act that changes the plan: its texts, and its actions in their order (Decreet 2022 art. 10, 14, 15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from mandaten.geldigheid import houders_op
from mandaten.soorten import DIENSTVERLENER
from trajecten.domein.draagkracht import draagkracht_bezwaar
from trajecten.domein.planinhoud import GETALVELDEN, VRIJE_VELDEN, Planactie
from trajecten.domein.planwijziging import (
    DAGVELDEN,
    Actieinvoer,
    Inhoudinvoer,
    Plangrenzen,
    Planwijziging,
    Schrapping,
    Verplaatsing,
    actie_bezwaren,
    in_volgorde,
    inhoud_bezwaren,
    na_verplaatsing,
    uitvoerder_oordeel,
    zonder,
)
from trajecten.handelingen.acties import laat_dienstverlener_los
from trajecten.handelingen.netwerktaken import netwerktaken_nakijken
from trajecten.handelingen.plangegevens import BEWERKBAAR, Plangegevens, vergrendel_plan, weken_van
from trajecten.handelingen.vergrendelen import SOORT, bewaar
from trajecten.models import (
    Aanbod,
    Aanstelling,
    Actie,
    Actiemoment,
    Actievolgorde,
    Alternatief,
    Traject,
    Trajectplan,
)
from trajecten.statussen import ACTIESTATUSSEN, GEPLAND, GESCHRAPT, OPEN_ACTIE
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname

_VELDEN = (*VRIJE_VELDEN, *GETALVELDEN, *DAGVELDEN)
WEG = "Deze actie staat niet meer in het plan. Open het plan opnieuw."


@handeling("trajectplan_bewerken")
def trajectplan_bewerken(
    traject: Traject, *, wijziging: Planwijziging, versie: int, door: Hoedanigheid
) -> Trajectplan:
    """One change in the plan; the working copy comes to be with the first one.

    Raises Geweigerd when the plan lies with the netwerkcoördinator or the change cannot stand in it, Versieconflict
    when the file changed since `versie`.
    """
    gegevens = vergrendel_plan(traject, door=door, vanuit=BEWERKBAAR, versie=versie)
    plan = gegevens.plan
    if plan._state.adding:
        plan.save(force_insert=True)
    match wijziging:
        case Inhoudinvoer():
            wat = _zet_inhoud(gegevens, wijziging)
        case Actieinvoer():
            wat = _zet_actie(gegevens, wijziging, door=door)
        case Verplaatsing():
            wat = _verplaats(gegevens, wijziging)
        case Schrapping():
            wat = _schrap(gegevens, wijziging)
    plan.versie += 1
    plan.save(update_fields=["versie"])
    bewaar(gegevens.traject)
    log(
        "trajectplan_bewerken",
        door=door,
        object_soort=SOORT,
        object_id=gegevens.traject.pk,
        deelnemer_id=gegevens.traject.deelnemer_id,
        gegevens=wat,
    )
    return plan


# --- the texts -------------------------------------------------------------------------------------------------------
def _zet_inhoud(gegevens: Plangegevens, invoer: Inhoudinvoer) -> dict[str, Any]:
    plan = gegevens.plan
    nieuw = {veld: waarde for veld, waarde in invoer.velden.items() if veld in _VELDEN}
    if nee := _inhoudbezwaren(gegevens, nieuw):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    anders = [veld for veld, waarde in nieuw.items() if getattr(plan, veld) != waarde]
    for veld in anders:
        setattr(plan, veld, nieuw[veld])
    plan.save(update_fields=anders)
    return {"velden": sorted(anders)}


def _inhoudbezwaren(gegevens: Plangegevens, nieuw: dict[str, Any]) -> dict[str, str]:
    rij = gegevens.traject
    assert rij.startdatum is not None
    assert rij.uiterste_einddatum is not None
    interval = momentopname(rij.startdatum).termijn("at_evaluatie_interval").aantal
    return inhoud_bezwaren(
        nieuw,
        Plangrenzen(
            ontvangen_op=rij.ontvangen_op,
            startdatum=rij.startdatum,
            uiterste_einddatum=rij.uiterste_einddatum,
            evaluatie_interval=interval,
            vandaag=timezone.localdate(),
        ),
    )


# --- an action -------------------------------------------------------------------------------------------------------
def _zet_actie(gegevens: Plangegevens, invoer: Actieinvoer, *, door: Hoedanigheid) -> dict[str, Any]:
    plan, rij = gegevens.plan, gegevens.traject
    oud = _open_actie(gegevens, invoer.id) if invoer.id is not None else None
    organisatie_id, is_adhoc = _uitvoerder(rij, invoer, oud)
    nieuw = Planactie(
        id=invoer.id or uuid4(),
        domein=invoer.domein,
        soort=invoer.soort,
        omschrijving=invoer.omschrijving,
        van=invoer.van,
        tot_en_met=invoer.tot_en_met,
        uren_per_week=invoer.uren_per_week,
        status=oud.status if oud else GEPLAND,
        statuslabel="",
        na=tuple(sorted(invoer.na, key=str)),
        momenten=invoer.momenten,
    )
    andere = [een for een in gegevens.acties if een.id != nieuw.id]
    if invoer.na - {een.id for een in andere}:
        raise Geweigerd(WEG, velden={"na": "Een actie waarop je wilt wachten, staat niet meer in het plan."})
    nee = actie_bezwaren(
        nieuw,
        andere,
        looptijd=gegevens.looptijd,
        einddatum=rij.einddatum,
        zorgmomenten=gegevens.stukken.vrij_te_houden,
    )
    motivering = invoer.uren_motivering.strip() or plan.uren_motivering
    # An action whose days are wrong has no weeks yet.
    if not nee and (te_veel := draagkracht_bezwaar(weken_van(gegevens, [*andere, nieuw]), motivering)):
        nee["uren_motivering"] = te_veel
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    if plan.uren_motivering != motivering:
        plan.uren_motivering = motivering
        plan.save(update_fields=["uren_motivering"])
    _schrijf_actie(gegevens, nieuw, invoer, organisatie_id=organisatie_id, is_adhoc=is_adhoc)
    acties = [nieuw if een.id == nieuw.id else een for een in gegevens.acties]
    _herschik(rij, in_volgorde(acties if oud else [*acties, nieuw]))
    return {"actie": str(nieuw.id), "wat": "gewijzigd" if oud else "toegevoegd"}


def _open_actie(gegevens: Plangegevens, actie_id: UUID) -> Planactie:
    actie = next((een for een in gegevens.acties if een.id == actie_id), None)
    if actie is None:
        raise Geweigerd(WEG)
    if actie.status not in OPEN_ACTIE:
        raise Geweigerd(f"Deze actie is {dict(ACTIESTATUSSEN)[actie.status]}: ze verandert niet meer.")
    return actie


def _uitvoerder(rij: Traject, invoer: Actieinvoer, oud: Planactie | None) -> tuple[UUID | None, bool]:
    """Who carries it out, and whether he stands outside the network of the regio today (ad hoc, art. 18)."""
    vandaag = timezone.localdate()
    organisatie_id = invoer.organisatie_id
    if invoer.aanbod_id is not None:
        aanbod = Aanbod.objects.filter(pk=invoer.aanbod_id).first()
        if aanbod is None:
            raise Geweigerd(
                "Kies opnieuw wie de actie uitvoert.",
                velden={"uitvoerder": "Dit aanbod bestaat niet meer: kies een ander."},
            )
        organisatie_id = aanbod.organisatie_id
    tandem = Aanstelling.objects.filter(traject=rij).lopend_of_komend(vandaag)
    is_adhoc, nee = uitvoerder_oordeel(
        organisatie_id,
        tandem=set(tandem.values_list("organisatie_id", flat=True)),
        netwerk=houders_op(DIENSTVERLENER, rij.regio_id, vandaag) if rij.regio_id else (),
        is_aanbod=invoer.aanbod_id is not None,
        was=oud.dienstverlener_id if oud else None,
    )
    if nee:
        raise Geweigerd("Kies opnieuw wie de actie uitvoert.", velden={"uitvoerder": nee})
    return organisatie_id, is_adhoc


def _schrijf_actie(
    gegevens: Plangegevens,
    nieuw: Planactie,
    invoer: Actieinvoer,
    *,
    organisatie_id: UUID | None,
    is_adhoc: bool,
) -> None:
    rij = gegevens.traject
    actie = Actie.objects.filter(pk=nieuw.id).first() or Actie(
        pk=nieuw.id, traject=rij, volgorde=Actie.objects.filter(traject=rij).count() + 1
    )
    vorige = None
    if actie.dienstverlener_id != organisatie_id:
        # Another one does it: the netwerkcoördinator assigns anew.
        vorige = _toegewezen_aan(actie)
        actie.toegewezen_op = None
    # The old moments first: with the new days they could fall on a care moment.
    actie.momenten.all().delete()
    actie.domein, actie.soort = nieuw.domein, nieuw.soort
    actie.omschrijving, actie.van, actie.tot_en_met = nieuw.omschrijving, nieuw.van, nieuw.tot_en_met
    actie.uren_per_week, actie.motivering = nieuw.uren_per_week, invoer.motivering
    actie.aanbod_id, actie.dienstverlener_id, actie.is_adhoc = invoer.aanbod_id, organisatie_id, is_adhoc
    if not actie._state.adding:
        actie.versie += 1
    actie.save()
    Actiemoment.objects.bulk_create(
        Actiemoment(actie=actie, weekdag=een.weekdag, van_uur=een.van, tot_uur=een.tot)
        for een in nieuw.momenten
    )
    staand = set(Actievolgorde.objects.filter(actie=actie).values_list("na_id", flat=True))
    Actievolgorde.objects.filter(actie=actie).exclude(na_id__in=invoer.na).delete()
    Actievolgorde.objects.bulk_create(
        Actievolgorde(actie=actie, na_id=een) for een in sorted(invoer.na - staand, key=str)
    )
    _schrijf_alternatieven(actie, invoer)
    _laat_los(rij, vorige)


def _toegewezen_aan(actie: Actie) -> UUID | None:
    """Who sees the person because of this action; nobody while it is only proposed."""
    return actie.dienstverlener_id if actie.toegewezen_op is not None else None


def _laat_los(rij: Traject, vorige: UUID | None) -> None:
    """Who lost this action sees the person no more, unless he has another one; what is done goes off the worklist."""
    if vorige is not None:
        laat_dienstverlener_los(rij, vorige)
    netwerktaken_nakijken(rij)


def _schrijf_alternatieven(actie: Actie, invoer: Actieinvoer) -> None:
    gekend = set(
        Aanbod.objects.filter(pk__in=[een for een, _ in invoer.alternatieven]).values_list("pk", flat=True)
    )
    wil = {een: waarom for een, waarom in invoer.alternatieven if een in gekend and een != invoer.aanbod_id}
    actie.alternatieven.exclude(aanbod_id__in=wil).delete()
    staand = {een.aanbod_id: een for een in actie.alternatieven.all()}
    for aanbod_id, waarom in wil.items():
        een = staand.get(aanbod_id) or Alternatief(actie=actie, aanbod_id=aanbod_id)
        if een._state.adding or een.waarom_niet != waarom:
            een.waarom_niet = waarom
            een.save()


# --- the order -------------------------------------------------------------------------------------------------------
def _verplaats(gegevens: Plangegevens, wijziging: Verplaatsing) -> dict[str, Any]:
    if wijziging.id not in {een.id for een in gegevens.acties}:
        raise Geweigerd(WEG)
    volgorde, nee = na_verplaatsing(gegevens.acties, wijziging)
    if nee:
        raise Geweigerd(nee)
    _herschik(gegevens.traject, volgorde)
    return {"actie": str(wijziging.id), "wat": "verplaatst"}


def _schrap(gegevens: Plangegevens, wijziging: Schrapping) -> dict[str, Any]:
    weg = _open_actie(gegevens, wijziging.id)
    Actievolgorde.objects.filter(actie_id=weg.id).delete()
    Actievolgorde.objects.filter(na_id=weg.id).delete()
    actie = Actie.objects.get(pk=weg.id)
    actie.status, actie.versie = GESCHRAPT, actie.versie + 1
    actie.save(update_fields=["status", "versie"])
    _laat_los(gegevens.traject, _toegewezen_aan(actie))
    _herschik(gegevens.traject, [een.id for een in zonder(gegevens.acties, weg.id)])
    return {"actie": str(weg.id), "wat": "geschrapt"}


def _herschik(rij: Traject, volgorde: Sequence[UUID]) -> None:
    """The actions stand in this order; what was taken out of the plan comes after them."""
    plaats = {een: nummer for nummer, een in enumerate(volgorde, start=1)}
    alle = sorted(
        Actie.objects.filter(traject=rij).only("pk", "volgorde"),
        key=lambda een: (plaats.get(een.pk, len(plaats) + 1), een.volgorde),
    )
    anders = []
    for nummer, een in enumerate(alle, start=1):
        if een.volgorde != nummer:
            een.volgorde = nummer
            anders.append(een)
    Actie.objects.bulk_update(anders, ["volgorde"])
