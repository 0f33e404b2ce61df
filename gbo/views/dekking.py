"""The street door to who covers which municipality."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gbo.bladen import dekking as bladen
from gbo.forms.dekking import GemeenteZoekForm, SamenwerkingRegistrerenForm, SamenwerkingWijzigenForm
from gbo.handelingen import dekking as handelingen
from gbo.models import Gbosamenwerking
from werkzorg.handelen import scherm
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("gbo_samenwerking_lijst")
@require_safe
def gbo_samenwerking_lijst(request: HttpRequest) -> HttpResponse:
    """The partnerships, and the municipalities that nobody covers."""
    door, vandaag = door_van(request), timezone.localdate()
    formulier = GemeenteZoekForm(request.GET)
    vraag = formulier.cleaned_data["gemeente"] if formulier.is_valid() else ""
    bladering = Bladering(bladen.met_dag(bladen.gekozen(vraag, vandaag), vandaag), request.GET)
    blad = bladering.bladzijde
    blad.object_list = bladen.samenwerkingregels(blad.object_list, vandaag)
    context = {
        **bladering.context(),
        "formulier": formulier,
        "is_gefilterd": bool(vraag),
        "ongedekt": bladen.ongedekt(vandaag),
        "registreren_url": (
            reverse("gbo_samenwerking_registreren") if mag(door, "gbo_samenwerking_registreren") else ""
        ),
    }
    return render(request, "gbo/gbo_samenwerking_lijst.html", context)


@deur("gbo_samenwerking_detail")
@require_safe
def gbo_samenwerking_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One partnership: its core partners and its municipalities today."""
    vandaag = timezone.localdate()
    rij = haal(request, bladen.met_dag(Gbosamenwerking.objects.all(), vandaag), pk)
    return render(
        request, "gbo/gbo_samenwerking_detail.html", bladen.samenwerkingblad(rij, door_van(request), vandaag)
    )


@deur("gbo_samenwerking_registreren")
@_METHODEN
def gbo_samenwerking_registreren(request: HttpRequest) -> HttpResponse:
    """A new partnership."""
    door, vandaag = door_van(request), timezone.localdate()
    keuzes = bladen.formulierkeuzes(vandaag)

    def doe(formulier: SamenwerkingRegistrerenForm) -> str:
        return handelingen.gbo_samenwerking_registreren(
            samenstelling=formulier.samenstelling(), van=formulier.cleaned_data["van"], door=door
        ).get_absolute_url()

    return scherm.werk_af(
        request,
        "gbo_samenwerking_registreren",
        sjabloon="gbo/gbo_samenwerking_registreren.html",
        obj=None,
        maak=lambda data: SamenwerkingRegistrerenForm(data, initial={"van": vandaag}, **keuzes),
        doe=doe,
        gelukt="Het samenwerkingsverband is geregistreerd.",
        context={"terug_url": reverse("gbo_samenwerking_lijst")},
    )


@deur("gbo_samenwerking_wijzigen")
@_METHODEN
def gbo_samenwerking_wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How a partnership is from a day on."""
    door, vandaag = door_van(request), timezone.localdate()
    rij = haal(request, bladen.met_dag(Gbosamenwerking.objects.all(), vandaag), pk)
    keuzes = bladen.formulierkeuzes(vandaag)

    def doe(formulier: SamenwerkingWijzigenForm) -> str:
        return handelingen.gbo_samenwerking_wijzigen(
            rij,
            samenstelling=formulier.samenstelling(),
            vanaf=formulier.cleaned_data["vanaf"],
            versie=formulier.cleaned_data["versie"],
            door=door,
        ).get_absolute_url()

    return scherm.werk_af(
        request,
        "gbo_samenwerking_wijzigen",
        sjabloon="gbo/gbo_samenwerking_wijzigen.html",
        obj=rij,
        maak=lambda data: SamenwerkingWijzigenForm(data, initial=bladen.beginwaarden(rij, vandaag), **keuzes),
        doe=doe,
        gelukt="Het samenwerkingsverband is gewijzigd.",
        context={"samenwerking": rij, "terug_url": rij.get_absolute_url()},
        toont_nu=True,
    )
