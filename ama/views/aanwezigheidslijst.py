"""The street door to the week grid, the list of presences per year, and the sheet on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen.dagblad import lees_blad, lees_bladen, op_papier
from ama.bladen.opkomst import filterformulier, gekozen
from ama.bladen.week import dagen_van, gelezen_botsingen, in_te_vullen, kolommen, weekadres, weekscherm
from ama.bladen.wiekomt import tegels
from ama.documenten.aanwezigheidsblad import aanwezigheidsblad
from ama.domein.bladinvoer import Botsing
from ama.forms.aanwezigheden import lees_dag
from ama.forms.aanwezigheidsweek import WeekForm
from ama.handelingen.aanwezigheden import aanwezigheden_registreren
from ama.models import Aanwezigheid
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering


@deur("aanwezigheid_lijst")
@require_safe
def aanwezigheid_lijst(request: HttpRequest) -> HttpResponse:
    """Who was where in one year, the latest day first; and the sheets of today for who fills them in."""
    door, formulier = door_van(request), filterformulier(request.GET)
    bladering = Bladering(gekozen(zichtbaar(request, Aanwezigheid.objects.all()), formulier), request.GET)
    getoond = list(bladering.bladzijde.object_list)
    noteer_getoond(request, "ama.overeenkomst", [een.overeenkomst for een in getoond])
    bladering.bladzijde.object_list = getoond
    vult_in = mag(door, "aanwezigheden_registreren")
    return render(
        request,
        "ama/aanwezigheid_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "tegels": tegels(door, timezone.localdate()) if vult_in else [],
            "leest_in": mag(door, "aanwezigheden_inlezen"),
        },
    )


@deur("aanwezigheidsblad_openen")
@require_safe
def aanwezigheidsblad_openen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet of one day on paper; `?leeg=1` without what is recorded."""
    door = door_van(request)
    blad = lees_blad(pk, lees_dag(request.GET.get("dag"), timezone.localdate()), door)
    getoond = {een.overeenkomst for een in blad.rijen}
    noteer_getoond(request, "ama.overeenkomst", [een for een in blad.overeenkomsten if een.pk in getoond])
    organisatie = Organisatie.objects.get(pk=door.organisatie_id)
    papier = op_papier(blad, organisatie, is_leeg=request.GET.get("leeg") == "1")
    return HttpResponse(
        aanwezigheidsblad(papier),
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="aanwezigheidsblad.pdf"'},
    )


@deur("aanwezigheden_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def aanwezigheden_week(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All sheets of one week in one grid, saved together; `?dag=` is a day of it."""
    door = door_van(request)
    ruw = request.POST.get("week") or request.GET.get("dag")
    dagen = dagen_van(lees_dag(ruw, timezone.localdate()))
    botsingen = gelezen_botsingen(request.GET.get("anders", ""), dagen)
    bladen = kolommen(lees_bladen(pk, dagen, door, anders=botsingen))
    getoond = {een.pk: een for blad in bladen for een in blad.overeenkomsten}
    noteer_getoond(request, "ama.overeenkomst", getoond.values())
    formulier = WeekForm(
        request.POST if request.method == "POST" else None,
        initial={"week": dagen[0].isoformat()},
        bladen=in_te_vullen(bladen),
    )
    status = 200
    if formulier.is_bound:
        status = 422
        if formulier.is_valid() and (adres := _bewaar_week(formulier, pk, door)):
            if "anders=" in adres:
                messages.warning(
                    request,
                    "Iemand anders vulde intussen iets anders in: zie hieronder. Al de rest is bewaard.",
                )
            else:
                messages.success(request, "De week is bewaard.")
            return redirect(adres)
    return render(request, "ama/aanwezigheden_week.html", weekscherm(bladen, formulier), status=status)


def _bewaar_week(formulier: WeekForm, werkpost_id: UUID, door: Hoedanigheid) -> str:
    """The address to go on to; "" with the sentences on the form when the act says no about any day."""
    velden: dict[str, str] = {}

    def doe() -> str:
        nonlocal velden
        botst: dict[date, Sequence[Botsing]] = {}
        if formulier.cleaned_data["week"] not in formulier.bladen:
            raise Geweigerd("Deze week is geen week van het rooster. Open het rooster opnieuw.")
        for dag in formulier.bladen:
            if invoer := formulier.invoer(dag):
                try:
                    uit = aanwezigheden_registreren(werkpost_id, dag=dag, invoer=invoer, door=door)
                except Geweigerd as nee:
                    velden |= {formulier.veldnaam(dag, UUID(pk).hex): zin for pk, zin in nee.velden.items()}
                    raise
                if uit.botsingen:
                    botst[dag] = uit.botsingen
        return weekadres(werkpost_id, formulier.cleaned_data["week"], botst)

    try:
        return eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "aanwezigheden_registreren", door=door, doe=doe
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, velden)
        return ""
