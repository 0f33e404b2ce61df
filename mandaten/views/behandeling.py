"""The desk handles applications: its worklist, and asking for more, admitting or turning down one of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.bladen.behandeling import feiten, klokblad, open_vragen
from mandaten.bladen.behandellijst import (
    behandelregels,
    gekozen,
    oproepkop,
    tellingen,
    vergelijking,
    vergelijkregels,
    voor_de_lijst,
)
from mandaten.domein.aanvraagvelden import vraagvelden
from mandaten.domein.inhoud import lees_inhoud
from mandaten.domein.ontvankelijkheid import controlepunten
from mandaten.forms.behandeling import (
    AanvullingIntrekkenForm,
    AanvullingVragenForm,
    AdviesGevenForm,
    OnontvankelijkVerklarenForm,
    OntvankelijkVerklarenForm,
    filterformulier,
    regioformulier,
)
from mandaten.handelingen import advies as adviezen
from mandaten.handelingen import behandeling as handelingen
from mandaten.handelingen import terugnemen
from mandaten.models import Aanvraag, Oproep, criteriumnamen
from mandaten.views.scherm import werk_af
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering


@deur("behandeling_lijst")
@require_safe
def behandeling_lijst(request: HttpRequest) -> HttpResponse:
    """What lies with the desk, the nearest last day first."""
    vandaag = timezone.localdate()
    formulier = filterformulier(door_van(request), request.GET)
    alle = zichtbaar(request, Aanvraag.objects.all()).in_behandeling()
    bladering = Bladering(voor_de_lijst(gekozen(alle, formulier, vandaag)), request.GET)
    blad = bladering.bladzijde
    blad.object_list = behandelregels(blad.object_list, vandaag)
    return render(
        request,
        "mandaten/behandeling_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "tellingen": tellingen(alle, vandaag),
            "gekozen_klok": request.GET.get("klok", ""),
            "is_gefilterd": any(request.GET.get(veld) for veld in formulier.fields),
        },
    )


@deur("oproep_vergelijken")
@require_safe
def oproep_vergelijken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All applications of one call side by side, with their points."""
    oproep = haal(request, Oproep.objects.te_beheren_door(door_van(request)), pk)
    formulier = regioformulier(oproep, request.GET)
    regio = formulier.cleaned_data["regio"] if formulier.is_valid() else ""
    criteria = list(oproep.criteria.all())
    rijen = Aanvraag.objects.zichtbaar_voor(door_van(request))
    bladering = Bladering(vergelijking(rijen, oproep, regio), request.GET)
    blad = bladering.bladzijde
    blad.object_list = vergelijkregels(blad.object_list, criteria)
    return render(
        request,
        "mandaten/oproep_vergelijken.html",
        {
            **bladering.context(),
            "oproep": oproepkop(oproep),
            "oproep_id": oproep.pk,
            "criteria": criteria,
            "formulier": formulier,
        },
    )


@deur("aanvulling_vragen")
@require_http_methods(["GET", "HEAD", "POST"])
def aanvulling_vragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the applicant about parts of the application."""
    aanvraag = _haal(request, pk)
    partners = {een.organisatie_id: een.organisatie.naam for een in handelingen.partners_van(aanvraag)}
    velden = vraagvelden(
        aanvraag.toekenningssoort, aanvraag.aanvrager.naam, partners, criteriumnamen(aanvraag)
    )

    def doe(formulier: AanvullingVragenForm) -> str:
        handelingen.aanvulling_vragen(
            aanvraag,
            vragen=formulier.vragen(),
            reden=formulier.cleaned_data["reden"],
            versie=formulier.cleaned_data["versie"],
            door=door_van(request),
        )
        return aanvraag.get_absolute_url()

    return werk_af(
        request,
        "aanvulling_vragen",
        obj=aanvraag,
        maak=lambda data: AanvullingVragenForm(data, velden=velden, initial={"versie": aanvraag.versie}),
        doe=doe,
        gelukt="De vragen zijn verstuurd. De brief wordt gemaakt, en wie moet antwoorden, heeft een taak.",
        context=_kop(aanvraag),
    )


@deur("aanvulling_intrekken")
@require_http_methods(["GET", "HEAD", "POST"])
def aanvulling_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back one or more of the questions that wait for an answer."""
    aanvraag = _haal(request, pk)
    vragen = open_vragen(aanvraag)

    def doe(formulier: AanvullingIntrekkenForm) -> str:
        terugnemen.aanvulling_intrekken(
            aanvraag,
            vragen=formulier.gekozen(),
            reden=formulier.cleaned_data["reden"],
            versie=formulier.cleaned_data["versie"],
            door=door_van(request),
        )
        return aanvraag.get_absolute_url()

    return werk_af(
        request,
        "aanvulling_intrekken",
        obj=aanvraag,
        maak=lambda data: AanvullingIntrekkenForm(data, vragen=vragen, initial={"versie": aanvraag.versie}),
        doe=doe,
        gelukt="Teruggenomen. Wie de vraag kreeg, krijgt een melding.",
        context={**_kop(aanvraag), "enige": vragen[0][1] if len(vragen) == 1 else ""},
    )


