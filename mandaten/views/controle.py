"""The street door to inspection: campaigns, one file, and what is written about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.bladen.controle import (
    controlelijst,
    dossierblad,
    dossierregels,
    dossiers_van,
    kop_van_dossier,
    rondeblad,
    trekking_nagaan,
)
from mandaten.bladen.documenten import met_stukken
from mandaten.forms.controle import (
    BeantwoordenForm,
    BevindingenForm,
    ControleAfsluitenForm,
    ControleStartenForm,
    DossierBesluitenForm,
    OpvolgingForm,
)
from mandaten.handelingen import controle as handelingen
from mandaten.models import Controledossier, Controleronde
from mandaten.querysets import beslist_over
from mandaten.soorten import SOORTEN
from mandaten.views.scherm import werk_af
from werkzorg.handelen.scherm import gestuurde_bestanden
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("controle_lijst")
@require_safe
def controle_lijst(request: HttpRequest) -> HttpResponse:
    """The campaigns, newest first; for a holder the inspected files of his own organisation."""
    lijst = controlelijst(door_van(request), timezone.localdate())
    bladering = Bladering(lijst.rijen, request.GET)
    blad = bladering.bladzijde
    blad.object_list = lijst.regels(blad.object_list)
    return render(
        request,
        "mandaten/controle_lijst.html",
        {**bladering.context(), "is_houder": lijst.is_houder, "mag_starten": lijst.mag_starten},
    )


@deur("controle_detail")
@require_safe
def controle_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One campaign: its sample, how it was drawn, and how far every file is."""
    ronde = haal(
        request, Controleronde.objects.zonder_populatie().select_related("organisatie", "gestart_door"), pk
    )
    bladering = Bladering(dossiers_van(ronde), request.GET, aantal=ronde.steekproef)
    blad = bladering.bladzijde
    blad.object_list = dossierregels(blad.object_list, timezone.localdate())
    return render(
        request,
        "mandaten/controle_detail.html",
        {
            **bladering.context(),
            **rondeblad(ronde, door_van(request)),
            "nagegaan": trekking_nagaan(ronde) if "nagaan" in request.GET else None,
        },
    )


@deur("controledossier_detail")
@require_safe
def controledossier_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One inspected file: the findings, the answer, the conclusion and the follow-up."""
    dossier = _dossier(request, pk)
    return render(request, "mandaten/controledossier_detail.html", dossierblad(dossier, door_van(request)))


@deur("controle_starten")
@_METHODEN
def controle_starten(request: HttpRequest) -> HttpResponse:
    """Draw a sample and begin."""
    door, vandaag = door_van(request), timezone.localdate()
    soorten = [soort for soort in SOORTEN if soort in beslist_over(door)]
    begin: dict[str, Any] = {
        "peildag": vandaag,
        "soort": soorten[0] if len(soorten) == 1 else "",
    }

    def doe(formulier: ControleStartenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.controle_starten(
            soort=gegevens["soort"],
            titel=gegevens["titel"],
            criteria=gegevens["criteria"],
            peildag=gegevens["peildag"],
            aantal=gegevens["aantal"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "controle_starten",
        obj=None,
        maak=lambda data: ControleStartenForm(data, soorten=soorten, vandaag=vandaag, initial=begin),
        doe=doe,
        gelukt="De steekproef is getrokken. Hieronder zie je welke dossiers het lot koos.",
        context={},
    )


def _dossier(request: HttpRequest, pk: UUID) -> Controledossier:
    return haal(request, met_stukken(Controledossier.objects.met_ronde()), pk)


@deur("bevindingen_vastleggen")
@_METHODEN
def bevindingen_vastleggen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down per criterium what was found."""
    door, dossier = door_van(request), _dossier(request, pk)
    begin: dict[str, Any] = {"versie": dossier.versie, "bezocht_op": timezone.localdate()}

    def doe(formulier: BevindingenForm) -> str:
        return handelingen.bevindingen_vastleggen(
            dossier,
            bezocht_op=formulier.cleaned_data["bezocht_op"],
            vaststellingen=formulier.vaststellingen(),
            stukken=formulier.stukken(),
            versie=formulier.cleaned_data["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "bevindingen_vastleggen",
        obj=dossier,
        maak=lambda data: BevindingenForm(
            data, gestuurde_bestanden(request, data), criteria=dossier.ronde.criteria, initial=begin
        ),
        doe=doe,
        gelukt="De bevindingen liggen vast. De organisatie is verwittigd en kan antwoorden.",
        context=kop_van_dossier(dossier),
    )


@deur("bevindingen_beantwoorden")
@_METHODEN
def bevindingen_beantwoorden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The holder answers the findings."""
    door, dossier = door_van(request), _dossier(request, pk)

    def doe(formulier: BeantwoordenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.bevindingen_beantwoorden(
            dossier,
            antwoord=gegevens["antwoord"],
            stukken=formulier.stukken(),
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "bevindingen_beantwoorden",
        obj=dossier,
        maak=lambda data: BeantwoordenForm(
            data, gestuurde_bestanden(request, data), initial={"versie": dossier.versie}
        ),
        doe=doe,
        gelukt="Je antwoord is verstuurd. Je krijgt een melding zodra er een besluit is.",
        context=dossierblad(dossier, door),
    )


@deur("controledossier_besluiten")
@_METHODEN
def controledossier_besluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Conclude one inspected file."""
    door, dossier = door_van(request), _dossier(request, pk)

    def doe(formulier: DossierBesluitenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.controledossier_besluiten(
            dossier,
            is_in_orde=gegevens["is_in_orde"] == "ja",
            conclusie=gegevens["conclusie"],
            opvolging=gegevens["opvolging"],
            opvolgen_voor=gegevens["opvolgen_voor"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "controledossier_besluiten",
        obj=dossier,
        maak=lambda data: DossierBesluitenForm(data, initial={"versie": dossier.versie}),
        doe=doe,
        gelukt="Over het dossier is besloten. De organisatie is verwittigd.",
        context=dossierblad(dossier, door),
    )


@deur("opvolging_registreren")
@_METHODEN
def opvolging_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what came of the follow-up."""
    door, dossier = door_van(request), _dossier(request, pk)

    def doe(formulier: OpvolgingForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.opvolging_registreren(
            dossier,
            op=gegevens["op"],
            uitkomst=gegevens["uitkomst"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "opvolging_registreren",
        obj=dossier,
        maak=lambda data: OpvolgingForm(data, initial={"versie": dossier.versie, "op": timezone.localdate()}),
        doe=doe,
        gelukt="De opvolging is nagegaan.",
        context=kop_van_dossier(dossier),
    )


@deur("controle_afsluiten")
@_METHODEN
def controle_afsluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a campaign with its overall conclusion."""
    door = door_van(request)
    ronde = haal(
        request, Controleronde.objects.zonder_populatie().select_related("organisatie", "gestart_door"), pk
    )

    def doe(formulier: ControleAfsluitenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.controle_afsluiten(
            ronde, conclusie=gegevens["conclusie"], versie=gegevens["versie"], door=door
        ).get_absolute_url()

    return werk_af(
        request,
        "controle_afsluiten",
        obj=ronde,
        maak=lambda data: ControleAfsluitenForm(data, initial={"versie": ronde.versie}),
        doe=doe,
        gelukt="De controle is afgesloten.",
        context=rondeblad(ronde, door),
    )
