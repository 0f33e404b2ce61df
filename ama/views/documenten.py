"""The street door to documents about AMA whose making failed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ama.bladen.documenten import adres_van
from ama.documenten.opmaken import EFFECTEN
from ama.handelingen import documenten as handelingen
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal


@deur("amadocument_opnieuw_maken")
@require_POST
def amadocument_opnieuw_maken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the worker again for this document, and go back to where it stands."""
    document = haal(request, Document.objects.filter(soort__in=EFFECTEN), pk)
    try:
        handelingen.amadocument_opnieuw_maken(document, door=door_van(request))
    except Geweigerd as nee:
        messages.info(request, nee.zin)
    except Document.DoesNotExist:
        raise Http404 from None
    else:
        messages.success(request, "Het document wordt opnieuw gemaakt. Dat duurt meestal enkele seconden.")
    return redirect(adres_van(document))
