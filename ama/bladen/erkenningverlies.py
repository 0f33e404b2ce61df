"""What the page about lost recognitions shows: which agreements are hit, and what is planned (regelgeving 5.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from ama.forms.werkaanbod import VERLIESSTANDEN
from ama.models import Erkenningverlies
from ama.querysets import ErkenningverliesQuerySet
from mandaten.geldigheid import Eindereden
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag


@dataclass(frozen=True)
class Regel:
    """One agreement that is hit; `afhandelen` is an address, "" when this reader cannot."""

    url: str
    dossier: str
    begeleider: str
    werkpost: str
    laatste_dag: date
    reden: str
    stand: str
    kleur: str
    afhandelen: str


def begeleiders_van(rijen: ErkenningverliesQuerySet) -> list[tuple[str, str]]:
    """The begeleiders of these rows, as a filter offers them; one query."""
    namen = rijen.order_by("overeenkomst__begeleider__naam", "overeenkomst__begeleider_id").values_list(
        "overeenkomst__begeleider_id", "overeenkomst__begeleider__naam"
    )
    return [(str(pk), naam) for pk, naam in namen.distinct()]


def gekozen(rijen: ErkenningverliesQuerySet, vraag: Mapping[str, Any]) -> QuerySet[Erkenningverlies]:
    """The rows that the filters ask for, the nearest last day first."""
    stand = vraag.get("stand", "")
    if stand == "":
        rijen = rijen.open()
    elif stand == "afgehandeld":
        rijen = rijen.filter(afgehandeld_op__isnull=False)
    if vraag.get("begeleider"):
        rijen = rijen.filter(overeenkomst__begeleider_id=vraag["begeleider"])
    return rijen.select_related(
        "overeenkomst__deelnemer",
        "overeenkomst__begeleider",
        "overeenkomst__werkpost__organisatie",
        "overeenkomst__werkpost__vestiging",
    ).order_by("laatste_dag", "id")


def regels(rijen: Iterable[Erkenningverlies], door: Hoedanigheid, vandaag: date) -> list[Regel]:
    """The rows of the list."""
    return [_regel(rij, door, vandaag) for rij in rijen]


def _regel(rij: Erkenningverlies, door: Hoedanigheid, vandaag: date) -> Regel:
    overeenkomst, is_open = rij.overeenkomst, rij.afgehandeld_op is None
    voorbij = is_open and rij.laatste_dag < vandaag
    kan = is_open and mag(door, "erkenningverlies_afhandelen")
    return Regel(
        url=overeenkomst.get_absolute_url(),
        dossier=f"{overeenkomst.deelnemer.initialen} · {overeenkomst.deelnemer.dossiernummer}",
        begeleider=overeenkomst.begeleider.naam,
        werkpost=overeenkomst.werkpost.naam,
        laatste_dag=rij.laatste_dag,
        reden=Eindereden(rij.reden).zin,
        stand=rij.afhandeling if not is_open else "erkenning is weg" if voorbij else "nog te plannen",
        kleur="fout" if voorbij else "let" if is_open else "",
        afhandelen=reverse("erkenningverlies_afhandelen", args=[rij.pk]) if kan else "",
    )


def in_woorden(vraag: Mapping[str, Any], begeleiders: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The filters of the list, for the file that is taken along."""
    namen = dict(begeleiders)
    return [
        ("Stand", dict(VERLIESSTANDEN)[vraag.get("stand", "")]),
        ("Begeleider", namen.get(vraag.get("begeleider", ""), "alle")),
    ]
