"""The start of mandaten."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mandaten.bladen.overzicht import regiostanden, tellers
from mandaten.soorten import BESLISSERS
from werkzorg.toegang.matrix import MATRIX, mag
from werkzorg.toegang.poort import deur, door_van


@deur("mandaten_overzicht")
@require_safe
def mandaten_overzicht(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, and which organisations have which regio today."""
    door, vandaag = door_van(request), timezone.localdate()
    regios = regiostanden(vandaag)
    context = {
        "vandaag": vandaag,
        "tellers": tellers(door, vandaag),
        "is_loket": door.rol in BESLISSERS,
        "regios": regios,
        "zonder_verband": sum(regio.verband is None for regio in regios),
        "zonder_netwerk": sum(regio.netwerk is None for regio in regios),
        "wegen": [
            (tekst, reverse(route))
            for tekst, route in (
                ("Publiceer een oproep", "oproep_publiceren"),
                ("Start een aanvraag", "aanvraag_starten"),
                ("Lees bestaande toekenningen in", "toekenningen_inlezen"),
            )
            if route in MATRIX and mag(door, route)
        ],
    }
    return render(request, "mandaten/mandaten_overzicht.html", context)
