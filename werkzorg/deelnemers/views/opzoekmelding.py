"""What the functionaris gegevensbescherming looks at, and how he handles it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.deelnemers.dossier import opzoekgegevens
from werkzorg.deelnemers.forms.opzoekmelding import OpzoekmeldingAfhandelenForm
from werkzorg.deelnemers.handelingen import opzoekmelding
from werkzorg.deelnemers.models import Opzoekmelding
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering


@deur("opzoekmelding_lijst")
@require_safe
def opzoekmelding_lijst(request: HttpRequest) -> HttpResponse:
    """All signals for your organisation, open ones first; no deelnemer is named."""
    rijen = zichtbaar(request, Opzoekmelding.objects.select_related("gebruiker", "organisatie")).gesorteerd()
    bladering = Bladering(rijen, request.GET)
    # Nobody is noted as seen: the list names the colleague who looked up, and not the person.
    return render(request, "deelnemers/opzoekmelding_lijst.html", dict(bladering.context()))


@deur("opzoekmelding_afhandelen")
@require_http_methods(["GET", "HEAD", "POST"])
def opzoekmelding_afhandelen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One signal: who, when, about which dossier number; and what you conclude."""
    door = door_van(request)
    rijen = Opzoekmelding.objects.select_related("gebruiker", "organisatie", "deelnemer", "afgehandeld_door")
    melding = haal(request, rijen, pk)
    if request.method != "POST":
        return _scherm(request, melding, OpzoekmeldingAfhandelenForm())
    formulier = OpzoekmeldingAfhandelenForm(request.POST)
    if not formulier.is_valid():
        return _scherm(request, melding, formulier)

    def handel_af() -> str:
        opzoekmelding.opzoekmelding_afhandelen(
            melding,
            bevinding=formulier.cleaned_data["bevinding"],
            toelichting=formulier.cleaned_data["toelichting"],
            door=door,
        )
        return reverse("opzoekmelding_lijst")

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "opzoekmelding_afhandelen", door=door, doe=handel_af
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, melding, formulier)
    except Opzoekmelding.DoesNotExist:
        raise Http404 from None
    messages.success(request, "De melding is afgehandeld.")
    return redirect(adres)


def _scherm(
    request: HttpRequest, melding: Opzoekmelding, formulier: OpzoekmeldingAfhandelenForm
) -> HttpResponse:
    inzage = "inzagedossier_detail"
    wie = melding.deelnemer_id if mag(door_van(request), inzage) else None
    context = {
        "melding": melding,
        "gegevens": opzoekgegevens(melding),
        "inzage_url": reverse(inzage, args=[wie]) if wie else "",
        "formulier": formulier,
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "deelnemers/opzoekmelding_afhandelen.html", context, status=status)
