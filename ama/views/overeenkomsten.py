"""The pages that read agreements."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ama.bladen.overeenkomst import overeenkomstblad
from ama.models import Overeenkomst
from werkzorg.toegang.poort import deur, door_van, haal


@deur("overeenkomst_detail")
@require_safe
def overeenkomst_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One agreement: what is agreed, how it stands, and the acts."""
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)
    return render(request, "ama/overeenkomst_detail.html", overeenkomstblad(overeenkomst, door_van(request)))
