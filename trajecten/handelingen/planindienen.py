"""The plan to the netwerkcoördinator and back, and into the persoonlijk dossier (Decreet 2022 art. 14, 15, 18)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from mandaten.geldigheid import team_in
from trajecten.documenten.opmaken import EFFECTEN
from trajecten.documenten.trajectplan import PLANVERSIE, TRAJECTPLAN
from trajecten.domein import termijnen
from trajecten.domein.plan import gebreken
from trajecten.domein.planinhoud import beeld_van
from trajecten.domein.planstand import indien_bezwaar
from trajecten.domein.registratie import PLAN, registratie_bezwaar
from trajecten.domein.woorden import datum
from trajecten.handelingen.betrekken import open_betrokkenheid, sluit_betrokkenheid
from trajecten.handelingen.brieven import zet_document_klaar
from trajecten.handelingen.evaluaties import zet_volgende_evaluatie
from trajecten.handelingen.netwerktaken import netwerktaken_nakijken, netwerktaken_sluiten, plan_ontvangen
from trajecten.handelingen.plangegevens import BEWERKBAAR, BIJ_NETWERK, planstand, vergrendel_plan
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.meldingen.plan import AANPASSEN, BEKIJKEN, MELD_TERUG, REGISTREREN
from trajecten.meldingen.tandem import TRAJECTPLAN as OPSTELLEN
from trajecten.models import Aanstelling, Actie, Planversie, Traject
from trajecten.querysets.lezers import CASEMANAGER_WERK, NETWERKCOORDINATOR
from trajecten.soorten import WERK
from trajecten.statussen import LOPEND, PLAN_IN_OPMAAK, PLAN_INGEDIEND
from werkzorg.deelnemers.models import Grond, Omvang, Sluitreden
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

OPMAKEN = EFFECTEN[TRAJECTPLAN]


@handeling("trajectplan_indienen")
def trajectplan_indienen(traject: Traject, *, versie: int, door: Hoedanigheid) -> Planversie:
    """The last version, to which all three agreed, goes to the netwerkcoördinator of the werkingsgebied.

    He becomes involved and sees the plan and who it is about, no more; the one before him sees it no longer. While the
    traject runs its state stays. Raises Geweigerd without one of the six contents or three agreements, for a plan that
    changed since, that lies with him already or was returned unchanged, and in a regio without a netwerkcoördinator;
    Versieconflict when the file changed since `versie`.
    """
    gegevens = vergrendel_plan(traject, door=door, vanuit=BEWERKBAAR, versie=versie)
    rij, stand = gegevens.traject, planstand(gegevens, door=door)
    if nee := indien_bezwaar(stand.standen, is_gewijzigd=stand.is_gewijzigd):
        raise Geweigerd(nee)
    laatste = stand.laatste
    assert laatste is not None
    vandaag = timezone.localdate()
    # What was agreed is looked at again: the last day may have moved since.
    assert rij.startdatum is not None
    opname = momentopname(rij.startdatum)
    mist = gebreken(
        beeld_van(laatste.inhoud, rij.uiterste_einddatum),
        evaluatie_interval=opname.termijn("at_evaluatie_interval").aantal,
    )
    if mist:
        raise Geweigerd(f"Het plan is niet volledig (art. 15). {mist[0][1]}")
    netwerk = team_in(rij.regio_id, vandaag).netwerkcoordinator if rij.regio_id else None
    if netwerk is None:
        raise Geweigerd(
            f"In {rij.regio or 'dit werkingsgebied'} is er op {datum(vandaag)} geen netwerkcoördinator met een geldig "
            "mandaat (art. 17). Het plan blijft bewaard: dien het in zodra er een is."
        )
    laatste.ingediend_op, laatste.netwerkcoordinator_id = timezone.now(), netwerk
    laatste.save(update_fields=["ingediend_op", "netwerkcoordinator"])
    Actie.objects.filter(traject=rij, ingediend_op__isnull=True).geldig().update(
        ingediend_op=laatste.ingediend_op
    )
    open_betrokkenheid(
        rij,
        organisatie_id=netwerk,
        rol=NETWERKCOORDINATOR,
        grond=Grond.VERWIJZING,
        omvang=Omvang.IDENTITEIT,
        door=door,
    )
    # After a move to another werkingsgebied, or a lost mandate, another one follows the plan.
    sluit_betrokkenheid(rij, reden=Sluitreden.NIET_MEER_NODIG, rollen=(NETWERKCOORDINATOR,), behalve=netwerk)
    if rij.status == PLAN_IN_OPMAAK:
        rij.status = PLAN_INGEDIEND
        bewaar(rij, "status")
    else:
        bewaar(rij)
    zet_document_klaar(
        TRAJECTPLAN,
        object_soort=PLANVERSIE,
        object_id=laatste.pk,
        traject=rij,
        organisatie_id=door.organisatie_id,
        door=door,
    )
    _taken_bij_indienen(rij, laatste, netwerk, vandaag)
    plan_ontvangen(laatste, door)
    _log("trajectplan_indienen", rij, laatste, door)
    return laatste


def _taken_bij_indienen(rij: Traject, versie: Planversie, netwerk: UUID, vandaag: date) -> None:
    opname = momentopname(vandaag)
    start = termijnen.termijn(termijnen.NETWERK_START, vandaag, opname)
    maak_taak(
        BEKIJKEN,
        sleutel=f"{BEKIJKEN}:{versie.pk}",
        object_soort=SOORT,
        object_id=rij.pk,
        organisatie_id=netwerk,
        rol=NETWERKCOORDINATOR,
        dagen=(start.laatste_dag - vandaag).days,
        deelnemer_id=rij.deelnemer_id,
    )
    for soort in (AANPASSEN, OPSTELLEN):
        rond_taken_af(soort, object_soort=SOORT, object_id=rij.pk)
    werk = Aanstelling.objects.filter(traject=rij, kant=WERK).lopend_op(vandaag).met_contact().first()
    if werk is None:
        return
    assert rij.startdatum is not None
    begin = momentopname(rij.startdatum)
    einde = termijnen.termijn(termijnen.TRAJECTPLAN, rij.startdatum, begin).laatste_dag
    maak_taak(
        REGISTREREN,
        sleutel=f"{REGISTREREN}:{versie.pk}",
        object_soort=SOORT,
        object_id=rij.pk,
        organisatie_id=werk.organisatie_id,
        rol=CASEMANAGER_WERK,
        gebruiker_id=werk.lidmaatschap.gebruiker_id,
        # A later version has no term of its own.
        dagen=(einde - vandaag).days if rij.plan_geregistreerd_op is None else None,
        deelnemer_id=rij.deelnemer_id,
    )


@handeling("trajectplan_terugsturen")
def trajectplan_terugsturen(traject: Traject, *, reden: str, versie: int, door: Hoedanigheid) -> Planversie:
    """The netwerkcoördinator returns the version that lies with him, and says why; the tandem is told.

    Raises Geweigerd without a reason or when nothing lies with him, Versieconflict when the file changed meanwhile.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=BIJ_NETWERK, versie=versie)
    wat = _onderweg(rij, door)
    if not reden.strip():
        zin = "Zeg de tandem wat er anders moet: dat leest ze bij het plan."
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"reden": zin})
    wat.teruggestuurd_op, wat.terugstuur_reden = timezone.now(), reden
    wat.save(update_fields=["teruggestuurd_op", "terugstuur_reden"])
    if rij.status == PLAN_INGEDIEND:
        rij.status = PLAN_IN_OPMAAK
        bewaar(rij, "status")
    else:
        bewaar(rij)
    for soort in (BEKIJKEN, REGISTREREN):
        rond_taken_af(soort, object_soort=SOORT, object_id=rij.pk)
    if rij.plan_geregistreerd_op is None:
        netwerktaken_sluiten(rij)
    else:
        # An earlier version is being carried out: what it asks of the network stays.
        netwerktaken_nakijken(rij)
    vandaag = timezone.localdate()
    for lid in Aanstelling.objects.filter(traject=rij).lopend_op(vandaag).met_contact():
        maak_taak(
            AANPASSEN,
            sleutel=f"{AANPASSEN}:{wat.pk}:{lid.kant}",
            object_soort=SOORT,
            object_id=rij.pk,
            organisatie_id=lid.organisatie_id,
            rol=lid.lidmaatschap.rol,
            gebruiker_id=lid.lidmaatschap.gebruiker_id,
            deelnemer_id=rij.deelnemer_id,
        )
        meld(
            MELD_TERUG,
            gebruiker_id=lid.lidmaatschap.gebruiker_id,
            organisatie_id=lid.organisatie_id,
            object_soort=SOORT,
            object_id=rij.pk,
            effect_sleutel=f"{MELD_TERUG}:{wat.pk}:{lid.lidmaatschap_id}",
            door=door,
        )
    _log("trajectplan_terugsturen", rij, wat, door)
    return wat


