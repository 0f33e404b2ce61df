"""The street door to a letter whose making failed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mandaten.bladen.documenten import adres_van
from mandaten.documenten.opmaken import EFFECTEN
from mandaten.handelingen import briefherstel as handelingen
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal


@deur("brief_opnieuw_maken")
@require_POST
def brief_opnieuw_maken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the worker again for this letter, and go back to what it is about."""
    document = haal(request, Document.objects.filter(soort__in=EFFECTEN), pk)
    try:
        handelingen.brief_opnieuw_maken(document, door=door_van(request))
    except Geweigerd as nee:
        messages.info(request, nee.zin)
    except Document.DoesNotExist:
        raise Http404 from None
    else:
        messages.success(request, "De brief wordt opnieuw gemaakt. Dat duurt meestal enkele seconden.")
    return redirect(adres_van(document))
