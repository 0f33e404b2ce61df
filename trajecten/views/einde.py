"""The street door to the end of a traject: report, advice, talk, agreement, correction and registration."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from trajecten.bladen.eindadvies import adviesblad, adviestekst
from trajecten.bladen.einde import lees_einde
from trajecten.bladen.eindverslag import verslagblad, verslaggebreken, verslagtekst
from trajecten.bladen.kop import kop_van
from trajecten.documenten.verslaginhoud import concept_van, met_verslag, stand_van
from trajecten.domein.bespreking import ontvangerszin
from trajecten.domein.eindadvies import volgende_stap_voorstel
from trajecten.forms.einde import (
    EindadviesAkkoordGevenForm,
    EindadviesBesprekenForm,
    EindadviesBewerkenForm,
    EindadviesIndienenForm,
    EindadviesVerbeterenForm,
    EindeRegistrerenForm,
    EindverslagBewerkenForm,
    EindverslagIndienenForm,
)
from trajecten.handelingen import eindadvies, eindregistratie, eindverslag
from trajecten.models import Traject
from trajecten.views.scherm import werk_traject_af
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


def _traject(request: HttpRequest, pk: UUID) -> Traject:
    return haal(request, Traject.objects.met_verbanden(), pk)


def _met_verslag(request: HttpRequest, pk: UUID) -> Traject:
    return haal(request, met_verslag(Traject.objects.met_verbanden()), pk)


@deur("eindverslag_detail")
@require_safe
def eindverslag_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The eindverslag as it stands: a draft for the tandem, what was sent for VDAB too."""
    traject = _met_verslag(request, pk)
    blad = verslagblad(traject, door_van(request))
    if blad is None:
        raise Http404
    return render(request, "trajecten/eindverslag_detail.html", {**kop_van(traject), **blad})


@deur("eindverslag_bewerken")
@_METHODEN
def eindverslag_bewerken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the eindverslag on what the file says already."""
    traject = _met_verslag(request, pk)
    stand, concept = stand_van(traject), concept_van(traject)
    begin = {
        "versie": stand.versie,
        "eigen_visie": stand.eigen_visie,
        "besproken_op": stand.besproken_op,
        "niet_besproken": stand.niet_besproken,
    }

    def maak(data: QueryDict | None) -> EindverslagBewerkenForm:
        return EindverslagBewerkenForm(data, verslag=concept, einde_reden=traject.einde_reden, initial=begin)

    def doe(formulier: EindverslagBewerkenForm) -> str:
        eindverslag.eindverslag_bewerken(
            traject,
            invoer=formulier.invoer(),
            versie=formulier.cleaned_data["versie"],
            door=door_van(request),
        )
        return reverse("eindverslag_detail", args=[pk])

    return werk_traject_af(
        request,
        "eindverslag_bewerken",
        traject,
        maak=maak,
        doe=doe,
        gelukt="Het eindverslag is bewaard. Kijk het na, en dien het in.",
        toont_nu=True,
    )


@deur("eindverslag_indienen")
@_METHODEN
def eindverslag_indienen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the eindverslag."""
    traject = _met_verslag(request, pk)
    stand, concept = stand_van(traject), concept_van(traject)

    def doe(formulier: EindverslagIndienenForm) -> str:
        eindverslag.eindverslag_indienen(
            traject, versie=formulier.cleaned_data["versie"], door=door_van(request)
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "eindverslag_indienen",
        traject,
        maak=lambda data: EindverslagIndienenForm(data, initial={"versie": stand.versie}),
        doe=doe,
        gelukt="Het eindverslag is ingediend. De documenten worden gemaakt.",
        context={
            "gebreken": verslaggebreken(concept, stand, traject),
            "bewerk_url": reverse("eindverslag_bewerken", args=[pk]),
            "lees_url": reverse("eindverslag_detail", args=[pk]),
            "ontvangers": ontvangerszin(traject.einde_reden),
        },
    )


@deur("eindadvies_detail")
@require_safe
def eindadvies_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The eindadvies: every version that this reader may see, the last one first."""
    traject = _traject(request, pk)
    blad = adviesblad(traject, door_van(request))
    if blad is None:
        raise Http404
    return render(request, "trajecten/eindadvies_detail.html", {**kop_van(traject), **blad})


@deur("eindadvies_bewerken")
@_METHODEN
def eindadvies_bewerken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write what the tandem advises."""
    traject = _traject(request, pk)
    advies = lees_einde(traject, door_van(request)).advies
    begin = {"versie": advies.versie if advies else 0}
    if advies:
        begin |= {naam: getattr(advies, naam) for naam in ("uitkomst", "motivering", "volgende_stap")}

    def doe(formulier: EindadviesBewerkenForm) -> str:
        schoon = formulier.cleaned_data
        eindadvies.eindadvies_bewerken(
            traject,
            uitkomst=schoon["uitkomst"],
            motivering=schoon["motivering"],
            volgende_stap=schoon["volgende_stap"] or volgende_stap_voorstel(schoon["uitkomst"]),
            versie=schoon["versie"],
            door=door_van(request),
        )
        return reverse("eindadvies_detail", args=[pk])

    return werk_traject_af(
        request,
        "eindadvies_bewerken",
        traject,
        maak=lambda data: EindadviesBewerkenForm(data, initial=begin),
        doe=doe,
        gelukt="Het eindadvies is bewaard. Beide casemanagers geven nu hun akkoord.",
        toont_nu=True,
        context={"advies": advies, "is_akkoord": advies is not None and any(advies.akkoorden.values())},
    )


