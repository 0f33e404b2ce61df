"""Registering that somebody died, and correcting that."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from werkzorg.deelnemers.forms.betrokkenheid import OverlijdenForm, OverlijdenVerbeterenForm
from werkzorg.deelnemers.handelingen import overlijden
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.poort import deur, door_van, haal


@deur("overlijden_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def overlijden_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register the day on which a person died; when it is known already: correct it, or take it back."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    # Which form was sent, not which would be shown now: a colleague (or the same click) may have been first.
    verbetert = "wat" in request.POST if request.method == "POST" else deelnemer.is_overleden
    soort = OverlijdenVerbeterenForm if verbetert else OverlijdenForm
    if request.method != "POST":
        begin: dict[str, object] = {"versie": deelnemer.versie}
        if deelnemer.is_overleden:
            begin |= {"overleden_op": deelnemer.overleden_op, "bron": deelnemer.overlijden_bron}
        return _scherm(request, deelnemer, soort(initial=begin), 200)
    formulier = soort(request.POST)
    if not formulier.is_valid():
        return _scherm(request, deelnemer, formulier, 422)

    def registreer() -> str:
        overlijden.overlijden_registreren(deelnemer, **formulier.gegevens(), door=door)
        return deelnemer.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "overlijden_registreren", door=door, doe=registreer
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, deelnemer, formulier, 422)
    except Versieconflict as conflict:
        nu = request.POST.copy()
        nu["versie"] = str(conflict.versie_nu)
        opnieuw = soort(nu)
        opnieuw.add_error(None, f"{conflict} Kijk het dossier na. Klopt het nog? Bewaar dan opnieuw.")
        return _scherm(request, deelnemer, opnieuw, 409)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Bewaard.")
    return redirect(adres)


def _scherm(
    request: HttpRequest, deelnemer: Deelnemer, formulier: OverlijdenForm, status: int
) -> HttpResponse:
    context = {"deelnemer": deelnemer, "formulier": formulier}
    return render(request, "deelnemers/overlijden_registreren.html", context, status=status)
