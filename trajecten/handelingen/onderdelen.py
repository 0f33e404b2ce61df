"""What of a traject lies on days: it stands in the way of an earlier end, or is shortened with it (art. 11)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max, QuerySet
from django.utils import timezone

from trajecten.domein.beeindiging import Onderdeel
from trajecten.domein.notities import OVERLEG
from trajecten.models import Actie, Afspraak, Evaluatie, Notitie, Stage, Stageevaluatie, Traject, Uren
from trajecten.querysets import AfspraakQuerySet
from trajecten.statussen import GESCHRAPT, OPEN_ACTIE


def onderdelen_na(traject: Traject, dag: date) -> list[Onderdeel]:
    """The actions, stages and appointments of this traject that run on after `dag`, and hours given after it."""
    acties = Actie.objects.filter(traject=traject, tot_en_met__gt=dag).geldig().order_by("tot_en_met", "pk")
    stages = Stage.objects.filter(traject=traject, tot_en_met__gt=dag).geldig().order_by("tot_en_met", "pk")
    afspraken = _afspraken_na(traject, dag).order_by("dag", "pk")
    uit = [Onderdeel(f"de actie “{rij.omschrijving}”", rij.tot_en_met) for rij in acties]
    uit += [Onderdeel(f"de stage “{rij.functie}”", rij.tot_en_met) for rij in stages]
    uit += [Onderdeel(f"een afspraak ({rij.get_soort_display()})", rij.dag) for rij in afspraken]
    if uren := _laatste(Uren.objects.filter(traject=traject, uren__gt=0), "dag", dag):
        uit.append(Onderdeel("gegeven uren", uren))
    return uit


def gebeurd_na(traject: Traject, dag: date, *, met_contact: bool) -> list[Onderdeel]:
    """What took place after `dag`, of each kind the last: hours, finished actions, evaluations, and contacts."""
    na = {"traject": traject}
    laatste = [
        ("gegeven uren", _laatste(Uren.objects.filter(**na, uren__gt=0), "dag", dag)),
        ("een afgewerkte actie", _laatste(Actie.objects.filter(**na).geldig(), "afgewerkt_op", dag)),
        ("een evaluatie", _laatste(Evaluatie.objects.filter(**na), "op", dag)),
        (
            "een evaluatie van een stage",
            _laatste(Stageevaluatie.objects.filter(stage__traject=traject), "op", dag),
        ),
    ]
    if met_contact:
        contact = Notitie.objects.filter(**na, teruggenomen_op__isnull=True).exclude(soort=OVERLEG)
        laatste.append(("een contact met de deelnemer", _laatste(contact, "dag", dag)))
    return [Onderdeel(naam, op) for naam, op in laatste if op is not None]


def _laatste(rijen: QuerySet[Any], veld: str, na: date) -> date | None:
    laatste: date | None = rijen.filter(**{f"{veld}__gt": na}).aggregate(dag=Max(veld))["dag"]
    return laatste


def kort_in(traject: Traject, dag: date) -> dict[str, int]:
    """What began ends on `dag`, what did not is taken out, appointments after it are cancelled; how many of each.

    Hours that were given stay: with hours after `dag` the database refuses the end.
    """
    nu = timezone.now()
    telling = {"ingekort": 0, "geschrapt": 0, "afgezegd": 0}
    for actie in (
        Actie.objects.filter(traject=traject, tot_en_met__gt=dag).geldig().order_by("pk").vergrendeld()
    ):
        if actie.van > dag and actie.status in OPEN_ACTIE:
            actie.status = GESCHRAPT
            telling["geschrapt"] += 1
        else:
            actie.tot_en_met = max(dag, actie.van)
            telling["ingekort"] += 1
        actie.versie += 1
        actie.save(update_fields=["status", "tot_en_met", "versie"])
    for stage in (
        Stage.objects.filter(traject=traject, tot_en_met__gt=dag).geldig().order_by("pk").vergrendeld()
    ):
        if stage.van > dag:
            stage.geschrapt_op = nu
            telling["geschrapt"] += 1
        else:
            stage.tot_en_met = dag
            telling["ingekort"] += 1
        stage.versie += 1
        stage.save(update_fields=["geschrapt_op", "tot_en_met", "versie"])
    for afspraak in _afspraken_na(traject, dag).order_by("pk").vergrendeld():
        afspraak.afgezegd_op, afspraak.afzegging = nu, f"Het traject eindigde op {dag:%d/%m/%Y}."
        afspraak.versie += 1
        afspraak.save(update_fields=["afgezegd_op", "afzegging", "versie"])
        telling["afgezegd"] += 1
    return telling


def _afspraken_na(traject: Traject, dag: date) -> AfspraakQuerySet:
    return Afspraak.objects.filter(traject=traject, dag__gt=dag).exclude(soort=OVERLEG).staand()
