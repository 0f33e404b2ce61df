"""The list of toeleidingen and the waiting list: what waits for the reader first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, Value, When
from django.http import QueryDict

from ama.bladen.jaarbeslissing import einde_voor
from ama.bladen.toeleidingkop import toeleidingkleur
from ama.domein.toeleiding import Plaats, bezetting_zin, vrije_plaatsen, wacht_zin
from ama.domein.woorden import datum
from ama.forms.toeleiding import ToeleidingFilterForm, WachtlijstFilterForm
from ama.models import Toeleiding
from ama.models.toeleidinglezen import met_rang
from ama.querysets import ToeleidingQuerySet
from ama.querysets.lezers import EIGEN_ORGANISATIE, VDAB
from ama.statussen import (
    GESTART,
    GEWEIGERD,
    TE_STARTEN,
    TOEGEKEND,
    TOELEIDING_OPEN,
    TOELEIDINGSTATUSSEN,
    VOORGESTELD,
    WACHT_OP_PLAATS,
)
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Toeleidingregel:
    """One toeleiding in a list; `zin` says what there is to know now."""

    url: str
    naam: str
    dossiernummer: str
    aanbieder: str
    voorgesteld_door: str
    status: str
    kleur: str
    ontvangen_op: date
    beslist_op: date | None
    start: date | None
    zin: str


@dataclass(frozen=True)
class Wachtregel:
    """One person who waits, with his place in the row of his contingent and how full that is."""

    url: str
    naam: str
    dossiernummer: str
    aanbieder: str
    contingent: str
    rang: int
    aan_de_beurt: bool
    beslist_op: date | None
    ontvangen_op: date
    status: str
    kleur: str
    zin: str
    bezetting: str


def filterformulier(vraag: QueryDict, rijen: ToeleidingQuerySet) -> ToeleidingFilterForm:
    """The filters, with the aanbieders of what this reader sees; one query."""
    return ToeleidingFilterForm(vraag, aanbieders=_aanbieders(rijen))


def wachtfilter(vraag: QueryDict, rijen: ToeleidingQuerySet) -> WachtlijstFilterForm:
    """The filter of the waiting list, with the aanbieders of who waits; one query."""
    return WachtlijstFilterForm(vraag, aanbieders=_aanbieders(rijen.te_starten()))


def gekozen(rijen: ToeleidingQuerySet, formulier: ToeleidingFilterForm) -> ToeleidingQuerySet:
    """The toeleidingen that the filters ask for; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none()
    vraag = formulier.cleaned_data
    if vraag["zoek"]:
        rijen = rijen.filter(deelnemer__in=Deelnemer.objects.gezocht(vraag["zoek"]).order_by().values("pk"))
    if vraag["stand"]:
        rijen = rijen.filter(status=vraag["stand"])
    if vraag["aanbieder"]:
        rijen = rijen.filter(aanbieder_id=vraag["aanbieder"])
    return rijen


def dringendst(rijen: ToeleidingQuerySet, door: Hoedanigheid) -> ToeleidingQuerySet:
    """What waits for this reader first, the oldest of it on top; what is over last, the newest first."""
    eerst = {VDAB: (VOORGESTELD, *TE_STARTEN)}.get(door.rol, (*TE_STARTEN, VOORGESTELD))
    return rijen.annotate(
        rang=Case(
            *(When(status=een, then=Value(plaats)) for plaats, een in enumerate(eerst)),
            When(status=GESTART, then=Value(4)),
            default=Value(5),
            output_field=IntegerField(),
        )
    ).order_by("rang", "ontvangen_op", "pk")


def tellingen(rijen: ToeleidingQuerySet) -> list[tuple[str, int, str]]:
    """Label, how many, and key of each state that is not over, and of the whole rest; one query."""
    per_stand = dict(rijen.order_by().values_list("status").annotate(aantal=Count("pk")))
    return [
        (label, per_stand.get(sleutel, 0), sleutel)
        for sleutel, label in TOELEIDINGSTATUSSEN
        if sleutel in TOELEIDING_OPEN
    ]


