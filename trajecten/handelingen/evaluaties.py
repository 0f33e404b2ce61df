"""Evaluating the plan with the deelnemer, and when the next evaluation is due (Decreet 2022 art. 14-15)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max, Sum
from django.utils import timezone

from trajecten.domein import termijnen
from trajecten.domein.evaluaties import bezwaren
from trajecten.handelingen.tandemwerk import vraag_tandem
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.meldingen.opvolging import EVALUEREN
from trajecten.models import Evaluatie, Planversie, Traject, Trajectplan
from trajecten.statussen import GESTART
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import rond_taken_af

EVALUATIE = "trajecten.evaluatie"


@handeling("evaluatie_registreren")
def evaluatie_registreren(
    traject: Traject,
    *,
    op: date,
    vooruitgang: str,
    woorden_deelnemer: str,
    afspraken: str,
    plan_bijsturen: bool,
    door: Hoedanigheid,
) -> Evaluatie:
    """What was evaluated on `op`, beside the facts of that moment, which stay; the next one gets its term and tasks."""
    rij = vergrendel_traject(traject.pk, door=door, vanuit=GESTART)
    assert rij.startdatum is not None
    assert rij.laatste_dag is not None
    vorige = rij.evaluaties.aggregate(op=Max("op"))["op"]
    nee = bezwaren(
        op=op,
        vooruitgang=vooruitgang,
        start=rij.startdatum,
        vorige=vorige,
        vandaag=timezone.localdate(),
        laatste_dag=rij.laatste_dag,
    )
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    volgende = _volgende(rij, op)
    evaluatie = Evaluatie.objects.create(
        traject=rij,
        op=op,
        feiten=feiten_van(rij, op),
        vooruitgang=vooruitgang,
        woorden_deelnemer=woorden_deelnemer,
        afspraken=afspraken,
        plan_bijsturen=plan_bijsturen,
        volgende_op=volgende,
        door_id=door.gebruiker_id,
        organisatie_id=door.organisatie_id,
    )
    zet_volgende_evaluatie(rij)
    log(
        "evaluatie_registreren",
        door=door,
        object_soort=EVALUATIE,
        object_id=evaluatie.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"plan_bijsturen": plan_bijsturen},
    )
    return evaluatie


def zet_volgende_evaluatie(rij: Traject) -> None:
    """The term of the next evaluation of this locked, started traject, with a task for both casemanagers.

    Called whenever what it is counted from changes: the start, an evaluation, the plan that was agreed, the last day of
    the traject. Tasks for another day are done; called again it changes nothing. Raises ParameterOnbekend.
    """
    assert rij.startdatum is not None
    vanaf = rij.evaluaties.aggregate(op=Max("op"))["op"] or rij.startdatum
    dag = _volgende(rij, vanaf)
    staat = Taak.objects.over(SOORT, rij.pk).filter(soort=EVALUEREN, klaar_op__isnull=True, termijn=dag)
    if dag is not None and dag == rij.volgende_evaluatie_op and staat.exists():
        return
    rond_taken_af(EVALUEREN, object_soort=SOORT, object_id=rij.pk)
    if dag != rij.volgende_evaluatie_op:
        rij.volgende_evaluatie_op = dag
        bewaar(rij, "volgende_evaluatie_op")
    if dag is not None:
        vraag_tandem(rij, EVALUEREN, keer=f"{vanaf.isoformat()}:{dag.isoformat()}:{rij.versie}", termijn=dag)


def _volgende(traject: Traject, vanaf: date) -> date | None:
    """Until when, inclusive, the next evaluation must be, counted from the start or the last one.

    None when the traject ends first: then the eindverslag takes its place. As often as the last plan says that was
    registered, with the numbers of the law of the day on which the traject started (regelgeving 15, row 3).
    """
    assert traject.startdatum is not None
    dag = termijnen.evaluatie(
        vanaf, momentopname(traject.startdatum), maanden=_periodiciteit(traject)
    ).laatste_dag
    return dag if traject.laatste_dag is None or dag <= traject.laatste_dag else None


def _periodiciteit(traject: Traject) -> int | None:
    """How many months lie between two evaluations by the plan that was agreed, before that by the draft."""
    afgesproken = (
        Planversie.objects.filter(traject=traject, geregistreerd_op__isnull=False).order_by("-nummer").first()
    )
    if afgesproken is not None:
        maanden: int | None = afgesproken.inhoud.get("evaluatie_maanden")
        return maanden
    return Trajectplan.objects.filter(traject=traject).values_list("evaluatie_maanden", flat=True).first()


def feiten_van(traject: Traject, dag: date) -> dict[str, Any]:
    """What the file itself says on `dag`: goals, actions with planned and real hours, and what was agreed last time."""
    plan = Trajectplan.objects.filter(traject=traject).first()
    vorige = traject.evaluaties.order_by("-op").first()
    uren = traject.uren.filter(dag__lte=dag).values_list("actie_id").annotate(som=Sum("uren"))
    gegeven = dict(uren.order_by("actie_id"))
    return {
        "doelen": plan.doelen if plan else "",
        "acties": [
            {
                "id": str(actie.pk),
                "wat": actie.omschrijving,
                "domein": actie.domein,
                "van": actie.van.isoformat(),
                "tot_en_met": actie.tot_en_met.isoformat(),
                "status": actie.status,
                "uren_per_week": str(actie.uren_per_week),
                "gegeven_uren": str(gegeven.get(actie.pk, 0)),
            }
            for actie in traject.acties.geldig().order_by("volgorde", "pk")
        ],
        "vorige_op": vorige.op.isoformat() if vorige else "",
        "vorige_afspraken": vorige.afspraken if vorige else "",
    }
