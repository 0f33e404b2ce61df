"""How every act on an action or a stage begins: its traject and then the row itself locked, in a possible state."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from trajecten.handelingen.vergrendelen import eis_meer_dan_nalezen
from trajecten.models import Actie, Stage, Traject
from trajecten.statussen import AFRONDEND, IN_UITVOERING, PLAN_INGEDIEND
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Door

# A provider is looked for as soon as the plan is there.
TOEWIJSBAAR = (PLAN_INGEDIEND, *IN_UITVOERING)
# What happened before the end may still be written down after it.
OP_TE_SCHRIJVEN = (*IN_UITVOERING, AFRONDEND)


def vergrendel_actie(
    actie_id: UUID, *, door: Door, trajectstatussen: Collection[str], actiestatussen: Collection[str]
) -> Actie:
    """The action with its traject, both locked until the end of the transaction.

    Raises DoesNotExist when this actor does not see it (any more), Geweigerd outside these states and for who handed
    the traject over.
    """
    traject_id = Actie.objects.zichtbaar_voor(door).values_list("traject_id", flat=True).get(pk=actie_id)
    # The traject first, as every act on it does: nobody waits for the other in a circle.
    traject = Traject.objects.vergrendeld().get(pk=traject_id)
    rij = Actie.objects.zichtbaar_voor(door).vergrendel(actie_id)
    rij.traject = traject
    eis_meer_dan_nalezen(traject, door)
    _eis_traject(traject, trajectstatussen)
    if rij.status not in actiestatussen:
        raise Geweigerd(f"Dat kan niet meer: deze actie is {rij.get_status_display()}.")
    return rij


def vergrendel_stage(stage_id: UUID, *, door: Door, trajectstatussen: Collection[str]) -> Stage:
    """The stage with its traject, as `vergrendel_actie`; raises Geweigerd for one that was taken back."""
    traject_id = Stage.objects.zichtbaar_voor(door).values_list("traject_id", flat=True).get(pk=stage_id)
    traject = Traject.objects.vergrendeld().get(pk=traject_id)
    rij = Stage.objects.zichtbaar_voor(door).vergrendel(stage_id)
    rij.traject = traject
    eis_meer_dan_nalezen(traject, door)
    _eis_traject(traject, trajectstatussen)
    if rij.geschrapt_op is not None:
        raise Geweigerd("Deze stage is teruggenomen.")
    return rij


def laatste_dag_van(traject: Traject) -> date:
    """The last day on which something can happen: its real end, otherwise its latest one (art. 11).

    Raises Geweigerd for a traject that did not start.
    """
    laatste = traject.einddatum or traject.uiterste_einddatum
    if laatste is None:
        raise Geweigerd("Dit traject is nog niet gestart.")
    return laatste


def eis_versie(rij: Actie | Stage, versie: int) -> None:
    """Raises Versieconflict when the row changed since the actor saw it."""
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})


def _eis_traject(traject: Traject, statussen: Collection[str]) -> None:
    if traject.status not in statussen:
        raise Geweigerd(f"Dat kan nu niet: het traject staat op “{traject.get_status_display()}”.")
