"""How far the contingents of AMA sociale economie are in use, and what their year will count: a whole set at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ama.domein.contingentgebruik import Komend, Lopend, Regiostand, Stand, Verwachting, verwacht
from ama.domein.dagdelen import jaar_als_periode, tot_en_met
from ama.domein.kwartaaldagen import Begeleiding, tellingen
from ama.domein.wsestart import Gestopt, toeleidingseinde
from ama.models.kwartaallezen import begeleidingen_van, loopt
from ama.models.overeenkomst import Overeenkomst
from ama.models.toeleiding import Toeleiding
from ama.statussen import BEGONNEN, BIJ_AANBIEDER, IN_OPMAAK, TOEGEKEND, VOORGESTELD, WACHT_OP_PLAATS
from mandaten.geldigheid import Contingent, contingenten
from werkzorg.parameters.lezen import momentopname
from werkzorg.plaatsen.models import GemeenteInRegio, Postcode, Regio

PARAMETERS = ("ama_se_noemer", "ama_se_zonder_beslissing")
_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Bezetting:
    """One contingent on one day, with how many people take, will take or wait for a place."""

    contingent: Contingent
    stand: Stand


@dataclass(frozen=True)
class Gebruik(Bezetting):
    """The same with its forecast; `te_herbeslissen`: of how many VDAB decides again before the year is over."""

    verwachting: Verwachting
    te_herbeslissen: int


def bezettingen(dag: date, *, houder_id: UUID | None = None) -> list[Bezetting]:
    """Every contingent that runs in the year of `dag`, by name of its holder; two queries, counted in SQL."""
    jaar = jaar_als_periode(dag.year)
    assert jaar.einde is not None  # a year always ends
    rijen = contingenten(jaar.start, jaar.einde, houder_id=houder_id)
    begonnen = Q(status__in=BEGONNEN)
    geteld = {
        rij["contingent_id"]: rij
        for rij in _mensen([een.id for een in rijen], dag)
        .values("contingent_id")
        .annotate(
            lopend=Count("pk", filter=begonnen & Q(start__lte=dag)),
            later=Count("pk", filter=begonnen & Q(start__gt=dag)),
            toegekend=Count("pk", filter=Q(status=TOEGEKEND)),
            wacht=Count("pk", filter=Q(status=WACHT_OP_PLAATS)),
        )
    }
    uit = []
    for een in rijen:
        rij = geteld.get(een.id, {"lopend": 0, "later": 0, "toegekend": 0, "wacht": 0})
        stand = Stand(een.plaatsen_in(dag.year), rij["lopend"], rij["later"] + rij["toegekend"], rij["wacht"])
        uit.append(Bezetting(een, stand))
    return uit


def gebruik(rijen: Sequence[Bezetting], dag: date) -> list[Gebruik]:
    """These contingents with the forecast of the year of `dag`; two queries over their people and agreements alone."""
    jaar = jaar_als_periode(dag.year)
    opname = momentopname(jaar.start)
    noemer = opname.getal("ama_se_noemer")
    eist = opname.tekst("ama_se_zonder_beslissing") == "weigeren"
    sleutels = [een.contingent.id for een in rijen]
    begeleidingen = begeleidingen_van(sleutels, jaar, eist_beslissing=eist)
    in_opmaak = Overeenkomst.objects.filter(toeleiding=OuterRef("pk"), status__in=IN_OPMAAK)
    mensen: dict[UUID, list[Mapping[str, Any]]] = {}
    for mens in (
        _mensen(sleutels, dag)
        .annotate(in_opmaak=Exists(in_opmaak))
        .order_by("beslist_op", "voorgesteld_op", "pk")
        .values("pk", "contingent_id", "status", "start", "einde", "beslissing_tot", "in_opmaak")
    ):
        mensen.setdefault(mens["contingent_id"], []).append(mens)
    return [
        _gebruik(
            een, mensen.get(een.contingent.id, []), begeleidingen.get(een.contingent.id, []), dag, noemer
        )
        for een in rijen
    ]


def per_regio(alle: Iterable[Bezetting], dag: date) -> list[Regiostand]:
    """The same per regio, by name, also those without a contingent; a contingent of two regio's counts in both.

    With how many people living there were proposed and wait for a decision. One query.
    """
    standen: dict[str, Stand] = {}
    for een in alle:
        for regio in een.contingent.regios:
            standen[regio] = standen.get(regio, Stand(0, 0, 0, 0)) + een.stand
    return [
        Regiostand(sleutel, naam, standen.get(sleutel, Stand(0, 0, 0, 0)), voorgesteld)
        for sleutel, naam, voorgesteld in _regios(dag)
    ]


def _regios(dag: date) -> QuerySet[Any]:
    """Key, name and how many people who wait for VDAB live there, by their postcode; by name, in one query.

    A postcode of several municipalities belongs to the first regio by key.
    """
    gemeenten = Postcode.objects.filter(postcode=OuterRef(OuterRef("deelnemer__postcode")))
    woont = (
        GemeenteInRegio.objects.filter(gemeente__in=gemeenten.values("gemeente"), periode__contains=dag)
        .order_by("regio")
        .values("regio")[:1]
    )
    hier = (
        Toeleiding.objects.filter(status=VOORGESTELD)
        .annotate(woont=Subquery(woont))
        .filter(woont=OuterRef("pk"))
        .order_by()
        .values("status")
        .annotate(aantal=Count("pk"))
    )
    rijen = Regio.objects.annotate(voorgesteld=Coalesce(Subquery(hier.values("aantal")), 0))
    return rijen.order_by("naam").values_list("sleutel", "naam", "voorgesteld")


def _mensen(contingent_ids: Sequence[UUID], dag: date) -> QuerySet[Toeleiding]:
    """Who takes, will take or waits for a place under these contingents."""
    rijen = Toeleiding.objects.filter(contingent_id__in=contingent_ids, status__in=BIJ_AANBIEDER)
    # Who died keeps no place, and waits for none.
    return rijen.exclude(einde__lt=dag).exclude(deelnemer__overleden_op__lt=dag)


def _gebruik(
    rij: Bezetting,
    mensen: Sequence[Mapping[str, Any]],
    begeleidingen: Sequence[Begeleiding],
    dag: date,
    noemer: int,
) -> Gebruik:
    jaar = jaar_als_periode(dag.year)
    assert jaar.einde is not None  # a year always ends
    dagen = [een for een in (deel.doorsnede(jaar) for deel in loopt(rij.contingent)) if een]
    van: dict[UUID, list[Begeleiding]] = {}
    for een in begeleidingen:
        van.setdefault(een.toeleiding, []).append(een)
    lopend = [mens for mens in mensen if mens["status"] in BEGONNEN and mens["start"] <= dag]
    later = [mens for mens in mensen if mens["status"] in BEGONNEN and mens["start"] > dag]
    gepland = [mens for mens in mensen if mens["status"] == TOEGEKEND]
    eerste = {sleutel: min(een.dagen.start for een in alle) for sleutel, alle in van.items()}
    tot_nu = tellingen(begeleidingen, tot_en_met(dagen, dag), jaar, {})
    return Gebruik(
        rij.contingent,
        rij.stand,
        verwacht(
            rij.stand.toegekend,
            [_lopend(mens, van.get(mens["pk"], [])) for mens in lopend],
            [
                *(Komend(mens["start"]) for mens in later),
                *(Komend(eerste.get(mens["pk"], dag + _EEN_DAG)) for mens in gepland),
                *(Komend(dag + _EEN_DAG, wacht=True) for _ in range(rij.stand.wachtend)),
            ],
            tot_nu=sum(een.kalender for een in tot_nu),
            vandaag=dag,
            loopt=dagen,
            noemer=noemer,
        ),
        sum(
            1
            for mens in lopend
            if not mens["einde"] and mens["beslissing_tot"] and mens["beslissing_tot"] < jaar.einde
        ),
    )


def _lopend(mens: Mapping[str, Any], alle: Sequence[Begeleiding]) -> Lopend:
    """Who runs, with the last day that his agreements already say, as it ends the toeleiding when it is over."""
    stopt = toeleidingseinde(
        [Gestopt(een.dagen.einde, een.reden) for een in alle], in_opmaak=mens["in_opmaak"]
    )
    einde = mens["einde"] or (stopt.einde if stopt else None)
    return Lopend(tuple(een.dagen for een in alle), einde)
