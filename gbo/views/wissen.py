"""The street door to erasures: which are near, holding one back, the certificates, and the counts that stay."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gbo.bladen import wissen as bladen
from gbo.forms.onthaal import TegenhoudenForm, VrijgevenForm
from gbo.handelingen import wissen
from gbo.models import Onthaaltraject, Wisattest
from gbo.querysets.lezers import ONTHAAL, ONTHAALGEGEVENS
from gbo.views.scherm import werk_onthaal_af
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("onthaal_wislijst")
@require_safe
def onthaal_wislijst(request: HttpRequest) -> HttpResponse:
    """What the clock will erase soon, and what is held back."""
    vandaag = timezone.localdate()
    bladering = Bladering(
        bladen.wislijst(zichtbaar(request, Onthaaltraject.objects.all()), vandaag), request.GET
    )
    blad = bladering.bladzijde
    noteer_getoond(request, ONTHAAL, blad.object_list, getoond=frozenset({ONTHAALGEGEVENS}))
    return render(
        request,
        "gbo/onthaal_wislijst.html",
        {**bladering.context(), "vooraf": bladen.dagen_vooraf(vandaag), "vandaag": vandaag},
    )


@deur("wissing_tegenhouden")
@_METHODEN
def wissing_tegenhouden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Proceedings need these data: the clock does not erase them."""
    door, onthaal = door_van(request), haal(request, Onthaaltraject.objects.all(), pk)
    return werk_onthaal_af(
        request,
        "wissing_tegenhouden",
        onthaal,
        maak=lambda data: TegenhoudenForm(data),
        doe=lambda formulier: wissen.wissing_tegenhouden(
            onthaal,
            reden=formulier.cleaned_data["reden"],
            nakijken_op=formulier.cleaned_data["nakijken_op"],
            door=door,
        ),
        gelukt="De wissing wordt tegengehouden.",
        uitleg=(
            "De gegevens blijven dan langer dan 12 maanden na het einde. Dat kan alleen als ze nodig zijn voor een "
            "rechtsvordering (AVG art. 17.3.e)."
        ),
    )


@deur("wissing_vrijgeven")
@_METHODEN
def wissing_vrijgeven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The data are not needed any more."""
    door, onthaal = door_van(request), haal(request, Onthaaltraject.objects.all(), pk)
    return werk_onthaal_af(
        request,
        "wissing_vrijgeven",
        onthaal,
        maak=lambda data: VrijgevenForm(data),
        doe=lambda _: wissen.wissing_vrijgeven(onthaal, door=door),
        gelukt="De wissing wordt niet meer tegengehouden.",
        uitleg="Is de bewaartermijn al voorbij, dan wissen we alles bij de volgende ronde, binnen het uur.",
    )


@deur("wisattest_lijst")
@require_safe
def wisattest_lijst(request: HttpRequest) -> HttpResponse:
    """The certificates of the own organisation: proof of what was erased, without anybody in it."""
    bladering = Bladering(
        zichtbaar(request, Wisattest.objects.all()).order_by("-gewist_op", "id"), request.GET
    )
    return render(request, "gbo/wisattest_lijst.html", dict(bladering.context()))


@deur("wisattest_detail")
@require_safe
def wisattest_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One certificate, to print or keep."""
    attest = haal(request, Wisattest.objects.all(), pk)
    return render(
        request,
        "gbo/wisattest_detail.html",
        {"attest": attest, "feiten": bladen.attestfeiten(attest, door_van(request))},
    )


@deur("onthaaltelling_lijst")
@require_safe
def onthaaltelling_lijst(request: HttpRequest) -> HttpResponse:
    """How many onthaaltrajecten ended how, per year; small numbers are hidden."""
    return render(request, "gbo/onthaaltelling_lijst.html", bladen.tellingblad(door_van(request)))
