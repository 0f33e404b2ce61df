"""Filling in an application, a step at a time; each step is a form of its own that keeps itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mandaten.bladen import aanvragen as bladen
from mandaten.bladen.bewerken import laatste_wijziging, onderwerp_van, stap_hierna
from mandaten.domein.aanvraagstappen import (
    Partnerinvoer,
    Partnervraag,
    Verklaringen,
    Weg,
    Wijziging,
    merk,
    stappen_van,
)
from mandaten.domein.indienen import GEGEVENS, PARTNERS, VOORWAARDEN_STAP
from mandaten.domein.inhoud import Inhoud, lees_inhoud
from mandaten.domein.plaatsen import vrije_plaatsen
from mandaten.domein.voorwaarden import voorwaarden
from mandaten.forms.aanvragen import CollegaForm, GegevensForm, MetVersie, PartnerForm, VoorwaardenForm
from mandaten.handelingen import bewerken as handelingen
from mandaten.handelingen.checklist import checklist, oproep_dicht
from mandaten.models import Aanvraag
from werkzorg.handelen.concepten import conceptbalk, stap_bewaard
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.plaatsen.models import Regio
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.versiekeuze import naast_elkaar, neem_keuzes_over

_SLEUTEL = "aanvraag_bewerken"
_GELUKT: dict[type[object], str] = {
    Weg: "Verwijderd.",
    Partnervraag: "Je partners vinden de vraag om te bevestigen op Vandaag.",
}
# Saved as a whole: no older draft of it is worth more than what holds now. A new row is one of many.
_HEEL = frozenset({GEGEVENS, VOORWAARDEN_STAP})
_VERBORGEN = frozenset({"versie", "gezien", "stap", "rij", "aanvraag_sleutel"})


@deur("aanvraag_bewerken")
@require_http_methods(["GET", "HEAD", "POST"])
def aanvraag_bewerken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One step of the draft: `?stap=` names it, `?rij=` the partner or colleague in it."""
    door = door_van(request)
    aanvraag = haal(request, Aanvraag.objects.met_inhoud().van(door), pk)
    if not aanvraag.is_bewerkbaar:
        messages.info(request, f"Deze aanvraag is {aanvraag.get_status_display()}: aanpassen kan niet meer.")
        return redirect(aanvraag)
    inhoud = lees_inhoud(aanvraag)
    if request.method != "POST":
        return _toon(request, aanvraag, inhoud)
    stap, rij_id = _plaats(aanvraag, request.POST.get("stap", ""), request.POST.get("rij", ""))
    nu = _formulier(aanvraag, inhoud, stap, rij_id)
    gegevens = request.POST.copy()
    namen = [naam for naam in nu.fields if naam not in _VERBORGEN]
    neem_keuzes_over(gegevens, nu, namen)
    if gegevens.get("versie_gezien") == str(aanvraag.versie):
        gegevens["gezien"] = nu.initial["gezien"]
    formulier = _formulier(aanvraag, inhoud, stap, rij_id, data=gegevens, files=request.FILES)
    wijziging: Wijziging | None = None
    if "weg" in request.POST and rij_id is not None:
        wijziging = Weg(stap, rij_id)
    elif "vraag" in request.POST and stap == PARTNERS:
        wijziging = Partnervraag()
    if wijziging is not None:
        # What else was typed does not matter any more; the hidden fields do.
        formulier.fields = {naam: veld for naam, veld in formulier.fields.items() if naam in _VERBORGEN}
        formulier.veldgroepen = ()
    if not formulier.is_valid():
        return _scherm(request, aanvraag, inhoud, formulier, stap, rij_id)
    gekozen = wijziging or _wijziging(formulier, rij_id)

    def bewaar() -> str:
        handelingen.aanvraag_bewerken(
            aanvraag,
            wijziging=gekozen,
            versie=formulier.cleaned_data["versie"],
            gezien=formulier.cleaned_data["gezien"],
            door=door,
        )
        if rij_id is not None or stap in _HEEL:
            stap_bewaard(_SLEUTEL, aanvraag.pk, stap=stap, rij=str(rij_id or ""), door=door)
        return _hierna(aanvraag, stap, verder="verder" in request.POST)

    try:
        adres = eenmalig(formulier.cleaned_data["aanvraag_sleutel"], _SLEUTEL, door=door, doe=bewaar)
    except Geweigerd as nee:
        if isinstance(gekozen, Partnervraag):
            messages.warning(request, nee.zin)
            return redirect(_hierna(aanvraag, stap, verder=False))
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, aanvraag, inhoud, formulier, stap, rij_id)
    except Versieconflict as conflict:
        return _conflict(request, aanvraag, formulier, stap, rij_id, conflict)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    messages.success(request, _gelukt(gekozen))
    return redirect(adres)


