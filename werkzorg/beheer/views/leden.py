"""The colleagues of an organisation: the list, one of them, and letting somebody in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.beheer.domein.leden import OVERAL
from werkzorg.beheer.forms.leden import (
    BevestigForm,
    LidFilterForm,
    RolForm,
    RolOveralForm,
    UitnodigenForm,
    UitnodigenOveralForm,
)
from werkzorg.beheer.handelingen import leden as handelingen
from werkzorg.beheer.ledenregels import (
    fiche,
    gekozen,
    lijstregels,
    naam,
    organisatiekeuzes,
    rolkeuzes,
)
from werkzorg.beheer.querysets.leden import leden
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.bladering import Bladering


@deur("lid_lijst")
@require_safe
def lid_lijst(request: HttpRequest) -> HttpResponse:
    """The colleagues you look after, by name; of every organisation for the functioneel beheerder."""
    door = door_van(request)
    formulier = LidFilterForm(request.GET)
    bladering = Bladering(gekozen(leden(), formulier, door), request.GET)
    blad = bladering.bladzijde
    huis = formulier.cleaned_data.get("organisatie") if formulier.is_valid() else None
    organisatie = Organisatie.objects.filter(pk=huis).first() if huis and door.rol in OVERAL else None
    blad.object_list = lijstregels(blad.object_list, door)
    return render(
        request,
        "beheer/lid_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": any(request.GET.get(veld) for veld in ("zoek", "rol", "stand", "organisatie")),
            "organisatie": organisatie,
            "met_organisatie": door.rol in OVERAL and organisatie is None,
            "huis": organisatie.naam if organisatie else "" if door.rol in OVERAL else door.organisatie_naam,
            "uitnodigen_url": _uitnodigadres(organisatie) if mag(door, "gebruiker_uitnodigen") else "",
        },
    )


def _uitnodigadres(organisatie: Organisatie | None) -> str:
    adres = reverse("gebruiker_uitnodigen")
    return f"{adres}?organisatie={organisatie.pk}" if organisatie else adres


@deur("lid_detail")
@require_safe
def lid_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One colleague in one organisation: roles, access, and what happened."""
    door = door_van(request)
    rijen = leden().met_toestand(timezone.localdate()).met_werk()
    lid = haal(request, rijen.select_related("gebruiker", "organisatie", "toetreding"), pk)
    context = fiche(lid, door)
    return render(
        request,
        "beheer/lid_detail.html",
        context | {"organisatie": lid.organisatie, "toon_organisatie": door.rol in OVERAL},
    )


@deur("gebruiker_uitnodigen")
@require_http_methods(["GET", "HEAD", "POST"])
def gebruiker_uitnodigen(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the answer is the same whether the address has an account or not."""
    door = door_van(request)
    formulier = _uitnodigformulier(request, door)
    if not formulier.is_valid():
        return _scherm(request, "beheer/gebruiker_uitnodigen.html", formulier)
    gegeven = formulier.cleaned_data

    def nodig_uit() -> str:
        handelingen.gebruiker_uitnodigen(
            handelingen.Genodigde(gegeven["email"], gegeven["voornaam"], gegeven["achternaam"]),
            organisatie_id=_organisatie_id(gegeven, door.organisatie_id),
            rol=gegeven["rol"],
            looptijd=formulier.looptijd(),
            door=door,
        )
        return reverse("lid_lijst")

    try:
        adres = eenmalig(gegeven["aanvraag_sleutel"], "gebruiker_uitnodigen", door=door, doe=nodig_uit)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, "beheer/gebruiker_uitnodigen.html", formulier)
    messages.success(
        request,
        f"We sturen een uitnodiging naar {gegeven['email']}. Je ziet in de lijst wanneer je collega zich aanmeldde.",
    )
    return redirect(adres)


def _uitnodigformulier(request: HttpRequest, door: Hoedanigheid) -> UitnodigenForm:
    data = request.POST if request.method == "POST" else None
    if door.rol in OVERAL:
        begin = {"organisatie": request.GET.get("organisatie", "")}
        return UitnodigenOveralForm(
            data,
            initial=begin,
            rollen=rolkeuzes(None, door, frozenset()),
            organisaties=organisatiekeuzes(),
        )
    huis = Organisatie.objects.get(pk=door.organisatie_id)
    return UitnodigenForm(data, rollen=rolkeuzes(huis, door, frozenset()))


@deur("lidmaatschap_geven")
@require_http_methods(["GET", "HEAD", "POST"])
def lidmaatschap_geven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a colleague another role."""
    door = door_van(request)
    lid = _haal_lid(request, pk)
    formulier = _rolformulier(request, lid, door)
    context = {"lid": lid, "naam": naam(lid)}
    if not formulier.is_valid():
        return _scherm(request, "beheer/lidmaatschap_geven.html", formulier, context)
    gegeven = formulier.cleaned_data

    def geef() -> str:
        nieuw = handelingen.lidmaatschap_geven(
            lid,
            rol=gegeven["rol"],
            looptijd=formulier.looptijd(),
            organisatie_id=_organisatie_id(gegeven, lid.organisatie_id),
            door=door,
        )
        return reverse("lid_detail", args=[nieuw.pk])

    try:
        adres = eenmalig(gegeven["aanvraag_sleutel"], "lidmaatschap_geven", door=door, doe=geef)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, "beheer/lidmaatschap_geven.html", formulier, context)
    messages.success(request, "De rol is gegeven. Je collega krijgt er een melding van.")
    return redirect(adres)


