"""The list of people, and the dossier of one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from werkzorg.deelnemers.dossier import (
    documentenpaneel,
    identiteit,
    lijstregels,
)
from werkzorg.deelnemers.filters import DeelnemerFilter
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.logopmaak import zonder_insz
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

# The groups of data that a list shows of a person.
IN_LIJST = frozenset({"identiteit", "adres"})


@deur("deelnemer_lijst")
@require_safe
def deelnemer_lijst(request: HttpRequest) -> HttpResponse:
    """The people you may see, by name; one match opens at once.

    A number typed in the search box stands in the address: the answer takes it away from there, and from every link.
    """
    if zonder_insz(request.GET.get("zoek", "")) != request.GET.get("zoek", ""):
        messages.warning(
            request, "Zoek op naam of dossiernummer. Met een rijksregisternummer kun je niet zoeken."
        )
        return redirect("deelnemer_lijst")
    rijen = zichtbaar(request, Deelnemer.objects.all()).met_omvang(door_van(request)).gesorteerd()
    filter_ = DeelnemerFilter(request.GET, queryset=rijen)
    bladering = Bladering(filter_.qs, request.GET)
    blad = bladering.bladzijde
    if request.GET.get("zoek", "").strip() and blad.paginator.count == 1:
        return redirect(blad.object_list[0])
    getoond = IN_LIJST if any(rij.is_volledig for rij in blad.object_list) else IN_LIJST - {"adres"}
    noteer_getoond(request, "deelnemers.deelnemer", blad.object_list, getoond=getoond)
    blad.object_list = lijstregels(blad.object_list)
    return render(
        request,
        "deelnemers/deelnemer_lijst.html",
        {
            **bladering.context(),
            "filter": filter_,
            "mag_registreren": mag(door_van(request), "deelnemer_registreren"),
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
    """Only the list of documents: the page asks for it while a document is being made."""
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door_van(request)), pk)
    return render(
        request,
        "deelnemers/panelen/documenten.html",
        {"paneel": documentenpaneel(deelnemer, door_van(request))},
    )