def _gelukt(wat: object) -> str:
    """What is said after this change."""
    if isinstance(wat, Partnerinvoer) and wat.id is None:
        return "Toegevoegd. De partner vindt de vraag om te bevestigen op Vandaag."
    return _GELUKT.get(type(wat), "Bewaard.")


def _toon(request: HttpRequest, aanvraag: Aanvraag, inhoud: Inhoud) -> HttpResponse:
    """An unbound step; a draft that is asked for opens the step in which it was typed."""
    proef = MetVersie()
    balk = conceptbalk(
        proef, _SLEUTEL, door=door_van(request), gevraagd=request.GET.get("concept", ""), obj=aanvraag
    )
    bron = proef.concept if proef.concept is not None else request.GET
    stap, rij_id = _plaats(aanvraag, bron.get("stap", ""), bron.get("rij", ""), is_zacht=True)
    formulier = _formulier(aanvraag, inhoud, stap, rij_id)
    formulier.concept = proef.concept
    return _scherm(request, aanvraag, inhoud, formulier, stap, rij_id, balk=balk)


def _plaats(aanvraag: Aanvraag, stap: str, rij: str, *, is_zacht: bool = False) -> tuple[str, UUID | None]:
    """The step and the row that were asked; the first step when none is named, or an unknown one (`is_zacht`)."""
    stappen = stappen_van(aanvraag.toekenningssoort)
    if stap not in stappen:
        if stap and not is_zacht:
            raise Http404
        stap = next(iter(stappen))
    try:
        return stap, UUID(rij) if rij else None
    except ValueError:
        if is_zacht:
            return stap, None
        raise Http404 from None


def _formulier(
    aanvraag: Aanvraag,
    inhoud: Inhoud,
    stap: str,
    rij_id: UUID | None,
    *,
    data: Any = None,
    files: Any = None,
) -> Any:
    """The form of a step with its present values; `gezien` marks those."""
    soort = aanvraag.toekenningssoort
    vast = {"versie": aanvraag.versie, "stap": stap, "rij": str(rij_id or "")}
    if stap == GEGEVENS:
        nu: Any = handelingen.gegevens_nu(aanvraag, inhoud)
        regios = regios_van(aanvraag, inhoud)
        begin = {**GegevensForm.begin(nu, regios), **vast, "gezien": merk(nu)}
        return GegevensForm(data, soort=soort, regios=regios, initial=begin)
    if stap == VOORWAARDEN_STAP:
        zetel = handelingen.eigen_zetel(aanvraag, inhoud)
        nu = handelingen.verklaringen_nu(inhoud, zetel, aanvraag.soort)
        welke = voorwaarden(aanvraag.soort, per_partner=False)
        verklaringen = inhoud.verklaringen_van(None)
        if zetel:
            welke = welke + voorwaarden(aanvraag.soort, per_partner=True)
            verklaringen = verklaringen | inhoud.verklaringen_van(zetel.id)
        begin = {**nu, **vast, "gezien": merk(nu)}
        return VoorwaardenForm(
            data, files, voorwaarden=welke, criteria=inhoud.criteria, nu=verklaringen, initial=begin
        )
    nu = handelingen.rij_nu(inhoud, stap, rij_id)
    begin = {**(nu or {}), **vast, "gezien": merk(nu) if nu else ""}
    if stap == PARTNERS:
        vrij = vrije_plaatsen(soort, [een.plaats for een in inhoud.zetels if een.neemt_plaats])
        return PartnerForm(data, soort=soort, vrij=vrij, zetel=nu["plaats"] if nu else "", initial=begin)
    huizen = [(str(aanvraag.aanvrager_id), aanvraag.aanvrager.naam)]
    huizen += [
        (str(zetel.organisatie), zetel.naam)
        for zetel in inhoud.zetels
        if zetel.organisatie != aanvraag.aanvrager_id
    ]
    collega = next((een for een in inhoud.collegas if een.id == rij_id), None)
    return CollegaForm(
        data, files, soort=soort, organisaties=huizen, nu=collega.bestand if collega else None, initial=begin
    )


