"""The street door to the yearly decisions of VDAB."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen import jaarbeslissing as bladen
from ama.domein.jaarbeslissing import volgende_uiterlijk_op
from ama.forms.jaarbeslissing import (
    JaarbeslissingFilterForm,
    JaarbeslissingStopzettenForm,
    JaarbeslissingVerlengenForm,
)
from ama.forms.sessies import BevestigForm
from ama.handelingen import jaarbeslissing as handelingen
from ama.handelingen.jaarbeslissingtaken import beslisregels
from ama.lijsten.jaarbeslissing import IN_LIJST
from ama.meldingen.jaarbeslissing import JAARBESLISSING
from ama.models import Jaarbeslissing
from ama.models.jaarbeslissinglezen import met_beeld
from ama.views.toeleidingscherm import haal_toeleiding, werk_toeleiding_af
from werkzorg.handelen import scherm
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


def _beslissing(request: HttpRequest, pk: UUID) -> Jaarbeslissing:
    return haal(request, met_beeld(Jaarbeslissing.objects.all()), pk)


@deur("jaarbeslissing_lijst")
@require_safe
def jaarbeslissing_lijst(request: HttpRequest) -> HttpResponse:
    """Which decisions are open, late or taken."""
    door, dag = door_van(request), timezone.localdate()
    formulier = JaarbeslissingFilterForm(request.GET)
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    bladering = Bladering(
        bladen.gekozen(zichtbaar(request, Jaarbeslissing.objects.all()), vraag, door, dag), request.GET
    )
    blad = bladering.bladzijde
    noteer_getoond(request, JAARBESLISSING, blad.object_list, getoond=IN_LIJST)
    blad.object_list = [bladen.beslissingsregel(rij, door, dag) for rij in blad.object_list]
    return render(
        request,
        "ama/jaarbeslissing_lijst.html",
        {**bladering.context(), "formulier": formulier, "is_gefilterd": any(vraag.values())},
    )


@deur("jaarbeslissing_detail")
@require_safe
def jaarbeslissing_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One decision: what VDAB looks at, and what it decided."""
    rij = _beslissing(request, pk)
    return render(request, "ama/jaarbeslissing_detail.html", bladen.beslissingsblad(rij, door_van(request)))


@deur("jaarbeslissing_openen")
@_METHODEN
def jaarbeslissing_openen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take up the next decision."""
    door, rij = door_van(request), haal_toeleiding(request, pk)

    def doe(_formulier: BevestigForm) -> str:
        return handelingen.jaarbeslissing_openen(rij, door=door).get_absolute_url()

    return werk_toeleiding_af(
        request,
        "jaarbeslissing_openen",
        rij,
        maak=lambda data: BevestigForm(data),
        doe=doe,
        gelukt="De beslissing staat open. Hieronder staat wat ervan bekend is.",
    )


@deur("jaarbeslissing_verlengen")
@_METHODEN
def jaarbeslissing_verlengen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """VDAB decides that AMA goes on."""
    door, rij, vandaag = door_van(request), _beslissing(request, pk), timezone.localdate()

    def maak(data: QueryDict | None) -> JaarbeslissingVerlengenForm:
        tot: date | None
        try:
            tot = volgende_uiterlijk_op(vandaag, beslisregels(vandaag).interval_maanden)
        except ParameterOnbekend:
            # The act says which value is missing.
            tot = None
        return JaarbeslissingVerlengenForm(data, initial={"versie": rij.versie, "tot": tot})

    def doe(formulier: JaarbeslissingVerlengenForm) -> str:
        schoon = formulier.cleaned_data
        return handelingen.jaarbeslissing_verlengen(
            rij, motivering=schoon["motivering"], tot=schoon["tot"], versie=schoon["versie"], door=door
        ).get_absolute_url()

    return _werk_af(
        request,
        "jaarbeslissing_verlengen",
        rij,
        maak=maak,
        doe=doe,
        gelukt="AMA sociale economie is verlengd. De begeleider krijgt bericht.",
    )


@deur("jaarbeslissing_stopzetten")
@_METHODEN
def jaarbeslissing_stopzetten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """VDAB decides that AMA ends, and how it goes on elsewhere."""
    door, rij = door_van(request), _beslissing(request, pk)

    def doe(formulier: JaarbeslissingStopzettenForm) -> str:
        schoon = formulier.cleaned_data
        return handelingen.jaarbeslissing_stopzetten(
            rij,
            uitkomst=schoon["uitkomst"],
            motivering=schoon["motivering"],
            einde=schoon["einde"],
            stap=formulier.gekozen_stap(),
            versie=schoon["versie"],
            door=door,
        ).get_absolute_url()

    return _werk_af(
        request,
        "jaarbeslissing_stopzetten",
        rij,
        maak=lambda data: JaarbeslissingStopzettenForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="AMA sociale economie eindigt. De overeenkomsten kregen hun laatste dag.",
    )


def _werk_af(
    request: HttpRequest,
    sleutel: str,
    rij: Jaarbeslissing,
    *,
    maak: Callable[[QueryDict | None], WerkzorgForm],
    doe: Callable[[Any], str],
    gelukt: str,
) -> HttpResponse:
    return scherm.werk_af(
        request,
        sleutel,
        sjabloon=f"ama/{sleutel}.html",
        obj=rij,
        maak=maak,
        doe=doe,
        gelukt=gelukt,
        context={**bladen.beeldvelden(rij, timezone.localdate()), "terug_url": rij.get_absolute_url()},
    )
