"""What the page about lost mandates shows: which files are hit, by whom, and what is planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from mandaten.geldigheid import Eindereden
from mandaten.soorten import FUNCTIES
from trajecten.domein.overdracht import ORGANISATIE
from trajecten.models import Mandaatverlies
from trajecten.querysets import MandaatverliesQuerySet
from trajecten.querysets.lezers import KANT_VAN_ROL
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag
from werkzorg.ui.formaten import datum

_HIER = ("casemanager_werk", "casemanager_zorg", "netwerkcoordinator", "dienstverlener")
FUNCTIEKEUZES = [(een, FUNCTIES[een]) for een in _HIER]
_STANDEN = {"": "nog te plannen", "afgehandeld": "afgehandeld", "alle": "alle"}


@dataclass(frozen=True)
class Regel:
    """One file that is hit; `overdragen` and `afhandelen` are addresses, "" when this reader cannot."""

    url: str
    dossier: str
    organisatie: str
    functie: str
    laatste_dag: date
    reden: str
    stand: str
    kleur: str
    overdragen: str
    afhandelen: str


def organisaties_van(rijen: MandaatverliesQuerySet) -> list[tuple[str, str]]:
    """The organisations of these rows, as a filter offers them; one query."""
    namen = rijen.order_by("organisatie__naam", "organisatie_id").values_list(
        "organisatie_id", "organisatie__naam"
    )
    return [(str(pk), naam) for pk, naam in namen.distinct()]


def gekozen(rijen: MandaatverliesQuerySet, vraag: Mapping[str, Any]) -> QuerySet[Mandaatverlies]:
    """The rows that the filters ask for, the nearest last day first."""
    stand = vraag.get("stand", "")
    if stand == "":
        rijen = rijen.open()
    elif stand == "afgehandeld":
        rijen = rijen.filter(afgehandeld_op__isnull=False)
    if vraag.get("functie"):
        rijen = rijen.filter(functie=vraag["functie"])
    if vraag.get("organisatie"):
        rijen = rijen.filter(organisatie_id=vraag["organisatie"])
    return rijen.select_related("traject__deelnemer", "organisatie").order_by("laatste_dag", "id")


def regels(rijen: Iterable[Mandaatverlies], door: Hoedanigheid, vandaag: date) -> list[Regel]:
    """The rows of the list."""
    return [_regel(rij, door, vandaag) for rij in rijen]


def _regel(rij: Mandaatverlies, door: Hoedanigheid, vandaag: date) -> Regel:
    kant, is_open = KANT_VAN_ROL.get(rij.functie), rij.afgehandeld_op is None
    overdragen = afhandelen = ""
    if is_open and kant and mag(door, "traject_overdragen") and KANT_VAN_ROL.get(door.rol, kant) == kant:
        vraag = urlencode({"soort": ORGANISATIE, "kant": kant, "op": datum(max(rij.overnemen_op, vandaag))})
        overdragen = f"{reverse('traject_overdragen', args=[rij.traject_id])}?{vraag}"
    if is_open and mag(door, "mandaatverlies_afhandelen"):
        afhandelen = reverse("mandaatverlies_afhandelen", args=[rij.pk])
    voorbij = is_open and rij.laatste_dag < vandaag
    return Regel(
        url=rij.traject.get_absolute_url(),
        dossier=f"{rij.traject.deelnemer.initialen} · {rij.traject.deelnemer.dossiernummer}",
        organisatie=rij.organisatie.naam,
        functie=FUNCTIES[rij.functie],
        laatste_dag=rij.laatste_dag,
        reden=Eindereden(rij.reden).zin,
        stand=rij.afhandeling if not is_open else "mandaat is weg" if voorbij else "nog te plannen",
        kleur="fout" if voorbij else "let" if is_open else "",
        overdragen=overdragen,
        afhandelen=afhandelen,
    )


def in_woorden(vraag: Mapping[str, Any], organisaties: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The filters of the list, for the file that is taken along."""
    namen = dict(organisaties)
    return [
        ("Stand", _STANDEN[vraag.get("stand", "")]),
        ("Functie", FUNCTIES[vraag["functie"]] if vraag.get("functie") else "alle"),
        ("Organisatie", namen.get(vraag.get("organisatie", ""), "alle")),
    ]
