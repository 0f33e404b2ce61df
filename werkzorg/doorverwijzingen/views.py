"""The street door for people to the letters between offers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen import handelingen
from werkzorg.doorverwijzingen.brieven import (
    antwoord,
    bakken_van,
    in_bak,
    mogelijke_bestemmingen,
    regels,
    voorstel,
)
from werkzorg.doorverwijzingen.forms import (
    DoorverwijzingBevestigenForm,
    DoorverwijzingVersturenForm,
    DoorverwijzingWeigerenForm,
)
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.doorverwijzingen.statussen import VERSTUURD
from werkzorg.doorverwijzingen.stukken import Stuk, aangeboden, inhoud, vingerafdruk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond
from werkzorg.ui.bladering import Bladering

SOORT = handelingen.SOORT
# The list shows initials and dossier number.
_IN_LIJST = frozenset({"identiteit"})
_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("doorverwijzing_lijst")
@require_safe
def doorverwijzing_lijst(request: HttpRequest) -> HttpResponse:
    """The letterbox: letters to answer, received and sent, newest first."""
    door = door_van(request)
    bak, rijen = in_bak(request.GET.get("bak", ""), door)
    bladering = Bladering(rijen, request.GET)
    blad = bladering.bladzijde
    noteer_getoond(request, SOORT, blad.object_list, getoond=_IN_LIJST)
    blad.object_list = regels(blad.object_list, verzonden=bak == "verzonden")
    return render(
        request,
        "doorverwijzingen/doorverwijzing_lijst.html",
        {
            **bladering.context(),
            "bakken": bakken_van(door).items(),
            "bak": bak,
            "verzonden": bak == "verzonden",
        },
    )


@deur("doorverwijzing_detail")
@require_safe
def doorverwijzing_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One letter, with the answer or the ways to give one."""
    brief = _brief(request, pk)
    door = door_van(request)
    ontvanger = (brief.naar_organisatie_id, brief.naar_rol) == (door.organisatie_id, door.rol)
    acties = []
    if brief.status == VERSTUURD and ontvanger:
        acties = [
            ("Aanvaard", reverse("doorverwijzing_aanvaarden", args=[pk]), "primair"),
            ("Weiger", reverse("doorverwijzing_weigeren", args=[pk]), "gevaar"),
        ]
    elif brief.status == VERSTUURD:
        acties = [("Trek in", reverse("doorverwijzing_intrekken", args=[pk]), "gevaar")]
    return render(
        request,
        "doorverwijzingen/doorverwijzing_detail.html",
        {"brief": brief, "acties": acties, "antwoord": antwoord(brief), "ontvanger": ontvanger},
    )


@deur("doorverwijzing_versturen")
@_METHODEN
def doorverwijzing_versturen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a letter, see exactly what goes along, and only then send it."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    naar, stuks = mogelijke_bestemmingen(door, deelnemer), aangeboden(door, deelnemer)
    scherm = {"deelnemer": deelnemer, "heeft_bestemming": bool(naar)}
    sjabloon = "doorverwijzingen/doorverwijzing_versturen.html"
    if request.method != "POST":
        formulier = DoorverwijzingVersturenForm(
            bestemmingen=naar,
            stukken=stuks,
            initial={"bestemming": voorstel(naar, request.GET.get("naar", ""))},
        )
        return render(request, sjabloon, {**scherm, "formulier": formulier})
    formulier = DoorverwijzingVersturenForm(request.POST, bestemmingen=naar, stukken=stuks)
    if not formulier.is_valid() or "aanpassen" in request.POST:
        return render(
            request, sjabloon, {**scherm, "formulier": formulier}, status=422 if formulier.errors else 200
        )
    stukken, gezien = formulier.cleaned_data["stukken"], formulier.cleaned_data["gezien"]
    if not gezien:
        return _toon_brief(request, deelnemer, formulier, stuks)

    def verstuur() -> str:
        return handelingen.doorverwijzing_versturen(
            deelnemer,
            brief=formulier.brief(),
            naar_organisatie_id=formulier.gekozen().organisatie_id,
            toelichting=formulier.cleaned_data["toelichting"],
            stukken=stukken,
            gezien=gezien,
            door=door,
        ).get_absolute_url()

    sleutel = formulier.cleaned_data["aanvraag_sleutel"]
    try:
        adres = eenmalig(sleutel, "doorverwijzing_versturen", door=door, doe=verstuur)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return render(request, sjabloon, {**scherm, "formulier": formulier}, status=422)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    messages.success(
        request, "De doorverwijzing is verstuurd. Je krijgt een melding zodra er een antwoord is."
    )
    return redirect(adres)


