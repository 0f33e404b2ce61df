"""A lost second factor: proposing to take it away, and confirming that as the second person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from werkzorg.beheer.forms.leden import BevestigForm, FactorherstelForm
from werkzorg.beheer.handelingen import factorherstel as handelingen
from werkzorg.beheer.ledenregels import naam
from werkzorg.beheer.models import Factorherstel
from werkzorg.beheer.querysets.leden import leden
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.formaten import datum_tijd


@deur("factorherstel_voorstellen")
@require_http_methods(["GET", "HEAD", "POST"])
def factorherstel_voorstellen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Propose to take away the second factors of a colleague who lost them."""
    door = door_van(request)
    rijen = leden().met_toestand(timezone.localdate()).select_related("gebruiker", "organisatie")
    lid: Any = haal(request, rijen, pk)
    formulier = FactorherstelForm(request.POST if request.method == "POST" else None)
    context = {"lid": lid, "naam": naam(lid)}
    if not formulier.is_valid():
        return _scherm(request, "beheer/factorherstel_voorstellen.html", formulier, context)

    def stel_voor() -> str:
        handelingen.factorherstel_voorstellen(
            lid,
            reden=formulier.cleaned_data["reden"],
            controle=formulier.cleaned_data["controle"],
            door=door,
        )
        return reverse("lid_detail", args=[lid.pk])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "factorherstel_voorstellen", door=door, doe=stel_voor
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, "beheer/factorherstel_voorstellen.html", formulier, context)
    except Lidmaatschap.DoesNotExist:
        raise Http404 from None
    messages.success(
        request, "Het voorstel is bewaard. Een tweede persoon heeft 24 uur om het te bevestigen."
    )
    return redirect(adres)


@deur("tweede_factor_herstellen")
@require_http_methods(["GET", "HEAD", "POST"])
def tweede_factor_herstellen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm as the second person that the second factors of a colleague go."""
    return _besluit(
        request,
        pk,
        sleutel="tweede_factor_herstellen",
        sjabloon="beheer/tweede_factor_herstellen.html",
        doe=lambda herstel, door: handelingen.tweede_factor_herstellen(herstel, door=door),
        gelukt="De tweede stap is gewist en je collega is overal afgemeld. Er is een mail onderweg.",
    )


@deur("factorherstel_intrekken")
@require_http_methods(["GET", "HEAD", "POST"])
def factorherstel_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the proposal back, or turn it down."""
    return _besluit(
        request,
        pk,
        sleutel="factorherstel_intrekken",
        sjabloon="beheer/factorherstel_intrekken.html",
        doe=lambda herstel, door: handelingen.factorherstel_intrekken(herstel, door=door),
        gelukt="Het voorstel is ingetrokken. De tweede stap blijft zoals ze is.",
    )


def _besluit(
    request: HttpRequest,
    pk: UUID,
    *,
    sleutel: str,
    sjabloon: str,
    doe: Callable[[Factorherstel, Hoedanigheid], object],
    gelukt: str,
) -> HttpResponse:
    """The check page of a proposal, and the act behind its button."""
    door = door_van(request)
    rijen = Factorherstel.objects.select_related(
        "gebruiker", "lidmaatschap__organisatie", "voorgesteld_door", "bevestigd_door"
    )
    herstel = haal(request, rijen, pk)
    formulier = BevestigForm(request.POST if request.method == "POST" else None)
    context = _herstel(herstel, door)
    if not formulier.is_valid():
        return _scherm(request, sjabloon, formulier, context)

    def voer_uit() -> str:
        doe(herstel, door)
        return reverse("lid_detail", args=[herstel.lidmaatschap_id])

    try:
        adres = eenmalig(formulier.cleaned_data["aanvraag_sleutel"], sleutel, door=door, doe=voer_uit)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, sjabloon, formulier, context)
    except Factorherstel.DoesNotExist:
        raise Http404 from None
    messages.success(request, gelukt)
    return redirect(adres)


def _herstel(herstel: Factorherstel, door: Hoedanigheid) -> dict[str, Any]:
    """What the second person must know before he decides, and why he may not, if so."""
    waarom_niet = ""
    if herstel.bevestigd_op is not None:
        waarom_niet = f"Dit voorstel is al bevestigd op {datum_tijd(herstel.bevestigd_op)}."
    elif herstel.gesloten_op is not None:
        waarom_niet = "Dit voorstel is ingetrokken of vervallen."
    elif herstel.vervalt_op <= timezone.now():
        waarom_niet = handelingen.VERLOPEN
    elif herstel.gebruiker_id == door.gebruiker_id:
        waarom_niet = handelingen.NIET_VOOR_JEZELF
    return {
        "herstel": herstel,
        "waarom_niet": waarom_niet,
        "is_van_mij": herstel.voorgesteld_door_id == door.gebruiker_id,
        "gegevens": [
            ("Collega", f"{herstel.gebruiker.naam}, {herstel.lidmaatschap.organisatie.naam}"),
            ("E-mailadres", herstel.gebruiker.email),
            ("Wat is er gebeurd", herstel.get_reden_display()),
            ("Voorgesteld door", f"{herstel.voorgesteld_door.naam}, op {datum_tijd(herstel.voorgesteld_op)}"),
            ("Hoe nagekeken", herstel.get_controle_display()),
            ("Te bevestigen voor", datum_tijd(herstel.vervalt_op)),
        ],
    }


def _scherm(request: HttpRequest, sjabloon: str, formulier: Any, context: dict[str, Any]) -> HttpResponse:
    status = 422 if formulier.is_bound else 200
    return render(request, sjabloon, {"formulier": formulier, **context}, status=status)
