"""The street door to the hours, the steps to work, and moving on from AMA sociale economie."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen.toeleidingkop import toeleidingkop
from ama.bladen.wseuren import stappen_van, stappenzin, stapregel, urenblad
from ama.forms.jaarbeslissing import DoorstroomForm, WerkstapForm
from ama.forms.sessies import BevestigForm
from ama.handelingen import doorstroom as doorstromen
from ama.handelingen import werkstappen as handelingen
from ama.models import Werkstap
from ama.views.toeleidingscherm import haal_toeleiding, werk_toeleiding_af
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
# So many weeks without a step are worth a word.
_STIL = 8


@deur("toeleiding_uren")
@require_safe
def toeleiding_uren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The hours per week and the steps to work of one person."""
    door, rij = door_van(request), haal_toeleiding(request, pk)
    stappen = list(stappen_van(rij, door))
    return render(
        request,
        "ama/toeleiding_uren.html",
        {
            **toeleidingkop(rij),
            "uren": urenblad(rij, timezone.localdate()),
            "stappen": [stapregel(een, door) for een in stappen],
            "stappenzin": stappenzin(rij, stappen, _STIL),
            "terug_url": rij.get_absolute_url(),
        },
    )


@deur("stap_naar_werk_registreren")
@_METHODEN
def stap_naar_werk_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a step to work down."""
    door, rij = door_van(request), haal_toeleiding(request, pk)

    def doe(formulier: WerkstapForm) -> str:
        handelingen.stap_naar_werk_registreren(rij, stap=formulier.stap(), door=door)
        return rij.get_absolute_url()

    return werk_toeleiding_af(
        request,
        "stap_naar_werk_registreren",
        rij,
        maak=lambda data: WerkstapForm(data),
        doe=doe,
        gelukt="De stap naar werk is genoteerd.",
    )


@deur("stap_naar_werk_terugnemen")
@_METHODEN
def stap_naar_werk_terugnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a step back that was written down wrongly."""
    door = door_van(request)
    rij = haal(
        request, Werkstap.objects.select_related("toeleiding__deelnemer", "geregistreerd_organisatie"), pk
    )

    def doe(_formulier: BevestigForm) -> str:
        handelingen.stap_naar_werk_terugnemen(rij, door=door)
        return rij.get_absolute_url()

    return scherm.werk_af(
        request,
        "stap_naar_werk_terugnemen",
        sjabloon="ama/stap_naar_werk_terugnemen.html",
        obj=rij,
        maak=lambda data: BevestigForm(data),
        doe=doe,
        gelukt="De stap is teruggenomen.",
        context={
            "deelnemer": rij.toeleiding.deelnemer,
            "stap": stapregel(rij, door),
            "terug_url": rij.get_absolute_url(),
        },
    )


@deur("doorstroom_registreren")
@_METHODEN
def doorstroom_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody moves on to work or training."""
    door, rij = door_van(request), haal_toeleiding(request, pk)

    def doe(formulier: DoorstroomForm) -> str:
        doorstromen.doorstroom_registreren(
            rij, stap=formulier.stap(), versie=formulier.cleaned_data["versie"], door=door
        )
        return rij.get_absolute_url()

    return werk_toeleiding_af(
        request,
        "doorstroom_registreren",
        rij,
        maak=lambda data: DoorstroomForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="De doorstroom is geregistreerd. De overeenkomsten kregen hun laatste dag.",
    )
