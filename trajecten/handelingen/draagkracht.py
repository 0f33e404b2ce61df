"""What the deelnemer can carry, and when he is free for care (regelgeving 15, row 19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from trajecten.domein.draagkracht import (
    Weekmoment,
    bezet_bezwaar,
    dubbel_bezwaar,
    moment_bezwaren,
    vanaf_bezwaar,
)
from trajecten.handelingen.plangegevens import vergrendel_plan
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.models import Draagkracht, Traject, Zorgmoment
from trajecten.statussen import GESTART
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class NieuwZorgmoment:
    """Care every week on `weekdag` (0 = Monday) from `van_uur` up to `tot_uur`, from `vanaf` (to `tot_en_met`)."""

    weekdag: int
    van_uur: time
    tot_uur: time
    vanaf: date
    tot_en_met: date | None = None


@handeling("draagkracht_vastleggen")
def draagkracht_vastleggen(
    traject: Traject, *, vanaf: date, uren_per_week: Decimal, nota: str = "", door: Hoedanigheid
) -> Draagkracht:
    """From `vanaf` on the deelnemer carries so many hours a week, until the next row; what held before stays known.

    Raises Geweigerd outside a started traject, or for a day outside it.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=GESTART)
    assert rij.startdatum is not None
    assert rij.laatste_dag is not None
    if zin := vanaf_bezwaar(vanaf, start=rij.startdatum, laatste=rij.laatste_dag):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden={"vanaf": zin})
    rijen = list(Draagkracht.objects.filter(traject=rij).order_by("periode"))
    nu = next((een for een in rijen if _houdt_op(een, vanaf)), None)
    volgende = next((een for een in rijen if een.periode.lower > vanaf), None)
    if nu is not None and nu.periode.lower == vanaf:
        nu.uren_per_week, nu.nota = uren_per_week, nota
        nu.save(update_fields=["uren_per_week", "nota"])
    else:
        if nu is not None:
            nu.periode = reeks(nu.periode.lower, vanaf - _EEN_DAG)
            nu.save(update_fields=["periode"])
        nu = Draagkracht.objects.create(
            traject=rij,
            periode=reeks(vanaf, volgende.periode.lower - _EEN_DAG if volgende else None),
            uren_per_week=uren_per_week,
            nota=nota,
        )
    bewaar(rij)
    log(
        "draagkracht_vastleggen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"draagkracht": str(nu.pk)},
    )
    return nu


def _houdt_op(rij: Draagkracht, dag: date) -> bool:
    return Periode(rij.periode.lower, laatste_dag(rij.periode)).bevat(dag)


@handeling("zorgmoment_vastleggen")
def zorgmoment_vastleggen(
    traject: Traject,
    *,
    nieuw: NieuwZorgmoment | None = None,
    weg: UUID | None = None,
    door: Hoedanigheid,
) -> Zorgmoment:
    """A weekly care moment more, or (`weg`) one that falls away; the others of the tandem see when it is, never what.

    Raises Geweigerd outside a started traject, for a moment that cannot be or that falls on an action or on another
    care moment, and for one that is gone already.
    """
    gegevens = vergrendel_plan(traject, door=door, vanuit=GESTART)
    rij = gegevens.traject
    if weg is not None:
        moment = Zorgmoment.objects.geldig().filter(traject=rij, pk=weg).first()
        if moment is None:
            raise Geweigerd("Dit zorgmoment is al weggehaald.")
        moment.geschrapt_op = timezone.now()
        moment.save(update_fields=["geschrapt_op"])
    else:
        if nieuw is None:
            raise ValueError("a care moment to add or to take away")
        zorg = _nagekeken(nieuw)
        if nee := dubbel_bezwaar(zorg, gegevens.stukken.vrij_te_houden):
            raise Geweigerd("Controleer de gemarkeerde velden.", velden={"van_uur": nee})
        geheel, uur = bezet_bezwaar(zorg, [een for actie in gegevens.acties for een in actie.weekmomenten])
        if geheel:
            raise Geweigerd(geheel, velden={"van_uur": uur})
        moment = Zorgmoment.objects.create(
            traject=rij,
            weekdag=nieuw.weekdag,
            van_uur=nieuw.van_uur,
            tot_uur=nieuw.tot_uur,
            periode=reeks(nieuw.vanaf, nieuw.tot_en_met),
        )
    bewaar(rij)
    log(
        "zorgmoment_vastleggen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"zorgmoment": str(moment.pk), "wat": "weg" if weg else "toegevoegd"},
    )
    return moment


def _nagekeken(nieuw: NieuwZorgmoment) -> Weekmoment:
    if nee := moment_bezwaren(nieuw.van_uur, nieuw.tot_uur, nieuw.vanaf, nieuw.tot_en_met):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    return Weekmoment(nieuw.weekdag, nieuw.van_uur, nieuw.tot_uur, Periode(nieuw.vanaf, nieuw.tot_en_met))
