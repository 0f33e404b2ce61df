"""Who looked at a person."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werkzorg.beheer.inzageregels import inzageregels
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.toegang.models import Inzage
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.bladering import Bladering


@deur("inzage_lijst")
@require_safe
def inzage_lijst(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who looked at this person's data, newest first."""
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door_van(request)), pk)
    kring = Deelnemer.objects.kring(deelnemer.pk).values_list("pk", flat=True)
    bladering = Bladering(Inzage.objects.over_deelnemer(*kring), request.GET)
    blad = bladering.bladzijde
    blad.object_list = inzageregels(list(blad.object_list), door_van(request))
    return render(request, "beheer/inzage_lijst.html", {"deelnemer": deelnemer, **bladering.context()})
