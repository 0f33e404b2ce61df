"""The pages and acts of the quarterly reports of AMA sociale economie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen import kwartaal as blad
from ama.domein.kwartaalverslag import Kwartaal
from ama.domein.subsidie import in_cent
from ama.forms.kwartaal import OpmaakForm, VerslagFilterForm, VerslagForm, WseVoorschotForm
from ama.handelingen import kwartaalverslag as handelingen
from ama.handelingen.wsevoorschotten import wse_voorschot_registreren as registreer_voorschot
from ama.lijsten.kwartaal import IN_LIJN
from ama.meldingen.kwartaal import LIJN
from ama.models import Kwartaalverslag
from werkzorg.handelen import scherm
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("kwartaalverslag_lijst")
@require_safe
def kwartaalverslag_lijst(request: HttpRequest) -> HttpResponse:
    """The reports that the reader sees, the latest quarter first."""
    door = door_van(request)
    formulier = VerslagFilterForm(request.GET)
    bladering = Bladering(blad.gekozen(blad.te_tonen(door), formulier), request.GET)
    pagina = bladering.bladzijde
    pagina.object_list = blad.verslagregels(pagina.object_list)
    return render(
        request,
        "ama/kwartaalverslag_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": formulier.is_valid() and any(formulier.cleaned_data.values()),
            "opmaken_url": blad.opmaakvraag() if mag(door, "kwartaalverslag_opmaken") else "",
            "voorschot_url": (
                reverse("wse_voorschot_registreren") if mag(door, "wse_voorschot_registreren") else ""
            ),
        },
    )


@deur("kwartaalverslag_detail")
@require_safe
def kwartaalverslag_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One report, explained line by line."""
    door = door_van(request)
    verslag = haal(request, Kwartaalverslag.objects.met_verbanden(), pk)
    bladering = Bladering(blad.lijnen_van(verslag, door), request.GET)
    pagina = bladering.bladzijde
    getoond = list(pagina.object_list)
    noteer_getoond(request, LIJN, getoond, getoond=IN_LIJN)
    pagina.object_list = blad.lijnregels(getoond)
    return render(
        request,
        "ama/kwartaalverslag_detail.html",
        {**bladering.context(), **blad.verslagblad(verslag, door)},
    )


@deur("kwartaalverslag_opmaken")
@_METHODEN
def kwartaalverslag_opmaken(request: HttpRequest) -> HttpResponse:
    """Make the report of a contingent and quarter, or make it again."""
    door = door_van(request)
    keuzes = blad.contingentkeuzes(door)
    voorstel = blad.voorgesteld_kwartaal()
    begin = {
        "contingent": request.GET.get("contingent", ""),
        "jaar": request.GET.get("jaar", voorstel.jaar),
        "kwartaal": request.GET.get("kwartaal", voorstel.nummer),
    }

    def doe(formulier: WerkzorgForm) -> str:
        vraag = formulier.cleaned_data
        gemaakt = handelingen.kwartaalverslag_opmaken(
            UUID(vraag["contingent"]),
            Kwartaal(int(vraag["jaar"]), int(vraag["kwartaal"])),
            versie=vraag["versie"],
            door=door,
        )
        return reverse("kwartaalverslag_lijst") if gemaakt is None else gemaakt.get_absolute_url()

    return scherm.werk_af(
        request,
        "kwartaalverslag_opmaken",
        sjabloon="ama/kwartaalverslag_opmaken.html",
        obj=None,
        maak=lambda data: OpmaakForm(data, contingenten=keuzes, initial=begin),
        doe=doe,
        gelukt="Het verslag is opgemaakt.",
        context={"titel": "Maak een kwartaalverslag op", "terug_url": reverse("kwartaalverslag_lijst")},
    )


def _stap(
    request: HttpRequest,
    sleutel: str,
    pk: UUID,
    doe: Callable[..., Kwartaalverslag],
    inleiding: str,
    gelukt: str,
) -> HttpResponse:
    """An act on a report that was looked at: nothing to fill in, all figures on the page."""
    door = door_van(request)
    verslag = haal(request, Kwartaalverslag.objects.met_verbanden(), pk)
    context: dict[str, Any] = {
        **blad.verslagblad(verslag, door),
        "inleiding": inleiding,
        "terug_url": verslag.get_absolute_url(),
    }
    return scherm.werk_af(
        request,
        sleutel,
        sjabloon="ama/kwartaalverslag_stap.html",
        obj=verslag,
        maak=lambda data: VerslagForm(data, initial={"versie": verslag.versie}),
        doe=lambda formulier: doe(
            verslag, versie=formulier.cleaned_data["versie"], door=door
        ).get_absolute_url(),
        gelukt=gelukt,
        context=context,
    )


@deur("kwartaalverslag_bevestigen")
@_METHODEN
def kwartaalverslag_bevestigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say for the organisation that the report is right."""
    return _stap(
        request,
        "kwartaalverslag_bevestigen",
        pk,
        handelingen.kwartaalverslag_bevestigen,
        "Klopt er iets niet? Verbeter dan eerst de overeenkomst of de aanwezigheden, en maak het verslag opnieuw op. "
        "Na je bevestiging kijkt het departement het na.",
        "Het verslag is bevestigd. Het departement kijkt het na.",
    )


@deur("wse_subsidie_controleren")
@_METHODEN
def wse_subsidie_controleren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say for the departement that the report was looked at."""
    return _stap(
        request,
        "wse_subsidie_controleren",
        pk,
        handelingen.wse_subsidie_controleren,
        "Je kijkt na of het verslag klopt. Een collega legt het daarna vast.",
        "Het verslag is nagekeken. Een collega legt het vast.",
    )


@deur("wse_subsidie_vastleggen")
@_METHODEN
def wse_subsidie_vastleggen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fix the report for ever."""
    return _stap(
        request,
        "wse_subsidie_vastleggen",
        pk,
        handelingen.wse_subsidie_vastleggen,
        "We berekenen alles nog eens: is er iets anders, dan gaat het niet door. Wat vastligt, verandert niet meer: "
        "een latere wijziging komt in een volgend verslag.",
        "De subsidie van dit kwartaal is vastgelegd. De organisatie krijgt een melding.",
    )


@deur("wse_voorschot_registreren")
@_METHODEN
def wse_voorschot_registreren(request: HttpRequest) -> HttpResponse:
    """Register an advance on a contingent."""
    door = door_van(request)
    keuzes = blad.contingentkeuzes(door)
    if not keuzes and request.method == "POST":
        raise Http404

    def maak(data: QueryDict | None) -> WerkzorgForm:
        return WseVoorschotForm(data, contingenten=keuzes)

    def doe(formulier: WerkzorgForm) -> str:
        vraag = formulier.cleaned_data
        registreer_voorschot(
            UUID(vraag["contingent"]),
            Kwartaal(int(vraag["jaar"]), int(vraag["kwartaal"])),
            bedrag_cent=in_cent(vraag["bedrag"]),
            betaald_op=vraag["betaald_op"],
            kenmerk=vraag["kenmerk"],
            door=door,
        )
        return reverse("kwartaalverslag_lijst")

    return scherm.werk_af(
        request,
        "wse_voorschot_registreren",
        sjabloon="ama/wse_voorschot_registreren.html",
        obj=None,
        maak=maak,
        doe=doe,
        gelukt="Het voorschot is geregistreerd. Het gaat af van het verslag van dat kwartaal.",
        context={
            "titel": "Registreer een voorschot",
            "terug_url": reverse("kwartaalverslag_lijst"),
            "voorstellen": blad.voorschotvoorstellen(timezone.localdate()),
        },
    )
