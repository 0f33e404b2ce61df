"""Registering a person, and completing a registration with the number."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from werkzorg.deelnemers.forms.opzoeken import GelijkenisForm
from werkzorg.deelnemers.forms.persoon import DeelnemerRegistrerenForm, InszToevoegenForm, InszVervangenForm
from werkzorg.deelnemers.handelingen import registreren, wijzigen
from werkzorg.deelnemers.handelingen.registreren import Gelijkenis
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.views.opzoeking import noteer_opzoeking, verwerk_weigering
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Opzoeking
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond


@deur("deelnemer_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemer_registreren(request: HttpRequest) -> HttpResponse:
    """Register a person, or join somebody who is known: the act decides, the page is the same."""
    door = door_van(request)
    if request.method != "POST":
        return registreerscherm(request, DeelnemerRegistrerenForm())
    formulier = DeelnemerRegistrerenForm(request.POST)
    gelijkenis = GelijkenisForm(request.POST)
    if not (formulier.is_valid() and gelijkenis.is_valid()):
        return registreerscherm(request, formulier)

    def registreer() -> str:
        deelnemer = registreren.deelnemer_registreren(
            formulier.persoonsgegevens(),
            grond=formulier.cleaned_data["grond"],
            geinformeerd_op=formulier.cleaned_data["geinformeerd_op"],
            iemand_anders=gelijkenis.cleaned_data["is_iemand_anders"],
            door=door,
        )
        if formulier.cleaned_data["insz"]:
            noteer_opzoeking(request, Opzoeking(deelnemer.pk, is_getoond=True))
        return deelnemer.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "deelnemer_registreren", door=door, doe=registreer
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        verwerk_weigering(request, nee)
        return registreerscherm(request, formulier, nee.lijkt_op if isinstance(nee, Gelijkenis) else ())
    messages.success(
        request, "De deelnemer is geregistreerd. Het ontvangstbewijs komt zo bij de documenten te staan."
    )
    if zin := formulier.plaats_opmerking():
        messages.warning(request, zin)
    return redirect(adres)


def registreerscherm(
    request: HttpRequest, formulier: DeelnemerRegistrerenForm, lijkt_op: Sequence[Deelnemer] = ()
) -> HttpResponse:
    """The form, with the people who look alike above it; those are noted as shown."""
    balk = conceptbalk(
        formulier,
        "deelnemer_registreren",
        door=door_van(request),
        gevraagd=request.GET.get("concept", ""),
    )
    if lijkt_op:
        noteer_getoond(request, "deelnemers.deelnemer", lijkt_op, getoond=frozenset({"identiteit"}))
    context = {
        "formulier": formulier,
        "concept": balk,
        "lijkt_op": lijkt_op,
        "gelijkenis": GelijkenisForm(),
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "deelnemers/deelnemer_registreren.html", context, status=status)


@deur("insz_toevoegen")
@require_http_methods(["GET", "HEAD", "POST"])
def insz_toevoegen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the number of a person who was registered without one, or replace the one he has."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    vraagt_reden = "reden" in request.POST or (request.method != "POST" and deelnemer.heeft_insz)
    soort = InszVervangenForm if vraagt_reden else InszToevoegenForm
    formulier = soort(request.POST) if request.method == "POST" else soort()
    if not formulier.is_valid():
        return _inszscherm(request, deelnemer, formulier)

    def voeg_toe() -> str:
        wijzigen.insz_toevoegen(
            deelnemer,
            insz=formulier.cleaned_data["insz"],
            reden=formulier.cleaned_data.get("reden", ""),
            door=door,
        )
        noteer_opzoeking(request, Opzoeking(None, is_getoond=False))
        return deelnemer.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "insz_toevoegen", door=door, doe=voeg_toe
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        verwerk_weigering(request, nee)
        return _inszscherm(request, deelnemer, formulier)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Het rijksregisternummer is bewaard.")
    return redirect(adres)


def _inszscherm(request: HttpRequest, deelnemer: Deelnemer, formulier: InszToevoegenForm) -> HttpResponse:
    status = 422 if formulier.is_bound else 200
    context = {"deelnemer": deelnemer, "formulier": formulier}
    return render(request, "deelnemers/insz_toevoegen.html", context, status=status)
