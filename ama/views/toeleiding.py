"""The street door to the way into AMA sociale economie: propose, decide, wait, and the page of one toeleiding."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen.toeleiding import toeleidingblad
from ama.bladen.toeleidingvoorstel import beginwaarden, briefkeuzes, loopt_al, urenzin
from ama.bladen.toeleidingweg import voorsteldeel
from ama.forms.levensloop import BevestigForm
from ama.forms.toeleiding import (
    ToeleidingIntrekkenForm,
    ToeleidingToekennenForm,
    ToeleidingVoorstellenForm,
    ToeleidingWeigerenForm,
)
from ama.handelingen import toeleiding as voorstel
from ama.handelingen import toeleidingbeslissing as beslissing
from ama.models.toeleidinglezen import aanbieders_op
from ama.views.toeleidingscherm import haal_toeleiding, werk_toeleiding_af
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen import scherm
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("toeleiding_detail")
@require_safe
def toeleiding_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One toeleiding: how it stands, what was proposed and decided, and the acts."""
    rij = haal_toeleiding(request, pk)
    return render(request, "ama/toeleiding_detail.html", toeleidingblad(rij, door_van(request)))


@deur("toeleiding_voorstellen")
@_METHODEN
def toeleiding_voorstellen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose AMA sociale economie for one person, filled in from the letter that asked for it."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    kantoren = voorstel.te_kiezen_kantoren(door)
    brieven, vandaag = briefkeuzes(deelnemer, door), timezone.localdate()
    try:
        uren = urenzin(voorstel.minimum_minuten(vandaag))
    except ParameterOnbekend as onbekend:
        # The form must stay readable when an owner left a day without a value; the act refuses with it too.
        uren = onbekend.zin

    def maak(data: QueryDict | None) -> ToeleidingVoorstellenForm:
        return ToeleidingVoorstellenForm(
            data,
            kantoren=kantoren,
            brieven=[(str(brief.pk), label) for brief, label in brieven],
            urenzin=uren,
            initial=beginwaarden(brieven, vandaag),
        )

    def doe(formulier: ToeleidingVoorstellenForm) -> str:
        return voorstel.toeleiding_voorstellen(
            deelnemer,
            voorstel=formulier.voorstel(),
            vdab_id=formulier.vdab_id(),
            doorverwijzing_id=formulier.brief_id(),
            door=door,
        ).get_absolute_url()

    return scherm.werk_af(
        request,
        "toeleiding_voorstellen",
        sjabloon="ama/toeleiding_voorstellen.html",
        obj=deelnemer,
        maak=maak,
        doe=doe,
        gelukt="Het voorstel is geregistreerd. VDAB vindt het op de werklijst.",
        context={
            "deelnemer": deelnemer,
            "terug_url": deelnemer.get_absolute_url(),
            "loopt_al": loopt_al(deelnemer, door),
        },
    )


@deur("toeleiding_toekennen")
@_METHODEN
def toeleiding_toekennen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """VDAB says yes, and where."""
    door, rij = door_van(request), haal_toeleiding(request, pk)
    aanbieders = aanbieders_op(timezone.localdate())

    def doe(formulier: ToeleidingToekennenForm) -> str:
        contingent_id, aanbieder_id = formulier.gekozen()
        schoon = formulier.cleaned_data
        return beslissing.toeleiding_toekennen(
            rij,
            contingent_id=contingent_id,
            aanbieder_id=aanbieder_id,
            motivering=schoon["motivering"],
            versie=schoon["versie"],
            door=door,
        ).get_absolute_url()

    return werk_toeleiding_af(
        request,
        "toeleiding_toekennen",
        rij,
        maak=lambda data: ToeleidingToekennenForm(
            data, aanbieders=aanbieders, initial={"versie": rij.versie}
        ),
        doe=doe,
        gelukt="AMA sociale economie is toegekend. De aanbieder ziet de persoon nu.",
        context={"geen_aanbieders": not aanbieders, "voorstel": voorsteldeel(rij, door)},
    )


@deur("toeleiding_weigeren")
@_METHODEN
def toeleiding_weigeren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """VDAB says no, and what does fit."""
    door, rij = door_van(request), haal_toeleiding(request, pk)

    def doe(formulier: ToeleidingWeigerenForm) -> str:
        schoon = formulier.cleaned_data
        return beslissing.toeleiding_weigeren(
            rij,
            motivering=schoon["motivering"],
            weigeradvies=schoon["weigeradvies"],
            versie=schoon["versie"],
            door=door,
        ).get_absolute_url()

    return werk_toeleiding_af(
        request,
        "toeleiding_weigeren",
        rij,
        maak=lambda data: ToeleidingWeigerenForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="Het voorstel is geweigerd. Wie het deed, leest waarom en wat wel past.",
        context={"voorstel": voorsteldeel(rij, door)},
    )


@deur("toeleiding_intrekken")
@_METHODEN
def toeleiding_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It does not go on."""
    door, rij = door_van(request), haal_toeleiding(request, pk)

    def doe(formulier: ToeleidingIntrekkenForm) -> str:
        schoon = formulier.cleaned_data
        return voorstel.toeleiding_intrekken(
            rij, reden=schoon["reden"], versie=schoon["versie"], door=door
        ).get_absolute_url()

    return werk_toeleiding_af(
        request,
        "toeleiding_intrekken",
        rij,
        maak=lambda data: ToeleidingIntrekkenForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="De toeleiding is ingetrokken.",
    )


@deur("wachtlijst_plaatsen")
@_METHODEN
def wachtlijst_plaatsen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Nobody leaves a place: this person waits."""
    door, rij = door_van(request), haal_toeleiding(request, pk)

    def doe(formulier: Any) -> str:
        return beslissing.wachtlijst_plaatsen(
            rij, versie=formulier.cleaned_data["versie"], door=door
        ).get_absolute_url()

    return werk_toeleiding_af(
        request,
        "wachtlijst_plaatsen",
        rij,
        maak=lambda data: BevestigForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="De persoon staat op de wachtlijst.",
    )
