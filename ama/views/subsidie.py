"""The pages and acts of the runs of the subsidy."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen import subsidie as blad
from ama.bladen.subsidiehuizen import huisregels, huizen
from ama.bladen.subsidieverdiend import verdiend, verdiendblad
from ama.forms.subsidie import BerekenForm, HuisFilterForm, JaarForm, RunForm
from ama.handelingen import subsidie as handelingen
from ama.lijsten.subsidie import IN_VERDIEND
from ama.models import Overeenkomst, Subsidierun
from werkzorg.handelen import scherm
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import PARAMETER, PER_BLAD, Bladering
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("subsidie_lijst")
@require_safe
def subsidie_lijst(request: HttpRequest) -> HttpResponse:
    """Every year with its run, or without."""
    return render(request, "ama/subsidie_lijst.html", {"regels": blad.jaarregels(door_van(request))})


@deur("subsidierun_detail")
@require_safe
def subsidierun_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One run: its totals, what it waits for, and every organisation in it."""
    run = haal(request, Subsidierun.objects.met_verbanden(), pk)
    formulier = HuisFilterForm(request.GET)
    zoek = formulier.cleaned_data["zoek"] if formulier.is_valid() else ""
    bladering = Bladering(huizen(run, zoek, timezone.localdate()), request.GET)
    pagina = bladering.bladzijde
    pagina.object_list = huisregels(run, list(pagina.object_list))
    return render(
        request,
        "ama/subsidierun_detail.html",
        {
            **bladering.context(),
            **blad.runblad(run, door_van(request)),
            "formulier": formulier,
            "is_gefilterd": bool(zoek),
        },
    )


@deur("subsidie_afrekening")
@require_safe
def subsidie_afrekening(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The settlement of one organisation: its own, or the one that the departement asks for."""
    run = haal(request, Subsidierun.objects.all(), pk)
    gevraagd = request.GET.get("organisatie", "")
    huis = blad.gevraagd_huis(run, gevraagd, door_van(request))
    if huis is None and not gevraagd:
        return redirect(run)
    if huis is None:
        raise Http404
    return render(request, "ama/subsidie_afrekening.html", blad.afrekeningblad(run, huis, door_van(request)))


@deur("subsidie_berekenen")
@_METHODEN
def subsidie_berekenen(request: HttpRequest) -> HttpResponse:
    """Compute the subsidy of a year, or compute it again."""
    door = door_van(request)
    jaar = blad.gevraagd_jaar(request.POST.get("jaar") or request.GET.get("jaar", ""))
    if jaar is None:
        return redirect("subsidie_lijst")
    run = zichtbaar(request, Subsidierun.objects.all()).filter(jaar=jaar).first()

    def maak(data: QueryDict | None) -> BerekenForm:
        return BerekenForm(data, initial={"jaar": jaar, "versie": run.versie if run else None})

    def doe(formulier: WerkzorgForm) -> str:
        vraag = formulier.cleaned_data
        gemaakt = handelingen.subsidie_berekenen(vraag["jaar"], versie=vraag["versie"], door=door)
        return reverse("subsidierun_detail", args=[gemaakt.pk])

    return scherm.werk_af(
        request,
        "subsidie_berekenen",
        sjabloon="ama/subsidie_berekenen.html",
        obj=None,
        maak=maak,
        doe=doe,
        gelukt="De berekening loopt. Ze is meestal binnen een minuut klaar.",
        context={
            "jaar": jaar,
            "run": run,
            "titel": f"Bereken de subsidie van {jaar}",
            "terug_url": run.get_absolute_url() if run else reverse("subsidie_lijst"),
            **blad.getallen_van(jaar),
        },
    )


def _werk_run_af(
    request: HttpRequest, sleutel: str, sjabloon: str, pk: UUID, doe: Any, gelukt: str
) -> HttpResponse:
    """An act on a run that was looked at: nothing to fill in, all figures on the page."""
    door = door_van(request)
    run = haal(request, Subsidierun.objects.all(), pk)
    return scherm.werk_af(
        request,
        sleutel,
        sjabloon=sjabloon,
        obj=run,
        maak=lambda data: RunForm(data, initial={"versie": run.versie}),
        doe=lambda formulier: doe(run, versie=formulier.cleaned_data["versie"], door=door).get_absolute_url(),
        gelukt=gelukt,
        context={**blad.runblad(run, door), "terug_url": run.get_absolute_url()},
    )


@deur("subsidie_controleren")
@_METHODEN
def subsidie_controleren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that the run was checked."""
    return _werk_run_af(
        request,
        "subsidie_controleren",
        "ama/subsidie_controleren.html",
        pk,
        handelingen.subsidie_controleren,
        "De berekening is gecontroleerd. De organisaties krijgen een melding en kunnen lijnen betwisten.",
    )


@deur("subsidie_vastleggen")
@_METHODEN
def subsidie_vastleggen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fix the run for ever."""
    return _werk_run_af(
        request,
        "subsidie_vastleggen",
        "ama/subsidie_vastleggen.html",
        pk,
        handelingen.subsidie_vastleggen,
        "De subsidie is vastgelegd. De organisaties krijgen een melding.",
    )


@deur("subsidie_verdiend")
@require_safe
def subsidie_verdiend(request: HttpRequest) -> HttpResponse:
    """What the own organisation earned so far, per person."""
    door, formulier = door_van(request), JaarForm(request.GET)
    jaar = formulier.gekozen
    context: dict[str, Any] = {"formulier": formulier, "runs": blad.eigen_runs(door), "jaar": jaar}
    try:
        rijen, maximum = verdiend(door, jaar, timezone.localdate())
    except ParameterOnbekend as onbekend:
        return render(request, "ama/subsidie_verdiend.html", {**context, "onbekend": onbekend.zin})
    bladzijde = Paginator(rijen, PER_BLAD).get_page(request.GET.get(PARAMETER))
    noteer(
        request,
        object_soort=Overeenkomst._meta.label_lower,
        object_id=None,
        deelnemer_ids=[rij.deelnemer for rij in bladzijde.object_list],
        groepen=IN_VERDIEND,
        grond="betrokkenheid",
    )
    return render(
        request,
        "ama/subsidie_verdiend.html",
        {
            **context,
            **verdiendblad(rijen, jaar, maximum),
            "bladzijde": bladzijde,
            "zoekdeel": urlencode({"jaar": jaar}),
        },
    )
