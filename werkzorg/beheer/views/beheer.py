"""The landing page of administration."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werkzorg.beheer.beheerpaginas import beheerpaginas
from werkzorg.toegang.poort import deur, door_van


@deur("beheer_overzicht")
@require_safe
def beheer_overzicht(request: HttpRequest) -> HttpResponse:
    """Where everything is administered that you may see."""
    return render(request, "beheer/beheer_overzicht.html", {"groepen": beheerpaginas(door_van(request))})
