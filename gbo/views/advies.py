"""The street door to the advies Welzijn: give it, note a no, and hand over seven data to one core partner."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gbo.bladen.advies import adviesblad, advieskop, nakijkblad, overdraagblad
from gbo.forms.advies import OverdragenForm, WeigeringForm, WelzijnsadviesForm
from gbo.handelingen import advies as handelingen
from gbo.handelingen import overdragen
from gbo.models import Welzijnsadvies
from gbo.models.dekkinglezen import dekking_van
from gbo.statussen import VOORGESTELD
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.formulieren import WerkzorgForm

_AL_OPEN = "Deze persoon heeft al een advies Welzijn. Werk het eerst af."
_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


def _haal(request: HttpRequest, pk: UUID) -> Welzijnsadvies:
    return haal(
        request, Welzijnsadvies.objects.select_related("deelnemer", "organisatie", "gegeven_door"), pk
    )


@deur("advies_welzijn_detail")
@require_safe
def advies_welzijn_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One advice: that it was given and why; never what became of it."""
    return render(
        request, "gbo/advies_welzijn_detail.html", adviesblad(_haal(request, pk), door_van(request))
    )


@deur("advies_welzijn_geven")
@_METHODEN
def advies_welzijn_geven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Advise welfare to one person."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    if request.method != "POST":
        open_advies = zichtbaar(request, Welzijnsadvies.objects.all()).filter(
            deelnemer=deelnemer, status=VOORGESTELD
        )
        if (rij := open_advies.first()) is not None:
            messages.info(request, _AL_OPEN)
            return redirect(rij)

    def doe(formulier: WelzijnsadviesForm) -> str:
        return handelingen.advies_welzijn_geven(
            deelnemer, voorstel=formulier.voorstel(), door=door
        ).get_absolute_url()

    return scherm.werk_af(
        request,
        "advies_welzijn_geven",
        sjabloon="gbo/advies_welzijn_geven.html",
        obj=deelnemer,
        maak=lambda data: WelzijnsadviesForm(data, initial={"geinformeerd_op": timezone.localdate()}),
        doe=doe,
        gelukt="Het advies Welzijn is gegeven.",
        context={
            "deelnemer": deelnemer,
            "terug_url": deelnemer.get_absolute_url(),
            "dekking": dekking_van(deelnemer, timezone.localdate()),
        },
    )


@deur("advies_welzijn_weigering_registreren")
@_METHODEN
def advies_welzijn_weigering_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person does not want it."""
    door, rij = door_van(request), _haal(request, pk)

    def doe(formulier: Any) -> str:
        return handelingen.advies_welzijn_weigering_registreren(
            rij, versie=formulier.cleaned_data["versie"], door=door
        ).get_absolute_url()

    return scherm.werk_af(
        request,
        "advies_welzijn_weigering_registreren",
        sjabloon="gbo/advies_welzijn_weigering_registreren.html",
        obj=rij,
        maak=lambda data: WeigeringForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="Genoteerd: de persoon wil dit niet. Er is niets overgedragen.",
        context=advieskop(rij),
    )


@deur("gegevens_overdragen")
@_METHODEN
def gegevens_overdragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose one core partner, see field by field what goes, and only then hand it over."""
    door, rij = door_van(request), _haal(request, pk)
    dekking = dekking_van(rij.deelnemer, timezone.localdate())

    def maak(data: QueryDict | None) -> OverdragenForm:
        return OverdragenForm(data, partners=dekking.partners, initial={"versie": rij.versie})

    def doe(formulier: OverdragenForm) -> str:
        gezien = formulier.cleaned_data["gezien"]
        if not gezien:
            overdragen.weiger_bezwaren(
                rij, rij.deelnemer, formulier.overdracht(), formulier.partner_id(), dekking
            )
            raise scherm.Tussenstap(laat_nakijken)
        return overdragen.gegevens_overdragen(
            rij,
            overdracht=formulier.overdracht(),
            partner_id=formulier.partner_id(),
            gezien=gezien,
            versie=formulier.cleaned_data["versie"],
            door=door,
        ).get_absolute_url()

    def laat_nakijken(formulier: WerkzorgForm) -> HttpResponse:
        assert isinstance(formulier, OverdragenForm)
        partner = dekking.partner(formulier.partner_id())
        assert partner is not None  # the form offers only these
        return render(
            request,
            "gbo/gegevens_nakijken.html",
            {
                **nakijkblad(rij, formulier.overdracht(), partner),
                "verborgen": [
                    (naam, waarde)
                    for naam in request.POST
                    for waarde in request.POST.getlist(naam)
                    if naam in formulier.fields and naam != "gezien"
                ],
            },
        )

    return scherm.werk_af(
        request,
        "gegevens_overdragen",
        sjabloon="gbo/gegevens_overdragen.html",
        obj=rij,
        maak=maak,
        doe=doe,
        gelukt="De gegevens zijn overgedragen. Het advies is afgesloten.",
        context=overdraagblad(rij, dekking),
    )
