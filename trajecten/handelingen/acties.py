"""The acts that carry out the plan: who does an action, and that it is done (Decreet 2022 art. 17-18, 23)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from mandaten.geldigheid import geldig_op
from mandaten.soorten import DIENSTVERLENER as PLAATS_IN_NETWERK
from trajecten.domein.uitvoering import afwerken_bezwaren, dag_van_toewijzing, toewijzing_bezwaren
from trajecten.handelingen.actieslot import (
    OP_TE_SCHRIJVEN,
    TOEWIJSBAAR,
    eis_versie,
    laatste_dag_van,
    vergrendel_actie,
)
from trajecten.handelingen.betrekken import open_betrokkenheid, sluit_betrokkenheid
from trajecten.handelingen.netwerktaken import netwerktaken_nakijken, verwittig_dienstverleners
from trajecten.meldingen.netwerk import ACTIE, OVERGENOMEN, TOEGEWEZEN
from trajecten.models import Actie, Traject
from trajecten.querysets.lezers import DIENSTVERLENER
from trajecten.statussen import ACTIEOVERGANGEN, AFGEWERKT, OPEN_ACTIE
from werkzorg.deelnemers.models import Grond, Omvang, Sluitreden
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Organisatie
from werkzorg.organisaties.rollen import ROLLEN

CONTROLEER = "Controleer de gemarkeerde velden."


@handeling("actie_toewijzen")
def actie_toewijzen(
    actie: Actie, *, dienstverlener_id: UUID, motivering: str = "", versie: int, door: Door
) -> Actie:
    """This provider carries out the action and sees who it is about; who did it before sees it no more.

    Raises Geweigerd for who has no place in the network on the day he begins, unless `motivering` says why.
    """
    rij = vergrendel_actie(actie.pk, door=door, trajectstatussen=TOEWIJSBAAR, actiestatussen=OPEN_ACTIE)
    eis_versie(rij, versie)
    nieuw = _dienstverlener(dienstverlener_id)
    if rij.dienstverlener_id == nieuw.pk and rij.toegewezen_op is not None:
        raise Geweigerd(CONTROLEER, velden={"dienstverlener": f"{nieuw.naam} voert deze actie al uit."})
    dag = dag_van_toewijzing(rij.van, timezone.localdate())
    heeft_plaats = geldig_op(nieuw.pk, PLAATS_IN_NETWERK, dag, rij.traject.regio_id)
    bezwaren = toewijzing_bezwaren(heeft_plaats=heeft_plaats, motivering=motivering)
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)
    vorige = rij.dienstverlener_id if rij.toegewezen_op is not None else None
    rij.dienstverlener, rij.is_adhoc = nieuw, not heeft_plaats
    rij.toegewezen_op = timezone.now()
    rij.motivering = motivering.strip() or rij.motivering
    rij.versie += 1
    rij.save(
        update_fields=["dienstverlener", "is_adhoc", "toegewezen_op", "motivering", "versie"],
    )
    if vorige is not None:
        laat_dienstverlener_los(rij.traject, vorige)
        verwittig_dienstverleners(OVERGENOMEN, rij, vorige, keer=str(rij.versie), door=door)
    open_betrokkenheid(
        rij.traject,
        organisatie_id=nieuw.pk,
        rol=DIENSTVERLENER,
        grond=Grond.VERWIJZING,
        omvang=Omvang.IDENTITEIT,
        door=door,
    )
    verwittig_dienstverleners(TOEGEWEZEN, rij, nieuw.pk, keer=str(rij.versie), door=door)
    netwerktaken_nakijken(rij.traject)
    _log("actie_toewijzen", rij, door)
    return rij


def laat_dienstverlener_los(traject: Traject, organisatie_id: UUID) -> None:
    """Who has no action in this traject any more is not involved any more; with another action he stays.

    Called by whatever takes an action away from a provider, after the action itself changed.
    """
    nog = Actie.objects.filter(
        traject=traject, dienstverlener_id=organisatie_id, toegewezen_op__isnull=False
    ).geldig()
    if not nog.exists():
        sluit_betrokkenheid(
            traject,
            reden=Sluitreden.NIET_MEER_NODIG,
            organisatie_id=organisatie_id,
            rollen=(DIENSTVERLENER,),
        )


@handeling("actie_afwerken")
def actie_afwerken(actie: Actie, *, afgewerkt_op: date, resultaat: str, versie: int, door: Door) -> Actie:
    """The action was done on this day, with this result: it goes into the eindverslag (art. 22).

    Raises Geweigerd for a day outside the action and the traject, or before hours that were written down.
    """
    rij = vergrendel_actie(
        actie.pk,
        door=door,
        trajectstatussen=OP_TE_SCHRIJVEN,
        actiestatussen=vanuit(ACTIEOVERGANGEN, "actie_afwerken"),
    )
    eis_versie(rij, versie)
    bezwaren = afwerken_bezwaren(
        afgewerkt_op,
        van=rij.van,
        laatste=laatste_dag_van(rij.traject),
        vandaag=timezone.localdate(),
        laatste_uren=rij.gegeven.filter(uren__gt=0).aggregate(laatst=Max("dag"))["laatst"],
    )
    if not resultaat.strip():
        bezwaren["resultaat"] = "Schrijf in één of meer zinnen wat de actie opleverde."
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)
    rij.status, rij.afgewerkt_op, rij.resultaat = AFGEWERKT, afgewerkt_op, resultaat.strip()
    rij.versie += 1
    rij.save(update_fields=["status", "afgewerkt_op", "resultaat", "versie"])
    netwerktaken_nakijken(rij.traject)
    _log("actie_afwerken", rij, door)
    return rij


def _dienstverlener(organisatie_id: UUID) -> Organisatie:
    """An active organisation that can be a provider; raises Geweigerd otherwise."""
    rij = Organisatie.objects.filter(pk=organisatie_id, is_actief=True).first()
    if rij is None or rij.soort not in ROLLEN[DIENSTVERLENER].organisatiesoorten:
        raise Geweigerd(
            CONTROLEER,
            velden={"dienstverlener": "Deze organisatie kan geen acties uitvoeren: kies een andere."},
        )
    return rij


def _log(sleutel: str, rij: Actie, door: Door) -> None:
    log(
        sleutel,
        door=door,
        object_soort=ACTIE,
        object_id=rij.pk,
        deelnemer_id=rij.traject.deelnemer_id,
        gegevens={"traject": str(rij.traject_id), "dienstverlener": str(rij.dienstverlener_id or "")},
    )
