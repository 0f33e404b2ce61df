"""The numbers of the law: the lists, one parameter, proposing a value and deciding about it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.beheer.forms.parameters import (
    ParameterBevestigenForm,
    ParameterFilterForm,
    ParameterVoorstellenForm,
)
from werkzorg.beheer.handelingen import parameters as handelingen
from werkzorg.beheer.parameterbladen import (
    gekozen,
    gevolgen,
    parameterkop,
    parameterregels,
    per_groep,
    waarderegels,
)
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.parameters.models import VOORGESTELD, Parameter, Parameterwaarde
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering


@deur("parameter_lijst")
@require_safe
def parameter_lijst(request: HttpRequest) -> HttpResponse:
    """All parameters, with what holds on a day and what comes."""
    formulier = ParameterFilterForm(request.GET)
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    dag = vraag.get("dag") or timezone.localdate()
    regels = gekozen(parameterregels(dag), vraag) if formulier.is_valid() else []
    voorstellen = zichtbaar(request, Parameterwaarde.objects.voorgesteld()).van(door_van(request))
    return render(
        request,
        "beheer/parameter_lijst.html",
        {
            "formulier": formulier,
            "dag": dag,
            "is_vandaag": dag == timezone.localdate(),
            "groepen": per_groep(regels),
            "aantal": len(regels),
            "zoekdeel": request.GET.urlencode(),
            "voorstellen": [
                {
                    "soort": een.soort,
                    "eigen": een.voorgesteld_door_id == door_van(request).gebruiker_id,
                    "regel": regel,
                }
                for een, regel in _met_regels(list(voorstellen), request)
            ],
        },
    )


def _met_regels(rijen: list[Parameterwaarde], request: HttpRequest) -> list[tuple[Parameterwaarde, Any]]:
    return list(zip(rijen, waarderegels(rijen, door_van(request), timezone.localdate()), strict=True))


@deur("termijn_lijst")
@require_safe
def termijn_lijst(request: HttpRequest) -> HttpResponse:
    """All terms and durations, with their article and where they are used."""
    regels = [regel for regel in parameterregels(timezone.localdate()) if regel.soort.is_termijn]
    return render(request, "beheer/termijn_lijst.html", {"groepen": per_groep(regels), "aantal": len(regels)})


@deur("aanname_lijst")
@require_safe
def aanname_lijst(request: HttpRequest) -> HttpResponse:
    """Everything that is our assumption, and everything that is not known yet."""
    regels = parameterregels(timezone.localdate())
    aannames = [regel for regel in regels if regel.is_aanname]
    return render(
        request,
        "beheer/aanname_lijst.html",
        {
            "groepen": per_groep(aannames),
            "aantal": len(aannames),
            "onbekend": [regel for regel in regels if not regel.waarde and not regel.voorbij],
        },
    )


@deur("parameter_detail")
@require_safe
def parameter_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One parameter: its values over time, who decided, and where it is used."""
    parameter = haal(request, Parameter.objects.all(), pk)
    door, vandaag = door_van(request), timezone.localdate()
    wachtend = Parameterwaarde.objects.voorgesteld().filter(parameter=parameter)
    nu = Parameterwaarde.objects.geldig_op(vandaag).filter(parameter=parameter)
    bladering = Bladering(Parameterwaarde.objects.in_tijd(parameter.pk), request.GET)
    blad = bladering.bladzijde
    blad.object_list = waarderegels(blad.object_list, door, vandaag)
    return render(
        request,
        "beheer/parameter_detail.html",
        {
            **parameterkop(parameter, door),
            "nu": next(
                iter(
                    waarderegels(
                        nu.select_related("parameter", "voorgesteld_door", "beslist_door"), door, vandaag
                    )
                ),
                None,
            ),
            "wachtend": waarderegels(wachtend, door, vandaag),
            **bladering.context(),
        },
    )


