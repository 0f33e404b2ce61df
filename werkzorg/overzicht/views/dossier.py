"""The dossier of one person."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.overzicht.dossier import dossier
from werkzorg.overzicht.stations import met_stations
from werkzorg.toegang.poort import deur, door_van, haal


@deur("dossier_detail")
@require_safe
def dossier_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything about one person that this reader may see, on one page."""
    door = door_van(request)
    mensen = Deelnemer.objects.met_omvang(door).met_betrokkenen(door)
    deelnemer = haal(request, met_stations(mensen, door), pk)
    soort, voor = request.GET.get("toon", ""), request.GET.get("voor", "")
    return render(request, "overzicht/dossier.html", dossier(deelnemer, door, soort=soort, voor=voor))
