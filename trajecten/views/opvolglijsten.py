"""The street door to the whole lists of follow-up: what the page of a traject shows only the newest of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.bladen import opvolging, opvolgvragen
from trajecten.bladen.kop import kop_van
from trajecten.bladen.opvolglijst import gekozen_afspraken
from trajecten.bladen.opvolgvragen import Rijen
from trajecten.forms.opvolging import AfspraakFilterForm
from trajecten.models import Traject
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.bladering import Bladering


@deur("afspraak_lijst")
@require_safe
def afspraak_lijst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The appointments of one traject, also those that are over or were cancelled."""
    door, traject = door_van(request), _traject(request, pk)
    formulier = AfspraakFilterForm(request.GET)
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    return _toon(
        request,
        "trajecten/afspraak_lijst.html",
        traject,
        gekozen_afspraken(opvolgvragen.afspraken(traject.pk, door), vraag),
        lambda een: opvolging.afspraakregel(een, door),
        {"formulier": formulier, "is_gefilterd": any(vraag.values())},
    )


@deur("evaluatie_lijst")
@require_safe
def evaluatie_lijst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The evaluations of one traject."""
    door, traject = door_van(request), _traject(request, pk)
    rijen = opvolgvragen.evaluaties(traject.pk, door)
    return _toon(request, "trajecten/evaluatie_lijst.html", traject, rijen, opvolging.evaluatieregel)


@deur("zorgnotitie_lijst")
@require_safe
def zorgnotitie_lijst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The care notes of the reader's own zorg organisation about one traject."""
    door, traject = door_van(request), _traject(request, pk)
    rijen = opvolgvragen.zorgnotities(traject.pk, door)
    return _toon(
        request,
        "trajecten/zorgnotitie_lijst.html",
        traject,
        rijen,
        lambda een: opvolging.zorgregel(een, door),
    )


@deur("trajectstuk_lijst")
@require_safe
def trajectstuk_lijst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The documents that were added to one traject."""
    door, traject = door_van(request), _traject(request, pk)
    rijen = opvolgvragen.stukken(traject.pk, door)
    return _toon(request, "trajecten/trajectstuk_lijst.html", traject, rijen, opvolging.stukregel)


def _traject(request: HttpRequest, pk: UUID) -> Traject:
    return haal(request, Traject.objects.met_verbanden(), pk)


def _toon(
    request: HttpRequest,
    sjabloon: str,
    traject: Traject,
    rijen: Rijen,
    regel: Callable[[dict[str, Any]], dict[str, Any]],
    extra: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """One page of these rows, in words."""
    bladering = Bladering(rijen, request.GET)
    regels = [regel(rij["json"]) for rij in bladering.bladzijde.object_list]
    return render(
        request,
        sjabloon,
        {
            **bladering.context(),
            **kop_van(traject),
            "inhoud": {"regels": regels},
            "terug_url": traject.get_absolute_url(),
            **(extra or {}),
        },
    )
