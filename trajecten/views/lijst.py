"""The list of trajecten."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from trajecten.bladen.ingangen import NAAST_TRAJECTEN, ingangen
from trajecten.bladen.lijst import gekozen, lijstregels, tellingen
from trajecten.forms.lijst import filterformulier
from trajecten.lijsten.trajecten import IN_LIJST
from trajecten.models import Traject
from trajecten.querysets.lezers import TRAJECT
from werkzorg.toegang.poort import deur, door_van, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering


@deur("traject_lijst")
@require_safe
def traject_lijst(request: HttpRequest) -> HttpResponse:
    """The trajecten you may see: what must be decided first, then the nearest last day."""
    vandaag = timezone.localdate()
    formulier = filterformulier(request.GET)
    alle = zichtbaar(request, Traject.objects.all())
    bladering = Bladering(gekozen(alle, formulier, vandaag).met_stand().dringendst(), request.GET)
    blad = bladering.bladzijde
    noteer_getoond(request, TRAJECT, blad.object_list, getoond=IN_LIJST)
    blad.object_list = lijstregels(blad.object_list, vandaag)
    gefilterd = formulier.is_valid() and any(formulier.cleaned_data.values())
    return render(
        request,
        "trajecten/traject_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "tellingen": tellingen(alle),
            "gekozen_stand": request.GET.get("stand", ""),
            "is_gefilterd": gefilterd,
            "zijwegen": ingangen(door_van(request), NAAST_TRAJECTEN),
        },
    )
