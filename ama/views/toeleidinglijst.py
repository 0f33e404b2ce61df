"""The street door to the list of toeleidingen, and to the waiting list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ama.bladen import toeleidinglijst as bladen
from ama.bladen.ingangen import NAAST_TOELEIDINGEN, ingangen
from ama.domein.toeleiding import VOLGORDE_UITLEG
from ama.lijsten.toeleidingen import IN_LIJST
from ama.models import Toeleiding
from ama.querysets.lezers import TOELEIDING
from werkzorg.toegang.poort import deur, door_van, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering


@deur("toeleiding_lijst")
@require_safe
def toeleiding_lijst(request: HttpRequest) -> HttpResponse:
    """The toeleidingen you may see: what waits for you first."""
    door = door_van(request)
    alle = zichtbaar(request, Toeleiding.objects.all())
    formulier = bladen.filterformulier(request.GET, alle)
    rijen = bladen.gekozen(alle, formulier)
    bladering = Bladering(bladen.dringendst(rijen, door).met_verbanden(), request.GET)
    blad = bladering.bladzijde
    getoond = list(blad.object_list)
    noteer_getoond(request, TOELEIDING, getoond, getoond=IN_LIJST)
    blad.object_list = bladen.lijstregels(getoond, door)
    return render(
        request,
        "ama/toeleiding_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "tellingen": bladen.tellingen(alle),
            "gekozen_stand": request.GET.get("stand", ""),
            "is_gefilterd": formulier.is_valid() and any(formulier.cleaned_data.values()),
            "toont_aanbieder": bladen.toont_aanbieder(door),
            "zijwegen": ingangen(door, NAAST_TOELEIDINGEN),
        },
    )


@deur("wachtlijst_lezen")
@require_safe
def wachtlijst_lezen(request: HttpRequest) -> HttpResponse:
    """Who waits for a place, in the order in which they come, per contingent."""
    door, vandaag = door_van(request), timezone.localdate()
    alle = zichtbaar(request, Toeleiding.objects.all())
    formulier = bladen.wachtfilter(request.GET, alle)
    bladering = Bladering(bladen.wachtenden(alle, formulier, vandaag).met_verbanden(), request.GET)
    blad = bladering.bladzijde
    getoond = list(blad.object_list)
    noteer_getoond(request, TOELEIDING, getoond, getoond=IN_LIJST)
    blad.object_list = bladen.wachtregels(getoond, vandaag)
    return render(
        request,
        "ama/wachtlijst_lezen.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "uitleg": VOLGORDE_UITLEG,
            "toont_aanbieder": bladen.toont_aanbieder(door),
        },
    )
