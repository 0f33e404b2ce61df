"""The street door to appointments, evaluations and added documents."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trajecten.bladen.evaluatie import in_beeld
from trajecten.forms.opvolging import AfspraakForm, AfzeggenForm, EvaluatieForm, StukForm
from trajecten.handelingen import afspraken, evaluaties, stukken
from trajecten.models import Afspraak, Traject
from trajecten.views.scherm import werk_traject_af
from werkzorg.handelen import scherm
from werkzorg.handelen.scherm import gestuurde_bestanden
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("afspraak_plannen")
@_METHODEN
def afspraak_plannen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Plan an appointment with the deelnemer."""
    door, traject = door_van(request), haal(request, Traject.objects.met_verbanden(), pk)

    def doe(formulier: AfspraakForm) -> str:
        gegevens = formulier.cleaned_data
        minuten = formulier.minuten()
        assert minuten is not None  # the form asks it
        afspraken.afspraak_plannen(
            traject,
            soort=gegevens["soort"],
            dag=gegevens["dag"],
            van_uur=gegevens["van_uur"],
            minuten=minuten,
            waar=gegevens["waar"],
            waarover=gegevens["waarover"],
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "afspraak_plannen",
        traject,
        maak=lambda data: AfspraakForm(data),
        doe=doe,
        gelukt="De afspraak is gepland.",
    )


@deur("afspraak_afzeggen")
@_METHODEN
def afspraak_afzeggen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Cancel an appointment, with the reason."""
    door = door_van(request)
    afspraak = haal(request, Afspraak.objects.select_related("traject__deelnemer"), pk)

    def doe(formulier: AfzeggenForm) -> str:
        gegevens = formulier.cleaned_data
        afspraken.afspraak_afzeggen(afspraak, reden=gegevens["reden"], versie=gegevens["versie"], door=door)
        return afspraak.get_absolute_url()

    return scherm.werk_af(
        request,
        "afspraak_afzeggen",
        sjabloon="trajecten/afspraak_afzeggen.html",
        obj=afspraak,
        maak=lambda data: AfzeggenForm(data, initial={"versie": afspraak.versie}),
        doe=doe,
        gelukt="De afspraak is afgezegd.",
        context={
            "traject": afspraak.traject,
            "deelnemer": afspraak.traject.deelnemer,
            "afspraak": afspraak,
            "terug_url": afspraak.get_absolute_url(),
            "teller": None,
        },
    )


@deur("evaluatie_registreren")
@_METHODEN
def evaluatie_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down an evaluation, beside what the file itself says."""
    door, traject = door_van(request), haal(request, Traject.objects.met_verbanden(), pk)
    vandaag = timezone.localdate()

    def doe(formulier: EvaluatieForm) -> str:
        gegevens = formulier.cleaned_data
        evaluaties.evaluatie_registreren(
            traject,
            op=gegevens["op"],
            vooruitgang=gegevens["vooruitgang"],
            woorden_deelnemer=gegevens["woorden_deelnemer"],
            afspraken=gegevens["afspraken"],
            plan_bijsturen=gegevens["plan_bijsturen"],
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "evaluatie_registreren",
        traject,
        maak=lambda data: EvaluatieForm(data, initial={"op": vandaag}),
        doe=doe,
        gelukt="De evaluatie is geregistreerd.",
        context={"feiten": in_beeld(evaluaties.feiten_van(traject, vandaag))},
    )


@deur("trajectstuk_toevoegen")
@_METHODEN
def trajectstuk_toevoegen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a document to the file."""
    door, traject = door_van(request), haal(request, Traject.objects.met_verbanden(), pk)

    def doe(formulier: StukForm) -> str:
        stukken.trajectstuk_toevoegen(traject, stuk=formulier.cleaned_data["stuk"], door=door)
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "trajectstuk_toevoegen",
        traject,
        maak=lambda data: StukForm(data, gestuurde_bestanden(request, data)),
        doe=doe,
        gelukt="Het document is toegevoegd.",
    )
