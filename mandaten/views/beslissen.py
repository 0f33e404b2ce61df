"""The street door to a decision: propose it, read the whole letter, decide or send it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.bladen.besluiten import voorstelregel
from mandaten.bladen.oordeel import oordeelblad
from mandaten.forms.beslissen import BeslisForm, BeslissingVoorstellenForm, VoorstelTerugsturenForm
from mandaten.handelingen import beslissen as handelingen
from mandaten.handelingen.toekenbaar import jaren_van, nazicht
from mandaten.models import Aanvraag, Beslissingsvoorstel
from mandaten.querysets import AanvraagQuerySet
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.scherm import kan_nu, met_versie
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
# The verb on the button of each decision, and the sentence afterwards.
_KNOPPEN = {
    "mandaat_toekennen": ("Ken het mandaat toe", "Het mandaat is toegekend."),
    "mandaat_weigeren": ("Weiger het mandaat", "Het mandaat is geweigerd."),
    "erkenning_verlenen": ("Verleen de erkenning", "De erkenning is verleend."),
    "erkenning_weigeren": ("Weiger de erkenning", "De erkenning is geweigerd."),
    "contingent_toekennen": ("Ken het contingent toe", "Het contingent is toegekend."),
    "contingent_weigeren": ("Weiger het contingent", "Het contingent is geweigerd."),
}


def _aanvragen() -> AanvraagQuerySet:
    return Aanvraag.objects.met_oordeel()


def _voorbij(request: HttpRequest, aanvraag: Aanvraag) -> HttpResponse:
    if kan_nu("voorstel_terugsturen", aanvraag):
        zin = "Over deze aanvraag wacht intussen een voorstel op een collega."
    elif kan_nu("beslissing_voorstellen", aanvraag):
        zin = "Er wacht geen voorstel meer over deze aanvraag."
    else:
        zin = f"Deze aanvraag is intussen {aanvraag.get_status_display()}."
    messages.info(request, zin)
    return redirect(aanvraag)


@deur("beslissing_voorstellen")
@_METHODEN
def beslissing_voorstellen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Weigh the advices, and propose to grant or to refuse."""
    door = door_van(request)
    aanvraag = haal(request, _aanvragen(), pk)
    if not kan_nu("beslissing_voorstellen", aanvraag):
        return _voorbij(request, aanvraag)
    soort = aanvraag.toekenningssoort
    try:
        jaren, is_bekend = jaren_van(aanvraag, momentopname(timezone.localdate())), True
    except ParameterOnbekend:
        jaren, is_bekend = None, False
    duur = f"{jaren} jaar" if jaren is not None else ""
    # The checks for the period that was asked; nothing when that cannot be said yet.
    periode = handelingen.gevraagde_periode(aanvraag, jaren) if is_bekend and aanvraag.ingaat_op else None
    toon = partial(_voorstelscherm, request, aanvraag, periode)

    def formulier_met(gegevens: QueryDict | None, **opties: Any) -> BeslissingVoorstellenForm:
        return BeslissingVoorstellenForm(gegevens, soort=soort, duur=duur, **opties)

    if request.method != "POST":
        vorig = aanvraag.voorstellen.order_by("-voorgesteld_op").first()
        return toon(formulier_met(None, initial=_begin(aanvraag, vorig)), vorig)
    formulier = formulier_met(request.POST)
    if not formulier.is_valid():
        return toon(formulier)

    def stel_voor() -> str:
        handelingen.beslissing_voorstellen(
            aanvraag, voorstel=formulier.voorstel(), versie=formulier.cleaned_data["versie"], door=door
        )
        return aanvraag.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "beslissing_voorstellen", door=door, doe=stel_voor
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return toon(formulier)
    except Versieconflict as conflict:
        nieuw = formulier_met(met_versie(request.POST, conflict))
        return toon(nieuw, is_conflict=True)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Het voorstel wacht op een collega: die leest de brief en beslist.")
    return redirect(adres)


