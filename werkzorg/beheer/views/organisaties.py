"""Organisations: the list, one of them, registering and correcting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.beheer.forms.organisaties import (
    OrganisatieFilterForm,
    OrganisatieRegistrerenForm,
    OrganisatieWijzigenForm,
)
from werkzorg.beheer.handelingen import organisaties as handelingen
from werkzorg.beheer.organisatiebeeld import (
    gekozen,
    laatste_wijziger,
    lijstregels,
    organisatiebeeld,
    soorten_voor,
)
from werkzorg.beheer.querysets.organisaties import organisaties, te_wijzigen
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.models import Organisatie
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.versiekeuze import naast_elkaar, neem_keuzes_over


@deur("organisatie_lijst")
@require_safe
def organisatie_lijst(request: HttpRequest) -> HttpResponse:
    """The organisations by name, your own first."""
    door = door_van(request)
    formulier = OrganisatieFilterForm(request.GET)
    rijen = gekozen(zichtbaar(request, organisaties()), formulier)
    bladering = Bladering(rijen.eigen_eerst(door.organisatie_id), request.GET)
    blad = bladering.bladzijde
    blad.object_list = lijstregels(blad.object_list, door)
    context = {
        **bladering.context(),
        "formulier": formulier,
        "is_gefilterd": any(request.GET.get(veld) for veld in ("zoek", "soort", "gesloten")),
        "registreren_url": (
            reverse("organisatie_registreren") if mag(door, "organisatie_registreren") else ""
        ),
        "werkpost_url": reverse("werkpost_registreren") if mag(door, "werkpost_registreren") else "",
    }
    return render(request, "beheer/organisatie_lijst.html", context)


@deur("organisatie_detail")
@require_safe
def organisatie_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One organisation: who it is, how it is reached, where it works."""
    organisatie = haal(request, organisaties().select_related("opvolger"), pk)
    return render(request, "beheer/organisatie_detail.html", organisatiebeeld(organisatie, door_van(request)))


@deur("organisatie_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie_registreren(request: HttpRequest) -> HttpResponse:
    """Register an organisation; when it looks like known ones, first compare."""
    door = door_van(request)
    soorten = soorten_voor(door)
    if request.method != "POST":
        return _registreerscherm(request, OrganisatieRegistrerenForm(soorten=soorten))
    formulier = OrganisatieRegistrerenForm(request.POST, soorten=soorten)
    if not formulier.is_valid():
        return _registreerscherm(request, formulier)

    def registreer() -> str:
        return handelingen.organisatie_registreren(
            formulier.organisatiegegevens(), is_andere=formulier.cleaned_data["is_andere"], door=door
        ).get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "organisatie_registreren", door=door, doe=registreer
        )
    except handelingen.MogelijkDubbel as dubbel:
        formulier.vraag_of_het_een_andere_is()
        formulier.zet_fouten(dubbel.zin, {})
        return _registreerscherm(request, formulier, dubbel.gelijkende)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _registreerscherm(request, formulier)
    messages.success(request, "De organisatie is geregistreerd.")
    zeg_over_plaats(request, formulier.plaats_opmerking())
    return redirect(adres)


def zeg_over_plaats(request: HttpRequest, zin: str) -> None:
    """After saving: what there is to say about the address that was typed."""
    if zin:
        messages.warning(request, zin)


def _registreerscherm(
    request: HttpRequest, formulier: OrganisatieRegistrerenForm, gelijkende: list[Organisatie] | None = None
) -> HttpResponse:
    context = {
        "formulier": formulier,
        "gelijkende": lijstregels(gelijkende or [], door_van(request)),
        "concept": conceptbalk(
            formulier,
            "organisatie_registreren",
            door=door_van(request),
            gevraagd=request.GET.get("concept", ""),
        ),
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "beheer/organisatie_registreren.html", context, status=status)


@deur("organisatie_wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie_wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct an organisation; when a colleague was first, both texts stand side by side."""
    door = door_van(request)
    organisatie = haal(request, te_wijzigen().select_related("opvolger"), pk)
    velden = handelingen.velden_van(organisatie, door)
    nu = OrganisatieWijzigenForm(
        velden=velden, initial={**handelingen.waarden(organisatie), "versie": organisatie.versie}
    )
    if request.method != "POST":
        return _wijzigscherm(request, organisatie, nu)
    gegevens = request.POST.copy()
    neem_keuzes_over(gegevens, nu, velden)
    formulier = OrganisatieWijzigenForm(gegevens, velden=velden)
    if not formulier.is_valid():
        return _wijzigscherm(request, organisatie, formulier)

    def wijzig() -> str:
        return handelingen.organisatie_wijzigen(
            organisatie,
            wijzigingen=formulier.wijzigingen(),
            versie=formulier.cleaned_data["versie"],
            door=door,
        ).get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "organisatie_wijzigen", door=door, doe=wijzig
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _wijzigscherm(request, organisatie, formulier)
    except Versieconflict as conflict:
        return _wijzigscherm(request, organisatie, formulier, conflict)
    except Organisatie.DoesNotExist:
        # The right to correct this one ended while the form was on its way.
        raise Http404 from None
    messages.success(request, "De gegevens zijn bewaard.")
    zeg_over_plaats(request, formulier.plaats_opmerking())
    return redirect(adres)


def _wijzigscherm(
    request: HttpRequest,
    organisatie: Organisatie,
    formulier: OrganisatieWijzigenForm,
    conflict: Versieconflict | None = None,
) -> HttpResponse:
    door = door_van(request)
    context: dict[str, Any] = {
        "organisatie": organisatie,
        "formulier": formulier,
        "conflict": None,
        "concept": conceptbalk(
            formulier,
            "organisatie_wijzigen",
            door=door,
            gevraagd=request.GET.get("concept", ""),
            obj=organisatie,
        ),
    }
    if conflict is not None:
        velden = [naam for naam in formulier.fields if naam in conflict.nu and naam != "iban_vanaf"]
        gezien = _waarden_van_versie(organisatie, formulier.cleaned_data["versie"])
        nu = OrganisatieWijzigenForm(velden=velden, initial=conflict.nu)
        rijen = naast_elkaar(formulier, nu, gezien, velden)
        context["conflict"] = {
            "versie": conflict.versie_nu,
            "velden": rijen,
            "namen": {rij["naam"] for rij in rijen},
            **laatste_wijziger(organisatie, door, "organisatie_wijzigen"),
        }
    status = 409 if conflict else 422 if formulier.is_bound else 200
    return render(request, "beheer/organisatie_wijzigen.html", context, status=status)


def _waarden_van_versie(organisatie: Organisatie, versie: int) -> dict[str, Any]:
    """The columns as they were in this version, from the history; empty for an unknown version."""
    rijen = organisatie.gebeurtenissen.filter(versie=versie).order_by("-pgh_id")  # type: ignore[attr-defined]
    return rijen.values().first() or {}
