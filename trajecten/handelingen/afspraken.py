"""Appointments with the deelnemer: planning and cancelling one (regelgeving 15, row 4)."""

from __future__ import annotations

from datetime import date, time

from django.utils import timezone

from trajecten.domein.afspraken import bezwaren
from trajecten.handelingen.vergrendelen import eis_meer_dan_nalezen, vergrendel_traject
from trajecten.models import Afspraak, Traject
from trajecten.statussen import IN_BEGELEIDING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

AFSPRAAK = "trajecten.afspraak"


@handeling("afspraak_plannen")
def afspraak_plannen(
    traject: Traject,
    *,
    soort: str,
    dag: date,
    van_uur: time,
    minuten: int,
    waar: str = "",
    waarover: str = "",
    door: Hoedanigheid,
) -> Afspraak:
    """An appointment from `van_uur` on, of so many minutes; raises Geweigerd after the last day of the traject."""
    rij = vergrendel_traject(traject.pk, door=door, vanuit=IN_BEGELEIDING)
    nee = bezwaren(soort, dag=dag, minuten=minuten, vandaag=timezone.localdate(), laatste_dag=rij.laatste_dag)
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    afspraak = Afspraak.objects.create(
        traject=rij,
        soort=soort,
        dag=dag,
        van_uur=van_uur,
        duur_minuten=minuten,
        waar=waar,
        waarover=waarover,
        organisatie_id=door.organisatie_id,
        gepland_door_id=door.gebruiker_id,
    )
    log(
        "afspraak_plannen",
        door=door,
        object_soort=AFSPRAAK,
        object_id=afspraak.pk,
        deelnemer_id=rij.deelnemer_id,
    )
    return afspraak


@handeling("afspraak_afzeggen")
def afspraak_afzeggen(afspraak: Afspraak, *, reden: str, versie: int, door: Hoedanigheid) -> Afspraak:
    """The appointment does not take place; it stays visible with the reason.

    Raises Geweigerd for one that is over or was cancelled, and for who handed the traject over; Versieconflict.
    """
    rij = Afspraak.objects.zichtbaar_voor(door).vergrendel(afspraak.pk)
    eis_meer_dan_nalezen(rij.traject, door)
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    if rij.afgezegd_op is not None:
        raise Geweigerd("Deze afspraak is al afgezegd.")
    if rij.dag < timezone.localdate():
        raise Geweigerd("Deze afspraak is voorbij: schrijf in een notitie of ze doorging.")
    rij.afgezegd_op, rij.afzegging = timezone.now(), reden
    rij.versie += 1
    rij.save(update_fields=["afgezegd_op", "afzegging", "versie"])
    log(
        "afspraak_afzeggen",
        door=door,
        object_soort=AFSPRAAK,
        object_id=rij.pk,
        deelnemer_id=rij.traject.deelnemer_id,
    )
    return rij
