"""The page of the contingents of AMA sociale economie in use."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from ama.bladen import contingentgebruik as blad
from ama.forms.contingentgebruik import GebruikFilterForm
from ama.lijsten.contingentgebruik import regiokeuzes
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.poort import deur, door_van
from werkzorg.ui.bladering import PARAMETER, PER_BLAD


@deur("contingentgebruik_lijst")
@require_safe
def contingentgebruik_lijst(request: HttpRequest) -> HttpResponse:
    """The contingents in use today, with what their year will count."""
    dag, door = timezone.localdate(), door_van(request)
    formulier = GebruikFilterForm(request.GET, regios=regiokeuzes())
    vraag = formulier.cleaned_data if formulier.is_valid() else {"zoek": "", "regio": ""}
    context = {"formulier": formulier, "jaar": dag.year, "is_gefilterd": any(vraag.values())}
    alle = blad.alles(door, dag)
    rijen = blad.gekozen(alle, vraag["zoek"], vraag["regio"])
    # People and agreements are only read of the contingents on this page.
    pagina: Any = Paginator(rijen, PER_BLAD).get_page(request.GET.get(PARAMETER))
    try:
        pagina.object_list = blad.gebruikregels(pagina.object_list, dag)
    except ParameterOnbekend as onbekend:
        return render(request, "ama/contingentgebruik_lijst.html", {**context, "onbekend": onbekend.zin})
    totaal = blad.totaal(rijen)
    return render(
        request,
        "ama/contingentgebruik_lijst.html",
        {
            **context,
            "bladzijde": pagina,
            "zoekdeel": urlencode({naam: waarde for naam, waarde in vraag.items() if waarde}),
            "totaal": totaal,
            "bezetting": blad.bezetting(totaal),
            "regios": blad.regioregels(alle, dag, door),
        },
    )
