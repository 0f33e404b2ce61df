"""Where organisations work: branches, werkposten, and the regio's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.beheer.forms.organisaties import (
    PlaatsZoekForm,
    VestigingForm,
    WerkpostBekendForm,
    WerkpostNieuwForm,
)
from werkzorg.beheer.handelingen import werkposten as handelingen
from werkzorg.beheer.handelingen.organisaties import MogelijkDubbel
from werkzorg.beheer.organisatiebeeld import laatste_wijziger, lijstregels, regiobeeld, regiovondst
from werkzorg.beheer.querysets.organisaties import organisaties, te_wijzigen
from werkzorg.beheer.views.organisaties import zeg_over_plaats
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.gegevens import VESTIGING
from werkzorg.organisaties.models import Organisatie, Vestiging
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.versiekeuze import naast_elkaar, neem_keuzes_over


def _sleutel(parameters: QueryDict, naam: str) -> UUID | None:
    """The key in the question, None when there is none; raises Http404 for what is no key."""
    tekst = parameters.get(naam, "")
    try:
        return UUID(tekst) if tekst else None
    except ValueError:
        raise Http404 from None


@deur("vestiging_bewaren")
@require_http_methods(["GET", "HEAD", "POST"])
def vestiging_bewaren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a branch, or with ?vestiging= correct one."""
    door = door_van(request)
    organisatie = haal(request, te_wijzigen(), pk)
    sleutel = _sleutel(request.GET, "vestiging")
    vestiging = organisatie.vestigingen.filter(pk=sleutel).first() if sleutel else None
    if sleutel and vestiging is None:
        raise Http404
    begin = {naam: getattr(vestiging, naam) for naam in (*VESTIGING, "versie")} if vestiging else None
    nu = VestigingForm(initial=begin)
    if request.method != "POST":
        return _vestigingscherm(request, organisatie, vestiging, nu)
    gegevens = request.POST.copy()
    neem_keuzes_over(gegevens, nu, VESTIGING)
    formulier = VestigingForm(gegevens)
    if not formulier.is_valid():
        return _vestigingscherm(request, organisatie, vestiging, formulier)

    def bewaar() -> str:
        handelingen.vestiging_bewaren(
            organisatie,
            gegevens=formulier.gegevens(),
            vestiging_id=sleutel,
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        return organisatie.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "vestiging_bewaren", door=door, doe=bewaar
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _vestigingscherm(request, organisatie, vestiging, formulier)
    except Versieconflict as conflict:
        return _vestigingscherm(request, organisatie, vestiging, formulier, conflict)
    except Organisatie.DoesNotExist:
        raise Http404 from None
    messages.success(request, "De vestiging is bewaard.")
    zeg_over_plaats(request, formulier.plaats_opmerking())
    return redirect(adres)


def _vestigingscherm(
    request: HttpRequest,
    organisatie: Organisatie,
    vestiging: Vestiging | None,
    formulier: VestigingForm,
    conflict: Versieconflict | None = None,
) -> HttpResponse:
    door = door_van(request)
    context: dict[str, Any] = {
        "organisatie": organisatie,
        "vestiging": vestiging,
        "formulier": formulier,
        "conflict": None,
    }
    if conflict is not None and vestiging is not None:
        rijen_van = vestiging.gebeurtenissen.filter(  # type: ignore[attr-defined]
            versie=formulier.cleaned_data["versie"]
        )
        gezien = rijen_van.order_by("-pgh_id").values().first() or {}
        rijen = naast_elkaar(formulier, VestigingForm(initial=conflict.nu), gezien, VESTIGING)
        context["conflict"] = {
            "versie": conflict.versie_nu,
            "velden": rijen,
            "namen": {rij["naam"] for rij in rijen},
            **laatste_wijziger(organisatie, door, "vestiging_bewaren"),
        }
    status = 409 if conflict else 422 if formulier.is_bound else 200
    return render(request, "beheer/vestiging_bewaren.html", context, status=status)


@deur("werkpost_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def werkpost_registreren(request: HttpRequest) -> HttpResponse:
    """Say where people do AMA: at a known organisation (?organisatie=), or at a new one."""
    door = door_van(request)
    sleutel = _sleutel(request.GET, "organisatie")
    organisatie = zichtbaar(request, organisaties()).filter(pk=sleutel).first() if sleutel else None
    if sleutel and organisatie is None:
        raise Http404
    formulier = _werkpostformulier(request, organisatie)
    if not formulier.is_valid():
        return _werkpostscherm(request, organisatie, formulier)

    def registreer() -> str:
        rij = handelingen.werkpost_registreren(
            formulier.werkpostgegevens(), **_huis(formulier, organisatie), door=door
        )
        return reverse("organisatie_detail", args=[rij.organisatie_id])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "werkpost_registreren", door=door, doe=registreer
        )
    except MogelijkDubbel as dubbel:
        assert isinstance(formulier, WerkpostNieuwForm)
        formulier.vraag_of_het_een_andere_is()
        formulier.zet_fouten(dubbel.zin, {})
        return _werkpostscherm(request, organisatie, formulier, dubbel.gelijkende)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _werkpostscherm(request, organisatie, formulier)
    except (Organisatie.DoesNotExist, Vestiging.DoesNotExist):
        raise Http404 from None
    messages.success(request, "De werkpost is geregistreerd.")
    zeg_over_plaats(request, formulier.plaats_opmerking())
    return redirect(adres)


def _werkpostformulier(
    request: HttpRequest, organisatie: Organisatie | None
) -> WerkpostBekendForm | WerkpostNieuwForm:
    gegevens = request.POST if request.method == "POST" else None
    if organisatie is None:
        return WerkpostNieuwForm(gegevens)
    vestigingen = [
        (str(rij.pk), f"{rij.naam}, {rij.gemeente}" if rij.gemeente else rij.naam)
        for rij in organisatie.vestigingen.filter(gesloten_op__isnull=True).gesorteerd()
    ]
    return WerkpostBekendForm(gegevens, vestigingen=vestigingen)


def _huis(
    formulier: WerkpostBekendForm | WerkpostNieuwForm, organisatie: Organisatie | None
) -> dict[str, Any]:
    """Which organisation the act is about, as its arguments."""
    if isinstance(formulier, WerkpostNieuwForm):
        return {
            "nieuw": formulier.organisatiegegevens(),
            "is_andere": formulier.cleaned_data["is_andere"],
        }
    gekozen = formulier.cleaned_data["vestiging"]
    return {"organisatie": organisatie, "vestiging_id": UUID(gekozen) if gekozen else None}


def _werkpostscherm(
    request: HttpRequest,
    organisatie: Organisatie | None,
    formulier: WerkpostBekendForm | WerkpostNieuwForm,
    gelijkende: list[Organisatie] | None = None,
) -> HttpResponse:
    basis = reverse("werkpost_registreren")
    context: dict[str, Any] = {
        "organisatie": organisatie,
        "formulier": formulier,
        "gelijkende": [
            {**regel, "url": f"{basis}?organisatie={rij.pk}"}
            for rij, regel in zip(
                gelijkende or [], lijstregels(gelijkende or [], door_van(request)), strict=True
            )
        ],
        "concept": conceptbalk(
            formulier,
            "werkpost_registreren",
            door=door_van(request),
            gevraagd=request.GET.get("concept", ""),
        ),
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "beheer/werkpost_registreren.html", context, status=status)


@deur("regio_lijst")
@require_safe
def regio_lijst(request: HttpRequest) -> HttpResponse:
    """The werk- en zorgregio's and their municipalities; with ?zoek= where one address lies."""
    formulier = PlaatsZoekForm(request.GET)
    vraag = formulier.cleaned_data["zoek"] if formulier.is_valid() else ""
    context = {
        "formulier": formulier,
        "vondst": regiovondst(vraag, timezone.localdate()) if vraag else None,
        "regios": regiobeeld(),
    }
    return render(request, "beheer/regio_lijst.html", context)