def lijstregels(rijen: Iterable[Toeleiding], door: Hoedanigheid) -> list[Toeleidingregel]:
    """One line per toeleiding (fetched by `met_verbanden`), as this reader may know it; no query."""
    return [
        Toeleidingregel(
            url=rij.get_absolute_url(),
            naam=rij.deelnemer.naam,
            dossiernummer=rij.deelnemer.dossiernummer,
            aanbieder=rij.aanbieder.naam if rij.aanbieder else "",
            voorgesteld_door=rij.voorgesteld_organisatie.naam,
            status=rij.get_status_display(),
            kleur=toeleidingkleur(rij.status),
            ontvangen_op=rij.ontvangen_op,
            beslist_op=rij.beslist_op,
            start=rij.start,
            zin=_zin(rij, door),
        )
        for rij in rijen
    ]


def wachtenden(rijen: ToeleidingQuerySet, formulier: WachtlijstFilterForm, dag: date) -> ToeleidingQuerySet:
    """Who was granted a place and did not begin, in the order of each contingent, with rank and places."""
    wacht = rijen.te_starten()
    if not formulier.is_valid():
        return wacht.none()
    if formulier.cleaned_data["aanbieder"]:
        wacht = wacht.filter(aanbieder_id=formulier.cleaned_data["aanbieder"])
    return met_rang(wacht, dag)


def wachtregels(rijen: Iterable[Toeleiding], vandaag: date) -> list[Wachtregel]:
    """One line per person who waits (fetched by `wachtenden`); no query."""
    uit = []
    for rij in rijen:
        stand = vars(rij)
        plaatsen, gestart, rang = stand["plaatsen_jaar"], stand["gestart_nu"], stand["voor_mij"] + 1
        plaats = Plaats(rij.pk, rang, aan_de_beurt=rang <= vrije_plaatsen(plaatsen or 0, gestart))
        uit.append(
            Wachtregel(
                url=rij.get_absolute_url(),
                naam=rij.deelnemer.naam,
                dossiernummer=rij.deelnemer.dossiernummer,
                aanbieder=rij.aanbieder.naam if rij.aanbieder else "",
                contingent=rij.contingent.nummer if rij.contingent else "",
                rang=rang,
                aan_de_beurt=plaats.aan_de_beurt,
                beslist_op=rij.beslist_op,
                ontvangen_op=rij.ontvangen_op,
                status=rij.get_status_display(),
                kleur="goed" if plaats.aan_de_beurt else "let",
                zin=wacht_zin(plaats, wacht_sinds=rij.wacht_sinds, vandaag=vandaag),
                bezetting=bezetting_zin(plaatsen=plaatsen, gestart=gestart, wachtend=stand["wachtend"]),
            )
        )
    return uit


def toont_aanbieder(door: Hoedanigheid) -> bool:
    """Whether the list names the aanbieder to this reader: his own he knows."""
    return door.rol not in EIGEN_ORGANISATIE


def _zin(rij: Toeleiding, door: Hoedanigheid) -> str:
    if rij.status == VOORGESTELD:
        return "VDAB beslist."
    if rij.status == TOEGEKEND:
        return "De aanbieder begint de begeleiding."
    if rij.status == WACHT_OP_PLAATS and rij.wacht_sinds is not None:
        return f"Wacht sinds {datum(rij.wacht_sinds)}."
    if rij.status == GEWEIGERD:
        # What VDAB thinks does fit, stands with its decision, for who reads that.
        return "VDAB zei nee."
    if rij.status == GESTART and rij.beslissing_tot is not None:
        return f"VDAB beslist opnieuw uiterlijk op {datum(rij.beslissing_tot)}."
    if rij.einde is not None:
        return f"{einde_voor(rij, door)}, tot en met {datum(rij.einde)}."
    return rij.einde_toelichting


def _aanbieders(rijen: ToeleidingQuerySet) -> list[tuple[str, str]]:
    paren = (
        rijen.filter(aanbieder__isnull=False)
        .order_by()
        .values_list("aanbieder_id", "aanbieder__naam")
        .distinct()
    )
    return sorted(((str(pk), naam) for pk, naam in paren), key=lambda paar: paar[1].casefold())
