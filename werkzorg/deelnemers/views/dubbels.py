"""People who look like one: the list, and the two records side by side."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.deelnemers.dossier import dubbelparen, vergelijkregels
from werkzorg.deelnemers.forms.opzoeken import DubbelUitsluitenForm
from werkzorg.deelnemers.handelingen import dubbels
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

# All that these pages show of a person; the second group only of those who are fully open.
_IN_LIJST = frozenset({"identiteit"})
_NAAST_ELKAAR = frozenset({"identiteit", "adres"})


@deur("dubbel_lijst")
@require_safe
def dubbel_lijst(request: HttpRequest) -> HttpResponse:
    """The pairs of probable doubles among the people you may see."""
    door = door_van(request)
    rijen = zichtbaar(request, Deelnemer.objects.all()).met_dubbels(door).gesorteerd()
    bladering = Bladering(rijen, request.GET)
    blad = bladering.bladzijde
    paren = dubbelparen(blad.object_list, door)
    mensen = [mens for eerste, anderen in paren for mens in (eerste, *anderen)]
    noteer_getoond(request, "deelnemers.deelnemer", mensen, getoond=_IN_LIJST)
    blad.object_list = paren
    return render(request, "deelnemers/dubbel_lijst.html", dict(bladering.context()))


@deur("dubbel_uitsluiten")
@require_http_methods(["GET", "HEAD", "POST"])
def dubbel_uitsluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person beside each of those who look like him; say that they are two people, or go on to merge."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    if request.method != "POST":
        return _naast_elkaar(request, deelnemer)
    formulier = DubbelUitsluitenForm(request.POST)
    if not formulier.is_valid():
        return _naast_elkaar(request, deelnemer, fout="Deze pagina is verlopen. Kies het paar opnieuw.")

    def sluit_uit() -> str:
        dubbels.dubbel_uitsluiten(deelnemer, ander_id=formulier.cleaned_data["ander"], door=door)
        return request.path

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "dubbel_uitsluiten", door=door, doe=sluit_uit
        )
    except Geweigerd as nee:
        return _naast_elkaar(request, deelnemer, fout=nee.zin)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Bewaard: het zijn twee personen. We tonen ze niet meer samen.")
    return redirect(adres)


def _naast_elkaar(request: HttpRequest, deelnemer: Deelnemer, fout: str = "") -> HttpResponse:
    door = door_van(request)
    rijen = (
        zichtbaar(request, Deelnemer.objects.all()).met_omvang(door).lijkt_op_zonder_onderscheid(deelnemer)
    )
    anderen = list(rijen.gesorteerd()[:10])
    noteer_getoond(
        request,
        "deelnemers.deelnemer",
        anderen,
        getoond=_NAAST_ELKAAR
        if any(ander.is_volledig for ander in anderen)  # type: ignore[attr-defined]
        else _IN_LIJST,
    )
    kan_samen = mag(door, "deelnemers_samenvoegen") and deelnemer.is_volledig  # type: ignore[attr-defined]
    samenvoegen = reverse("deelnemers_samenvoegen", args=[deelnemer.pk]) if kan_samen else ""
    paren: list[dict[str, Any]] = [
        {
            "ander": ander,
            "regels": vergelijkregels(deelnemer, ander, door),
            "formulier": DubbelUitsluitenForm(initial={"ander": ander.pk}),
            "samenvoegen_url": f"{samenvoegen}?ander={ander.dossiernummer}" if samenvoegen else "",
        }
        for ander in anderen
    ]
    context = {"deelnemer": deelnemer, "paren": paren, "fout": fout}
    return render(request, "deelnemers/dubbel_uitsluiten.html", context, status=422 if fout else 200)
