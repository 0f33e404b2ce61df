"""What the start of AMA sociale economie is judged on: agreements, POP, places and what runs beside it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from ama.domein.ontwikkelplan import Plan, doelen_van, opbouw_van
from ama.domein.wsestart import Contingent, Getekend, Startbeeld
from ama.models.ontwikkeling import Ontwikkelplan
from ama.models.overeenkomst import Overeenkomst
from ama.models.toeleiding import Toeleiding
from ama.models.versie import Overeenkomstversie
from ama.soorten import WVG
from ama.statussen import IN_BEGELEIDING
from mandaten.models import Bevoegdheid, Contingentjaar, Toekenning
from mandaten.soorten import AMA_WSE
from werkzorg.termijnen import Periode

PARAMETERS = ("ama_se_min_uren", "ama_se_herbeslissing")


def plan_van(rij: Ontwikkelplan) -> Plan:
    """What this version of the POP says."""
    return Plan(
        besproken_op=rij.besproken_op,
        doelen=doelen_van(rij.doelen),
        minuten_doel=rij.minuten_doel,
        opbouw=opbouw_van(rij.opbouw),
        woorden_deelnemer=rij.woorden_deelnemer,
        in_vdab_op=rij.in_vdab_op,
    )


def laatste_plan(toeleiding_id: UUID) -> Ontwikkelplan | None:
    """The newest version of the POP; None while there is none."""
    return Ontwikkelplan.objects.filter(toeleiding_id=toeleiding_id).order_by("-nummer").first()


def lees_startbeeld(toeleiding: Toeleiding) -> Startbeeld:
    """All that the start of this toeleiding is judged on, as it stands now; four queries."""
    versie = Overeenkomstversie.objects.filter(
        overeenkomst=OuterRef("pk"), getekend_op__isnull=False
    ).order_by("-nummer")
    loopt = Q(einde__isnull=True) | Q(einde__gte=timezone.localdate())
    dagen: dict[str, Any] = {"start": "start", "einde": "einde"}
    eigen = (
        Overeenkomst.objects.filter(loopt, toeleiding=OuterRef("pk"), status__in=IN_BEGELEIDING)
        .order_by("start", "pk")
        .values(wat=JSONObject(**dagen, minuten=Subquery(versie.values("minuten_per_week")[:1])))
    )
    wvg = (
        Overeenkomst.objects.filter(deelnemer=OuterRef("deelnemer_id"), soort=WVG, status__in=IN_BEGELEIDING)
        .order_by("start", "pk")
        .values(wat=JSONObject(**dagen))
    )
    rij = (
        Toeleiding.objects.filter(pk=toeleiding.pk)
        .order_by()
        .values_list(JSONObject(eigen=ArraySubquery(eigen), wvg=ArraySubquery(wvg)), flat=True)
        .get()
    )
    plan = laatste_plan(toeleiding.pk)
    getekend = [Getekend(_periode(een), een["minuten"] or 0) for een in rij["eigen"]]
    start = min((een.periode.start for een in getekend), default=timezone.localdate())
    return Startbeeld(
        overeenkomsten=getekend,
        plan=None if plan is None else plan_van(plan),
        contingent=None
        if toeleiding.contingent_id is None or toeleiding.aanbieder_id is None
        else lees_plaatsen(toeleiding.contingent_id, start, toeleiding.aanbieder_id),
        wvg=[_periode(een) for een in rij["wvg"]],
        beslist_op=toeleiding.beslist_op,
    )


def lees_plaatsen(contingent_id: UUID, dag: date, aanbieder_id: UUID) -> Contingent:
    """The places of this contingent on this day: granted for its year, taken, open to this aanbieder; two queries."""
    jaar = Contingentjaar.objects.filter(toekenning_id=OuterRef("pk"), jaar=dag.year)
    hier = Bevoegdheid.objects.geldig_op(dag).filter(
        toekenning_id=OuterRef("pk"), organisatie_id=aanbieder_id, functie=AMA_WSE
    )
    plaatsen, mag_hier = (
        Toekenning.objects.filter(pk=contingent_id)
        .values_list(Subquery(jaar.values("plaatsen")), Exists(hier))
        .get()
    )
    bezet = Toeleiding.objects.onder_contingent(contingent_id).die_plaats_nemen(dag)
    return Contingent(dag.year, plaatsen, bezet.count(), mag_hier=mag_hier)


def _periode(rij: dict[str, Any]) -> Periode:
    einde = rij["einde"]
    return Periode(date.fromisoformat(rij["start"]), date.fromisoformat(einde) if einde else None)
