"""The start page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from werkzorg.berichten.models import Melding
from werkzorg.overzicht.werklijst import meldingregels, taakregels
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, zichtbaar
from werkzorg.werklijst.models import Taak

MELDINGEN_OP_SCHERM = 10


# Some may be about what another role of this person sees: those must not push out the ones to show.
MELDINGEN_BEKEKEN = 100


TAKEN_OP_SCHERM = 100


@deur("vandaag")
@require_safe
def vandaag(request: HttpRequest) -> HttpResponse:
    """What is due, why, and one click to do it."""
    door = door_van(request)
    dag = timezone.localdate()
    taken = zichtbaar(request, Taak.objects.all()).open()[:TAKEN_OP_SCHERM]
    groepen, uit_taken = taakregels(taken, door, dag)
    meldingen, uit_meldingen = meldingregels(
        Melding.objects.voor(door.gebruiker_id, door.organisatie_id)[:MELDINGEN_BEKEKEN],
        door,
        hoogstens=MELDINGEN_OP_SCHERM,
    )
    if getoond := uit_taken | uit_meldingen:
        noteer(
            request,
            object_soort="werklijst.taak",
            object_id=None,
            deelnemer_ids=getoond,
            groepen={"identiteit"},
            grond="taak",
        )
    acties = []
    if mag(door, "deelnemer_registreren"):
        acties.append(("Registreer deelnemer", reverse("deelnemer_registreren"), "primair"))
    return render(
        request,
        "overzicht/vandaag.html",
        {
            "datum": dag,
            "groepen": groepen,
            "meldingen": meldingen,
            "heeft_ongelezen": any(not melding["gelezen"] for melding in meldingen),
            "snelle_acties": acties,
        },
    )