@handeling("trajectplan_registreren")
def trajectplan_registreren(traject: Traject, *, op: date, versie: int, door: Hoedanigheid) -> Planversie:
    """The version that was sent stands in the persoonlijk dossier since `op`; with the first one the actions begin.

    The next evaluation is counted as that version says. Raises Geweigerd for a day in the future or before it was
    sent, or when nothing was sent; Versieconflict when the file changed since `versie`.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=BIJ_NETWERK, versie=versie)
    wat, vandaag = _onderweg(rij, door), timezone.localdate()
    assert wat.ingediend_op is not None
    if nee := registratie_bezwaar(PLAN, op, sinds=timezone.localdate(wat.ingediend_op), vandaag=vandaag):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"op": nee})
    wat.geregistreerd_op = op
    wat.save(update_fields=["geregistreerd_op"])
    velden = []
    if rij.plan_geregistreerd_op is None:
        rij.plan_geregistreerd_op = op
        velden.append("plan_geregistreerd_op")
    if rij.status == PLAN_INGEDIEND:
        rij.status = LOPEND
        velden.append("status")
    bewaar(rij, *velden)
    zet_volgende_evaluatie(rij)
    for soort in (BEKIJKEN, REGISTREREN):
        rond_taken_af(soort, object_soort=SOORT, object_id=rij.pk)
    _log("trajectplan_registreren", rij, wat, door)
    return wat


def _onderweg(rij: Traject, door: Hoedanigheid) -> Planversie:
    """The version that lies with the netwerkcoördinator."""
    wat = (
        Planversie.objects.zichtbaar_voor(door)
        .filter(
            traject=rij,
            ingediend_op__isnull=False,
            teruggestuurd_op__isnull=True,
            geregistreerd_op__isnull=True,
        )
        .order_by("-nummer")
        .first()
    )
    if wat is None:
        raise Geweigerd("Er ligt geen plan bij de netwerkcoördinator: dien eerst een versie in.")
    return wat


def _log(sleutel: str, rij: Traject, versie: Planversie, door: Hoedanigheid) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"versie": versie.nummer},
    )
