"""The street door to the plan: reading it, and the way to the netwerkcoördinator and back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from trajecten.bladen.kop import kop_van
from trajecten.bladen.plan import lees_plan, planblad
from trajecten.bladen.registratieblad import registratietekst
from trajecten.domein.akkoord import DEELNEMER
from trajecten.domein.planinhoud import kenmerk
from trajecten.domein.planstand import onderweg
from trajecten.forms.plan import AkkoordForm, IndienenForm, RegistrerenForm, TerugsturenForm
from trajecten.handelingen import planakkoord, planindienen
from trajecten.models import Traject
from trajecten.models.planlezen import met_planstukken, stand_van
from trajecten.views.scherm import werk_traject_af
from werkzorg.handelen.scherm import gestuurde_bestanden
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


def _traject(request: HttpRequest, pk: UUID) -> Traject:
    return haal(request, met_planstukken(Traject.objects.met_verbanden(), door_van(request)), pk)


def planadres(traject: Traject) -> str:
    """Where the plan is read."""
    return reverse("trajectplan_detail", args=[traject.pk])


@deur("trajectplan_detail")
@require_safe
def trajectplan_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan on one page; `?oud=` and `?nieuw=` compare two versions."""
    traject = _traject(request, pk)
    return render(
        request,
        "trajecten/trajectplan_detail.html",
        planblad(traject, door_van(request), request.GET.dict()),
    )


@deur("trajectplan_akkoord_registreren")
@_METHODEN
def trajectplan_akkoord_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note who agrees with the plan that is shown."""
    door, traject = door_van(request), _traject(request, pk)
    plan = lees_plan(traject, door, kop_van(traject))
    laatste = stand_van(plan.versies[-1]) if plan.versies and not plan.is_gewijzigd else None
    eigen = planakkoord.eigen_kant(traject, door)
    partijen = [
        een for een in (DEELNEMER, eigen) if een and (laatste is None or een not in laatste.akkoorden)
    ]
    begin = {
        "gezien": kenmerk(plan.inhoud),
        "op": timezone.localdate(),
        "partij": partijen[0] if len(partijen) == 1 else "",
    }

    def doe(formulier: AkkoordForm) -> str:
        gegevens = formulier.cleaned_data
        planakkoord.trajectplan_akkoord_registreren(
            traject,
            partij=gegevens["partij"],
            wijze=gegevens["wijze"],
            op=gegevens["op"],
            gezien=gegevens["gezien"],
            scan=gegevens["scan"],
            door=door,
        )
        return planadres(traject)

    return werk_traject_af(
        request,
        "trajectplan_akkoord_registreren",
        traject,
        maak=lambda data: AkkoordForm(
            data, gestuurde_bestanden(request, data), partijen=partijen, initial=begin
        ),
        doe=doe,
        gelukt="Het akkoord is genoteerd.",
        sjabloon="trajecten/trajectplan_akkoord_registreren.html",
        context={
            "terug_url": planadres(traject),
            "inhoud": plan.inhoud,
            "gebreken": [zin for een in plan.checklist for _, zin in een.gebreken],
            "nummer": laatste.nummer if laatste else (plan.versies[-1].nummer if plan.versies else 0) + 1,
            "is_nieuw": laatste is None,
            "partijen": partijen,
        },
    )


@deur("trajectplan_indienen")
@_METHODEN
def trajectplan_indienen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the agreed version to the netwerkcoördinator."""
    door, traject = door_van(request), _traject(request, pk)
    plan = lees_plan(traject, door, kop_van(traject))

    def doe(formulier: IndienenForm) -> str:
        planindienen.trajectplan_indienen(traject, versie=formulier.cleaned_data["versie"], door=door)
        return planadres(traject)

    return werk_traject_af(
        request,
        "trajectplan_indienen",
        traject,
        maak=lambda data: IndienenForm(data, initial={"versie": traject.versie}),
        doe=doe,
        gelukt="Het plan ligt bij de netwerkcoördinator. De pdf wordt gemaakt.",
        sjabloon="trajecten/trajectplan_indienen.html",
        context={
            "terug_url": planadres(traject),
            "laatste": plan.versies[-1] if plan.versies else None,
        },
    )


@deur("trajectplan_terugsturen")
@_METHODEN
def trajectplan_terugsturen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Return the plan to the tandem, with the reason."""
    door, traject = door_van(request), _traject(request, pk)

    def doe(formulier: TerugsturenForm) -> str:
        planindienen.trajectplan_terugsturen(
            traject,
            reden=formulier.cleaned_data["reden"],
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        return planadres(traject)

    return werk_traject_af(
        request,
        "trajectplan_terugsturen",
        traject,
        maak=lambda data: TerugsturenForm(data, initial={"versie": traject.versie}),
        doe=doe,
        gelukt="Het plan is terug bij de tandem.",
        sjabloon="trajecten/trajectplan_terugsturen.html",
        context={"terug_url": planadres(traject)},
    )


@deur("trajectplan_registreren")
@_METHODEN
def trajectplan_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note on which day the plan was registered in the persoonlijk dossier, with the text to copy."""
    door, traject = door_van(request), _traject(request, pk)
    plan = lees_plan(traject, door, kop_van(traject))
    weg = onderweg([stand_van(een) for een in plan.versies])
    versie = next((een for een in plan.versies if weg and een.nummer == weg.nummer), None)

    def doe(formulier: RegistrerenForm) -> str:
        planindienen.trajectplan_registreren(
            traject,
            op=formulier.cleaned_data["op"],
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        return planadres(traject)

    def maak(data: QueryDict | None) -> RegistrerenForm:
        begin: dict[str, Any] = {"versie": traject.versie, "op": timezone.localdate()}
        return RegistrerenForm(data, initial=begin)

    return werk_traject_af(
        request,
        "trajectplan_registreren",
        traject,
        maak=maak,
        doe=doe,
        gelukt="De registratie is genoteerd.",
        sjabloon="trajecten/trajectplan_registreren.html",
        context={
            "terug_url": planadres(traject),
            "tekst": registratietekst(
                versie.inhoud, dossiernummer=traject.deelnemer.dossiernummer, nummer=versie.nummer
            )
            if versie
            else "",
        },
    )
