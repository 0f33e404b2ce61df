"""The week grid of a werkpost: who is expected on which day, and what is recorded (S3, desktop)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from ama.bladen.dagblad import Blad, bladadres, botscode
from ama.domein.bladinvoer import Botsing
from ama.forms.aanwezigheden import Bladrij
from ama.forms.aanwezigheidsweek import Cel, WeekForm

_EEN_DAG = timedelta(days=1)
_WERKDAGEN = 5


@dataclass(frozen=True)
class Weekrij:
    """One person with a cell for each day."""

    naam: str
    url: str
    cellen: Sequence[Cel]


def maandag_van(dag: date) -> date:
    """The Monday of the week of this day."""
    return dag - timedelta(days=dag.weekday())


def dagen_van(dag: date) -> list[date]:
    """The days of the week, Monday first."""
    return [maandag_van(dag) + nummer * _EEN_DAG for nummer in range(7)]


def kolommen(bladen: Sequence[Blad]) -> list[Blad]:
    """The days of the grid: Monday to Friday, and of the weekend a day on which somebody is expected or recorded."""
    return [
        blad
        for blad in bladen
        if blad.dag.dag.weekday() < _WERKDAGEN or any(not een.is_toe_te_voegen for een in blad.rijen)
    ]


def weekadres(werkpost_id: UUID, dag: date, botst_op: Mapping[date, Sequence[Botsing]] | None = None) -> str:
    """The address of the grid of the week of this day, with the lines that clashed per day."""
    vraag = {"dag": maandag_van(dag).isoformat()}
    if botst_op:
        vraag["anders"] = "-".join(
            f"{een.weekday()}{botscode(botsingen)}" for een, botsingen in botst_op.items()
        )
    return f"{reverse('aanwezigheden_week', args=[werkpost_id])}?{urlencode(vraag)}"


def gelezen_botsingen(ruw: str, dagen: Sequence[date]) -> dict[date, str]:
    """Per day of the week the lines in the address that clashed; nonsense is no line."""
    per_dag = {een[:1]: een[1:] for een in ruw.split("-")}
    return {dag: per_dag[nummer] for dag in dagen if (nummer := str(dag.weekday())) in per_dag}


def in_te_vullen(bladen: Sequence[Blad]) -> dict[date, list[Bladrij]]:
    """Per day the lines of the grid: who is expected or recorded, on days that came and on which that is possible."""
    vandaag = timezone.localdate()
    return {
        blad.dag.dag: [een for een in blad.rijen if not een.is_toe_te_voegen]
        if blad.dag.mag_invullen and blad.dag.dag <= vandaag
        else []
        for blad in bladen
    }


def weekscherm(bladen: Sequence[Blad], formulier: WeekForm) -> Mapping[str, Any]:
    """What the template of the grid shows."""
    werkpost, eerste = bladen[0].beeld.werkpost, bladen[0].dag.dag
    mensen = {een.pk: een for blad in bladen for een in blad.overeenkomsten}
    per_dag = {blad.dag.dag: {een.overeenkomst: een for een in blad.rijen} for blad in bladen}
    rijen = [
        Weekrij(
            een.deelnemer.naam,
            een.get_absolute_url(),
            [formulier.cel(dag, regels.get(pk)) for dag, regels in per_dag.items()],
        )
        for pk, een in mensen.items()
    ]
    vandaag = timezone.localdate()
    volgende = eerste + 7 * _EEN_DAG
    return {
        "werkpost": werkpost,
        "dagen": [{"dag": blad.dag, "url": bladadres(werkpost.pk, blad.dag.dag)} for blad in bladen],
        "rijen": rijen,
        "formulier": formulier,
        "vorige_url": weekadres(werkpost.pk, eerste - 7 * _EEN_DAG),
        "volgende_url": weekadres(werkpost.pk, volgende) if volgende <= vandaag else "",
        "terug_url": bladadres(werkpost.pk, min(vandaag, bladen[-1].dag.dag)),
        "maandag": eerste,
        "botsingen": [(blad.dag.dag, een.botsing) for blad in bladen for een in blad.rijen if een.botsing],
    }
