"""The list of people, and the dossier of one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from werkzorg.deelnemers.dossier import (
    documentenpaneel,
    identiteit,
    lijstregels,
    recent_geopend,
)
from werkzorg.deelnemers.filters import DeelnemerFilter
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.zoekvraag import bevat_insz

# The groups of data that a list shows of a person.
IN_LIJST = frozenset({"identiteit", "adres"})


@deur("deelnemer_lijst")
@require_safe
def deelnemer_lijst(request: HttpRequest) -> HttpResponse:
    """The people you may see, by name, and the dossiers you opened last; one match opens at once.

    The search boxes send their question to `insz_opzoeken`. A number that stands in this address all the same is taken
    away from it, and from every link.
    """
    door, zoek = door_van(request), request.GET.get("zoek", "")
    if bevat_insz(zoek):
        messages.info(request, "Zoek je met een rijksregisternummer? Vul het dan hier in.")
        return redirect("insz_opzoeken")
    rijen = zichtbaar(request, Deelnemer.objects.all()).met_omvang(door).gesorteerd()
    filter_ = DeelnemerFilter(request.GET, queryset=rijen)
    bladering = Bladering(filter_.qs, request.GET)
    blad = bladering.bladzijde
    if zoek.strip() and blad.paginator.count == 1:
        return redirect(blad.object_list[0])
    getoond = IN_LIJST if any(rij.is_volledig for rij in blad.object_list) else IN_LIJST - {"adres"}
    recent = recent_geopend(door) if not zoek.strip() and blad.number == 1 else []
    noteer_getoond(request, "deelnemers.deelnemer", [*blad.object_list, *recent], getoond=getoond)
    blad.object_list = lijstregels(blad.object_list)
    return render(
        request,
        "deelnemers/deelnemer_lijst.html",
        {
            **bladering.context(),
            "filter": filter_,
            "recent": recent,
            "mag_registreren": mag(door, "deelnemer_registreren"),
            "mag_dubbels": mag(door, "dubbel_lijst"),
        },
    )


@deur("deelnemer_detail")
@require_safe
def deelnemer_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who one person is: everything the reader may see of the identity."""
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door_van(request)), pk)
    return render(request, "deelnemers/deelnemer_detail.html", identiteit(deelnemer, door_van(request)))


@deur("deelnemer_documenten")
@require_safe
def deelnemer_documenten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Only the list of documents: the page asks for it while a document is being made.

    As long as nothing changed since the page saw it, nothing is shown, so nothing is noted.
    """
    door = door_van(request)
    deelnemer = zichtbaar(request, Deelnemer.objects.all()).filter(pk=pk).first()
    if deelnemer is None:
        raise Http404
    paneel = documentenpaneel(deelnemer, door)
    if request.GET.get("gezien") == paneel["documenten_gezien"]:
        return HttpResponse(status=204)
    haal(request, Deelnemer.objects.met_omvang(door), pk)
    return render(request, "deelnemers/panelen/documenten.html", {"paneel": paneel})
