"""The street door to a decision that is taken anew after a founded challenge."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mandaten.bladen.besluiten import herzieningskeuzes, kop_van_besluit
from mandaten.documenten.besluitbrief import Brief
from mandaten.forms.beroepen import HerzienForm
from mandaten.handelingen import herbeslissen
from mandaten.meldingen.besluiten import is_te_herzien
from mandaten.models import Besluit
from mandaten.views.scherm import werk_af
from werkzorg.toegang.poort import deur, door_van, haal


@deur("besluit_herzien")
@require_http_methods(["GET", "HEAD", "POST"])
def besluit_herzien(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide anew what a founded challenge made fall, after reading the letter."""
    door = door_van(request)
    besluit = haal(
        request, Besluit.objects.select_related("organisatie", "toekenning__houder", "aanvraag"), pk
    )
    if request.method != "POST" and not is_te_herzien(besluit):
        messages.info(request, "Over dit besluit valt niets opnieuw te beslissen.")
        return redirect(besluit)
    keuzes = herzieningskeuzes(besluit)

    def doe(formulier: HerzienForm) -> str:
        gegevens = formulier.cleaned_data
        return herbeslissen.besluit_herzien(
            besluit,
            uitkomst=gegevens["uitkomst"],
            motivering=gegevens["motivering"],
            gezien=gegevens["gezien"],
            door=door,
        ).get_absolute_url()

    def ontwerp(formulier: HerzienForm) -> Brief:
        gegevens = formulier.cleaned_data
        return herbeslissen.ontwerp_herziening(
            besluit, uitkomst=gegevens["uitkomst"], motivering=gegevens["motivering"], door=door
        )

    begin = {"uitkomst": keuzes[0][0] if len(keuzes) == 1 else ""}
    return werk_af(
        request,
        "besluit_herzien",
        obj=besluit,
        maak=lambda data: HerzienForm(data, keuzes=keuzes, initial=begin),
        doe=doe,
        gelukt="Er is opnieuw beslist. De brief aan de organisatie wordt gemaakt.",
        context={**kop_van_besluit(besluit), "beslis": "Beslis"},
        ontwerp=ontwerp,
    )