def _toon_brief(
    request: HttpRequest,
    deelnemer: Deelnemer,
    formulier: DoorverwijzingVersturenForm,
    stuks: Sequence[Stuk],
) -> HttpResponse:
    """The check page: the letter as the receiver will read it."""
    stukken = formulier.cleaned_data["stukken"]
    mee = inhoud(door_van(request), deelnemer, stukken)
    naar = formulier.gekozen()
    weg = [stuk.label for stuk in stuks if stuk.sleutel not in stukken]
    context = {
        "deelnemer": deelnemer,
        "formulier": formulier,
        "naar": naar,
        "brief": formulier.brief(),
        "inhoud": mee,
        "blijft_hier": weg,
        "gezien": vingerafdruk(mee),
        "verborgen": [
            (naam, waarde)
            for naam in request.POST
            for waarde in request.POST.getlist(naam)
            if naam in formulier.fields and naam != "gezien"
        ],
    }
    return render(request, "doorverwijzingen/doorverwijzing_nakijken.html", context)


@deur("doorverwijzing_aanvaarden")
@_METHODEN
def doorverwijzing_aanvaarden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes: from then on your organisation is involved."""
    return _bevestig(request, pk, "doorverwijzing_aanvaarden", "Je aanvaardde de doorverwijzing.")


@deur("doorverwijzing_intrekken")
@_METHODEN
def doorverwijzing_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take your letter back while nobody answered it."""
    return _bevestig(request, pk, "doorverwijzing_intrekken", "De doorverwijzing is ingetrokken.")


_HANDELINGEN = {
    "doorverwijzing_aanvaarden": handelingen.doorverwijzing_aanvaarden,
    "doorverwijzing_intrekken": handelingen.doorverwijzing_intrekken,
}


_SJABLONEN = {
    "doorverwijzing_aanvaarden": "doorverwijzingen/doorverwijzing_aanvaarden.html",
    "doorverwijzing_intrekken": "doorverwijzingen/doorverwijzing_intrekken.html",
}


def _bevestig(request: HttpRequest, pk: UUID, sleutel: str, gelukt: str) -> HttpResponse:
    door = door_van(request)
    brief = _brief(request, pk, sleutel)
    formulier = DoorverwijzingBevestigenForm(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        try:
            adres = eenmalig(
                formulier.cleaned_data["aanvraag_sleutel"],
                sleutel,
                door=door,
                doe=lambda: _HANDELINGEN[sleutel](brief, door=door).get_absolute_url(),
            )
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
        except Doorverwijzing.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, gelukt)
            return redirect(adres)
    return render(
        request,
        _SJABLONEN[sleutel],
        {"brief": brief, "formulier": formulier},
        status=422 if formulier.is_bound else 200,
    )


@deur("doorverwijzing_weigeren")
@_METHODEN
def doorverwijzing_weigeren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say no, with a reason that helps the sender on."""
    door = door_van(request)
    brief = _brief(request, pk, "doorverwijzing_weigeren")
    formulier = DoorverwijzingWeigerenForm(request.POST if request.method == "POST" else None)
    if formulier.is_valid():
        velden = formulier.cleaned_data

        def weiger() -> str:
            handelingen.doorverwijzing_weigeren(
                brief, reden=velden["reden"], reden_tekst=velden["reden_tekst"], door=door
            )
            return reverse("doorverwijzing_lijst")

        try:
            adres = eenmalig(velden["aanvraag_sleutel"], "doorverwijzing_weigeren", door=door, doe=weiger)
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
        except Doorverwijzing.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, "Je weigerde de doorverwijzing. De verwijzer krijgt je reden te lezen.")
            return redirect(adres)
    return render(
        request,
        "doorverwijzingen/doorverwijzing_weigeren.html",
        {"brief": brief, "formulier": formulier},
        status=422 if formulier.is_bound else 200,
    )


def _brief(request: HttpRequest, pk: UUID, sleutel: str = "") -> Doorverwijzing:
    """The letter; for an act only from the side that may do it: the receiver answers, the sender takes back."""
    door = door_van(request)
    rijen = Doorverwijzing.objects.select_related(
        "deelnemer", "van_organisatie", "naar_organisatie", "verstuurd_door"
    )
    if sleutel == "doorverwijzing_intrekken":
        rijen = rijen.verzonden_door(door)
    elif sleutel:
        rijen = rijen.ontvangen_door(door)
    return haal(request, rijen, pk)
