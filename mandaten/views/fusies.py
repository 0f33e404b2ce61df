"""The street door to mergers and take-overs: who, then exactly what follows, and only then it is registered."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mandaten.bladen.fusies import fusies_rond, gevolgregels, in_woorden, kan_doorgaan
from mandaten.domein.fusie import Samengaan
from mandaten.forms.toekenningen import FusieForm, FusieOpvolgenForm
from mandaten.handelingen import fusie as handelingen
from mandaten.handelingen import fusieopvolging
from mandaten.handelingen.opzoeken import vind_alle
from mandaten.models import Toekenning
from mandaten.views.scherm import werk_af
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal


@deur("fusie_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def fusie_registreren(request: HttpRequest) -> HttpResponse:
    """Say who becomes one, see what it does to every grant, and register it."""
    formulier = FusieForm(request.POST if request.method == "POST" else None)
    gevolgen, kop = None, ""
    if formulier.is_valid() and "aanpassen" not in request.POST:
        try:
            wie = vind_alle(formulier.zoektermen())
            samengaan = formulier.samengaan({veld: een.pk for veld, een in wie.items()})
            if formulier.cleaned_data["gezien"]:
                return _registreer(request, formulier, samengaan)
            handelingen.eis_samengaan(samengaan)
            rijen = handelingen.met_alles(handelingen.geraakt(samengaan))
            kop = in_woorden(samengaan, wie.values())
            gevolgen = gevolgregels(handelingen.gevolgen_van(samengaan, rijen), rijen)
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
    return render(
        request,
        "mandaten/fusie_registreren.html",
        {
            "formulier": formulier,
            "concept": conceptbalk(
                formulier,
                "fusie_registreren",
                door=door_van(request),
                gevraagd=request.GET.get("concept", ""),
            ),
            "gevolgen": gevolgen,
            "kop": kop,
            "kan_doorgaan": gevolgen is not None and kan_doorgaan(gevolgen),
            "verborgen": [
                (naam, waarde)
                for naam in request.POST
                for waarde in request.POST.getlist(naam)
                if naam in formulier.fields and naam != "gezien"
            ],
        },
        status=422 if formulier.errors else 200,
    )


@deur("fusie_opvolgen")
@require_http_methods(["GET", "HEAD", "POST"])
def fusie_opvolgen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what was found about a grant after a merger or take-over."""
    door = door_van(request)
    toekenning = haal(request, Toekenning.objects.select_related("houder"), pk)

    def doe(formulier: FusieOpvolgenForm) -> str:
        fusieopvolging.fusie_opvolgen(
            toekenning,
            uitkomst=formulier.cleaned_data["uitkomst"],
            bevinding=formulier.cleaned_data["bevinding"],
            door=door,
        )
        return toekenning.get_absolute_url()

    return werk_af(
        request,
        "fusie_opvolgen",
        obj=toekenning,
        maak=FusieOpvolgenForm,
        doe=doe,
        gelukt="Wat je vond, staat bij het verloop.",
        context={"toekenning": toekenning, "fusies": fusies_rond(toekenning)},
    )


def _registreer(request: HttpRequest, formulier: FusieForm, samengaan: Samengaan) -> HttpResponse:
    door = door_van(request)

    def doe() -> str:
        handelingen.fusie_registreren(samengaan=samengaan, door=door)
        return reverse("toekenning_lijst")

    adres = eenmalig(formulier.cleaned_data["aanvraag_sleutel"], "fusie_registreren", door=door, doe=doe)
    messages.success(request, "Geregistreerd. Wie het aangaat, krijgt een melding.")
    return redirect(adres)
