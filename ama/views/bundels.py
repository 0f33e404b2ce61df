"""The list of agreements, and the acts on those that were ticked there: one page with every row."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen.ingangen import NAAST_OVEREENKOMSTEN, ingangen
from ama.bladen.levensloop import bundelrijen, naarkeuzes
from ama.bladen.lijst import (
    bundelknoppen,
    dringendst,
    filterformulier,
    gekozen,
    indien_dagen,
    kijkt_voor_departement,
    lijstregels,
    tellingen,
)
from ama.forms.levensloop import BundelForm, OverdraagBundelForm, StopBundelForm, VerlengBundelForm
from ama.handelingen import beeindigen, indienen, overdragen
from ama.handelingen.bundel import Bundel
from ama.handelingen.vergrendelen import SOORT
from ama.lijsten.overeenkomsten import IN_LIJST
from ama.models import Overeenkomst
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import PER_BLAD, Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("overeenkomst_lijst")
@require_safe
def overeenkomst_lijst(request: HttpRequest) -> HttpResponse:
    """The agreements you may see: what waits for you first."""
    vandaag, door = timezone.localdate(), door_van(request)
    dagen = indien_dagen(vandaag)
    formulier = filterformulier(request.GET, door)
    alle = zichtbaar(request, Overeenkomst.objects.all())
    rijen = gekozen(alle, formulier, door, vandaag, dagen)
    bladering = Bladering(dringendst(rijen, door).met_verbanden(), request.GET, aantal=rijen.count())
    blad = bladering.bladzijde
    getoond = list(blad.object_list)
    noteer_getoond(request, SOORT, getoond, getoond=IN_LIJST)
    blad.object_list = lijstregels(getoond, vandaag, dagen)
    return render(
        request,
        "ama/overeenkomst_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "tellingen": tellingen(alle, formulier),
            "gekozen_stand": request.GET.get("stand", ""),
            "is_gefilterd": formulier.is_valid() and any(formulier.cleaned_data.values()),
            "is_departement": kijkt_voor_departement(door),
            "bundels": bundelknoppen(door),
            "zijwegen": ingangen(door, NAAST_OVEREENKOMSTEN),
        },
    )


@deur("overeenkomsten_indienen")
@_METHODEN
def overeenkomsten_indienen(request: HttpRequest) -> HttpResponse:
    """Hand several in."""
    door = door_van(request)
    return _bundel(
        request,
        "overeenkomsten_indienen",
        titel="Dien overeenkomsten in",
        werkwoord="ingediend",
        vanuit=indienen.IN_TE_DIENEN,
        maak=BundelForm,
        doe=lambda formulier: indienen.overeenkomsten_indienen(overeenkomsten=formulier.sleutels, door=door),
    )


@deur("overeenkomsten_aanvaarden")
@_METHODEN
def overeenkomsten_aanvaarden(request: HttpRequest) -> HttpResponse:
    """Accept several."""
    door = door_van(request)
    return _bundel(
        request,
        "overeenkomsten_aanvaarden",
        titel="Aanvaard overeenkomsten",
        werkwoord="aanvaard",
        vanuit=indienen.TE_AANVAARDEN,
        maak=BundelForm,
        doe=lambda formulier: indienen.overeenkomsten_aanvaarden(
            overeenkomsten=formulier.sleutels, door=door
        ),
    )


@deur("overeenkomsten_verlengen")
@_METHODEN
def overeenkomsten_verlengen(request: HttpRequest) -> HttpResponse:
    """Move the planned end of several."""
    door = door_van(request)
    return _bundel(
        request,
        "overeenkomsten_verlengen",
        titel="Verleng overeenkomsten",
        werkwoord="verlengd",
        vanuit=beeindigen.VERLENGBAAR,
        maak=VerlengBundelForm,
        doe=lambda formulier: beeindigen.overeenkomsten_verlengen(
            overeenkomsten=formulier.sleutels,
            einde=formulier.cleaned_data["einde"],
            toelichting=formulier.cleaned_data["toelichting"],
            door=door,
        ),
    )


@deur("overeenkomsten_overdragen")
@_METHODEN
def overeenkomsten_overdragen(request: HttpRequest) -> HttpResponse:
    """Give several to a colleague or another begeleider."""
    door = door_van(request)
    naar = naarkeuzes(door)
    return _bundel(
        request,
        "overeenkomsten_overdragen",
        titel="Draag overeenkomsten over",
        werkwoord="overgedragen",
        vanuit=overdragen.OVERDRAAGBAAR,
        maak=lambda data, **opties: OverdraagBundelForm(data, naar=naar, **opties),
        doe=lambda formulier: overdragen.overeenkomsten_overdragen(
            overeenkomsten=formulier.sleutels, door=door, **formulier.gekozen
        ),
    )


@deur("overeenkomsten_stopzetten")
@_METHODEN
def overeenkomsten_stopzetten(request: HttpRequest) -> HttpResponse:
    """Stop several on the same day."""
    door = door_van(request)
    return _bundel(
        request,
        "overeenkomsten_stopzetten",
        titel="Zet overeenkomsten stop",
        werkwoord="stopgezet",
        vanuit=beeindigen.STOPBAAR,
        maak=StopBundelForm,
        doe=lambda formulier: beeindigen.overeenkomsten_stopzetten(
            overeenkomsten=formulier.sleutels,
            einde=formulier.cleaned_data["einde"],
            reden=formulier.cleaned_data["reden"],
            toelichting=formulier.cleaned_data["toelichting"],
            door=door,
        ),
    )


def _bundel(
    request: HttpRequest,
    sleutel: str,
    *,
    titel: str,
    werkwoord: str,
    vanuit: Collection[str],
    maak: Callable[..., BundelForm],
    doe: Callable[[Any], Bundel],
) -> HttpResponse:
    """Every ticked row that can go along, ticked again; those that cannot, with why; then what was done."""
    vandaag, door = timezone.localdate(), door_van(request)
    zien = zichtbaar(request, Overeenkomst.objects.all()).filter(pk__in=_sleutels(request))
    rijen = list(dringendst(zien, door).met_verbanden()[:PER_BLAD])
    noteer_getoond(request, SOORT, rijen, getoond=IN_LIJST)
    keuzes = bundelrijen(rijen, vanuit, vandaag, indien_dagen(vandaag))
    klaar: list[Bundel] = []

    def werk(formulier: BundelForm) -> str:
        klaar.append(doe(formulier))
        if niet := klaar[0].niet_zin:
            messages.warning(request, niet)
        return reverse("overeenkomst_lijst")

    return scherm.werk_af(
        request,
        sleutel,
        sjabloon="ama/bundel.html",
        obj=None,
        # What was sent may have been done meanwhile: the act says so, and a repeat is no error.
        maak=lambda data: maak(
            data,
            rijen=keuzes["kan"] if data is None else [(str(rij.pk), rij.deelnemer.naam) for rij in rijen],
            initial={"rij": [sleutel for sleutel, _ in keuzes["kan"]]},
        ),
        doe=werk,
        gelukt=lambda: klaar[0].zin(werkwoord) if klaar else "Dat was al gebeurd.",
        context={"titel": titel, "terug_url": reverse("overeenkomst_lijst"), **keuzes},
    )


def _sleutels(request: HttpRequest) -> list[UUID]:
    """The ticked rows, of the list or of the page that was sent; nonsense is nothing."""
    gestuurd: QueryDict = request.POST if request.method == "POST" else request.GET
    uit = []
    for tekst in [*request.GET.getlist("rij"), *gestuurd.getlist("rij")]:
        try:
            uit.append(UUID(tekst))
        except ValueError:
            continue
    return uit
