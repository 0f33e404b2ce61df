"""The start page and the pages about the application itself."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from werkzorg.berichten.models import Melding
from werkzorg.handelen.register import MELDINGSOORTEN
from werkzorg.overzicht.galerij import voorbeelden
from werkzorg.overzicht.werklijst import taakregels
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, noteer_getoond, zichtbaar
from werkzorg.werklijst.models import Taak

MELDINGEN_OP_SCHERM = 10
TAKEN_OP_SCHERM = 100


@deur("vandaag")
@require_GET
def vandaag(request: HttpRequest) -> HttpResponse:
    """What is due, why, and one click to do it."""
    door = door_van(request)
    dag = timezone.localdate()
    taken = list(zichtbaar(request, Taak.objects.all()).open()[:TAKEN_OP_SCHERM])
    if any(taak.over_deelnemers for taak in taken):
        noteer_getoond(request, "werklijst.taak", taken, grond="taak")
    meldingen = [
        {
            "tekst": MELDINGSOORTEN[melding.soort].tekst,
            "url": MELDINGSOORTEN[melding.soort].url(melding.object_id),
            "wanneer": melding.aangemaakt_op,
            "gelezen": melding.gelezen_op is not None,
        }
        for melding in Melding.objects.voor(door.gebruiker_id, door.organisatie_id)[:MELDINGEN_OP_SCHERM]
    ]
    acties = []
    if mag(door, "deelnemer_registreren"):
        acties.append(("Registreer deelnemer", reverse("deelnemer_registreren"), "primair"))
    return render(
        request,
        "overzicht/vandaag.html",
        {
            "datum": dag,
            "groepen": taakregels(taken, dag),
            "meldingen": meldingen,
            "heeft_ongelezen": any(not melding["gelezen"] for melding in meldingen),
            "snelle_acties": acties,
        },
    )


@login_not_required
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What this application does with personal data."""
    return render(request, "overzicht/privacy.html")


@login_not_required
@require_GET
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "overzicht/toegankelijkheid.html")


@login_not_required
@require_GET
def onderdelen(request: HttpRequest) -> HttpResponse:
    """The parts of which pages are made, side by side; for developers."""
    if not settings.ONTWIKKELING and not settings.DEMO:
        raise Http404
    return render(request, "onderdelen/galerij.html", voorbeelden())
