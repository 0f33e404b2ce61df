"""The street door to lost mandates: the files hit, and what becomes of each."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from trajecten.bladen.kop import kop_van
from trajecten.bladen.mandaatverlies import FUNCTIEKEUZES, gekozen, organisaties_van, regels
from trajecten.forms.tandem import AfhandelenForm, MandaatverliesFilterForm
from trajecten.handelingen import mandaatverlies as handelingen
from trajecten.models import Mandaatverlies
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering


@deur("mandaatverlies_lijst")
@require_safe
def mandaatverlies_lijst(request: HttpRequest) -> HttpResponse:
    """The running files that a lost mandate hits, the nearest last day first."""
    alle = zichtbaar(request, Mandaatverlies.objects.all())
    formulier = MandaatverliesFilterForm(
        request.GET, functies=FUNCTIEKEUZES, organisaties=organisaties_van(alle)
    )
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    bladering = Bladering(gekozen(alle, vraag), request.GET)
    blad = bladering.bladzijde
    rijen = list(blad.object_list)
    noteer_getoond(request, handelingen.SOORT, rijen)
    blad.object_list = regels(rijen, door_van(request), timezone.localdate())
    return render(
        request,
        "trajecten/mandaatverlies_lijst.html",
        {**bladering.context(), "formulier": formulier, "gezocht": any(vraag.values())},
    )


@deur("mandaatverlies_afhandelen")
@require_http_methods(["GET", "HEAD", "POST"])
def mandaatverlies_afhandelen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why nobody needs to take this file over."""
    door = door_van(request)
    rij = haal(
        request,
        Mandaatverlies.objects.select_related("traject__deelnemer", "traject__regio", "organisatie"),
        pk,
    )

    def doe(formulier: AfhandelenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.mandaatverlies_afhandelen(
            rij, afhandeling=gegevens["afhandeling"], versie=gegevens["versie"], door=door
        ).get_absolute_url()

    return scherm.werk_af(
        request,
        "mandaatverlies_afhandelen",
        sjabloon="trajecten/mandaatverlies_afhandelen.html",
        obj=rij,
        maak=lambda data: AfhandelenForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="Dit dossier is afgehandeld.",
        context={**kop_van(rij.traject), "verlies": rij, "terug_url": rij.get_absolute_url()},
    )
