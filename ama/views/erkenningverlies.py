"""The street door to hints, and to agreements whose begeleider loses its erkenning."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen.erkenningverlies import begeleiders_van, gekozen, regels
from ama.bladen.kop import kop_van
from ama.bladen.wenken import wenkenblad
from ama.forms.werkaanbod import VerliesAfhandelenForm, VerliesFilterForm
from ama.handelingen import erkenningverlies as handelingen
from ama.models import Erkenningverlies
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering


@deur("wenken_lezen")
@require_safe
def wenken_lezen(request: HttpRequest) -> HttpResponse:
    """What a begeleider must know about money, insurance and safety."""
    return render(request, "ama/wenken_lezen.html", wenkenblad(request.GET.get("soort", "")))


@deur("erkenningverlies_lijst")
@require_safe
def erkenningverlies_lijst(request: HttpRequest) -> HttpResponse:
    """The agreements that a lost erkenning hits, the nearest last day first."""
    alle = zichtbaar(request, Erkenningverlies.objects.all())
    formulier = VerliesFilterForm(request.GET, begeleiders=begeleiders_van(alle))
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    bladering = Bladering(gekozen(alle, vraag), request.GET)
    blad = bladering.bladzijde
    rijen = list(blad.object_list)
    noteer_getoond(request, handelingen.SOORT, rijen)
    blad.object_list = regels(rijen, door_van(request), timezone.localdate())
    return render(
        request,
        "ama/erkenningverlies_lijst.html",
        {**bladering.context(), "formulier": formulier, "gezocht": any(vraag.values())},
    )


@deur("erkenningverlies_afhandelen")
@require_http_methods(["GET", "HEAD", "POST"])
def erkenningverlies_afhandelen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why nothing has to be planned for this agreement."""
    door = door_van(request)
    rij = haal(
        request,
        Erkenningverlies.objects.select_related(
            "overeenkomst__deelnemer", "overeenkomst__begeleider", "overeenkomst__werkpost__organisatie",
            "overeenkomst__werkpost__vestiging",
        ),
        pk,
    )  # fmt: skip

    def doe(formulier: VerliesAfhandelenForm) -> str:
        schoon = formulier.cleaned_data
        return handelingen.erkenningverlies_afhandelen(
            rij, afhandeling=schoon["afhandeling"], versie=schoon["versie"], door=door
        ).get_absolute_url()

    return scherm.werk_af(
        request,
        "erkenningverlies_afhandelen",
        sjabloon="ama/erkenningverlies_afhandelen.html",
        obj=rij,
        maak=lambda data: VerliesAfhandelenForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="Deze overeenkomst is afgehandeld.",
        context={**kop_van(rij.overeenkomst), "verlies": rij, "terug_url": rij.get_absolute_url()},
    )
