"""What the catalogue and the page of one offer show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from trajecten.bladen.acties import regiokeuzes
from trajecten.domein.uitvoering import AANBODVELDEN
from trajecten.forms.netwerk import AanbodFilterForm
from trajecten.models import Aanbod, Aanbodregio
from trajecten.querysets import AanbodQuerySet
from werkzorg.databank.perioden import laatste_dag
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.toegang.matrix import mag
from werkzorg.ui.volgorde import op_naam


def filterformulier(vraag: QueryDict) -> AanbodFilterForm:
    """The filters of the catalogue; two queries, for regio's and for who offers something."""
    biedt_aan = Exists(Aanbod.objects.filter(organisatie=OuterRef("pk")))
    aanbieders = (
        Organisatie.objects.filter(biedt_aan).order_by(*op_naam("naam"), "pk").values_list("pk", "naam")
    )
    return AanbodFilterForm(
        vraag, regios=regiokeuzes(), aanbieders=[(str(pk), naam) for pk, naam in aanbieders]
    )


def gekozen(rijen: AanbodQuerySet, formulier: AanbodFilterForm, vandaag: date) -> AanbodQuerySet:
    """The offers that the filters ask for, by name; nothing for a question that makes no sense."""
    if not formulier.is_valid():
        return rijen.none().order_by("pk")
    vraag = formulier.cleaned_data
    if not vraag["ook_vroeger"]:
        rijen = rijen.aangeboden_op(vandaag)
    if vraag["soort"]:
        rijen = rijen.filter(soort=vraag["soort"])
    if vraag["regio"]:
        rijen = rijen.in_regio(vraag["regio"])
    if vraag["aanbieder"]:
        rijen = rijen.filter(organisatie_id=vraag["aanbieder"])
    for woord in vraag["zoek"].split():
        wie = Organisatie.objects.gezocht(woord).order_by().values("pk")
        rijen = rijen.filter(
            Q(titel__icontains=woord) | Q(omschrijving__icontains=woord) | Q(organisatie__in=wie)
        )
    return rijen.order_by(*op_naam("titel"), "pk")


def voor_de_lijst(rijen: AanbodQuerySet) -> AanbodQuerySet:
    """With provider and names of regio's, in the same query."""
    namen = Aanbodregio.objects.filter(aanbod=OuterRef("pk")).order_by("regio__naam").values("regio__naam")
    return rijen.select_related("organisatie").annotate(regionamen=ArraySubquery(namen))


@dataclass(frozen=True)
class Aanbodregel:
    """One line of the catalogue."""

    url: str
    titel: str
    soort: str
    aanbieder: str
    regios: str
    plaatsen: int | None
    wachttijd: str
    contact: str
    tot: date | None
    stand: str


def aanbodregels(rijen: Iterable[Any], vandaag: date) -> list[Aanbodregel]:
    """One line per offer of `voor_de_lijst`."""
    return [
        Aanbodregel(
            url=rij.get_absolute_url(),
            titel=rij.titel,
            soort=rij.get_soort_display(),
            aanbieder=rij.organisatie.naam,
            regios=", ".join(rij.regionamen),
            plaatsen=rij.plaatsen,
            wachttijd=wachttijd(rij.wachttijd_weken),
            contact=" · ".join(
                een for een in (rij.contactpersoon, rij.contact_telefoon, rij.contact_email) if een
            ),
            tot=laatste_dag(rij.periode),
            stand=stand_van(rij, vandaag),
        )
        for rij in rijen
    ]


def wachttijd(weken: int | None) -> str:
    """How long people wait, in words; "" when the provider does not say."""
    if weken is None:
        return ""
    return "geen" if weken == 0 else "1 week" if weken == 1 else f"{weken} weken"


def stand_van(rij: Aanbod, vandaag: date) -> str:
    """Whether it is offered today, in a word; "" when it simply is."""
    tot = laatste_dag(rij.periode)
    if tot is not None and tot < vandaag:
        return "voorbij"
    return "komt nog" if rij.periode.lower > vandaag else ""


def aanbodblad(rij: Any, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one offer."""
    is_eigen = rij.organisatie_id == door.organisatie_id and mag(door, "aanbod_wijzigen")
    return {
        "aanbod": rij,
        "regios": ", ".join(rij.regionamen),
        "wachttijd": wachttijd(rij.wachttijd_weken),
        "tot": laatste_dag(rij.periode),
        "stand": stand_van(rij, timezone.localdate()),
        "wijzig_url": reverse("aanbod_wijzigen", args=[rij.pk]) if is_eigen else "",
    }


def beginwaarden(rij: Any) -> dict[str, Any]:
    """An offer as its form shows it."""
    return {
        **{naam: getattr(rij, naam) for naam in AANBODVELDEN},
        "regios": list(rij.regios.values_list("regio_id", flat=True)),
        "van": rij.periode.lower,
        "tot_en_met": laatste_dag(rij.periode),
        "versie": rij.versie,
    }
