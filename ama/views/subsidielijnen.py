"""The pages of lines and disputes of the subsidy, and their acts."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen import betwistingen, subsidielijnen
from ama.forms.subsidie import BeantwoordForm, BetwistFilterForm, BetwistForm, LijnFilterForm
from ama.handelingen import betwistingen as handelingen
from ama.lijsten.subsidie import IN_LIJN
from ama.meldingen.subsidie import BETWISTING, LIJN
from ama.models import Betwisting, Subsidielijn, Subsidierun
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("subsidielijn_lijst")
@require_safe
def subsidielijn_lijst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The lines of a run that the reader sees."""
    run = haal(request, Subsidierun.objects.all(), pk)
    door = door_van(request)
    formulier = LijnFilterForm(request.GET, organisaties=subsidielijnen.organisatiekeuzes(run, door))
    rijen = subsidielijnen.gekozen(subsidielijnen.te_tonen(run, door), run, formulier)
    bladering = Bladering(rijen, request.GET)
    blad = bladering.bladzijde
    getoond = list(blad.object_list)
    noteer_getoond(request, LIJN, getoond, getoond=IN_LIJN)
    blad.object_list = subsidielijnen.lijnregels(run, getoond)
    return render(
        request,
        "ama/subsidielijn_lijst.html",
        {
            **bladering.context(),
            "run": run,
            "formulier": formulier,
            "is_gefilterd": formulier.is_valid() and any(formulier.cleaned_data.values()),
            "terug": subsidielijnen.terug_van(run, door),
        },
    )


@deur("subsidielijn_detail")
@require_safe
def subsidielijn_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One line that explains itself down to the days of the agreements."""
    lijn = haal(request, Subsidielijn.objects.select_related("run", "deelnemer", "begeleider"), pk)
    return render(request, "ama/subsidielijn_detail.html", subsidielijnen.lijnblad(lijn, door_van(request)))


@deur("subsidielijn_betwisten")
@_METHODEN
def subsidielijn_betwisten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that a line of the own organisation is wrong."""
    door = door_van(request)
    lijn = haal(request, Subsidielijn.objects.select_related("run", "deelnemer", "begeleider"), pk)
    return scherm.werk_af(
        request,
        "subsidielijn_betwisten",
        sjabloon="ama/subsidielijn_betwisten.html",
        obj=lijn,
        maak=lambda data: BetwistForm(data),
        doe=lambda formulier: handelingen.subsidielijn_betwisten(
            lijn,
            grond=formulier.cleaned_data["grond"],
            toelichting=formulier.cleaned_data["toelichting"],
            door=door,
        ).get_absolute_url(),
        gelukt="De lijn is betwist. Het departement antwoordt, en je krijgt daarvan een melding.",
        context={**subsidielijnen.lijnblad(lijn, door), "terug_url": lijn.get_absolute_url()},
    )


@deur("betwisting_lijst")
@require_safe
def betwisting_lijst(request: HttpRequest) -> HttpResponse:
    """The disputes that the reader sees, the newest first."""
    formulier = BetwistFilterForm(request.GET)
    rijen = betwistingen.gekozen(zichtbaar(request, Betwisting.objects.all()), formulier)
    bladering = Bladering(rijen, request.GET)
    blad = bladering.bladzijde
    getoond = list(blad.object_list)
    noteer_getoond(request, BETWISTING, getoond, getoond=IN_LIJN)
    blad.object_list = betwistingen.betwistregels(getoond)
    return render(
        request,
        "ama/betwisting_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": formulier.is_valid() and any(formulier.cleaned_data.values()),
        },
    )


@deur("betwisting_detail")
@require_safe
def betwisting_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One dispute with its answer."""
    rij = haal(request, betwistingen.met_verbanden(), pk)
    return render(request, "ama/betwisting_detail.html", betwistingen.betwistblad(rij, door_van(request)))


@deur("betwisting_beantwoorden")
@_METHODEN
def betwisting_beantwoorden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer a dispute."""
    door = door_van(request)
    rij = haal(request, betwistingen.met_verbanden(), pk)
    return scherm.werk_af(
        request,
        "betwisting_beantwoorden",
        sjabloon="ama/betwisting_beantwoorden.html",
        obj=rij,
        maak=lambda data: BeantwoordForm(data, initial={"versie": rij.versie}),
        doe=lambda formulier: handelingen.betwisting_beantwoorden(
            rij,
            uitkomst=formulier.cleaned_data["uitkomst"],
            antwoord=formulier.cleaned_data["antwoord"],
            versie=formulier.cleaned_data["versie"],
            door=door,
        ).get_absolute_url(),
        gelukt="Het antwoord is bewaard. De organisatie krijgt een melding.",
        context={**betwistingen.betwistblad(rij, door), "terug_url": rij.get_absolute_url()},
    )
