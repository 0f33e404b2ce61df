"""The acts about stages: one is laid down, and how it went (Decreet 2022 art. 10, werk b-d)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from trajecten.domein.draagkracht import Weekuren, draagkracht_bezwaar, weken
from trajecten.domein.stage import (
    STAGEVELDEN,
    Score,
    Stageplan,
    als_opslag,
    evaluatie_bezwaren,
    stage_bezwaren,
)
from trajecten.handelingen.acties import CONTROLEER
from trajecten.handelingen.actieslot import OP_TE_SCHRIJVEN, eis_versie, laatste_dag_van, vergrendel_stage
from trajecten.handelingen.plangegevens import Plangegevens, vergrendel_plan
from trajecten.models import Actie, Stage, Stageevaluatie, Traject
from trajecten.statussen import IN_UITVOERING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost
from werkzorg.termijnen import Periode

SOORT = "trajecten.stage"


@handeling("stage_starten")
def stage_starten(
    traject: Traject,
    *,
    werkpost_id: UUID,
    actie_id: UUID | None,
    plan: Stageplan,
    velden: Mapping[str, Any],
    door: Hoedanigheid,
) -> Stage:
    """The deelnemer does a stage at this werkpost, insured and within the traject.

    Raises Geweigerd when the days cannot be, without an insurance checked before the first day, for a werkpost that
    does not take people on the first day, and for more hours than the draagkracht without a motivation.
    """
    gegevens = vergrendel_plan(traject, door=door, vanuit=IN_UITVOERING)
    rij = gegevens.traject
    actie = Actie.objects.filter(traject=rij).open().filter(pk=actie_id).first() if actie_id else None
    bezwaren = stage_bezwaren(
        plan,
        start=rij.startdatum or plan.van,
        laatste=laatste_dag_van(rij),
        vandaag=timezone.localdate(),
        actie=(actie.van, actie.tot_en_met) if actie else None,
    )
    if actie_id and actie is None:
        bezwaren["actie"] = "Deze actie staat niet (meer) open in het plan: kies een andere, of geen."
    if not Werkpost.objects.geldig_op(plan.van).filter(pk=werkpost_id).exists():
        bezwaren["werkpost"] = "Deze werkpost neemt op de eerste dag geen mensen aan: kies een andere."
    # A stage whose days are wrong has no weeks yet.
    if not bezwaren and (te_veel := _te_veel(gegevens, plan, actie, velden)):
        bezwaren["uren_motivering"] = te_veel
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)
    stage = Stage.objects.create(
        traject=rij,
        actie=actie,
        werkpost_id=werkpost_id,
        van=plan.van,
        tot_en_met=plan.tot_en_met,
        verzekering=plan.verzekering,
        verzekerd_op=plan.verzekerd_op,
        gestart_door_id=door.gebruiker_id,
        **{naam: velden[naam] for naam in STAGEVELDEN},
    )
    _log("stage_starten", stage, door)
    return stage


def _te_veel(gegevens: Plangegevens, plan: Stageplan, actie: Actie | None, velden: Mapping[str, Any]) -> str:
    """Why the weeks of this stage are more than the deelnemer carries, as sentences; "" when motivated or not so."""
    erbij = velden["uren_per_week"] - (actie.uren_per_week if actie else 0)
    if erbij <= 0:
        return ""
    stukken = gegevens.stukken
    stage = Weekuren(Periode(plan.van, plan.tot_en_met), erbij)
    alle = weken(
        plan.van,
        plan.tot_en_met,
        draagkracht=stukken.grenzen,
        gepland=[*(een.last for een in gegevens.acties), *stukken.stages, stage],
    )
    return draagkracht_bezwaar(alle, velden["uren_motivering"])


@handeling("stage_evalueren")
def stage_evalueren(
    stage: Stage,
    *,
    op: date,
    scores: Sequence[Score],
    verslag: str,
    woorden_deelnemer: str,
    stopt_op: date | None,
    versie: int,
    door: Hoedanigheid,
) -> Stage:
    """What was seen on the workplace on this day, and what the deelnemer says of it; `stopt_op` ends it earlier."""
    rij = vergrendel_stage(stage.pk, door=door, trajectstatussen=OP_TE_SCHRIJVEN)
    eis_versie(rij, versie)
    bezwaren = evaluatie_bezwaren(
        op,
        scores,
        verslag,
        van=rij.van,
        tot_en_met=rij.tot_en_met,
        vandaag=timezone.localdate(),
        stopt_op=stopt_op,
        laatste=laatste_dag_van(rij.traject),
    )
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)
    Stageevaluatie.objects.create(
        stage=rij,
        op=op,
        competenties=als_opslag(scores),
        verslag=verslag,
        woorden_deelnemer=woorden_deelnemer,
        door_id=door.gebruiker_id,
    )
    rij.versie += 1
    if stopt_op is not None:
        rij.tot_en_met = stopt_op
    rij.save(update_fields=["tot_en_met", "versie"])
    _log("stage_evalueren", rij, door)
    return rij


def _log(sleutel: str, stage: Stage, door: Hoedanigheid) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=stage.pk,
        deelnemer_id=stage.traject.deelnemer_id,
        gegevens={"traject": str(stage.traject_id)},
    )
