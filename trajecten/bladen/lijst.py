"""The list of trajecten: what presses first, and how many days each has left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from trajecten.bladen.klok import LAAT, LOOPT, klokstand
from trajecten.bladen.kop import KLEUR
from trajecten.domein.looptijd import Looptijd, dagteller
from trajecten.forms.lijst import STANDEN, TrajectFilterForm
from trajecten.models import Traject
from trajecten.querysets import TrajectQuerySet
from trajecten.statussen import GESTART, GOEDGEKEURD, VERZOEK
from werkzorg.databank.perioden import laatste_dag
from werkzorg.termijnen import Periode
from werkzorg.ui.formaten import nog_dagen


@dataclass(frozen=True)
class Lijstregel:
    """One traject in a list; `uiterlijk_op` is the next last day (inclusive), `teller` where it stands in words."""

    url: str
    naam: str
    dossiernummer: str
    status: str
    kleur: str
    regio: str
    teller: str
    uiterlijk_op: date | None
    is_laat: bool
    tandem: tuple[tuple[str, str, str], ...]
    ontvangen_op: date


def lijstregels(rijen: Iterable[Any], vandaag: date) -> list[Lijstregel]:
    """One line per traject (fetched by `met_stand`); no query."""
    return [_regel(rij, vandaag) for rij in rijen]


def gekozen(rijen: TrajectQuerySet, formulier: TrajectFilterForm, vandaag: date) -> TrajectQuerySet:
    """The trajecten that the filters ask for; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["zoek"]:
        rijen = rijen.gezocht(vraag["zoek"])
    if vraag["regio"]:
        rijen = rijen.filter(regio_id=vraag["regio"])
    if vraag["stand"]:
        rijen = rijen.filter(status__in=STANDEN[vraag["stand"]][1])
    if vraag["laat"]:
        rijen = rijen.te_laat_op(vandaag)
    return rijen


def tellingen(rijen: TrajectQuerySet) -> list[tuple[str, int, str]]:
    """Label, how many, and key of each stand; one query."""
    per_stand = rijen.aggregate(
        **{
            sleutel: Count("pk", filter=Q(status__in=statussen))
            for sleutel, (_, statussen) in STANDEN.items()
        }
    )
    return [(label, per_stand[sleutel], sleutel) for sleutel, (label, _) in STANDEN.items()]


def teller_van(rij: Any, vandaag: date) -> str:
    """The day counter of a traject that came with `met_stand`, in words; "" before the first talk."""
    if rij.startdatum is None or rij.max_maanden is None:
        return ""
    looptijd = Looptijd(
        start=rij.startdatum,
        maanden=rij.max_maanden,
        verlenging_maanden=rij.verlenging_maanden,
        schorsingen=tuple(Periode(een.lower, laatste_dag(een)) for een in rij.schorsingen),
    )
    return dagteller(looptijd, vandaag, rij.einddatum).zin


def _regel(rij: Any, vandaag: date) -> Lijstregel:
    uiterlijk = _uiterlijk(rij)
    stand = klokstand(uiterlijk, vandaag) if uiterlijk else LOOPT
    teller = teller_van(rij, vandaag)
    if not teller and uiterlijk:
        teller = nog_dagen(uiterlijk, vandaag)
    return Lijstregel(
        url=rij.get_absolute_url(),
        naam=rij.deelnemer.naam,
        dossiernummer=rij.deelnemer.dossiernummer,
        status=rij.get_status_display(),
        kleur=KLEUR.get(rij.status, ""),
        regio=rij.regio.naam if rij.regio else "",
        teller=teller,
        uiterlijk_op=uiterlijk,
        is_laat=stand == LAAT,
        tandem=tuple((een["kant"], een["naam"], een["organisatie"]) for een in rij.tandem),
        ontvangen_op=rij.ontvangen_op,
    )


def _uiterlijk(rij: Traject) -> date | None:
    """The next last day of this traject, as its state says; None when nothing presses."""
    if rij.status in VERZOEK:
        return rij.beslissen_uiterlijk_op
    if rij.status == GOEDGEKEURD:
        intake = getattr(rij, "intake", None)
        return intake.uiterlijk_op if intake else None
    return rij.uiterste_einddatum if rij.status in GESTART else None
