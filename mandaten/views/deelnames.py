"""A partner confirms his own part in an application, or says that he does not take part."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mandaten.bladen import aanvragen as bladen
from mandaten.domein.aanvraagstappen import merk
from mandaten.domein.aanvraagvelden import veldnaam
from mandaten.domein.inhoud import Inhoud, lees_inhoud
from mandaten.forms.aanvragen import DEELNAMEBEWIJS, DeelnameAfwijzenForm, VoorwaardenForm
from mandaten.handelingen import deelnames as handelingen
from mandaten.handelingen.bewerken import antwoorden_nu
from mandaten.models import Aanvraag, Deelname
from mandaten.views.scherm import werk_af
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.poort import deur, door_van, haal

_SLEUTEL = "deelname_partner_bevestigen"


@deur("deelname_partner_bevestigen")
@require_http_methods(["GET", "HEAD", "POST"])
def deelname_partner_bevestigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read what your organisation is asked to take part in, answer for your own conditions, and confirm."""
    door = door_van(request)
    deelname = haal(request, Deelname.objects.all(), pk)
    if deelname.afgewezen_op is not None:
        return _al_afgewezen(request)
    aanvraag = Aanvraag.objects.zichtbaar_voor(door).met_inhoud().get(pk=deelname.aanvraag_id)
    if request.method != "POST" and (bezwaar := handelingen.bevestig_bezwaar(aanvraag, deelname)):
        messages.info(request, bezwaar)
        return redirect(aanvraag)
    inhoud = lees_inhoud(aanvraag)
    if request.method != "POST":
        return _scherm(request, deelname, aanvraag, inhoud, _formulier(deelname, aanvraag, inhoud))
    formulier = _formulier(deelname, aanvraag, inhoud, data=request.POST, files=request.FILES)
    if not formulier.is_valid():
        return _scherm(request, deelname, aanvraag, inhoud, formulier)
    gegeven = formulier.cleaned_data

    def bevestig() -> str:
        handelingen.deelname_partner_bevestigen(
            deelname,
            inbreng=gegeven.get("inbreng", ""),
            antwoorden=formulier.antwoorden(),
            toelichtingen=formulier.toelichtingen(),
            gezien=gegeven["gezien"],
            door=door,
        )
        return aanvraag.get_absolute_url()

    try:
        adres = eenmalig(gegeven["aanvraag_sleutel"], _SLEUTEL, door=door, doe=bevestig)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, deelname, aanvraag, inhoud, formulier)
    except Versieconflict:
        return _opnieuw_lezen(request, pk, formulier)
    except (Aanvraag.DoesNotExist, Deelname.DoesNotExist):
        raise Http404 from None
    messages.success(request, "Je bevestigde de deelname van je organisatie.")
    return redirect(adres)


@deur("deelname_partner_afwijzen")
@require_http_methods(["GET", "HEAD", "POST"])
def deelname_partner_afwijzen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that your organisation does not take part, and why."""
    door = door_van(request)
    deelname = haal(request, Deelname.objects.all(), pk)
    if deelname.afgewezen_op is not None:
        return _al_afgewezen(request)
    aanvraag = Aanvraag.objects.zichtbaar_voor(door).select_related("aanvrager").get(pk=deelname.aanvraag_id)
    if request.method != "POST" and (bezwaar := handelingen.bevestig_bezwaar(aanvraag, deelname)):
        messages.info(request, bezwaar)
        return redirect(aanvraag)

    def doe(formulier: DeelnameAfwijzenForm) -> str:
        handelingen.deelname_partner_afwijzen(deelname, reden=formulier.cleaned_data["reden"], door=door)
        return reverse("aanvraag_lijst")

    return werk_af(
        request,
        "deelname_partner_afwijzen",
        obj=None,
        maak=DeelnameAfwijzenForm,
        doe=doe,
        gelukt=f"{aanvraag.aanvrager.naam} leest dat je organisatie niet meedoet, en waarom.",
        context={"aanvraag": aanvraag, "deelname": deelname},
    )


def _al_afgewezen(request: HttpRequest) -> HttpResponse:
    """Who said no reads the application no longer."""
    messages.info(request, "Je organisatie liet weten dat ze niet meedoet aan deze aanvraag.")
    return redirect("aanvraag_lijst")


def _formulier(
    deelname: Deelname, aanvraag: Aanvraag, inhoud: Inhoud, *, data: Any = None, files: Any = None
) -> VoorwaardenForm:
    stand = handelingen.stand_van(aanvraag, deelname)
    begin = {
        **antwoorden_nu(inhoud, deelname.pk, aanvraag.soort, per_partner=True),
        "inbreng": deelname.inbreng,
        "versie": aanvraag.versie,
        "gezien": merk(handelingen.afspraak(aanvraag, inhoud, deelname)),
    }
    return VoorwaardenForm(
        data,
        files,
        voorwaarden=stand.voorwaarden,
        vragen=[(een.pk, veldnaam(aanvraag.toekenningssoort, een.veld), een.vraag) for een in stand.vragen],
        nu=inhoud.verklaringen_van(deelname.pk),
        soort=DEELNAMEBEWIJS,
        met_inbreng=stand.alles,
        initial=begin,
    )


def _opnieuw_lezen(request: HttpRequest, pk: UUID, formulier: VoorwaardenForm) -> HttpResponse:
    """The applicant changed what is confirmed: the page shows that, with what was typed still in the form."""
    door = door_van(request)
    deelname = Deelname.objects.zichtbaar_voor(door).get(pk=pk)
    aanvraag = Aanvraag.objects.zichtbaar_voor(door).met_inhoud().get(pk=deelname.aanvraag_id)
    inhoud = lees_inhoud(aanvraag)
    gegevens = request.POST.copy()
    gegevens["gezien"] = merk(handelingen.afspraak(aanvraag, inhoud, deelname))
    opnieuw = _formulier(deelname, aanvraag, inhoud, data=gegevens)
    opnieuw.full_clean()
    return _scherm(request, deelname, aanvraag, inhoud, opnieuw, is_gewijzigd=True)


def _scherm(
    request: HttpRequest,
    deelname: Deelname,
    aanvraag: Aanvraag,
    inhoud: Inhoud,
    formulier: VoorwaardenForm,
    *,
    is_gewijzigd: bool = False,
) -> HttpResponse:
    door = door_van(request)
    plaatsen = aanvraag.toekenningssoort.plaatsen
    context = {
        "deelname": deelname,
        "aanvraag": aanvraag,
        "formulier": formulier,
        "plaats": plaatsen[deelname.plaats].label if deelname.plaats in plaatsen else "",
        "kop": bladen.kop(aanvraag, inhoud),
        "partners": bladen.partners(aanvraag, inhoud),
        "is_gewijzigd": is_gewijzigd,
        "concept": conceptbalk(
            formulier, _SLEUTEL, door=door, gevraagd=request.GET.get("concept", ""), obj=deelname
        ),
    }
    status = 409 if is_gewijzigd else 422 if formulier.is_bound else 200
    return render(request, "mandaten/deelname_partner_bevestigen.html", context, status=status)
