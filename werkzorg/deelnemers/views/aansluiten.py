"""The start of every registration: the number first, so that nobody is registered twice."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from werkzorg.deelnemers.forms.opzoeken import DeelnemerAansluitenForm
from werkzorg.deelnemers.forms.persoon import DeelnemerRegistrerenForm
from werkzorg.deelnemers.handelingen import opzoeken
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.views.opzoeking import noteer_opzoeking, verwerk_weigering
from werkzorg.deelnemers.views.registreren import registreerscherm
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van
from werkzorg.ui import nummers


@deur("deelnemer_aansluiten")
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemer_aansluiten(request: HttpRequest) -> HttpResponse:
    """Ask for the number, and go on to the one form for everybody; a dossier that you already see opens.

    Somebody who is unknown and somebody who is known elsewhere lead to the same page: whoever fills it in registers
    the one and joins the other (regelgeving 15, row 13).
    """
    if request.method != "POST":
        return _beginscherm(request, DeelnemerAansluitenForm())
    formulier = DeelnemerAansluitenForm(request.POST)
    if not formulier.is_valid():
        return _beginscherm(request, formulier)
    insz = formulier.cleaned_data["insz"]
    # Whoever comes from a search for this number was told already that he sees no dossier with it.
    if insz and "is_gezocht" not in request.POST:
        try:
            deelnemer = _eigen_dossier(request, insz)
        except Geweigerd as nee:
            verwerk_weigering(request, nee)
            formulier.add_error(None, nee.zin)
            return _beginscherm(request, formulier)
        if deelnemer is not None:
            messages.info(request, "Jouw organisatie volgt deze persoon al op: dit is het dossier.")
            return redirect(deelnemer)
    begin = {
        "insz": insz,
        "insz_ontbreekt": formulier.cleaned_data["insz_ontbreekt"],
        "geboortedatum": nummers.geboortedatum_uit_insz(insz) if insz else None,
    }
    return registreerscherm(request, DeelnemerRegistrerenForm(initial=begin))


def _eigen_dossier(request: HttpRequest, insz: str) -> Deelnemer | None:
    vondst = opzoeken.insz_opzoeken(insz, door=door_van(request))
    noteer_opzoeking(request, vondst.opzoeking)
    return vondst.deelnemer


def _beginscherm(request: HttpRequest, formulier: DeelnemerAansluitenForm) -> HttpResponse:
    status = 422 if formulier.errors else 200
    return render(request, "deelnemers/deelnemer_aansluiten.html", {"formulier": formulier}, status=status)