@deur("eindadvies_bespreken")
@_METHODEN
def eindadvies_bespreken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down the talk about the advice."""
    traject = _traject(request, pk)
    advies = lees_einde(traject, door_van(request)).advies
    begin: dict[str, Any] = {"versie": advies.versie if advies else 0}
    if advies:
        begin |= {naam: getattr(advies, naam) for naam in ("niet_besproken", "woorden_deelnemer")}
        begin["op"] = advies.besproken_op

    def doe(formulier: EindadviesBesprekenForm) -> str:
        schoon = formulier.cleaned_data
        eindadvies.eindadvies_bespreken(
            traject,
            op=schoon["op"],
            woorden_deelnemer=schoon["woorden_deelnemer"],
            niet_besproken=schoon.get("niet_besproken", ""),
            versie=schoon["versie"],
            door=door_van(request),
        )
        return reverse("eindadvies_detail", args=[pk])

    return werk_traject_af(
        request,
        "eindadvies_bespreken",
        traject,
        maak=lambda data: EindadviesBesprekenForm(data, einde_reden=traject.einde_reden, initial=begin),
        doe=doe,
        gelukt="Het gesprek over het advies is bewaard.",
        context={"advies": advies},
    )


@deur("eindadvies_akkoord_geven")
@_METHODEN
def eindadvies_akkoord_geven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agree with the advice as it stands."""
    traject = _traject(request, pk)
    advies = lees_einde(traject, door_van(request)).advies

    def doe(formulier: EindadviesAkkoordGevenForm) -> str:
        eindadvies.eindadvies_akkoord_geven(
            traject, versie=formulier.cleaned_data["versie"], door=door_van(request)
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "eindadvies_akkoord_geven",
        traject,
        maak=lambda data: EindadviesAkkoordGevenForm(
            data, initial={"versie": advies.versie if advies else 0}
        ),
        doe=doe,
        gelukt="Je akkoord met het eindadvies is bewaard.",
        context={"advies": advies},
    )


@deur("eindadvies_indienen")
@_METHODEN
def eindadvies_indienen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the advice to VDAB; the first one closes the traject."""
    traject = _traject(request, pk)
    advies = lees_einde(traject, door_van(request)).advies

    gebreken = ["Schrijf het eindadvies eerst."]
    if advies:
        gebreken = list(eindadvies.indien_bezwaren(traject, advies).values())

    def doe(formulier: EindadviesIndienenForm) -> str:
        eindadvies.eindadvies_indienen(
            traject, versie=formulier.cleaned_data["versie"], door=door_van(request)
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "eindadvies_indienen",
        traject,
        maak=lambda data: EindadviesIndienenForm(data, initial={"versie": advies.versie if advies else 0}),
        doe=doe,
        gelukt="Het eindadvies is ingediend. De documenten worden gemaakt.",
        context={
            "advies": advies,
            "gebreken": gebreken,
            "ontvangers": ontvangerszin(traject.einde_reden),
        },
    )


@deur("eindadvies_verbeteren")
@_METHODEN
def eindadvies_verbeteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Start a next version of a sent advice."""
    traject = _traject(request, pk)
    advies = lees_einde(traject, door_van(request)).advies
    begin: dict[str, Any] = {"nummer": 1}
    if advies:
        velden = ("nummer", "uitkomst", "motivering", "volgende_stap")
        begin = {naam: getattr(advies, naam) for naam in velden}

    def doe(formulier: EindadviesVerbeterenForm) -> str:
        schoon = formulier.cleaned_data
        velden = ("nummer", "uitkomst", "motivering", "volgende_stap", "reden")
        eindadvies.eindadvies_verbeteren(
            traject, **{naam: schoon[naam] for naam in velden}, door=door_van(request)
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "eindadvies_verbeteren",
        traject,
        maak=lambda data: EindadviesVerbeterenForm(data, initial=begin),
        doe=doe,
        gelukt="De nieuwe versie staat klaar. Beide casemanagers geven hun akkoord, en dan dien je ze in.",
        context={"advies": advies},
    )


@deur("einde_registreren")
@_METHODEN
def einde_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Copy both texts to the persoonlijk dossier, and say when that was done."""
    traject = _met_verslag(request, pk)
    einde = lees_einde(traject, door_van(request))
    begin = {
        "eindverslag_op": einde.verslag_geregistreerd_op,
        "eindadvies_op": einde.advies.geregistreerd_op if einde.advies else None,
    }

    def doe(formulier: EindeRegistrerenForm) -> str:
        schoon = formulier.cleaned_data
        eindregistratie.einde_registreren(
            traject,
            eindverslag_op=schoon["eindverslag_op"],
            eindadvies_op=schoon["eindadvies_op"],
            door=door_van(request),
        )
        return traject.get_absolute_url()

    teksten = [
        (titel, tekst)
        for titel, tekst in (
            ("Tekst van het eindverslag", verslagtekst(traject)),
            ("Tekst van het eindadvies", adviestekst(einde.advies)),
        )
        if tekst
    ]
    return werk_traject_af(
        request,
        "einde_registreren",
        traject,
        maak=lambda data: EindeRegistrerenForm(data, initial=begin),
        doe=doe,
        gelukt="De registratie is bewaard.",
        context={"teksten": teksten},
    )
