"""The street door to enforcement: the list, one procedure, and the steps before a measure."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.bladen.documenten import met_stukken
from mandaten.bladen.handhaving import (
    gekozen,
    handhavingblad,
    kop_van,
    kop_van_toekenning,
    regels,
    uit_controle,
)
from mandaten.domein.handhaving import NAMEN, maatregelen
from mandaten.forms.handhaving import (
    AfsluitenForm,
    HandhavingFilterForm,
    TekortkomingForm,
    VerweerRegistrerenForm,
    VoornemenForm,
)
from mandaten.forms.verweer import VerweerIndienenForm
from mandaten.handelingen import handhaving as handelingen
from mandaten.models import Handhaving, Toekenning
from mandaten.views.scherm import werk_af
from werkzorg.handelen.scherm import gestuurde_bestanden
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("handhaving_lijst")
@require_safe
def handhaving_lijst(request: HttpRequest) -> HttpResponse:
    """The procedures this reader sees, the most urgent first."""
    formulier = HandhavingFilterForm(request.GET)
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    bladering = Bladering(gekozen(zichtbaar(request, Handhaving.objects.all()), vraag), request.GET)
    blad = bladering.bladzijde
    blad.object_list = regels(blad.object_list, timezone.localdate())
    return render(
        request,
        "mandaten/handhaving_lijst.html",
        {**bladering.context(), "formulier": formulier, "stand": vraag.get("stand", "")},
    )


@deur("handhaving_detail")
@require_safe
def handhaving_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One procedure: how far it is, the terms, what was written, and the acts."""
    handhaving = haal(
        request,
        met_stukken(
            Handhaving.objects.select_related(
                "toekenning__houder", "organisatie", "controledossier__ronde", "verweer_ingediend_door"
            )
        ),
        pk,
    )
    return render(request, "mandaten/handhaving_detail.html", handhavingblad(handhaving, door_van(request)))


@deur("tekortkoming_vaststellen")
@_METHODEN
def tekortkoming_vaststellen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what is wrong with a grant; from an inspected file with what was found there."""
    door = door_van(request)
    toekenning = haal(request, Toekenning.objects.select_related("houder"), pk)
    dossier, voorgesteld = uit_controle(request.GET.get("controledossier", ""), toekenning, door)

    def doe(formulier: TekortkomingForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.tekortkoming_vaststellen(
            toekenning,
            tekst=gegevens["tekst"],
            vastgesteld_op=gegevens["vastgesteld_op"],
            bron=gegevens["bron"],
            controledossier=dossier,
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "tekortkoming_vaststellen",
        obj=toekenning,
        maak=lambda data: TekortkomingForm(
            data, initial={"vastgesteld_op": timezone.localdate(), **voorgesteld}
        ),
        doe=doe,
        gelukt="De tekortkoming is vastgesteld. Deel een voornemen mee, of sluit de procedure af.",
        context={**kop_van_toekenning(toekenning), "dossier": dossier},
    )


def _handhaving(request: HttpRequest, pk: UUID) -> Handhaving:
    return haal(request, Handhaving.objects.select_related("toekenning__houder", "organisatie"), pk)


@deur("voornemen_meedelen")
@_METHODEN
def voornemen_meedelen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the holder which measure is intended, and open his term to defend himself."""
    door, rij = door_van(request), _handhaving(request, pk)
    kan = maatregelen(rij.toekenning.soort)

    def maak(data: QueryDict | None) -> VoornemenForm:
        begin: dict[str, Any] = {"versie": rij.versie, "op": timezone.localdate()}
        return VoornemenForm(data, maatregelen=kan, initial=begin)

    def doe(formulier: VoornemenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.voornemen_meedelen(
            rij,
            voornemen=gegevens["voornemen"],
            motivering=gegevens["motivering"],
            op=gegevens["op"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "voornemen_meedelen",
        obj=rij,
        maak=maak,
        doe=doe,
        gelukt="Het voornemen is meegedeeld. De brief wordt gemaakt: druk hem af en verstuur hem aangetekend.",
        context={**kop_van(rij), "enige_maatregel": NAMEN[kan[0]] if len(kan) == 1 else ""},
    )


@deur("verweer_indienen")
@_METHODEN
def verweer_indienen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The holder hands in his defence."""
    door, rij = door_van(request), _handhaving(request, pk)

    def doe(formulier: VerweerIndienenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.verweer_indienen(
            rij,
            tekst=gegevens["tekst"],
            wil_gehoord_worden=gegevens["wil_gehoord_worden"],
            stukken=formulier.stukken(),
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "verweer_indienen",
        obj=rij,
        maak=lambda data: VerweerIndienenForm(
            data, gestuurde_bestanden(request, data), initial={"versie": rij.versie}
        ),
        doe=doe,
        gelukt="Je verweer is ingediend. De overheid leest het voor ze beslist.",
        context=kop_van(rij),
    )


@deur("verweer_registreren")
@_METHODEN
def verweer_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down how the defence went; from then on a measure is possible."""
    door, rij = door_van(request), _handhaving(request, pk)
    begin: dict[str, Any] = {"versie": rij.versie, "verweer_op": timezone.localdate()}
    if rij.verweer_ingediend_op is not None and not rij.vraagt_hoorzitting:
        begin |= {
            "verweerwijze": "schriftelijk",
            "verweer_op": timezone.localdate(rij.verweer_ingediend_op),
        }

    def doe(formulier: VerweerRegistrerenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.verweer_registreren(
            rij,
            wijze=gegevens["verweerwijze"],
            op=gegevens["verweer_op"],
            verslag=gegevens["verweer_verslag"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "verweer_registreren",
        obj=rij,
        maak=lambda data: VerweerRegistrerenForm(data, initial=begin),
        doe=doe,
        gelukt="Het verweer is geregistreerd. Nu kan er beslist worden.",
        context=kop_van(rij),
    )


@deur("handhaving_afsluiten")
@_METHODEN
def handhaving_afsluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the procedure without a measure."""
    door, rij = door_van(request), _handhaving(request, pk)

    def doe(formulier: AfsluitenForm) -> str:
        gegevens = formulier.cleaned_data
        return handelingen.handhaving_afsluiten(
            rij, motivering=gegevens["motivering"], versie=gegevens["versie"], door=door
        ).get_absolute_url()

    return werk_af(
        request,
        "handhaving_afsluiten",
        obj=rij,
        maak=lambda data: AfsluitenForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="De procedure is afgesloten zonder maatregel.",
        context=kop_van(rij),
    )
