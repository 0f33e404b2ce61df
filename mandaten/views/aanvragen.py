"""Applications: the own ones, one of them, and starting, submitting and withdrawing one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.bladen import aanvragen as bladen
from mandaten.bladen.behandeling import behandelblad
from mandaten.bladen.starten import startkeuzes
from mandaten.domein.indienen import is_klaar
from mandaten.domein.inhoud import lees_inhoud
from mandaten.forms.aanvragen import AanvraagIndienenForm, AanvraagIntrekkenForm, AanvraagStartenForm
from mandaten.handelingen import aanvragen as handelingen
from mandaten.handelingen.checklist import checklist, oproep_dicht
from mandaten.handelingen.deelnames import bevestig_bezwaar
from mandaten.models import Aanvraag, Deelname
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.scherm import kan_nu
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
_INTUSSEN = "De aanvraag is gewijzigd terwijl je hier was. Lees ze na en probeer opnieuw."


@deur("aanvraag_lijst")
@require_safe
def aanvraag_lijst(request: HttpRequest) -> HttpResponse:
    """The applications of your organisation, and those in which it takes part."""
    door = door_van(request)
    bak, rijen = bladen.in_bak(zichtbaar(request, Aanvraag.objects.all()), request.GET.get("bak", ""), door)
    bladering = Bladering(rijen, request.GET)
    blad = bladering.bladzijde
    blad.object_list = bladen.regels(blad.object_list, door)
    context = {
        **bladering.context(),
        "bak": bak,
        "bakken": bladen.BAKKEN.items(),
        "start_url": reverse("aanvraag_starten") if mag(door, "aanvraag_starten") else "",
    }
    return render(request, "mandaten/aanvraag_lijst.html", context)


@deur("aanvraag_detail")
@require_safe
def aanvraag_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One application: what is asked, by whom and with whom, and how the desk handles it."""
    door = door_van(request)
    aanvraag = haal(request, Aanvraag.objects.met_inhoud(), pk)
    inhoud = lees_inhoud(aanvraag)
    eigen = bladen.is_aanvrager(aanvraag, door)
    zetel = inhoud.zetel_van(door.organisatie_id) if not eigen else None
    dicht = oproep_dicht(aanvraag)
    context: dict[str, Any] = {
        "aanvraag": aanvraag,
        "kop": bladen.kop(aanvraag, inhoud),
        "kleur": bladen.KLEUREN.get(aanvraag.status, ""),
        "wie": bladen.wie(aanvraag),
        "partners": bladen.partners(aanvraag, inhoud, met_reden=bladen.ziet_alles(aanvraag, door)),
        "voorwaarden": bladen.voorwaarderegels(aanvraag, inhoud, door),
        "criteria": bladen.criteria(aanvraag, inhoud, door),
        "medewerkers": bladen.medewerkers(aanvraag, inhoud, door),
        "eigen": eigen,
        "is_concept": aanvraag.is_concept,
        "zetel": zetel,
        "bevestig_url": _bevestig_url(aanvraag, bladen.deelname_van(aanvraag, zetel)),
        "lijst": bladen.lijst_weg(door),
        "acties": bladen.acties(aanvraag, door, is_dicht=bool(dicht)),
        "dicht": dicht,
        "behandeling": behandelblad(aanvraag, door) if aanvraag.ingediend_op else None,
    }
    return render(request, "mandaten/aanvraag_detail.html", context)


def _bevestig_url(aanvraag: Aanvraag, deelname: Deelname | None) -> str:
    """Where this partner confirms his part now; "" when nothing is asked of him."""
    if deelname is None or bevestig_bezwaar(aanvraag, deelname):
        return ""
    return reverse("deelname_partner_bevestigen", args=[deelname.pk])


@deur("aanvraag_starten")
@_METHODEN
def aanvraag_starten(request: HttpRequest) -> HttpResponse:
    """Choose what to ask for; the draft is there at once, filled in with what is known."""
    door = door_van(request)
    blad = startkeuzes(door)
    begin = {"keuze": blad.keuze_voor(request.GET.get("oproep", ""))}
    if request.method != "POST":
        formulier = AanvraagStartenForm(keuzes=blad.keuzes, initial=begin)
        return _startscherm(request, formulier, blad)
    formulier = AanvraagStartenForm(request.POST, keuzes=blad.ook_lopend)
    if not formulier.is_valid():
        return _startscherm(request, formulier, blad)
    soort, oproep = blad.gekozen(formulier.cleaned_data["keuze"])

    def start() -> str:
        aanvraag = handelingen.aanvraag_starten(soort=soort, oproep=oproep, door=door)
        return reverse("aanvraag_bewerken", args=[aanvraag.pk])

    try:
        adres = eenmalig(formulier.cleaned_data["aanvraag_sleutel"], "aanvraag_starten", door=door, doe=start)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _startscherm(request, formulier, blad)
    messages.success(request, "Je aanvraag is gestart. Wat we al weten, is ingevuld.")
    return redirect(adres)


