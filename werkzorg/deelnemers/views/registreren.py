"""Registering a person, and completing a registration with the number."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from werkzorg.deelnemers.forms.persoon import DeelnemerRegistrerenForm, InszToevoegenForm
from werkzorg.deelnemers.handelingen import registreren, wijzigen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.views.opzoeking import noteer_opzoeking
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal


@deur("deelnemer_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemer_registreren(request: HttpRequest) -> HttpResponse:
    """Register a person."""
    door = door_van(request)
    if request.method != "POST":
        return _registreerscherm(request, DeelnemerRegistrerenForm())
    formulier = DeelnemerRegistrerenForm(request.POST)
    if not formulier.is_valid():
        return _registreerscherm(request, formulier)

    def registreer() -> str:
        deelnemer = registreren.deelnemer_registreren(
            formulier.persoonsgegevens(),
            grond=formulier.cleaned_data["grond"],
            geinformeerd_op=formulier.cleaned_data["geinformeerd_op"],
            door=door,
        )
        return reverse("deelnemer_detail", args=[deelnemer.pk])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "deelnemer_registreren", door=door, doe=registreer
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        if nee.opzoeking is not None:
            noteer_opzoeking(request, nee.opzoeking)
        return _registreerscherm(request, formulier)
    messages.success(
        request, "De deelnemer is geregistreerd. Het ontvangstbewijs komt zo bij de documenten te staan."
    )
    return redirect(adres)


def _registreerscherm(request: HttpRequest, formulier: DeelnemerRegistrerenForm) -> HttpResponse:
    status = 422 if formulier.is_bound else 200
    balk = conceptbalk(
        formulier,
        "deelnemer_registreren",
        door=door_van(request),
        gevraagd=request.GET.get("concept", ""),
    )
    context = {"formulier": formulier, "concept": balk}
    return render(request, "deelnemers/deelnemer_registreren.html", context, status=status)


@deur("insz_toevoegen")
@require_http_methods(["GET", "HEAD", "POST"])
def insz_toevoegen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the number of a person who was registered without one."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    formulier = InszToevoegenForm(request.POST) if request.method == "POST" else InszToevoegenForm()
    if not formulier.is_valid():
        return _inszscherm(request, deelnemer, formulier)

    def voeg_toe() -> str:
        wijzigen.insz_toevoegen(deelnemer, insz=formulier.cleaned_data["insz"], door=door)
        return deelnemer.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "insz_toevoegen", door=door, doe=voeg_toe
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        if nee.opzoeking is not None:
            noteer_opzoeking(request, nee.opzoeking)
        return _inszscherm(request, deelnemer, formulier)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Het rijksregisternummer is bewaard.")
    return redirect(adres)


def _inszscherm(request: HttpRequest, deelnemer: Deelnemer, formulier: InszToevoegenForm) -> HttpResponse:
    status = 422 if formulier.is_bound else 200
    context = {"deelnemer": deelnemer, "formulier": formulier}
    return render(request, "deelnemers/insz_toevoegen.html", context, status=status)
