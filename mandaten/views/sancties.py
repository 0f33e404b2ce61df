"""The street door to the measures, and to the end of a suspension."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mandaten.bladen.handhaving import geldmaatregelen, kop_van, kop_van_toekenning
from mandaten.documenten.besluitbrief import Brief
from mandaten.forms.handhaving import (
    IntrekkenForm,
    MotiveringForm,
    SanctieForm,
    SchorsenForm,
    VerminderenForm,
)
from mandaten.handelingen import intrekken, sancties
from mandaten.handelingen.maatregelen import belet
from mandaten.models import Besluit, Handhaving, Toekenning
from mandaten.views.scherm import werk_af
from werkzorg.handelen.scherm import kan_nu
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


def _handhaving(request: HttpRequest, pk: UUID) -> Handhaving:
    return haal(request, Handhaving.objects.select_related("toekenning__houder", "organisatie"), pk)


def _weg(request: HttpRequest, rij: Handhaving, sleutel: str) -> HttpResponse | None:
    """Back to the procedure with the reason, when this measure cannot follow or not by this person."""
    zin = belet(rij, sleutel, door_van(request)) if kan_nu(sleutel, rij) else ""
    if not zin:
        return None
    messages.info(request, zin)
    return redirect(rij)


@deur("vergoeding_verminderen")
@_METHODEN
def vergoeding_verminderen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide to reduce or recover the compensation, after reading the letter."""
    door, rij = door_van(request), _handhaving(request, pk)
    if weg := _weg(request, rij, "vergoeding_verminderen"):
        return weg

    def doe(formulier: VerminderenForm) -> str:
        sancties.vergoeding_verminderen(rij, geld=formulier.geld(), **_besluit(formulier), door=door)
        return rij.get_absolute_url()

    def ontwerp(formulier: VerminderenForm) -> Brief:
        return sancties.ontwerp_vermindering(
            rij, geld=formulier.geld(), motivering=formulier.cleaned_data["motivering"], door=door
        )

    keuzes = geldmaatregelen(rij)
    begin = {"versie": rij.versie, "maatregel": keuzes[0] if len(keuzes) == 1 else ""}
    return werk_af(
        request,
        "vergoeding_verminderen",
        obj=rij,
        maak=lambda data: VerminderenForm(data, maatregelen=keuzes, initial=begin),
        doe=doe,
        gelukt="Het besluit is genomen. De brief aan de organisatie wordt gemaakt.",
        context={**kop_van(rij), "beslis": "Beslis"},
        ontwerp=ontwerp,
    )


@deur("mandaat_schorsen")
@_METHODEN
def mandaat_schorsen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide to suspend the mandate, after reading the letter."""
    door, rij = door_van(request), _handhaving(request, pk)
    if weg := _weg(request, rij, "mandaat_schorsen"):
        return weg

    def doe(formulier: SchorsenForm) -> str:
        gegevens = formulier.cleaned_data
        sancties.mandaat_schorsen(
            rij, van=gegevens["van"], tot=gegevens["tot"], **_besluit(formulier), door=door
        )
        return rij.get_absolute_url()

    def ontwerp(formulier: SchorsenForm) -> Brief:
        gegevens = formulier.cleaned_data
        return sancties.ontwerp_schorsing(
            rij, van=gegevens["van"], tot=gegevens["tot"], motivering=gegevens["motivering"], door=door
        )

    return werk_af(
        request,
        "mandaat_schorsen",
        obj=rij,
        maak=lambda data: SchorsenForm(data, initial={"versie": rij.versie, "van": timezone.localdate()}),
        doe=doe,
        gelukt="De schorsing is beslist. De brief aan de organisatie wordt gemaakt.",
        context={**kop_van(rij), "beslis": "Schors"},
        ontwerp=ontwerp,
    )


@deur("mandaat_intrekken")
@_METHODEN
def mandaat_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide to withdraw the mandate or contingent, after reading the letter."""
    return _trek_in(request, pk, "mandaat_intrekken", intrekken.mandaat_intrekken)


@deur("erkenning_intrekken")
@_METHODEN
def erkenning_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide to withdraw the recognition, after reading the letter."""
    return _trek_in(request, pk, "erkenning_intrekken", intrekken.erkenning_intrekken)


def _trek_in(request: HttpRequest, pk: UUID, sleutel: str, handeling: Callable[..., Besluit]) -> HttpResponse:
    door, rij = door_van(request), _handhaving(request, pk)
    if weg := _weg(request, rij, sleutel):
        return weg

    def doe(formulier: IntrekkenForm) -> str:
        handeling(rij, laatste_dag=formulier.cleaned_data["laatste_dag"], **_besluit(formulier), door=door)
        return rij.get_absolute_url()

    def ontwerp(formulier: IntrekkenForm) -> Brief:
        gegevens = formulier.cleaned_data
        return intrekken.ontwerp_intrekking(
            rij, laatste_dag=gegevens["laatste_dag"], motivering=gegevens["motivering"], door=door
        )

    return werk_af(
        request,
        sleutel,
        obj=rij,
        maak=lambda data: IntrekkenForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="Ingetrokken. De brief aan de organisatie wordt gemaakt.",
        context={**kop_van(rij), "beslis": "Trek definitief in"},
        ontwerp=ontwerp,
    )


def _besluit(formulier: SanctieForm) -> dict[str, Any]:
    """What every measure takes from its form."""
    return {naam: formulier.cleaned_data[naam] for naam in ("motivering", "gezien", "versie")}


@deur("schorsing_opheffen")
@_METHODEN
def schorsing_opheffen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide that a suspension ends."""
    door = door_van(request)
    toekenning = haal(request, Toekenning.objects.select_related("houder"), pk)

    def doe(formulier: MotiveringForm) -> str:
        gegevens = formulier.cleaned_data
        sancties.schorsing_opheffen(
            toekenning, motivering=gegevens["motivering"], versie=gegevens["versie"], door=door
        )
        return toekenning.get_absolute_url()

    return werk_af(
        request,
        "schorsing_opheffen",
        obj=toekenning,
        maak=lambda data: MotiveringForm(data, initial={"versie": toekenning.versie}),
        doe=doe,
        gelukt="De schorsing is opgeheven. De brief aan de organisatie wordt gemaakt.",
        context={**kop_van_toekenning(toekenning), "vandaag": timezone.localdate()},
    )
