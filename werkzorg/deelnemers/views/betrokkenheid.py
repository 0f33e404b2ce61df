"""Who has access to a person: the list, giving it to a colleague, and taking it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.deelnemers.forms.betrokkenheid import BetrokkenheidOpenenForm, BetrokkenheidSluitenForm
from werkzorg.deelnemers.handelingen import betrokkenheid
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer
from werkzorg.deelnemers.toegangslijst import keuzes_om_te_openen, keuzes_om_te_sluiten, toegangslijst
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal


@deur("deelnemer_toegang")
@require_safe
def deelnemer_toegang(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who has access to this person."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    return render(request, "deelnemers/deelnemer_toegang.html", toegangslijst(deelnemer, door))


@deur("betrokkenheid_openen")
@require_http_methods(["GET", "HEAD", "POST"])
def betrokkenheid_openen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a colleague, or everybody in a role, access to this person."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    keuzes = keuzes_om_te_openen(door)
    if request.method == "POST":
        formulier = BetrokkenheidOpenenForm(request.POST, keuzes=keuzes)
    else:
        formulier = BetrokkenheidOpenenForm(keuzes=keuzes, initial={"van": timezone.localdate()})
    adres = reverse("deelnemer_toegang", args=[deelnemer.pk])
    if formulier.is_valid():

        def open_() -> str:
            velden = {naam: formulier.cleaned_data[naam] for naam in ("omvang", "grond", "van", "tot_en_met")}
            betrokkenheid.betrokkenheid_openen(deelnemer, voor=formulier.voor_wie(), **velden, door=door)
            return adres

        try:
            sleutel = formulier.cleaned_data["aanvraag_sleutel"]
            naar = eenmalig(sleutel, "betrokkenheid_openen", door=door, doe=open_)
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
        except Deelnemer.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, "De toegang is gegeven.")
            return redirect(naar)
    context = {"deelnemer": deelnemer, "formulier": formulier, "terug_url": adres}
    status = 422 if formulier.is_bound else 200
    return render(request, "deelnemers/betrokkenheid_openen.html", context, status=status)


@deur("betrokkenheid_sluiten")
@require_http_methods(["GET", "HEAD", "POST"])
def betrokkenheid_sluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End an access of the own organisation; the last one only knowingly."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    keuzes, laatste = keuzes_om_te_sluiten(deelnemer, door)
    if request.method == "POST":
        formulier = BetrokkenheidSluitenForm(request.POST, keuzes=keuzes, is_laatste=bool(laatste))
    else:
        begin = {"welke": request.GET.get("welke", "")}
        formulier = BetrokkenheidSluitenForm(keuzes=keuzes, is_laatste=bool(laatste), initial=begin)
    if formulier.is_valid():
        rij = Betrokkenheid.objects.select_related("deelnemer").get(pk=formulier.cleaned_data["welke"])

        def sluit() -> str:
            ziet_nog = betrokkenheid.betrokkenheid_sluiten(
                rij,
                reden=formulier.cleaned_data["reden"],
                dossier_verlaten=formulier.cleaned_data.get("dossier_verlaten", False),
                door=door,
            )
            if ziet_nog:
                return reverse("deelnemer_toegang", args=[deelnemer.pk])
            return reverse("deelnemer_lijst")

        try:
            sleutel = formulier.cleaned_data["aanvraag_sleutel"]
            naar = eenmalig(sleutel, "betrokkenheid_sluiten", door=door, doe=sluit)
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
        except Deelnemer.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, "De toegang is gesloten.")
            return redirect(naar)
    context = {
        "deelnemer": deelnemer,
        "formulier": formulier,
        "is_laatste": bool(laatste),
        "terug_url": reverse("deelnemer_toegang", args=[deelnemer.pk]),
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "deelnemers/betrokkenheid_sluiten.html", context, status=status)
