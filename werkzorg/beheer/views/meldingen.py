"""The notices of the reader himself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from werkzorg.beheer.handelingen import meldingen
from werkzorg.toegang.poort import deur, door_van


@deur("meldingen_afvinken")
@require_POST
def meldingen_afvinken(request: HttpRequest) -> HttpResponse:
    """Mark all notices as read."""
    meldingen.meldingen_afvinken(door=door_van(request))
    return redirect("vandaag")
