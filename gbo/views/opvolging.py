"""The street door of the manager of a core partner: numbers, and nobody in them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gbo.bladen.opvolging import opvolgblad
from werkzorg.toegang.poort import deur, door_van


@deur("onthaal_opvolging")
@require_safe
def onthaal_opvolging(request: HttpRequest) -> HttpResponse:
    """How many onthaaltrajecten wait at your organisation, and how many are late."""
    return render(request, "gbo/onthaal_opvolging.html", opvolgblad(door_van(request), timezone.localdate()))
