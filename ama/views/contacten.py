"""The street door to contacts that may become a werkpost."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen import contacten as bladen
from ama.forms.werkaanbod import ContactForm, ContactmomentForm, ContactWijzigenForm
from ama.handelingen import contacten as handelingen
from ama.models import Contact
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("contact_lijst")
@require_safe
def contact_lijst(request: HttpRequest) -> HttpResponse:
    """Who was asked to become a werkpost, and whom to ask again."""
    vandaag = timezone.localdate()
    termijn = bladen.opvolging(vandaag)
    formulier = bladen.filterformulier(request.GET)
    alle = zichtbaar(request, Contact.objects.all())
    bladering = Bladering(bladen.gekozen(alle, formulier, vandaag, termijn.dagen), request.GET)
    blad = bladering.bladzijde
    blad.object_list = bladen.contactregels(blad.object_list, vandaag, termijn.dagen)
    return render(
        request,
        "ama/contact_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": bool(bladering.zoekdeel),
            "termijn": termijn,
            "op_te_volgen": alle.op_te_volgen(vandaag, termijn.dagen).count(),
        },
    )


@deur("contact_detail")
@require_safe
def contact_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One contact: who, how it stands, and every talk."""
    rij = haal(request, Contact.objects.select_related("werkpost__organisatie", "werkpost__vestiging"), pk)
    return render(request, "ama/contact_detail.html", bladen.contactblad(rij, door_van(request)))


@deur("contact_bewaren")
@_METHODEN
def contact_bewaren(request: HttpRequest) -> HttpResponse:
    """A new contact; what looks like it is shown first."""
    door = door_van(request)
    context: dict[str, Any] = {"terug_url": reverse("contact_lijst"), "gelijkende": []}

    def doe(formulier: ContactForm) -> str:
        try:
            rij = handelingen.contact_bewaren(
                formulier.velden(),
                formulier.moment(),
                is_andere=formulier.cleaned_data["is_andere"],
                door=door,
            )
        except handelingen.MogelijkDubbel as dubbel:
            context["gelijkende"] = bladen.gelijkende(dubbel.contacten, dubbel.werkposten)
            formulier.vraag_of_het_een_ander_is()
            raise
        return reverse("contact_detail", args=[rij.pk])

    return scherm.werk_af(
        request,
        "contact_bewaren",
        sjabloon="ama/contact_bewaren.html",
        obj=None,
        maak=ContactForm,
        doe=doe,
        gelukt="Het contact is bewaard.",
        context=context,
    )


@deur("contact_wijzigen")
@_METHODEN
def contact_wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct who a contact is and how he is reached."""
    door, rij = door_van(request), haal(request, Contact.objects.all(), pk)

    def doe(formulier: ContactWijzigenForm) -> str:
        handelingen.contact_wijzigen(
            rij, formulier.velden(), versie=formulier.cleaned_data["versie"], door=door
        )
        return rij.get_absolute_url()

    return scherm.werk_af(
        request,
        "contact_wijzigen",
        sjabloon="ama/contact_wijzigen.html",
        obj=rij,
        maak=lambda data: ContactWijzigenForm(data, initial=bladen.beginwaarden(rij)),
        doe=doe,
        gelukt="Het contact is gewijzigd.",
        toont_nu=True,
        context={"contact": rij, "terug_url": rij.get_absolute_url()},
    )


@deur("contactmoment_noteren")
@_METHODEN
def contactmoment_noteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down a talk with a contact, and how it stands since."""
    door, rij = door_van(request), haal(request, Contact.objects.all(), pk)
    keuzes = bladen.werkpostkeuzes(door)

    def maak(data: QueryDict | None) -> ContactmomentForm:
        begin = {"versie": rij.versie, "stand": rij.stand, "werkpost": rij.werkpost_id}
        return ContactmomentForm(data, initial=begin, standen=bladen.standkeuzes(rij), werkposten=keuzes)

    def doe(formulier: ContactmomentForm) -> str:
        handelingen.contactmoment_noteren(
            rij, formulier.moment(), versie=formulier.cleaned_data["versie"], door=door
        )
        return rij.get_absolute_url()

    return scherm.werk_af(
        request,
        "contactmoment_noteren",
        sjabloon="ama/contactmoment_noteren.html",
        obj=rij,
        maak=maak,
        doe=doe,
        gelukt="Het contact is genoteerd.",
        context={"contact": rij, "terug_url": rij.get_absolute_url()},
    )
