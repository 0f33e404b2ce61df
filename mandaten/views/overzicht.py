"""The start of mandaten."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mandaten.bladen.overzicht import regiostanden, tellers
from mandaten.querysets import beslist_over
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van

_WEGEN = (
    ("Publiceer een oproep", "oproep_publiceren"),
    ("Start een aanvraag", "aanvraag_starten"),
    ("Lees bestaande toekenningen in", "toekenningen_inlezen"),
)
_LIJSTEN = (
    ("Oproepen", "oproep_lijst"),
    ("Behandeling", "behandeling_lijst"),
    ("Aanvragen", "aanvraag_lijst"),
    ("Besluiten", "besluit_lijst"),
    ("Mandaten, erkenningen en contingenten", "toekenning_lijst"),
    ("Handhaving", "handhaving_lijst"),
    ("Controles", "controle_lijst"),
)


@deur("mandaten_overzicht")
@require_safe
def mandaten_overzicht(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, and which organisations have which regio today."""
    door, vandaag = door_van(request), timezone.localdate()
    regios = regiostanden(vandaag)
    context = {
        "vandaag": vandaag,
        "tellers": tellers(door, vandaag),
        "is_loket": bool(beslist_over(door)),
        "regios": regios,
        "zonder_verband": sum(regio.verband is None for regio in regios),
        "zonder_netwerk": sum(regio.netwerk is None for regio in regios),
        "wegen": _open_voor(door, _WEGEN),
        "lijsten": _open_voor(door, _LIJSTEN),
    }
    return render(request, "mandaten/mandaten_overzicht.html", context)


def _open_voor(door: Hoedanigheid, wegen: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Of these pages the words and the address, where the reader may open them."""
    return [(tekst, reverse(route)) for tekst, route in wegen if mag(door, route)]
