"""The street door to notes and care notes."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from trajecten.bladen.kop import kop_van
from trajecten.bladen.notitielijst import gekozen, regel
from trajecten.forms.opvolging import BevestigForm, NotitieFilterForm, NotitieForm, ZorgnotitieForm
from trajecten.handelingen import notities as handelingen
from trajecten.models import Notitie, Traject, Zorgnotitie
from trajecten.soorten import TANDEM
from trajecten.views.scherm import werk_traject_af
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("notitie_lijst")
@require_safe
def notitie_lijst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The notes of one traject that this reader may read, the newest first."""
    door = door_van(request)
    traject = haal(request, Traject.objects.met_verbanden(), pk)
    formulier = NotitieFilterForm(request.GET)
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    rijen = gekozen(zichtbaar(request, Notitie.objects.filter(traject=traject)), vraag)
    bladering = Bladering(rijen, request.GET)
    blad = bladering.bladzijde
    blad.object_list = [regel(rij, door) for rij in blad.object_list]
    return render(
        request,
        "trajecten/notitie_lijst.html",
        {
            **bladering.context(),
            **kop_van(traject),
            "formulier": formulier,
            "is_gefilterd": any(vraag.values()),
            "terug_url": traject.get_absolute_url(),
        },
    )


@deur("notitie_schrijven")
@_METHODEN
def notitie_schrijven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a contact."""
    door, traject = door_van(request), haal(request, Traject.objects.met_verbanden(), pk)

    def doe(formulier: NotitieForm) -> str:
        gegevens = formulier.cleaned_data
        handelingen.notitie_schrijven(
            traject,
            soort=gegevens["soort"],
            dag=gegevens["dag"],
            minuten=formulier.minuten(),
            tekst=gegevens["tekst"],
            zichtbaarheid=gegevens["zichtbaarheid"],
            opvolgen_op=formulier.opvolgdag(),
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "notitie_schrijven",
        traject,
        maak=lambda data: NotitieForm(data, initial={"dag": timezone.localdate(), "zichtbaarheid": TANDEM}),
        doe=doe,
        gelukt="De notitie is bewaard. Je kunt ze nog 10 minuten terugnemen.",
    )


@deur("notitie_terugnemen")
@_METHODEN
def notitie_terugnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a note back, within ten minutes."""
    door, notitie = door_van(request), haal(request, Notitie.objects.select_related("traject__deelnemer"), pk)

    def doe(_formulier: BevestigForm) -> str:
        handelingen.notitie_terugnemen(notitie, door=door)
        return notitie.traject.get_absolute_url()

    return _bevestig(
        request,
        "notitie_terugnemen",
        notitie,
        doe,
        "De notitie is teruggenomen.",
        titel="Neem de notitie terug",
    )


@deur("opvolging_afronden")
@_METHODEN
def opvolging_afronden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that what a note asked for is done."""
    door, notitie = door_van(request), haal(request, Notitie.objects.select_related("traject__deelnemer"), pk)

    def doe(_formulier: BevestigForm) -> str:
        handelingen.opvolging_afronden(notitie, door=door)
        return notitie.traject.get_absolute_url()

    return _bevestig(
        request, "opvolging_afronden", notitie, doe, "De opvolging is afgerond.", titel="Rond de opvolging af"
    )


@deur("zorgnotitie_schrijven")
@_METHODEN
def zorgnotitie_schrijven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a care note, for the own zorg organisation only."""
    door, traject = door_van(request), haal(request, Traject.objects.met_verbanden(), pk)

    def doe(formulier: ZorgnotitieForm) -> str:
        gegevens = formulier.cleaned_data
        handelingen.zorgnotitie_schrijven(traject, dag=gegevens["dag"], tekst=gegevens["tekst"], door=door)
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "zorgnotitie_schrijven",
        traject,
        maak=lambda data: ZorgnotitieForm(data, initial={"dag": timezone.localdate()}),
        doe=doe,
        gelukt="De zorgnotitie is bewaard. Je kunt ze nog 10 minuten terugnemen.",
        context={"organisatie": door.organisatie_naam},
    )


@deur("zorgnotitie_terugnemen")
@_METHODEN
def zorgnotitie_terugnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a care note back, within ten minutes."""
    door = door_van(request)
    notitie = haal(request, Zorgnotitie.objects.select_related("traject__deelnemer"), pk)

    def doe(_formulier: BevestigForm) -> str:
        handelingen.zorgnotitie_terugnemen(notitie, door=door)
        return notitie.traject.get_absolute_url()

    return _bevestig(
        request,
        "zorgnotitie_terugnemen",
        notitie,
        doe,
        "De zorgnotitie is teruggenomen.",
        titel="Neem de zorgnotitie terug",
    )


def _bevestig(
    request: HttpRequest,
    sleutel: str,
    notitie: Notitie | Zorgnotitie,
    doe: Callable[[BevestigForm], str],
    gelukt: str,
    *,
    titel: str,
) -> HttpResponse:
    """An act on one note that asks nothing but a yes, under what the note says."""
    return scherm.werk_af(
        request,
        sleutel,
        sjabloon="trajecten/notitie_bevestigen.html",
        obj=notitie,
        maak=lambda data: BevestigForm(data),
        doe=doe,
        gelukt=gelukt,
        context={
            "titel": titel,
            "traject": notitie.traject,
            "deelnemer": notitie.traject.deelnemer,
            "notitie": notitie,
            "terug_url": notitie.traject.get_absolute_url(),
            "teller": None,
        },
    )
