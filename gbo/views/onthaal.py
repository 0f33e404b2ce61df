"""The street door to the inbox of a core partner and the page of one onthaaltraject."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gbo.bladen import onthaallijst
from gbo.bladen.onthaal import kop_van, onthaalblad
from gbo.bladen.samenvatting import blad_van, samenvatting
from gbo.forms.lijst import OnthaalFilterForm, SamenvattingForm
from gbo.models import Onthaaltraject
from gbo.querysets.lezers import ONTHAAL, ONTHAALGEGEVENS, ONTHAALINGANG
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formaten import datum


@deur("onthaal_lijst")
@require_safe
def onthaal_lijst(request: HttpRequest) -> HttpResponse:
    """The inbox: who waits for a first contact, who was reached, who started; the ended ones on demand."""
    door, vandaag = door_van(request), timezone.localdate()
    formulier = OnthaalFilterForm(request.GET)
    alle = zichtbaar(request, Onthaaltraject.objects.all())
    bladering = Bladering(onthaallijst.gekozen(alle, formulier, door, vandaag), request.GET)
    blad = bladering.bladzijde
    rijen = list(blad.object_list)
    for is_opgenomen, groep in ((True, ONTHAALGEGEVENS), (False, ONTHAALINGANG)):
        deel = [rij for rij in rijen if rij.is_opgenomen == is_opgenomen]
        if deel:
            noteer_getoond(request, ONTHAAL, deel, getoond=frozenset({groep}))
    blad.object_list = onthaallijst.lijstregels(rijen, door, vandaag)
    return render(
        request,
        "gbo/onthaal_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "tellingen": onthaallijst.tellingen(alle),
            "gekozen_stand": request.GET.get("stand", ""),
            "is_gefilterd": not formulier.is_valid() or any(formulier.cleaned_data.values()),
        },
    )


@deur("onthaal_detail")
@require_safe
def onthaal_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One onthaaltraject: what VDAB sent, once accepted; what the partner did; and the acts."""
    onthaal = haal(request, Onthaaltraject.objects.all(), pk)
    return render(request, "gbo/onthaal_detail.html", onthaalblad(onthaal, door_van(request)))


@deur("onthaal_samenvatting")
@require_safe
def onthaal_samenvatting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the person takes along, as he chooses it; nothing of it is kept."""
    onthaal = haal(request, Onthaaltraject.objects.all(), pk)
    formulier = SamenvattingForm(request.GET)
    return render(
        request,
        "gbo/onthaal_samenvatting.html",
        {
            **kop_van(onthaal),
            "terug_url": onthaal.get_absolute_url(),
            "formulier": formulier,
            "vraag": request.GET.urlencode(),
            "blad": blad_van(onthaal, formulier, door_van(request)),
        },
    )


@deur("onthaal_samenvatting")
@require_safe
def onthaal_samenvatting_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same as a PDF, made on the spot and nowhere stored."""
    onthaal = haal(request, Onthaaltraject.objects.all(), pk)
    blad = blad_van(onthaal, SamenvattingForm(request.GET), door_van(request))
    return HttpResponse(
        samenvatting(blad),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="samenvatting-{datum(blad.dag).replace("/", "-")}.pdf"'
        },
    )
