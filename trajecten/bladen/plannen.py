"""What the netwerkcoördinator sees of the plans that were sent to him (art. 18)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.urls import reverse

from trajecten.domein.termijnen import NETWERK_START, SOORTEN, termijn
from trajecten.forms.netwerk import ONTVANGEN, PlanFilterForm
from trajecten.models import Actie, Planversie
from trajecten.querysets import PlanversieQuerySet
from trajecten.statussen import AFGEWERKT, BEZIG, GESTART, PLAN_INGEDIEND
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import Momentopname
from werkzorg.ui.formaten import lokale_dag

# The parameter of the term within which the first action starts.
STARTTERMIJN = SOORTEN[NETWERK_START].duur_parameter
# Sent, not sent back, and still with the coordinator.
_OPEN = Q(teruggestuurd_op__isnull=True, geregistreerd_op__isnull=True, traject__status=PLAN_INGEDIEND)


def gekozen(rijen: PlanversieQuerySet, formulier: PlanFilterForm, door: Hoedanigheid) -> PlanversieQuerySet:
    """The received versions that the filters ask for: open first, then the newest."""
    if not formulier.is_valid():
        return rijen.none().order_by("pk")
    vraag = formulier.cleaned_data
    rijen = rijen.filter(ingediend_op__isnull=False)
    if vraag["stand"] == ONTVANGEN:
        rijen = rijen.filter(_OPEN)
    if vraag["zoek"]:
        mensen = Deelnemer.objects.zichtbaar_voor(door).gezocht(vraag["zoek"]).order_by()
        rijen = rijen.filter(traject__deelnemer_id__in=mensen.values("pk"))
    is_open = Case(When(_OPEN, then=Value(True)), default=Value(False), output_field=BooleanField())
    return rijen.annotate(is_open=is_open).order_by("-is_open", "-ingediend_op", "pk")


def voor_de_lijst(rijen: PlanversieQuerySet) -> PlanversieQuerySet:
    """With person, regio, what waits for a provider, whether one began, and the newest number, in the same query."""
    acties = Actie.objects.filter(traject_id=OuterRef("traject_id")).order_by()
    wacht = acties.toe_te_wijzen().values("traject_id").annotate(aantal=Count("pk")).values("aantal")
    begonnen = (
        acties.filter(toegewezen_op__isnull=False, status__in=(BEZIG, AFGEWERKT))
        .values("traject_id")
        .annotate(aantal=Count("pk"))
        .values("aantal")
    )
    nieuwste = (
        Planversie.objects.filter(traject_id=OuterRef("traject_id"))
        .order_by()
        .values("traject_id")
        .annotate(nummer_=Max("nummer"))
        .values("nummer_")
    )
    return rijen.select_related("traject__deelnemer", "traject__regio").annotate(
        wacht=Coalesce(Subquery(wacht), 0),
        begonnen=Coalesce(Subquery(begonnen), 0),
        nieuwste=Subquery(nieuwste),
    )


@dataclass(frozen=True)
class Planregel:
    """One received version; `starten_voor` is the last day to start its first action, None when that was done."""

    url: str
    wie: str
    dossiernummer: str
    regio: str
    nummer: int
    ontvangen: date
    wacht: int
    starten_voor: date | None
    is_te_laat: bool
    stand: str
    merk: str


def planregels(rijen: Iterable[Any], opname: Momentopname, vandaag: date) -> list[Planregel]:
    """One line per version of `voor_de_lijst`; the terms are those of `opname`."""
    return [_regel(rij, opname, vandaag) for rij in rijen]


def filterformulier(vraag: QueryDict) -> PlanFilterForm:
    """The filters of this list."""
    return PlanFilterForm(vraag)


def _regel(rij: Any, opname: Momentopname, vandaag: date) -> Planregel:
    ontvangen = lokale_dag(rij.ingediend_op)
    is_over = rij.traject.status not in GESTART
    is_nieuwste = rij.nummer == rij.nieuwste
    loopt_nog = rij.teruggestuurd_op is None and is_nieuwste and not rij.begonnen and not is_over
    starten_voor = termijn(NETWERK_START, ontvangen, opname).laatste_dag if loopt_nog else None
    stand, merk = _stand(rij)
    return Planregel(
        url=reverse("trajectplan_detail", args=[rij.traject_id]),
        wie=rij.traject.deelnemer.naam,
        dossiernummer=rij.traject.deelnemer.dossiernummer,
        regio=rij.traject.regio.naam if rij.traject.regio else "",
        nummer=rij.nummer,
        ontvangen=ontvangen,
        wacht=rij.wacht if is_nieuwste and not is_over else 0,
        starten_voor=starten_voor,
        is_te_laat=starten_voor is not None and starten_voor < vandaag,
        stand=stand,
        merk=merk,
    )


def _stand(rij: Any) -> tuple[str, str]:
    if rij.is_open:
        return "te behandelen", "let"
    if rij.teruggestuurd_op is not None:
        return "teruggestuurd", ""
    if rij.nummer != rij.nieuwste:
        return "vervangen door een nieuwere versie", ""
    if rij.traject.status not in GESTART:
        return "traject beëindigd", ""
    return "in uitvoering", "goed"
