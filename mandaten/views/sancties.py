"""The street door to the measures, and to the end of a suspension."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mandaten.bladen.handhaving import geldmaatregelen, kop_van, kop_van_toekenning
from mandaten.forms.handhaving import MotiveringForm, SchorsenForm, VerminderenForm
from mandaten.handelingen import sancties
from mandaten.models import Besluit, Handhaving, Toekenning
from mandaten.views.scherm import werk_af
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


def _handhaving(request: HttpRequest, pk: UUID) -> Handhaving:
    return haal(request, Handhaving.objects.select_related("toekenning__houder", "organisatie"), pk)


@deur("vergoeding_verminderen")
@_METHODEN
def vergoeding_verminderen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide to reduce or recover the compensation."""
    door, rij = door_van(request), _handhaving(request, pk)

    def doe(formulier: VerminderenForm) -> str:
        sancties.vergoeding_verminderen(
            rij,
            geld=formulier.geld(),
            motivering=formulier.cleaned_data["motivering"],
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        return rij.get_absolute_url()

    keuzes = geldmaatregelen(rij)
    begin = {"versie": rij.versie, "maatregel": keuzes[0] if len(keuzes) == 1 else ""}
    return werk_af(
        request,
        "vergoeding_verminderen",
        obj=rij,
        maak=lambda data: VerminderenForm(data, maatregelen=keuzes, initial=begin),
        doe=doe,
        gelukt="Het besluit is genomen. De brief aan de organisatie wordt gemaakt.",
        context=kop_van(rij),
    )


@deur("mandaat_schorsen")
@_METHODEN
def mandaat_schorsen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide to suspend the mandate."""
    door, rij = door_van(request), _handhaving(request, pk)

    def doe(formulier: SchorsenForm) -> str:
        gegevens = formulier.cleaned_data
        sancties.mandaat_schorsen(
            rij,
            van=gegevens["van"],
            tot=gegevens["tot"],
            motivering=gegevens["motivering"],
            versie=gegevens["versie"],
            door=door,
        )
        return rij.get_absolute_url()

    return werk_af(
        request,
        "mandaat_schorsen",
        obj=rij,
        maak=lambda data: SchorsenForm(data, initial={"versie": rij.versie, "van": timezone.localdate()}),
        doe=doe,
        gelukt="Het mandaat is geschorst. De brief aan de organisatie wordt gemaakt.",
        context=kop_van(rij),
    )


@deur("mandaat_intrekken")
@_METHODEN
def mandaat_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide to withdraw the mandate or contingent."""
    return _trek_in(request, pk, "mandaat_intrekken", sancties.mandaat_intrekken)


@deur("erkenning_intrekken")
@_METHODEN
def erkenning_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide to withdraw the recognition."""
    return _trek_in(request, pk, "erkenning_intrekken", sancties.erkenning_intrekken)


def _trek_in(request: HttpRequest, pk: UUID, sleutel: str, handeling: Callable[..., Besluit]) -> HttpResponse:
    door, rij = door_van(request), _handhaving(request, pk)

    def doe(formulier: MotiveringForm) -> str:
        gegevens = formulier.cleaned_data
        handeling(rij, motivering=gegevens["motivering"], versie=gegevens["versie"], door=door)
        return rij.get_absolute_url()

    return werk_af(
        request,
        sleutel,
        obj=rij,
        maak=lambda data: MotiveringForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="Ingetrokken: vandaag is de laatste dag. De brief aan de organisatie wordt gemaakt.",
        context={**kop_van(rij), "vandaag": timezone.localdate()},
    )


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
