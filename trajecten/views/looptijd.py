"""The street door to the duration of a traject: interruptions, extensions, its end, and "wat als"."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from trajecten.bladen.effect import Effect, effect_van
from trajecten.bladen.kop import kop_van
from trajecten.forms.looptijd import (
    OnderbrekingEindeForm,
    OnderbrekingForm,
    StopForm,
    ToekennenForm,
    VerlengingForm,
    WatAlsForm,
    WeigerenForm,
)
from trajecten.handelingen import onderbrekingen, stopzetten, verlengingen
from trajecten.handelingen.onderdelen import onderdelen_na
from trajecten.models import Traject, Verlenging
from trajecten.views.scherm import werk_traject_af
from werkzorg.handelen.scherm import Tussenstap
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


def _traject(request: HttpRequest, pk: UUID) -> Traject:
    return haal(request, Traject.objects.met_verbanden(), pk)


@deur("traject_wat_als")
@require_safe
def traject_wat_als(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The end date with an interruption or an extension that nobody saved."""
    traject = _traject(request, pk)
    formulier = WatAlsForm(request.GET or None)
    effect = None
    if formulier.is_bound and formulier.is_valid():
        vraag = formulier.cleaned_data
        effect = effect_van(traject, vraag["van"], vraag["tot"], vraag["maanden"] or 0)
    return render(
        request,
        "trajecten/traject_wat_als.html",
        {
            **kop_van(traject),
            "formulier": formulier,
            "effect": effect,
            "terug_url": traject.get_absolute_url(),
        },
    )


@deur("onderbreking_melden")
@_METHODEN
def onderbreking_melden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record an interruption; when it moves the end date, that is shown first."""
    door, traject = door_van(request), _traject(request, pk)
    gevraagd = OnderbrekingForm(request.POST if request.method == "POST" else None)

    def effect() -> Effect | None:
        if not gevraagd.is_bound or not gevraagd.is_valid():
            return None
        return effect_van(traject, gevraagd.cleaned_data["van"], gevraagd.cleaned_data["tot"])

    context = {"effect": effect()}

    def doe(formulier: OnderbrekingForm) -> str:
        gegevens = formulier.cleaned_data
        komt = context["effect"]
        if komt is not None and komt.verschuift and gegevens["gezien"] != komt.sleutel:
            raise Tussenstap(lambda opnieuw: toon(opnieuw, zeg=True))
        onderbrekingen.onderbreking_melden(
            traject,
            van=gegevens["van"],
            tot=gegevens["tot"],
            reden=gegevens["reden"],
            toelichting=gegevens["toelichting"],
            versie=gegevens["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    def toon(formulier: WerkzorgForm, *, zeg: bool) -> HttpResponse:
        return render(
            request,
            "trajecten/onderbreking_melden.html",
            {
                **kop_van(traject),
                **context,
                "titel": "Meld een onderbreking",
                "formulier": formulier,
                "concept": None,
                "is_conflict": False,
                "kijk_na": zeg,
                "terug_url": traject.get_absolute_url(),
            },
        )

    return werk_traject_af(
        request,
        "onderbreking_melden",
        traject,
        maak=lambda data: OnderbrekingForm(
            data, initial={"versie": traject.versie, "van": timezone.localdate()}
        ),
        doe=doe,
        gelukt="De onderbreking is gemeld.",
        context={**context, "kijk_na": False},
    )


@deur("onderbreking_beeindigen")
@_METHODEN
def onderbreking_beeindigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down when the interruption really ended."""
    door, traject = door_van(request), _traject(request, pk)

    def doe(formulier: OnderbrekingEindeForm) -> str:
        gegevens = formulier.cleaned_data
        onderbrekingen.onderbreking_beeindigen(
            traject, laatste=gegevens["laatste"], versie=gegevens["versie"], door=door
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "onderbreking_beeindigen",
        traject,
        maak=lambda data: OnderbrekingEindeForm(data, initial={"versie": traject.versie}),
        doe=doe,
        gelukt="De onderbreking is beëindigd. Het traject loopt verder.",
    )


