"""The pages that read trajecten."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trajecten.bladen.traject import met_delen, trajectblad
from trajecten.models import Traject
from werkzorg.toegang.poort import deur, door_van, haal


@deur("traject_detail")
@require_safe
def traject_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One traject: where it stands, who guides, what is planned, done and written, and the acts."""
    door = door_van(request)
    traject = haal(request, met_delen(Traject.objects.met_verbanden(), door), pk)
    return render(request, "trajecten/traject_detail.html", trajectblad(traject, door))
