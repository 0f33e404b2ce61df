"""Looking somebody up by number, and showing the number of a dossier."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from werkzorg.deelnemers.dossier import inszpaneel
from werkzorg.deelnemers.forms.opzoeken import InszOpzoekenForm
from werkzorg.deelnemers.handelingen import opzoeken
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.views.opzoeking import noteer_opzoeking, verwerk_weigering
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui import nummers
from werkzorg.ui.lezen import toonbaar
from werkzorg.ui.zoekvraag import bevat_insz

# A longer question is answered with a sentence; its beginning is enough to say so.
MEESTE_TEKENS = 200


@deur("insz_opzoeken")
@require_http_methods(["GET", "HEAD", "POST"])
def insz_opzoeken(request: HttpRequest) -> HttpResponse:
    """Where every search box sends its question: a number is looked up here, anything else goes on to the list.

    By POST, so that a number never stands in an address, a history or a log of the web server.
    """
    if request.method != "POST":
        return _zoekscherm(request, InszOpzoekenForm())
    vraag = request.POST.get("zoek")
    if vraag is not None and not bevat_insz(vraag):
        deel = urlencode({"zoek": toonbaar(vraag[:MEESTE_TEKENS])})
        return redirect(
            f"{reverse('deelnemer_lijst')}?{deel}" if vraag.strip() else reverse("deelnemer_lijst")
        )
    formulier = InszOpzoekenForm(request.POST if vraag is None else {"insz": vraag})
    if not formulier.is_valid():
        return _zoekscherm(request, formulier)
    try:
        vondst = opzoeken.insz_opzoeken(formulier.cleaned_data["insz"], door=door_van(request))
    except Geweigerd as nee:
        verwerk_weigering(request, nee)
        formulier.add_error(None, nee.zin)
        return _zoekscherm(request, formulier)
    noteer_opzoeking(request, vondst.opzoeking)
    if vondst.deelnemer is not None:
        return redirect(vondst.deelnemer)
    return _zoekscherm(request, formulier, is_gezocht=True)


def _zoekscherm(
    request: HttpRequest, formulier: InszOpzoekenForm, *, is_gezocht: bool = False
) -> HttpResponse:
    context = {
        "formulier": formulier,
        "is_gezocht": is_gezocht,
        "mag_aansluiten": mag(door_van(request), "deelnemer_aansluiten"),
    }
    status = 422 if formulier.errors else 200
    return render(request, "deelnemers/insz_opzoeken.html", context, status=status)


@deur("insz_tonen")
@require_http_methods(["GET", "HEAD", "POST"])
def insz_tonen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The number of one person, after a press on the button; the page itself shows it masked.

    Only the answer to the press holds the number: opening or loading the page again hides it.
    """
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door_van(request)), pk)
    insz = ""
    if request.method == "POST":
        try:
            insz = nummers.insz(opzoeken.insz_tonen(deelnemer, door=door_van(request)))
        except Deelnemer.DoesNotExist:
            # The involvement ended while the page stood open.
            raise Http404 from None
        if not insz:
            messages.info(request, "Dit dossier heeft nog geen rijksregisternummer.")
            return redirect(deelnemer)
    sjabloon = "deelnemers/panelen/insz.html" if _is_fragment(request) else "deelnemers/insz_tonen.html"
    return render(request, sjabloon, {"deelnemer": deelnemer, "paneel": inszpaneel(deelnemer, insz)})


def _is_fragment(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))