@deur("parameter_voorstellen")
@require_http_methods(["GET", "HEAD", "POST"])
def parameter_voorstellen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose a new value of a parameter of your own service."""
    door = door_van(request)
    parameter = haal(request, Parameter.objects.van(door), pk)
    if request.method != "POST":
        formulier = ParameterVoorstellenForm(parameter=parameter.soort, initial={"versie": parameter.versie})
        return _voorstelscherm(request, parameter, formulier)
    formulier = ParameterVoorstellenForm(request.POST, parameter=parameter.soort)
    if not formulier.is_valid():
        return _voorstelscherm(request, parameter, formulier)

    def stel_voor() -> str:
        handelingen.parameter_voorstellen(
            parameter, voorstel=formulier.voorstel(), versie=formulier.cleaned_data["versie"], door=door
        )
        return reverse("parameter_detail", args=[parameter.pk])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "parameter_voorstellen", door=door, doe=stel_voor
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _voorstelscherm(request, parameter, formulier)
    except Versieconflict as conflict:
        nieuw = ParameterVoorstellenForm(_met_versie(request.POST, conflict), parameter=parameter.soort)
        return _voorstelscherm(request, parameter, nieuw, is_conflict=True)
    messages.success(request, "Het voorstel is bewaard. Een collega moet het bevestigen voor het geldt.")
    return redirect(adres)


def _met_versie(gegevens: QueryDict, conflict: Versieconflict) -> QueryDict:
    """The same form again, now over what the reader sees on this page."""
    kopie = gegevens.copy()
    kopie["versie"] = str(conflict.versie_nu)
    return kopie


def _voorstelscherm(
    request: HttpRequest,
    parameter: Parameter,
    formulier: ParameterVoorstellenForm,
    *,
    is_conflict: bool = False,
) -> HttpResponse:
    door, vandaag = door_van(request), timezone.localdate()
    balk = conceptbalk(
        formulier,
        "parameter_voorstellen",
        door=door,
        gevraagd=request.GET.get("concept", ""),
        obj=parameter,
    )
    waarden = list(Parameterwaarde.objects.in_tijd(parameter.pk).bevestigd()[:5])
    context = {
        **parameterkop(parameter, door),
        "formulier": formulier,
        "concept": balk,
        "is_conflict": is_conflict,
        "waarden": waarderegels(waarden, door, vandaag),
        "wachtend": waarderegels(
            Parameterwaarde.objects.voorgesteld().filter(parameter=parameter), door, vandaag
        ),
    }
    status = 409 if is_conflict else 422 if formulier.is_bound else 200
    return render(request, "beheer/parameter_voorstellen.html", context, status=status)


@deur("parameter_bevestigen")
@require_http_methods(["GET", "HEAD", "POST"])
def parameter_bevestigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide about the proposal of a colleague, or withdraw your own."""
    door = door_van(request)
    rijen = Parameterwaarde.objects.van(door).select_related("parameter", "voorgesteld_door", "organisatie")
    waarde = haal(request, rijen, pk)
    if waarde.toestand != VOORGESTELD:
        messages.info(request, "Over dit voorstel is al beslist. Hieronder zie je wat geldt.")
        return redirect("parameter_detail", pk=waarde.parameter_id)
    is_eigen = waarde.voorgesteld_door_id == door.gebruiker_id
    if request.method != "POST":
        formulier = ParameterBevestigenForm(is_eigen=is_eigen, initial={"versie": waarde.parameter.versie})
        return _beslisscherm(request, waarde, formulier)
    formulier = ParameterBevestigenForm(request.POST, is_eigen=is_eigen)
    if not formulier.is_valid():
        return _beslisscherm(request, waarde, formulier)
    gegevens = formulier.cleaned_data

    def beslis() -> str:
        handelingen.parameter_bevestigen(
            waarde, besluit=gegevens["besluit"], reden=gegevens["reden"], versie=gegevens["versie"], door=door
        )
        return reverse("parameter_detail", args=[waarde.parameter_id])

    try:
        adres = eenmalig(gegevens["aanvraag_sleutel"], "parameter_bevestigen", door=door, doe=beslis)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _beslisscherm(request, waarde, formulier)
    except Versieconflict as conflict:
        nieuw = ParameterBevestigenForm(_met_versie(request.POST, conflict), is_eigen=is_eigen)
        return _beslisscherm(request, waarde, nieuw, is_conflict=True)
    zinnen = {
        "bevestigen": _geldt_vanaf(waarde.van),
        "weigeren": "Het voorstel is geweigerd. Er verandert niets.",
        "intrekken": "Het voorstel is ingetrokken. Er verandert niets.",
    }
    messages.success(request, zinnen[gegevens["besluit"]])
    return redirect(adres)


def _geldt_vanaf(van: date | None) -> str:
    assert van is not None  # a proposal always has a first day
    return f"De waarde is bevestigd en geldt vanaf {van:%d/%m/%Y}."


def _beslisscherm(
    request: HttpRequest,
    waarde: Parameterwaarde,
    formulier: ParameterBevestigenForm,
    *,
    is_conflict: bool = False,
) -> HttpResponse:
    door, vandaag = door_van(request), timezone.localdate()
    context = {
        **parameterkop(waarde.parameter, door),
        **gevolgen(waarde, vandaag),
        "formulier": formulier,
        "voorstel": waarderegels([waarde], door, vandaag)[0],
        "is_eigen": waarde.voorgesteld_door_id == door.gebruiker_id,
        "is_conflict": is_conflict,
    }
    status = 409 if is_conflict else 422 if formulier.is_bound else 200
    return render(request, "beheer/parameter_bevestigen.html", context, status=status)