def _rolformulier(request: HttpRequest, lid: Lidmaatschap, door: Hoedanigheid) -> RolForm:
    data = request.POST if request.method == "POST" else None
    vandaag = timezone.localdate()
    heeft = leden().met_toestand(vandaag).actief().filter(gebruiker_id=lid.gebruiker_id)
    rollen = frozenset(heeft.filter(organisatie_id=lid.organisatie_id).values_list("rol", flat=True))
    if door.rol in OVERAL:
        return RolOveralForm(
            data,
            initial={"organisatie": str(lid.organisatie_id)},
            rollen=rolkeuzes(None, door, rollen),
            organisaties=organisatiekeuzes(),
        )
    return RolForm(data, rollen=rolkeuzes(lid.organisatie, door, rollen))


@deur("uitnodiging_vernieuwen")
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging_vernieuwen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the invitation again, with a new link."""
    lid = _haal_lid(request, pk)
    return _bevestig(
        request,
        lid,
        sleutel="uitnodiging_vernieuwen",
        sjabloon="beheer/uitnodiging_vernieuwen.html",
        doe=lambda door: handelingen.uitnodiging_vernieuwen(lid, door=door),
        gelukt="De uitnodiging is opnieuw verstuurd. De vorige link werkt niet meer.",
    )


@deur("uitnodiging_intrekken")
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an invitation back before anybody came in."""
    lid = _haal_lid(request, pk)
    return _bevestig(
        request,
        lid,
        sleutel="uitnodiging_intrekken",
        sjabloon="beheer/uitnodiging_intrekken.html",
        doe=lambda door: handelingen.uitnodiging_intrekken(lid, door=door),
        gelukt="De uitnodiging is ingetrokken. De link werkt niet meer.",
    )


def _haal_lid(request: HttpRequest, pk: UUID) -> Any:
    rijen = leden().met_toestand(timezone.localdate())
    return haal(request, rijen.select_related("gebruiker", "organisatie", "toetreding"), pk)


def _organisatie_id(gegeven: dict[str, Any], anders: UUID) -> UUID:
    return UUID(gegeven["organisatie"]) if gegeven.get("organisatie") else anders


def _bevestig(
    request: HttpRequest,
    lid: Any,
    *,
    sleutel: str,
    sjabloon: str,
    doe: Callable[[Hoedanigheid], object],
    gelukt: str,
) -> HttpResponse:
    """A check page with one button, and the act behind it; afterwards the colleague's own page."""
    door = door_van(request)
    formulier = BevestigForm(request.POST if request.method == "POST" else None)
    context = {"lid": lid, "naam": naam(lid)}
    if not formulier.is_valid():
        return _scherm(request, sjabloon, formulier, context)

    def voer_uit() -> str:
        doe(door)
        return reverse("lid_detail", args=[lid.pk])

    try:
        adres = eenmalig(formulier.cleaned_data["aanvraag_sleutel"], sleutel, door=door, doe=voer_uit)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, sjabloon, formulier, context)
    except Lidmaatschap.DoesNotExist:
        raise Http404 from None
    messages.success(request, gelukt)
    return redirect(adres)


def _scherm(
    request: HttpRequest, sjabloon: str, formulier: Any, context: dict[str, Any] | None = None
) -> HttpResponse:
    status = 422 if formulier.is_bound else 200
    return render(request, sjabloon, {"formulier": formulier, **(context or {})}, status=status)
