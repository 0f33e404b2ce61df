"""The street door to stages: one is laid down, one is read, and how it went."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from trajecten.bladen.acties import al_open
from trajecten.bladen.stages import met_verbanden, stageblad, werkpostkeuzes
from trajecten.forms.stages import StageEvaluerenForm, StageStartenForm
from trajecten.handelingen import stages
from trajecten.models import Stage, Traject
from trajecten.views.scherm import werk_traject_af
from werkzorg.handelen.scherm import werk_af
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("stage_detail")
@require_safe
def stage_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One stage: where, when, with whom, insured how, and how it went."""
    stage = haal(request, met_verbanden(Stage.objects.all()), pk)
    return render(request, "trajecten/stage_detail.html", stageblad(stage, door_van(request)))


@deur("stage_starten")
@_METHODEN
def stage_starten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The tandem lays down a stage."""
    traject, door = haal(request, Traject.objects.met_verbanden(), pk), door_van(request)
    werkposten, acties = werkpostkeuzes(timezone.localdate()), al_open(traject.pk)

    def maak(data: QueryDict | None) -> StageStartenForm:
        return StageStartenForm(data, werkposten=werkposten, acties=acties)

    def doe(formulier: StageStartenForm) -> str:
        actie = formulier.cleaned_data["actie"]
        return stages.stage_starten(
            traject,
            werkpost_id=UUID(formulier.cleaned_data["werkpost"]),
            actie_id=UUID(actie) if actie else None,
            plan=formulier.plan(),
            velden=formulier.velden(),
            door=door,
        ).get_absolute_url()

    return werk_traject_af(
        request, "stage_starten", traject, maak=maak, doe=doe, gelukt="De stage is vastgelegd."
    )


@deur("stage_evalueren")
@_METHODEN
def stage_evalueren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the stage went, competence by competence."""
    stage, door = haal(request, met_verbanden(Stage.objects.all()), pk), door_van(request)

    def maak(data: QueryDict | None) -> StageEvaluerenForm:
        return StageEvaluerenForm(data, initial={"versie": stage.versie, "op": timezone.localdate()})

    def doe(formulier: StageEvaluerenForm) -> str:
        gegevens = formulier.cleaned_data
        return stages.stage_evalueren(
            stage,
            op=gegevens["op"],
            scores=formulier.scores(),
            verslag=gegevens["verslag"],
            woorden_deelnemer=gegevens["woorden_deelnemer"],
            stopt_op=gegevens["stopt_op"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "stage_evalueren",
        sjabloon="trajecten/stage_evalueren.html",
        obj=stage,
        maak=maak,
        doe=doe,
        gelukt="De evaluatie is bewaard.",
        context={
            "stage": stage,
            "deelnemer": stage.traject.deelnemer,
            "terug_url": stage.get_absolute_url(),
        },
    )