def _startscherm(request: HttpRequest, formulier: AanvraagStartenForm, blad: Any) -> HttpResponse:
    formulier.bied_aan("keuze", blad.keuzes)
    context = {"formulier": formulier, "blad": blad}
    return render(
        request, "mandaten/aanvraag_starten.html", context, status=422 if formulier.is_bound else 200
    )


@deur("aanvraag_indienen")
@_METHODEN
def aanvraag_indienen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The checklist; when every line is green, declare and submit."""
    door = door_van(request)
    aanvraag = haal(request, Aanvraag.objects.met_inhoud().van(door), pk)
    if not kan_nu("aanvraag_indienen", aanvraag):
        messages.info(request, "Deze aanvraag is al ingediend of ingetrokken.")
        return redirect(aanvraag)
    namen = {"wie": aanvraag.tekenbevoegde or "…", "functie": aanvraag.tekenfunctie or "…"}
    if request.method != "POST":
        formulier = AanvraagIndienenForm(**namen, initial={"versie": aanvraag.versie})
        return _indienscherm(request, aanvraag, formulier)
    formulier = AanvraagIndienenForm(request.POST, **namen)
    if not formulier.is_valid():
        return _indienscherm(request, aanvraag, formulier)

    def dien_in() -> str:
        return handelingen.aanvraag_indienen(
            aanvraag, versie=formulier.cleaned_data["versie"], door=door
        ).get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "aanvraag_indienen", door=door, doe=dien_in
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _indienscherm(request, aanvraag, formulier)
    except Versieconflict:
        messages.warning(request, _INTUSSEN)
        return redirect("aanvraag_indienen", pk=pk)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Je aanvraag is ingediend. De termijn loopt vanaf vandaag.")
    return redirect(adres)


def _indienscherm(request: HttpRequest, aanvraag: Aanvraag, formulier: AanvraagIndienenForm) -> HttpResponse:
    lijnen = checklist(aanvraag, vandaag=timezone.localdate())
    context = {
        "aanvraag": aanvraag,
        "formulier": formulier,
        "kop": bladen.kop(aanvraag, lees_inhoud(aanvraag)),
        "lijnen": bladen.lijnregels(aanvraag, lijnen),
        "rood": sum(1 for lijn in lijnen if not lijn.is_groen),
        "is_klaar": is_klaar(lijnen),
        "stappen": bladen.stapkeuzes(aanvraag, "", lijnen),
        "dicht": oproep_dicht(aanvraag),
    }
    return render(
        request, "mandaten/aanvraag_indienen.html", context, status=422 if formulier.is_bound else 200
    )


@deur("aanvraag_intrekken")
@_METHODEN
def aanvraag_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take your application back."""
    door = door_van(request)
    aanvraag = haal(request, Aanvraag.objects.select_related("aanvrager").van(door), pk)
    formulier = AanvraagIntrekkenForm(
        request.POST if request.method == "POST" else None, initial={"versie": aanvraag.versie}
    )
    if formulier.is_valid():
        gegeven = formulier.cleaned_data
        try:
            adres = eenmalig(
                gegeven["aanvraag_sleutel"],
                "aanvraag_intrekken",
                door=door,
                doe=lambda: handelingen.aanvraag_intrekken(
                    aanvraag, versie=gegeven["versie"], door=door
                ).get_absolute_url(),
            )
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
        except Versieconflict:
            messages.warning(request, _INTUSSEN)
            return redirect("aanvraag_intrekken", pk=pk)
        except Aanvraag.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, "De aanvraag is ingetrokken.")
            return redirect(adres)
    return render(
        request,
        "mandaten/aanvraag_intrekken.html",
        {"aanvraag": aanvraag, "formulier": formulier},
        status=422 if formulier.is_bound else 200,
    )
