"""The acts about stages: one is laid down, and how it went (Decreet 2022 art. 10, werk b-d)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

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
from trajecten.handelingen.vergrendelen import vergrendel_traject
from trajecten.models import Actie, Stage, Stageevaluatie, Traject
from trajecten.statussen import IN_UITVOERING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost

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

    Raises Geweigerd when the days cannot be, without an insurance checked before the first day, or for a werkpost that
    does not take people on the first day.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=IN_UITVOERING)
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
