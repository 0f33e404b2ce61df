"""The street door to the yearly evaluations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen import evaluaties as bladen
from ama.forms.evaluaties import EvaluatieForm, JaarevaluatieFilterForm, begin_van
from ama.forms.sessies import BevestigForm
from ama.handelingen import evaluaties as handelingen
from ama.lijsten.evaluaties import IN_LIJST
from ama.models import Begeleiding, Jaarevaluatie
from ama.models.evaluatiefeiten import inhoud_van, mogelijke_instanties
from ama.models.groei import met_groei, metingen_toen, metingen_van
from ama.soorten import WSE
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("jaarevaluatie_lijst")
@require_safe
def jaarevaluatie_lijst(request: HttpRequest) -> HttpResponse:
    """Which evaluations must be held, are late, or were held with which result; nobody reads here what is in them."""
    door, dag = door_van(request), timezone.localdate()
    formulier = JaarevaluatieFilterForm(request.GET, standen=bladen.standen_voor(door))
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    bladering = Bladering(
        bladen.gekozen(zichtbaar(request, Begeleiding.objects.all()), vraag, door, dag), request.GET
    )
    blad = bladering.bladzijde
    noteer_getoond(request, handelingen.BEGELEIDING, blad.object_list, getoond=IN_LIJST)
    blad.object_list = [bladen.regel(rij, door, dag) for rij in blad.object_list]
    return render(
        request,
        "ama/jaarevaluatie_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": any(vraag.values()),
            "is_departement": bladen.is_departement(door),
            "termijnen": bladen.termijnen(door, dag),
        },
    )


@deur("jaarevaluatie_detail")
@require_safe
def jaarevaluatie_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One evaluation, and what comes next."""
    rij = _evaluatie(request, pk)
    return render(
        request, "ama/jaarevaluatie_detail.html", bladen.blad(rij, door_van(request), timezone.localdate())
    )


@deur("evaluatie_openen")
@_METHODEN
def evaluatie_openen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the evaluation that comes next."""
    door, vandaag = door_van(request), timezone.localdate()
    begeleiding = haal(request, Begeleiding.objects.select_related("deelnemer"), pk)

    def doe(_formulier: BevestigForm) -> str:
        evaluatie = handelingen.evaluatie_openen(begeleiding, door=door)
        return reverse("evaluatie_afwerken", args=[evaluatie.pk])

    return scherm.werk_af(
        request,
        "evaluatie_openen",
        sjabloon="ama/evaluatie_openen.html",
        obj=begeleiding,
        maak=lambda data: BevestigForm(data),
        doe=doe,
        gelukt="De evaluatie staat klaar, met wat we al weten.",
        context={
            "deelnemer": begeleiding.deelnemer,
            "zin": bladen.stand_in_woorden(begeleiding, vandaag),
            "terug_url": begeleiding.get_absolute_url(),
        },
    )


@deur("evaluatie_bewerken")
@_METHODEN
def evaluatie_bewerken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep what is written so far."""
    door, rij = door_van(request), _evaluatie(request, pk)

    def doe(formulier: EvaluatieForm) -> str:
        gegevens = formulier.cleaned_data
        handelingen.evaluatie_bewerken(rij, inhoud=formulier.inhoud(), versie=gegevens["versie"], door=door)
        return reverse("evaluatie_afwerken", args=[rij.pk])

    return _vul_in(request, "evaluatie_bewerken", rij, doe, "Bewaard. Je collega’s kunnen verder invullen.")


@deur("evaluatie_afwerken")
@_METHODEN
def evaluatie_afwerken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the evaluation and finish it."""
    door, rij = door_van(request), _evaluatie(request, pk)

    def doe(formulier: EvaluatieForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.evaluatie_afwerken(
            rij, inhoud=formulier.inhoud(), versie=gegevens["versie"], door=door
        ).get_absolute_url()

    return _vul_in(request, "evaluatie_afwerken", rij, doe, "De evaluatie is afgewerkt.")


@deur("evaluatiegevolg_afronden")
@_METHODEN
def evaluatiegevolg_afronden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that what the outcome asked is done."""
    door, rij = door_van(request), _evaluatie(request, pk)

    def doe(_formulier: BevestigForm) -> str:
        return handelingen.evaluatiegevolg_afronden(rij, door=door).get_absolute_url()

    return scherm.werk_af(
        request,
        "evaluatiegevolg_afronden",
        sjabloon="ama/evaluatiegevolg_afronden.html",
        obj=rij,
        maak=lambda data: BevestigForm(data),
        doe=doe,
        gelukt="Goed, dat staat niet meer op je lijst.",
        context={**bladen.blad(rij, door, timezone.localdate()), "terug_url": rij.get_absolute_url()},
    )


def _evaluatie(request: HttpRequest, pk: UUID) -> Jaarevaluatie:
    return haal(
        request,
        met_groei(Jaarevaluatie.objects.all()).select_related(
            "begeleiding__deelnemer", "begeleiding__begeleider", "afgewerkt_door"
        ),
        pk,
    )


def _vul_in(
    request: HttpRequest,
    sleutel: str,
    rij: Jaarevaluatie,
    doe: Callable[[EvaluatieForm], str],
    gelukt: str,
) -> HttpResponse:
    """The form of one evaluation, beside what is known; it is kept for later or finished."""
    vandaag = timezone.localdate()
    vooraf = bladen.vooraf(rij, vandaag)
    afstemmen = () if rij.soort == WSE else mogelijke_instanties(rij.begeleiding, vooraf["vorige"], vandaag)

    def maak(data: QueryDict | None) -> EvaluatieForm:
        # Asked again: after a conflict it is what stands there now.
        vraagt_opnieuw = data is None and request.method == "POST"
        nu = Jaarevaluatie.objects.filter(pk=rij.pk).first() if vraagt_opnieuw else None
        inhoud = replace(inhoud_van(nu or rij), groei=metingen_van(nu or rij))
        return EvaluatieForm(
            data,
            doelen=len(inhoud.doelen),
            afstemmen=afstemmen,
            soort=rij.soort,
            vorige=metingen_toen(rij),
            initial=begin_van(inhoud, (nu or rij).versie, vandaag),
        )

    return scherm.werk_af(
        request,
        sleutel,
        sjabloon="ama/evaluatie_afwerken.html",
        obj=rij,
        maak=maak,
        doe=doe,
        gelukt=gelukt,
        toont_nu=True,
        context={
            **vooraf,
            "evaluatie": rij,
            "deelnemer": rij.begeleiding.deelnemer,
            "zin": bladen.stand_in_woorden(rij.begeleiding, vandaag),
            "bewaar_url": reverse("evaluatie_bewerken", args=[rij.pk]),
            "terug_url": reverse("jaarevaluatie_lijst"),
            "afwerk_url": reverse("evaluatie_afwerken", args=[rij.pk]),
            "titel": "Vul de evaluatie in",
        },
    )
