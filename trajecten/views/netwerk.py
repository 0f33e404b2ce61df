"""The street door to the network: who is in it, the plans that came in, and the catalogue of the offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from trajecten.bladen import aanbod as aanbodbladen
from trajecten.bladen import plannen
from trajecten.bladen.acties import regiokeuzes
from trajecten.bladen.ingangen import NAAST_PLANNEN, ingangen
from trajecten.bladen.netwerk import netwerkblad, netwerkformulier
from trajecten.forms.netwerk import AanbodForm, AanbodWijzigenForm
from trajecten.handelingen import aanbod as handelingen
from trajecten.models import Aanbod, Planversie
from werkzorg.handelen.scherm import werk_af
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("netwerk_detail")
@require_safe
def netwerk_detail(request: HttpRequest) -> HttpResponse:
    """The network of one regio as on one day: who takes which seat, and what is missing."""
    vandaag, door = timezone.localdate(), door_van(request)
    formulier = netwerkformulier(request.GET, door, vandaag)
    context: dict[str, Any] = {"formulier": formulier}
    if formulier.is_valid():
        regio, dag = formulier.cleaned_data["regio"], formulier.cleaned_data["op"] or vandaag
        naam = formulier.regionamen[regio]
        context |= {"regio": regio, "regionaam": naam, "dag": dag, **netwerkblad(regio, dag, door)}
    return render(request, "trajecten/netwerk_detail.html", context)


@deur("plan_inbox")
@require_safe
def plan_inbox(request: HttpRequest) -> HttpResponse:
    """The plans that were sent to the reader's organisation, open first."""
    vandaag = timezone.localdate()
    formulier = plannen.filterformulier(request.GET)
    rijen = plannen.gekozen(zichtbaar(request, Planversie.objects.all()), formulier, door_van(request))
    bladering = Bladering(plannen.voor_de_lijst(rijen), request.GET, aantal=rijen.count())
    blad = bladering.bladzijde
    getoond = list(blad.object_list)
    noteer_getoond(request, "trajecten.planversie", getoond)
    opname, aannames = momentopname_met_aannames(vandaag)
    blad.object_list = plannen.planregels(getoond, opname, vandaag)
    return render(
        request,
        "trajecten/plan_inbox.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": bool(bladering.zoekdeel),
            "is_aanname": plannen.STARTTERMIJN in aannames,
            "zijwegen": ingangen(door_van(request), NAAST_PLANNEN),
        },
    )


# --- the catalogue ---------------------------------------------------------------------------------------------------
@deur("aanbod_lijst")
@require_safe
def aanbod_lijst(request: HttpRequest) -> HttpResponse:
    """What providers offer, by name."""
    vandaag = timezone.localdate()
    formulier = aanbodbladen.filterformulier(request.GET)
    rijen = aanbodbladen.gekozen(zichtbaar(request, Aanbod.objects.all()), formulier, vandaag)
    bladering = Bladering(aanbodbladen.voor_de_lijst(rijen), request.GET, aantal=rijen.count())
    blad = bladering.bladzijde
    blad.object_list = aanbodbladen.aanbodregels(blad.object_list, vandaag)
    nieuw_url = reverse("aanbod_registreren") if mag(door_van(request), "aanbod_registreren") else ""
    return render(
        request,
        "trajecten/aanbod_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": bool(bladering.zoekdeel),
            "nieuw_url": nieuw_url,
        },
    )


@deur("aanbod_detail")
@require_safe
def aanbod_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One offer: what, where, how many places, how long people wait, whom to ask."""
    rij = haal(request, aanbodbladen.voor_de_lijst(Aanbod.objects.all()), pk)
    return render(request, "trajecten/aanbod_detail.html", aanbodbladen.aanbodblad(rij, door_van(request)))


@deur("aanbod_registreren")
@_METHODEN
def aanbod_registreren(request: HttpRequest) -> HttpResponse:
    """A provider puts something in the catalogue."""
    door, regios = door_van(request), regiokeuzes()

    def maak(data: QueryDict | None) -> AanbodForm:
        return AanbodForm(data, initial={"van": timezone.localdate()}, regios=regios)

    def doe(formulier: AanbodForm) -> str:
        return handelingen.aanbod_registreren(formulier.gegevens(), door=door).get_absolute_url()

    return _werk_af(request, "aanbod_registreren", None, maak, doe, "Het aanbod staat in de catalogus.")


@deur("aanbod_wijzigen")
@_METHODEN
def aanbod_wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A provider changes or ends his own offer."""
    door, regios = door_van(request), regiokeuzes()
    rij = haal(request, Aanbod.objects.eigen_van(door), pk)

    def maak(data: QueryDict | None) -> AanbodWijzigenForm:
        return AanbodWijzigenForm(data, initial=aanbodbladen.beginwaarden(rij), regios=regios)

    def doe(formulier: AanbodWijzigenForm) -> str:
        return handelingen.aanbod_wijzigen(
            rij, formulier.gegevens(), versie=formulier.cleaned_data["versie"], door=door
        ).get_absolute_url()

    return _werk_af(request, "aanbod_wijzigen", rij, maak, doe, "Het aanbod is gewijzigd.")


def _werk_af(
    request: HttpRequest,
    sleutel: str,
    rij: Aanbod | None,
    maak: Callable[[QueryDict | None], Any],
    doe: Callable[[Any], str],
    gelukt: str,
) -> HttpResponse:
    terug = rij.get_absolute_url() if rij else reverse("aanbod_lijst")
    return werk_af(
        request,
        sleutel,
        sjabloon=f"trajecten/{sleutel}.html",
        obj=rij,
        maak=maak,
        doe=doe,
        gelukt=gelukt,
        toont_nu=rij is not None,
        context={"aanbod": rij, "terug_url": terug},
    )
