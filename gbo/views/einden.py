"""The street door to the ends of an onthaaltraject; each asks its last day."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gbo.forms.onthaal import AfbrekenForm, DoorverwijzenForm, EindeForm, OnbereikbaarForm
from gbo.handelingen import einden
from gbo.models import Onthaaltraject
from gbo.views.scherm import werk_onthaal_af
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
_GEEINDIGD = "Het onthaaltraject is beëindigd."


@deur("onthaal_doorverwijzen")
@_METHODEN
def onthaal_doorverwijzen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fitting help elsewhere takes over."""
    door, onthaal = door_van(request), _onthaal(request, pk)

    def doe(formulier: DoorverwijzenForm) -> object:
        schoon = formulier.cleaned_data
        return einden.onthaal_doorverwijzen(
            onthaal,
            einde=schoon["einde"],
            naar=schoon["naar"],
            toelichting=schoon["toelichting"],
            versie=schoon["versie"],
            door=door,
        )

    return werk_onthaal_af(
        request,
        "onthaal_doorverwijzen",
        onthaal,
        maak=lambda data: DoorverwijzenForm(data, initial=_begin(onthaal)),
        doe=doe,
        gelukt=_GEEINDIGD,
    )


@deur("onthaal_afronden")
@_METHODEN
def onthaal_afronden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the person came for is done."""
    door, onthaal = door_van(request), _onthaal(request, pk)

    def doe(formulier: EindeForm) -> object:
        schoon = formulier.cleaned_data
        return einden.onthaal_afronden(
            onthaal,
            einde=schoon["einde"],
            toelichting=schoon["toelichting"],
            versie=schoon["versie"],
            door=door,
        )

    return werk_onthaal_af(
        request,
        "onthaal_afronden",
        onthaal,
        maak=lambda data: EindeForm(data, initial=_begin(onthaal)),
        doe=doe,
        gelukt=_GEEINDIGD,
    )


@deur("onthaal_afbreken")
@_METHODEN
def onthaal_afbreken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It stops before what the person came for is done."""
    door, onthaal = door_van(request), _onthaal(request, pk)

    def doe(formulier: AfbrekenForm) -> object:
        schoon = formulier.cleaned_data
        return einden.onthaal_afbreken(
            onthaal,
            einde=schoon["einde"],
            reden=schoon["reden"],
            toelichting=schoon["toelichting"],
            versie=schoon["versie"],
            door=door,
        )

    return werk_onthaal_af(
        request,
        "onthaal_afbreken",
        onthaal,
        maak=lambda data: AfbrekenForm(data, initial=_begin(onthaal)),
        doe=doe,
        gelukt=_GEEINDIGD,
    )


@deur("onthaal_onbereikbaar_sluiten")
@_METHODEN
def onthaal_onbereikbaar_sluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Nobody could reach this person."""
    door, onthaal = door_van(request), _onthaal(request, pk)

    def doe(formulier: OnbereikbaarForm) -> object:
        schoon = formulier.cleaned_data
        return einden.onthaal_onbereikbaar_sluiten(
            onthaal, einde=schoon["einde"], versie=schoon["versie"], door=door
        )

    return werk_onthaal_af(
        request,
        "onthaal_onbereikbaar_sluiten",
        onthaal,
        maak=lambda data: OnbereikbaarForm(data, initial=_begin(onthaal)),
        doe=doe,
        gelukt=_GEEINDIGD,
        uitleg="Sluit af als jullie deze persoon na verschillende pogingen niet bereikten.",
    )


def _onthaal(request: HttpRequest, pk: UUID) -> Onthaaltraject:
    return haal(request, Onthaaltraject.objects.all(), pk)


def _begin(onthaal: Onthaaltraject) -> dict[str, object]:
    return {"versie": onthaal.versie, "einde": timezone.localdate()}