@deur("ontvankelijk_verklaren")
@require_http_methods(["GET", "HEAD", "POST"])
def ontvankelijk_verklaren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go through what must be in order, and start the second term."""
    aanvraag = _haal(request, pk)
    punten, gekend = controlepunten(aanvraag.toekenningssoort), feiten(aanvraag)

    def doe(formulier: OntvankelijkVerklarenForm) -> str:
        handelingen.ontvankelijk_verklaren(
            aanvraag,
            nagekeken=formulier.nagekeken(),
            versie=formulier.cleaned_data["versie"],
            door=door_van(request),
        )
        return aanvraag.get_absolute_url()

    return werk_af(
        request,
        "ontvankelijk_verklaren",
        obj=aanvraag,
        maak=lambda data: OntvankelijkVerklarenForm(
            data, punten=punten, feiten=gekend, initial={"versie": aanvraag.versie}
        ),
        doe=doe,
        gelukt="De aanvraag is ontvankelijk. De brief wordt gemaakt, en de termijn om te beslissen loopt.",
        context=_kop(aanvraag),
    )


@deur("onontvankelijk_verklaren")
@require_http_methods(["GET", "HEAD", "POST"])
def onontvankelijk_verklaren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Turn an application down before its merits are looked at."""
    aanvraag = _haal(request, pk)

    def doe(formulier: OnontvankelijkVerklarenForm) -> str:
        handelingen.onontvankelijk_verklaren(
            aanvraag,
            motivering=formulier.cleaned_data["motivering"],
            versie=formulier.cleaned_data["versie"],
            door=door_van(request),
        )
        return aanvraag.get_absolute_url()

    return werk_af(
        request,
        "onontvankelijk_verklaren",
        obj=aanvraag,
        maak=lambda data: OnontvankelijkVerklarenForm(data, initial={"versie": aanvraag.versie}),
        doe=doe,
        gelukt="Het besluit is genomen en genummerd. De brief wordt gemaakt en verzegeld.",
        context=_kop(aanvraag),
    )


@deur("advies_geven")
@require_http_methods(["GET", "HEAD", "POST"])
def advies_geven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note what an expert advises, with points per criterion."""
    aanvraag = haal(request, Aanvraag.objects.met_inhoud(), pk)
    criteria = lees_inhoud(aanvraag).criteria

    def doe(formulier: AdviesGevenForm) -> str:
        gegevens = formulier.cleaned_data
        adviezen.advies_geven(
            aanvraag,
            adviseur=gegevens["adviseur"],
            strekking=gegevens["strekking"],
            tekst=gegevens["tekst"],
            punten=formulier.punten(),
            door=door_van(request),
        )
        return aanvraag.get_absolute_url()

    return werk_af(
        request,
        "advies_geven",
        obj=aanvraag,
        maak=lambda data: AdviesGevenForm(
            data, criteria=[(een.id, een.omschrijving, een.gewicht, een.is_uitsluitend) for een in criteria]
        ),
        doe=doe,
        gelukt="Het advies staat bij de aanvraag.",
        context={**_kop(aanvraag), "criteria": criteria},
    )


def _haal(request: HttpRequest, pk: UUID) -> Aanvraag:
    return haal(request, Aanvraag.objects.select_related("aanvrager", "oproep"), pk)


def _kop(aanvraag: Aanvraag) -> dict[str, Any]:
    """Above each form: whose application, what it asks, and its clock."""
    return {
        "aanvraag_url": aanvraag.get_absolute_url(),
        "wie": aanvraag.aanvrager.naam,
        "wat": aanvraag.get_soort_display(),
        "klok": klokblad(aanvraag, timezone.localdate()),
    }
