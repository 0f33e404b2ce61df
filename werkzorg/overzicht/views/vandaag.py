"""The start page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from werkzorg.berichten.models import Melding
from werkzorg.handelen.vandaag import dagblokken
from werkzorg.overzicht.werklijst import groepen, meldingregels, tel
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.regels import GROEPEN, taakregels
from werkzorg.werklijst.werkfilter import TEAM, Werkfilter

MELDINGEN_OP_SCHERM = 10
# Some may be about what another role of this person sees: those must not push out the ones to show.
MELDINGEN_BEKEKEN = 100


@deur("vandaag")
@require_safe
def vandaag(request: HttpRequest) -> HttpResponse:
    """What is due, why, and one click to do it."""
    door = door_van(request)
    dag = timezone.localdate()
    taken, filter_ = zichtbaar(request, Taak.objects.all()), Werkfilter.uit(request.GET)
    tellingen = tel(taken, filter_, door, dag)
    bladering = Bladering(filter_.rijen(taken, door, dag), request.GET, aantal=tellingen.totaal)
    regels, uit_taken = taakregels(bladering.bladzijde.object_list, door, dag)
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
        acties.append(("Registreer deelnemer", reverse("deelnemer_aansluiten"), "primair"))
    if mag(door, "sessie_registreren"):
        acties.append(("Snelle notitie", reverse("sessie_registreren"), "stil"))
    return render(
        request,
        "overzicht/vandaag.html",
        {
            "datum": dag,
            "blokken": dagblokken(door, dag),
            **bladering.context(),
            "groepen": groepen(regels, tellingen.per_groep),
            "samenvatting": [(aantal, GROEPEN[naam].lower()) for naam, aantal in tellingen.per_groep.items()],
            "filters": tellingen.chips,
            "is_gefilterd": filter_ != Werkfilter(),
            "met_wie": filter_.van == TEAM,
            "meldingen": meldingen,
            "heeft_ongelezen": any(not melding["gelezen"] for melding in meldingen),
            "snelle_acties": acties,
        },
    )