def _begin(aanvraag: Aanvraag, vorig: Beslissingsvoorstel | None) -> dict[str, Any]:
    """What the form starts with: the proposal that came back, otherwise what was asked."""
    if vorig is None:
        return {"versie": aanvraag.versie, "van": aanvraag.ingaat_op, "plaatsen": aanvraag.plaatsen}
    return {
        "versie": aanvraag.versie,
        "uitkomst": vorig.uitkomst,
        "van": vorig.periode.lower if vorig.periode else aanvraag.ingaat_op,
        "plaatsen": vorig.plaatsen or aanvraag.plaatsen,
        "motivering": vorig.motivering,
    }


def _voorstelscherm(
    request: HttpRequest,
    aanvraag: Aanvraag,
    periode: DateRange | None,
    formulier: BeslissingVoorstellenForm,
    vorig: Beslissingsvoorstel | None = None,
    *,
    is_conflict: bool = False,
) -> HttpResponse:
    door = door_van(request)
    balk = conceptbalk(
        formulier,
        "beslissing_voorstellen",
        door=door,
        gevraagd=request.GET.get("concept", ""),
        obj=aanvraag,
    )
    context = {
        "aanvraag": aanvraag,
        "regel": voorstelregel(aanvraag),
        "formulier": formulier,
        "concept": balk,
        "oordeel": oordeelblad(aanvraag, door),
        "nazicht": nazicht(aanvraag, periode) if periode else [],
        "wacht_op_antwoord": aanvraag.wacht_op_antwoord,
        "teruggestuurd": vorig if vorig is not None and vorig.teruggestuurd_op else None,
        "is_conflict": is_conflict,
    }
    status = 409 if is_conflict else 422 if formulier.is_bound else 200
    return render(request, "mandaten/beslissing_voorstellen.html", context, status=status)


