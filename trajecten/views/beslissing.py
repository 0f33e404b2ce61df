"""The street door to the decision: judge, decide after reading the letter, register it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trajecten.bladen.beslissing import beslisblad
from trajecten.documenten.deelnamebrief import Brief, deelnamebrief
from trajecten.documenten.registratietekst import beslissingstekst
from trajecten.domein.beslissing import Beslissing
from trajecten.forms.beslissing import (
    BeslissingRegistrerenForm,
    DeelnameBeoordelenForm,
    DeelnameToekennenForm,
    DeelnameWeigerenForm,
)
from trajecten.handelingen import beslissing as handelingen
from trajecten.models import Beoordeling, Traject
from trajecten.views.scherm import werk_traject_af
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.handelen.scherm import Tussenstap
from werkzorg.plaatsen.models import Regio
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("deelname_beoordelen")
@_METHODEN
def deelname_beoordelen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Both estimates, the indicering, and from when the request is complete."""
    door = door_van(request)
    traject = haal(request, Traject.objects.met_verbanden(), pk)
    beoordeling = Beoordeling.objects.filter(traject=traject).first()

    def doe(formulier: DeelnameBeoordelenForm) -> str:
        handelingen.deelname_beoordelen(
            traject, oordeel=formulier.oordeel(), versie=formulier.cleaned_data["versie"], door=door
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "deelname_beoordelen",
        traject,
        maak=lambda data: DeelnameBeoordelenForm(
            data, initial=DeelnameBeoordelenForm.begin(traject, beoordeling)
        ),
        doe=doe,
        gelukt="De beoordeling is bewaard.",
        toont_nu=True,
        context={"vraag": traject.vraag},
    )


@deur("deelname_toekennen")
@_METHODEN
def deelname_toekennen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes, after reading the letter as it will leave."""
    door = door_van(request)
    traject = haal(request, Traject.objects.met_verbanden(), pk)
    regios = []
    if traject.regio_id is None:
        regios = list(Regio.objects.order_by("naam").values_list("sleutel", "naam"))

    def beslissing(formulier: DeelnameToekennenForm) -> Beslissing:
        return Beslissing(
            toegekend=True,
            motivering=formulier.cleaned_data["motivering"],
            beslist_op=timezone.localdate(),
        )

    def doe(formulier: DeelnameToekennenForm) -> str:
        schoon = formulier.cleaned_data
        handelingen.deelname_toekennen(
            traject,
            motivering=schoon["motivering"],
            regio=schoon.get("regio", ""),
            versie=schoon["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    return _beslis(
        request,
        "deelname_toekennen",
        traject,
        maak=lambda data: DeelnameToekennenForm(data, regios=regios, initial={"versie": traject.versie}),
        beslissing=beslissing,
        doe=doe,
        gelukt="De deelname is toegekend. De brief vertrekt, en het team kiest een tandem.",
    )


@deur("deelname_weigeren")
@_METHODEN
def deelname_weigeren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say no with another offer, after reading the letter as it will leave."""
    door = door_van(request)
    traject = haal(request, Traject.objects.met_verbanden(), pk)

    def beslissing(formulier: DeelnameWeigerenForm) -> Beslissing:
        return Beslissing(
            toegekend=False,
            motivering=formulier.cleaned_data["motivering"],
            beslist_op=timezone.localdate(),
            ander_aanbod=formulier.cleaned_data["ander_aanbod"],
        )

    def doe(formulier: DeelnameWeigerenForm) -> str:
        schoon = formulier.cleaned_data
        handelingen.deelname_weigeren(
            traject,
            motivering=schoon["motivering"],
            ander_aanbod=schoon["ander_aanbod"],
            versie=schoon["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    return _beslis(
        request,
        "deelname_weigeren",
        traject,
        maak=lambda data: DeelnameWeigerenForm(data, initial={"versie": traject.versie}),
        beslissing=beslissing,
        doe=doe,
        gelukt="De deelname is geweigerd. De brief vertrekt.",
    )


def _beslis(
    request: HttpRequest,
    sleutel: str,
    traject: Traject,
    *,
    maak: Callable[[Any], WerkzorgForm],
    beslissing: Callable[[Any], Beslissing],
    doe: Callable[[Any], str],
    gelukt: str,
) -> HttpResponse:
    """The act is done only after its whole letter was shown as it is now."""

    def na_lezen(formulier: WerkzorgForm) -> str:
        wat = beslissing(formulier)
        if velden := handelingen.beslisbezwaren(traject, wat):
            raise handelingen.nee(velden)
        brief = deelnamebrief(traject, wat, timezone.localdate())
        if brief.vingerafdruk != formulier.cleaned_data["gezien"]:
            raise Tussenstap(lambda gestuurd: _laat_lezen(request, sleutel, traject, gestuurd, brief))
        return doe(formulier)

    return werk_traject_af(
        request,
        sleutel,
        traject,
        maak=maak,
        doe=na_lezen,
        gelukt=gelukt,
        context=beslisblad(traject),
    )


def _laat_lezen(
    request: HttpRequest, sleutel: str, traject: Traject, formulier: WerkzorgForm, brief: Brief
) -> HttpResponse:
    """The whole letter, with what was typed hidden below it: to decide, or to change it first."""
    velden = [(naam, waarde) for naam in formulier.fields for waarde in request.POST.getlist(naam)]
    return render(
        request,
        "trajecten/brief_nalezen.html",
        {
            "titel": HANDELINGEN[sleutel].knop,
            "deelnemer": traject.deelnemer,
            "terug_url": traject.get_absolute_url(),
            "brief": brief,
            "heeft_kopie": traject.aanmelder_id != traject.vdab_id,
            "aanmelder": traject.aanmelder.naam,
            "velden": [(naam, waarde) for naam, waarde in velden if naam != "gezien"],
            "is_veranderd": bool(formulier.cleaned_data["gezien"]),
        },
    )


@deur("beslissing_registreren")
@_METHODEN
def beslissing_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Copy the text to the persoonlijk dossier, and say since when it stands there."""
    door = door_van(request)
    traject = haal(request, Traject.objects.met_verbanden(), pk)
    beoordeling = Beoordeling.objects.filter(traject=traject, uitkomst__isnull=False).first()
    dag = beoordeling.geregistreerd_op if beoordeling else None

    def doe(formulier: BeslissingRegistrerenForm) -> str:
        schoon = formulier.cleaned_data
        handelingen.beslissing_registreren(
            traject,
            geregistreerd_op=schoon["geregistreerd_op"],
            versie=schoon["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "beslissing_registreren",
        traject,
        maak=lambda data: BeslissingRegistrerenForm(
            data,
            initial={"versie": traject.versie, "geregistreerd_op": dag or timezone.localdate()},
        ),
        doe=doe,
        gelukt="De registratie is genoteerd.",
        context={"tekst": beslissingstekst(traject, beoordeling) if beoordeling else ""},
    )
