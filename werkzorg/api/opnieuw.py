"""Trying a message once more, from the exchange desk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from werkzorg.api.document import API
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.uitwisseling.api.bewaking import speel_opnieuw
from werkzorg.uitwisseling.api.bewerking import BEWERKINGEN
from werkzorg.uitwisseling.domein.berichten import VERWERKT
from werkzorg.uitwisseling.handelingen.berichten import Afloop
from werkzorg.uitwisseling.handelingen.berichten import bericht_opnieuw_proberen as probeer
from werkzorg.uitwisseling.models import Bericht


@deur("bericht_opnieuw_proberen")
@require_POST
def bericht_opnieuw_proberen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same message again, in the hoedanigheid of its machine; nobody here sees what is in it."""
    rij = haal(request, Bericht.objects.select_related("koppeling__organisatie"), pk)
    try:
        rij = probeer(rij, speel=_speel, door=door_van(request))
    except Geweigerd as nee:
        messages.error(request, nee.zin)
    except Bericht.DoesNotExist:
        raise Http404 from None
    else:
        if rij.status == VERWERKT:
            messages.success(request, "Het bericht is verwerkt.")
        else:
            messages.warning(request, "Het bericht lukt nog niet. Hieronder staat waarom.")
    return redirect("bericht_detail", pk=pk)


def _speel(bericht: Bericht, inhoud: bytes) -> Afloop:
    bewerking = BEWERKINGEN.get(bericht.bewerking)
    if bewerking is None:
        raise Geweigerd("Deze bewerking bestaat niet meer: de afzender stuurt het bericht opnieuw.")
    return speel_opnieuw(bericht, inhoud, bewerking, API.kaal[bewerking.naam])