@deur("verlenging_vragen")
@_METHODEN
def verlenging_vragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask VDAB for an extension."""
    door, traject = door_van(request), _traject(request, pk)

    def doe(formulier: VerlengingForm) -> str:
        gegevens = formulier.cleaned_data
        verlengingen.verlenging_vragen(
            traject,
            maanden=gegevens["maanden"],
            motivering=gegevens["motivering"],
            versie=gegevens["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "verlenging_vragen",
        traject,
        maak=lambda data: VerlengingForm(data, initial={"versie": traject.versie}),
        doe=doe,
        gelukt="De vraag is verstuurd. VDAB beslist uiterlijk op de laatste dag van het traject.",
    )


def _vraag(traject: Traject) -> Verlenging | None:
    """The request about which VDAB decides; None when there is none (any more)."""
    return Verlenging.objects.filter(traject=traject).open().first()


@deur("verlenging_toekennen")
@_METHODEN
def verlenging_toekennen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """VDAB grants an extension."""
    door, traject = door_van(request), _traject(request, pk)
    vraag = _vraag(traject)

    def maak(data: QueryDict | None) -> ToekennenForm:
        begin: dict[str, Any] = {"versie": traject.versie, "maanden": vraag.maanden if vraag else None}
        return ToekennenForm(data, initial=begin)

    def doe(formulier: ToekennenForm) -> str:
        gegevens = formulier.cleaned_data
        verlengingen.verlenging_toekennen(
            traject,
            maanden=gegevens["maanden"],
            motivering=gegevens["motivering"],
            versie=gegevens["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "verlenging_toekennen",
        traject,
        maak=maak,
        doe=doe,
        gelukt="De verlenging is toegekend. De tandem krijgt bericht.",
        context={"vraag": vraag, "effect": effect_van(traject, None, None, vraag.maanden) if vraag else None},
        sjabloon="trajecten/verlenging_beslissen.html",
    )


@deur("verlenging_weigeren")
@_METHODEN
def verlenging_weigeren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """VDAB refuses an extension."""
    door, traject = door_van(request), _traject(request, pk)

    def doe(formulier: WeigerenForm) -> str:
        gegevens = formulier.cleaned_data
        verlengingen.verlenging_weigeren(
            traject, motivering=gegevens["motivering"], versie=gegevens["versie"], door=door
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "verlenging_weigeren",
        traject,
        maak=lambda data: WeigerenForm(data, initial={"versie": traject.versie}),
        doe=doe,
        gelukt="De verlenging is geweigerd. De tandem krijgt bericht.",
        context={"vraag": _vraag(traject), "effect": None},
        sjabloon="trajecten/verlenging_beslissen.html",
    )


@deur("traject_stopzetten")
@_METHODEN
def traject_stopzetten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop a traject; what was planned later is listed, and shortened or taken out when that is confirmed."""
    door, traject = door_van(request), _traject(request, pk)
    vandaag = timezone.localdate()
    later = onderdelen_na(traject, traject.startdatum or vandaag)

    def doe(formulier: StopForm) -> str:
        gegevens = formulier.cleaned_data
        stopzetten.traject_stopzetten(
            traject,
            einddatum=gegevens["einddatum"],
            reden=gegevens["reden"],
            toelichting=gegevens["toelichting"],
            inkorten=gegevens["inkorten"],
            versie=gegevens["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "traject_stopzetten",
        traject,
        maak=lambda data: StopForm(
            data, later=later, initial={"versie": traject.versie, "einddatum": vandaag}
        ),
        doe=doe,
        gelukt="Het traject is stopgezet. Maak nu het eindverslag en het eindadvies.",
        context={"later": [een for een in later if een.laatste_dag > vandaag]},
    )