@deur("beslissing_bekrachtigen")
@require_safe
def beslissing_bekrachtigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The way from a task to the act that decides about this proposal."""
    aanvraag = haal(request, _aanvragen(), pk)
    voorstel = handelingen.lopend_voorstel(aanvraag)
    if voorstel is None:
        return _voorbij(request, aanvraag)
    return redirect(handelingen.handeling_voor(aanvraag.soort, voorstel.uitkomst), pk=pk)


def _beslisview(sleutel: str) -> Callable[..., HttpResponse]:
    """The page of one deciding act: the whole letter, the checks, and the button."""
    knop, gelukt = _KNOPPEN[sleutel]
    doe = getattr(handelingen, sleutel)
    soorten, uitkomst = handelingen.HANDELINGEN[sleutel]

    @deur(sleutel)
    @_METHODEN
    def view(request: HttpRequest, pk: UUID) -> HttpResponse:
        door = door_van(request)
        aanvraag = haal(request, _aanvragen().filter(soort__in=soorten), pk)
        voorstel = handelingen.lopend_voorstel(aanvraag)
        if voorstel is None or voorstel.uitkomst != uitkomst:
            return _voorbij(request, aanvraag)
        if request.method != "POST":
            formulier = BeslisForm(initial={"versie": aanvraag.versie})
            return _beslisscherm(request, aanvraag, voorstel, formulier, knop)
        formulier = BeslisForm(request.POST)
        if not formulier.is_valid():
            return _beslisscherm(request, aanvraag, voorstel, formulier, knop)
        gegevens = formulier.cleaned_data

        def beslis() -> str:
            besluit = doe(aanvraag, gezien=gegevens["gezien"], versie=gegevens["versie"], door=door)
            return str(besluit.get_absolute_url())

        try:
            adres = eenmalig(gegevens["aanvraag_sleutel"], sleutel, door=door, doe=beslis)
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
            return _beslisscherm(request, aanvraag, voorstel, formulier, knop)
        except Versieconflict as conflict:
            nieuw = BeslisForm(met_versie(request.POST, conflict))
            return _beslisscherm(request, aanvraag, voorstel, nieuw, knop, is_conflict=True)
        except Aanvraag.DoesNotExist:
            raise Http404 from None
        messages.success(request, f"{gelukt} De brief wordt verzegeld en vertrekt vanzelf.")
        return redirect(adres)

    return view


def _beslisscherm(
    request: HttpRequest,
    aanvraag: Aanvraag,
    voorstel: Beslissingsvoorstel,
    formulier: BeslisForm,
    knop: str,
    *,
    is_conflict: bool = False,
) -> HttpResponse:
    door = door_van(request)
    brief, ontbreekt = None, ""
    try:
        brief = handelingen.ontwerpbrief(voorstel, door)
    except ParameterOnbekend as onbekend:
        ontbreekt = onbekend.zin
    # What he decides is the letter on his screen now, not the one of the form that came back.
    if brief is not None and isinstance(formulier.data, QueryDict):
        gegevens = formulier.data.copy()
        gegevens["gezien"] = brief.vingerafdruk
        formulier.data = gegevens
    elif brief is not None:
        formulier.initial["gezien"] = brief.vingerafdruk
    context = {
        "aanvraag": aanvraag,
        "regel": voorstelregel(aanvraag),
        "voorstel": voorstel,
        "voorsteller": voorstel.voorgesteld_door.naam,
        "is_eigen": voorstel.voorgesteld_door_id == door.gebruiker_id,
        "oordeel": oordeelblad(aanvraag, door),
        "brief": brief,
        "ontbreekt": ontbreekt,
        "nazicht": nazicht(aanvraag, voorstel.periode) if voorstel.periode else [],
        "formulier": formulier,
        "knop": knop,
        "terug_url": reverse("voorstel_terugsturen", args=[aanvraag.pk]),
        "is_conflict": is_conflict,
    }
    status = 409 if is_conflict else 422 if formulier.is_bound else 200
    return render(request, "mandaten/beslissing_bekrachtigen.html", context, status=status)


mandaat_toekennen = _beslisview("mandaat_toekennen")
mandaat_weigeren = _beslisview("mandaat_weigeren")
erkenning_verlenen = _beslisview("erkenning_verlenen")
erkenning_weigeren = _beslisview("erkenning_weigeren")
contingent_toekennen = _beslisview("contingent_toekennen")
contingent_weigeren = _beslisview("contingent_weigeren")


@deur("voorstel_terugsturen")
@_METHODEN
def voorstel_terugsturen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send a proposal back, or take your own back, with the reason."""
    door = door_van(request)
    aanvraag = haal(request, _aanvragen(), pk)
    voorstel = handelingen.lopend_voorstel(aanvraag)
    if voorstel is None:
        return _voorbij(request, aanvraag)
    is_eigen = voorstel.voorgesteld_door_id == door.gebruiker_id

    def toon(formulier: WerkzorgForm, *, is_conflict: bool = False) -> HttpResponse:
        context = {
            "aanvraag": aanvraag,
            "regel": voorstelregel(aanvraag),
            "voorstel": voorstel,
            "is_eigen": is_eigen,
            "formulier": formulier,
            "is_conflict": is_conflict,
        }
        status = 409 if is_conflict else 422 if formulier.is_bound else 200
        return render(request, "mandaten/voorstel_terugsturen.html", context, status=status)

    if request.method != "POST":
        return toon(VoorstelTerugsturenForm(initial={"versie": aanvraag.versie}))
    formulier = VoorstelTerugsturenForm(request.POST)
    if not formulier.is_valid():
        return toon(formulier)
    gegevens = formulier.cleaned_data

    def stuur_terug() -> str:
        handelingen.voorstel_terugsturen(
            aanvraag, reden=gegevens["reden"], versie=gegevens["versie"], door=door
        )
        return aanvraag.get_absolute_url()

    try:
        adres = eenmalig(gegevens["aanvraag_sleutel"], "voorstel_terugsturen", door=door, doe=stuur_terug)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return toon(formulier)
    except Versieconflict as conflict:
        return toon(VoorstelTerugsturenForm(met_versie(request.POST, conflict)), is_conflict=True)
    except Aanvraag.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Het voorstel is teruggestuurd. Er kan opnieuw iets voorgesteld worden.")
    return redirect(adres)
