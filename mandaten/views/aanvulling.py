"""Answering what the desk asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mandaten.domein.aanvraagvelden import GEHEEL, aanvraagvelden, veldnaam
from mandaten.domein.inhoud import lees_inhoud
from mandaten.domein.voorwaarden import voorwaarden
from mandaten.forms.aanvragen import GegevensForm
from mandaten.forms.aanvulling import AanvullingForm
from mandaten.handelingen import aanvulling as handelingen
from mandaten.handelingen.bewerken import eigen_zetel, gegevens_nu, te_herstellen, verklaringen_nu
from mandaten.handelingen.checklist import checklist
from mandaten.handelingen.rondes import open_ronde
from mandaten.models import Aanvraag, Aanvulling, criteriumnamen
from mandaten.views.bewerken import regios_van
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.scherm import kan_nu
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.poort import deur, door_van, haal

_SLEUTEL = "aanvulling_geven"
_STAPNAMEN = {"partners": "Pas de partners aan", "medewerkers": "Pas de medewerkers aan"}


@deur("aanvulling_geven")
@require_http_methods(["GET", "HEAD", "POST"])
def aanvulling_geven(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every open question with its field: answer and mend in one go."""
    door = door_van(request)
    aanvraag = haal(request, Aanvraag.objects.met_inhoud().van(door), pk)
    if not kan_nu(_SLEUTEL, aanvraag):
        messages.info(request, "Er is nu niets gevraagd over deze aanvraag.")
        return redirect(aanvraag)
    ronde = open_ronde(aanvraag)
    if request.method != "POST":
        return _scherm(request, aanvraag, ronde, _formulier(aanvraag, ronde))
    formulier = _formulier(aanvraag, ronde, data=request.POST, files=request.FILES)
    if not formulier.is_valid():
        return _scherm(request, aanvraag, ronde, formulier)

    def geef() -> str:
        handelingen.aanvulling_geven(
            aanvraag,
            antwoorden={
                vraag: handelingen.Antwoord(tekst, bestand)
                for vraag, (tekst, bestand) in formulier.antwoorden().items()
            },
            herstel=handelingen.Herstel(
                formulier.hersteld(), formulier.verklaringen(), formulier.criteriumantwoorden()
            ),
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        return reverse("aanvulling_geven", args=[pk])

    try:
        adres = eenmalig(formulier.cleaned_data["aanvraag_sleutel"], _SLEUTEL, door=door, doe=geef)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, aanvraag, ronde, formulier)
    except Versieconflict as conflict:
        return _opnieuw_lezen(request, pk, conflict)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    if kan_nu(_SLEUTEL, Aanvraag.objects.get(pk=pk)):
        messages.success(request, "Je antwoorden zijn bewaard. De aanvraag wacht nog op de rest.")
        return redirect(adres)
    messages.success(request, "Alles is beantwoord. De termijn loopt vanaf morgen weer.")
    return redirect(aanvraag)


def _formulier(
    aanvraag: Aanvraag, ronde: list[Aanvulling], *, data: Any = None, files: Any = None
) -> AanvullingForm:
    inhoud = lees_inhoud(aanvraag)
    open_ = [vraag for vraag in ronde if vraag.beantwoord_op is None and vraag.organisatie is None]
    zetel = eigen_zetel(aanvraag, inhoud)
    eigen = {een.sleutel for een in voorwaarden(aanvraag.soort, per_partner=False)}
    verklaringen = inhoud.verklaringen_van(None)
    if zetel:
        eigen |= {een.sleutel for een in voorwaarden(aanvraag.soort, per_partner=True)}
        verklaringen = verklaringen | inhoud.verklaringen_van(zetel.id)
    met_regios = any(vraag.veld in ("regios", GEHEEL) for vraag in open_)
    regios = regios_van(aanvraag, inhoud) if met_regios else {}
    begin = {
        **GegevensForm.begin(gegevens_nu(aanvraag, inhoud), regios),
        **verklaringen_nu(inhoud, zetel, aanvraag.soort),
        "versie": aanvraag.versie,
    }
    return AanvullingForm(
        data,
        files,
        vragen=open_,
        namen=aanvraagvelden(aanvraag.toekenningssoort, criteriumnamen(aanvraag)),
        criteria=inhoud.criteria,
        soort=aanvraag.toekenningssoort,
        regios=regios,
        nu=verklaringen,
        eigen=frozenset(eigen),
        initial=begin,
    )


def _opnieuw_lezen(request: HttpRequest, pk: UUID, conflict: Versieconflict) -> HttpResponse:
    """A colleague was first: his answers are on the page, and what was typed here is still in the form."""
    aanvraag = Aanvraag.objects.met_inhoud().van(door_van(request)).get(pk=pk)
    ronde = open_ronde(aanvraag)
    gegevens = request.POST.copy()
    gegevens["versie"] = str(conflict.versie_nu)
    formulier = _formulier(aanvraag, ronde, data=gegevens)
    formulier.full_clean()
    return _scherm(request, aanvraag, ronde, formulier, is_conflict=True)


def _scherm(
    request: HttpRequest,
    aanvraag: Aanvraag,
    ronde: list[Aanvulling],
    formulier: AanvullingForm,
    *,
    is_conflict: bool = False,
) -> HttpResponse:
    bewerken = reverse("aanvraag_bewerken", args=[aanvraag.pk])
    context = {
        "aanvraag": aanvraag,
        "formulier": formulier,
        "beantwoord": [vraag for vraag in ronde if vraag.beantwoord_op is not None],
        "open": len(formulier.vragen),
        "bij_partners": [
            (veldnaam(aanvraag.toekenningssoort, een.veld), een.organisatie.naam, een.vraag)
            for een in ronde
            if een.organisatie and een.beantwoord_op is None
        ],
        "namen": formulier.namen,
        "stappen": [
            (_STAPNAMEN[stap], f"{bewerken}?stap={stap}") for stap in sorted(te_herstellen(aanvraag))
        ],
        "rood": _rood(aanvraag),
        "is_conflict": is_conflict,
        "concept": conceptbalk(
            formulier,
            _SLEUTEL,
            door=door_van(request),
            gevraagd=request.GET.get("concept", ""),
            obj=aanvraag,
        ),
    }
    status = 409 if is_conflict else 422 if formulier.is_bound else 200
    return render(request, "mandaten/aanvulling_geven.html", context, status=status)


def _rood(aanvraag: Aanvraag) -> list[Any]:
    """What still has to be in order before the clock runs again."""
    lijnen = checklist(aanvraag, vandaag=timezone.localdate())
    return [lijn for lijn in lijnen if lijn.is_volledigheid and not lijn.is_groen]