def regios_van(aanvraag: Aanvraag, inhoud: Inhoud) -> dict[str, str]:
    """The regio's that can be chosen: those of the call, or all of them without a call."""
    if not aanvraag.toekenningssoort.met_regio:
        return {}
    if aanvraag.oproep_id:
        return dict(inhoud.oproepregios)
    return dict(Regio.objects.order_by("naam").values_list("sleutel", "naam"))


def _wijziging(formulier: Any, rij_id: UUID | None) -> Wijziging:
    match formulier:
        case GegevensForm():
            return formulier.wijziging()
        case VoorwaardenForm():
            return Verklaringen(formulier.antwoorden(), formulier.criteriumantwoorden())
        case PartnerForm() | CollegaForm():
            return formulier.wijziging(rij_id)
    raise Http404


def _hierna(aanvraag: Aanvraag, stap: str, *, verder: bool) -> str:
    """Where to go after saving: the same step, or the next one; after the last the checklist."""
    if not aanvraag.is_concept:
        return reverse("aanvulling_geven", args=[aanvraag.pk])
    if verder:
        return stap_hierna(aanvraag, stap)[1]
    return f"{reverse('aanvraag_bewerken', args=[aanvraag.pk])}?stap={stap}"


def _conflict(
    request: HttpRequest,
    aanvraag: Aanvraag,
    formulier: Any,
    stap: str,
    rij_id: UUID | None,
    conflict: Versieconflict,
) -> HttpResponse:
    """Both texts side by side; what was typed stays in the form."""
    vers = Aanvraag.objects.met_inhoud().van(door_van(request)).get(pk=aanvraag.pk)
    inhoud = lees_inhoud(vers)
    nu = _formulier(vers, inhoud, stap, rij_id)
    namen = [
        naam
        for naam in formulier.fields
        if naam not in _VERBORGEN and naam in nu.initial and naam in formulier.cleaned_data
    ]
    rijen = naast_elkaar(formulier, nu, {}, namen)
    beeld = {
        "versie": conflict.versie_nu,
        "velden": rijen,
        "namen": {rij["naam"] for rij in rijen},
        **laatste_wijziging(vers),
    }
    return _scherm(request, vers, inhoud, formulier, stap, rij_id, conflict=beeld)


def _scherm(
    request: HttpRequest,
    aanvraag: Aanvraag,
    inhoud: Inhoud,
    formulier: Any,
    stap: str,
    rij_id: UUID | None,
    *,
    balk: Any = None,
    conflict: Any = None,
) -> HttpResponse:
    is_concept = aanvraag.is_concept
    balk = balk or conceptbalk(formulier, _SLEUTEL, door=door_van(request), obj=aanvraag)
    lijnen = checklist(aanvraag, vandaag=timezone.localdate()) if is_concept else []
    context = {
        "aanvraag": aanvraag,
        "formulier": formulier,
        "concept": balk.bij_deel(stap, str(rij_id or "")),
        "conflict": conflict,
        "stap": stap,
        "titel": stappen_van(aanvraag.toekenningssoort)[stap],
        "stappen": bladen.stapkeuzes(aanvraag, stap, lijnen, balk.stappen) if is_concept else [],
        "is_concept": is_concept,
        "is_rij": rij_id is not None,
        "onderwerp": onderwerp_van(inhoud, rij_id),
        "partners": bladen.partners(aanvraag, inhoud, met_reden=True) if stap == PARTNERS else [],
        "is_vol": stap == PARTNERS and "plaats" not in formulier.fields,
        "te_vragen": [een.naam for een in inhoud.zetels if een.gevraagd_op is None]
        if stap == PARTNERS
        else [],
        "medewerkers": inhoud.collegas if stap == "medewerkers" else [],
        "volgende": stap_hierna(aanvraag, stap),
        "dicht": oproep_dicht(aanvraag),
        "rood": [lijn for lijn in lijnen if lijn.stap == stap and not lijn.is_groen],
        "terug_url": reverse("aanvulling_geven", args=[aanvraag.pk])
        if not is_concept
        else aanvraag.get_absolute_url(),
    }
    status = 409 if conflict else 422 if formulier.is_bound else 200
    return render(request, "mandaten/aanvraag_bewerken.html", context, status=status)
