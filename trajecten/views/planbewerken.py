"""The street door to working on the plan: its texts, its actions and their order; draagkracht and care moments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trajecten.bladen.plankeuzes import plankeuzes
from trajecten.domein.draagkracht import WEEKDAGEN, Weekmoment
from trajecten.domein.plan import DOMEINEN
from trajecten.domein.planinhoud import GETALVELDEN, VRIJE_VELDEN, Planactie
from trajecten.domein.planwijziging import Inhoudinvoer, Planwijziging, Schrapping, Verplaatsing
from trajecten.domein.volgorde import OMHOOG, OMLAAG
from trajecten.forms.plan import (
    ACTIE,
    INHOUD,
    ORDE,
    WEG,
    ActieForm,
    DraagkrachtForm,
    InhoudForm,
    Stapform,
    WegForm,
    ZorgmomentForm,
    actie_begin,
    in_uren,
)
from trajecten.handelingen import draagkracht as draagkrachten
from trajecten.handelingen import planbewerken
from trajecten.models import Aanstelling, Traject
from trajecten.models.planlezen import met_planstukken, plan_van, planacties, planstukken_van
from trajecten.views.plan import planadres
from trajecten.views.scherm import werk_traject_af
from werkzorg.handelen.concepten import conceptbalk, stap_bewaard
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.formulieren import Versieform, WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
_SLEUTEL = "trajectplan_bewerken"
_STAPPEN = frozenset({INHOUD, ACTIE, WEG, ORDE})
_SJABLONEN = {
    INHOUD: "trajecten/trajectplan_inhoud.html",
    ACTIE: "trajecten/trajectplan_actie.html",
    WEG: "trajecten/trajectplan_weg.html",
}
_RICHTINGEN = {"omhoog": OMHOOG, "omlaag": OMLAAG}
_INHOUDVELDEN = (*VRIJE_VELDEN, *GETALVELDEN, "statuut_besproken_op", "verkend_op")


def _traject(request: HttpRequest, pk: UUID) -> Traject:
    return haal(request, met_planstukken(Traject.objects.met_verbanden(), door_van(request)), pk)


@deur("trajectplan_bewerken")
@_METHODEN
def trajectplan_bewerken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One part of the plan: `?stap=` names it (inhoud, actie, weg), `?rij=` the action."""
    door, traject = door_van(request), _traject(request, pk)
    proef = Versieform()
    balk = conceptbalk(proef, _SLEUTEL, door=door, gevraagd=request.GET.get("concept", ""), obj=traject)
    bron = request.POST if request.method == "POST" else proef.concept or request.GET
    stap, rij = _plaats(bron)
    if stap == ORDE:
        return _verplaats(request, traject, rij)
    acties = planacties(traject, door)
    actie = next((een for een in acties if een.id == rij), None)
    if rij is not None and actie is None:
        raise Http404
    delen: dict[str, Callable[..., HttpResponse]] = {INHOUD: _inhoud, ACTIE: _actie, WEG: _weg}
    return delen[stap](
        request,
        traject,
        acties=acties,
        actie=actie,
        concept=balk.bij_deel(stap, str(rij or "")),
    )


def _plaats(bron: QueryDict) -> tuple[str, UUID | None]:
    """The part and the action that were asked; 404 for nonsense."""
    stap, rij = bron.get("stap") or INHOUD, bron.get("rij") or ""
    if stap not in _STAPPEN:
        raise Http404
    try:
        return stap, UUID(rij) if rij else None
    except ValueError:
        raise Http404 from None


def _bewerk(
    request: HttpRequest,
    traject: Traject,
    *,
    stap: str,
    actie: Planactie | None,
    maak: Callable[[QueryDict | None], Stapform],
    wijziging: Callable[[Any], Planwijziging],
    titel: str,
    gelukt: str,
    concept: Any,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    door, rij = door_van(request), str(actie.id) if actie else ""

    def doe(formulier: Stapform) -> str:
        planbewerken.trajectplan_bewerken(
            traject,
            wijziging=wijziging(formulier),
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        if stap == INHOUD or rij:
            stap_bewaard(_SLEUTEL, traject.pk, stap=stap, rij=rij, door=door)
        return planadres(traject)

    return werk_traject_af(
        request,
        _SLEUTEL,
        traject,
        maak=maak,
        doe=doe,
        gelukt=gelukt,
        sjabloon=_SJABLONEN[stap],
        toont_nu=stap == INHOUD or (stap == ACTIE and actie is not None),
        context={"terug_url": planadres(traject), "titel": titel, "concept": concept, **(context or {})},
    )


def _inhoud(
    request: HttpRequest, traject: Traject, *, acties: list[Planactie], actie: Planactie | None, concept: Any
) -> HttpResponse:
    plan = plan_van(traject)
    begin = {"versie": traject.versie, "stap": INHOUD} | {veld: getattr(plan, veld) for veld in _INHOUDVELDEN}
    return _bewerk(
        request,
        traject,
        stap=INHOUD,
        actie=None,
        maak=lambda data: InhoudForm(data, initial=begin),
        wijziging=lambda formulier: Inhoudinvoer(formulier.velden()),
        titel="Bewerk het plan",
        gelukt="Het plan is bewaard.",
        concept=concept,
    )


def _actie(
    request: HttpRequest, traject: Traject, *, acties: list[Planactie], actie: Planactie | None, concept: Any
) -> HttpResponse:
    door = door_van(request)
    tandem = [
        (rij.organisatie_id, f"{rij.organisatie.naam} · casemanager {rij.get_kant_display()}")
        for rij in Aanstelling.objects.filter(traject=traject).lopend_op(timezone.localdate()).met_contact()
    ]
    keuzes = plankeuzes(traject, door, tandem, actie)
    begin: dict[str, Any] = {"versie": traject.versie, "stap": ACTIE, "rij": str(actie.id) if actie else ""}
    begin |= actie_begin(actie) if actie else {"van": traject.startdatum}
    begin["uren_motivering"] = plan_van(traject).uren_motivering
    stukken = planstukken_van(traject)
    return _bewerk(
        request,
        traject,
        stap=ACTIE,
        actie=actie,
        maak=lambda data: ActieForm(
            data,
            uitvoerders=keuzes.uitvoerders,
            aanbod=keuzes.aanbod,
            andere=[een for een in acties if actie is None or een.id != actie.id],
            initial=begin,
        ),
        wijziging=lambda formulier: formulier.invoer(actie.id if actie else None),
        titel="Wijzig de actie" if actie else "Voeg een actie toe",
        gelukt="De actie staat in het plan.",
        concept=concept,
        context={"stukken": stukken, "actie": actie, "weekdagen": _dagen(stukken.vrij_te_houden)},
    )


def _dagen(momenten: list[Weekmoment]) -> list[str]:
    return [f"{WEEKDAGEN[een.weekdag]} {een.van:%H:%M}-{een.tot:%H:%M}" for een in momenten]


def _weg(
    request: HttpRequest, traject: Traject, *, acties: list[Planactie], actie: Planactie | None, concept: Any
) -> HttpResponse:
    if actie is None:
        raise Http404
    begin = {"versie": traject.versie, "stap": WEG, "rij": str(actie.id)}
    return _bewerk(
        request,
        traject,
        stap=WEG,
        actie=actie,
        maak=lambda data: Stapform(data, initial=begin),
        wijziging=lambda formulier: Schrapping(actie.id),
        titel="Haal uit het plan",
        gelukt="De actie staat niet meer in het plan.",
        concept=None,
        context={
            "actie": actie,
            "domein": DOMEINEN[actie.domein],
            "wachters": [een.omschrijving for een in acties if actie.id in een.na],
        },
    )


def _verplaats(request: HttpRequest, traject: Traject, rij: UUID | None) -> HttpResponse:
    """One place up or down, from a button on the page of the plan; a refusal is said there."""
    door, formulier = door_van(request), Stapform(request.POST or None)
    richting = _RICHTINGEN.get(request.POST.get("richting", ""))
    if rij is None or richting is None:
        raise Http404
    if not formulier.is_valid():
        messages.warning(request, formulier.foutenlijst()[0].bericht)
        return redirect(planadres(traject))

    def doe() -> str:
        planbewerken.trajectplan_bewerken(
            traject,
            wijziging=Verplaatsing(rij, richting),
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        return planadres(traject)

    try:
        eenmalig(formulier.cleaned_data["aanvraag_sleutel"], _SLEUTEL, door=door, doe=doe)
    except Geweigerd as nee:
        messages.warning(request, nee.zin)
    except Versieconflict:
        messages.warning(request, "Het plan is intussen gewijzigd: hieronder zie je hoe het nu is.")
    return redirect(f"{planadres(traject)}#acties")


@deur("draagkracht_vastleggen")
@_METHODEN
def draagkracht_vastleggen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down from when the deelnemer can carry how many hours."""
    door, traject = door_van(request), _traject(request, pk)

    def doe(formulier: DraagkrachtForm) -> str:
        gegevens = formulier.cleaned_data
        draagkrachten.draagkracht_vastleggen(
            traject,
            vanaf=gegevens["vanaf"],
            uren_per_week=in_uren(gegevens["uren_per_week"]),
            nota=gegevens["nota"],
            door=door,
        )
        return planadres(traject)

    return werk_traject_af(
        request,
        "draagkracht_vastleggen",
        traject,
        maak=lambda data: DraagkrachtForm(data, initial={"vanaf": timezone.localdate()}),
        doe=doe,
        gelukt="De draagkracht ligt vast.",
        sjabloon="trajecten/draagkracht_vastleggen.html",
        context={"terug_url": planadres(traject), "rijen": planstukken_van(traject).draagkracht},
    )


@deur("zorgmoment_vastleggen")
@_METHODEN
def zorgmoment_vastleggen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a weekly care moment, or take one away."""
    door, traject = door_van(request), _traject(request, pk)
    is_weg = "weg" in request.POST

    def doe(formulier: WerkzorgForm) -> str:
        gegevens = formulier.cleaned_data
        if is_weg:
            draagkrachten.zorgmoment_vastleggen(traject, weg=gegevens["weg"], door=door)
        else:
            draagkrachten.zorgmoment_vastleggen(
                traject,
                nieuw=draagkrachten.NieuwZorgmoment(
                    weekdag=gegevens["weekdag"],
                    van_uur=gegevens["van_uur"],
                    tot_uur=gegevens["tot_uur"],
                    vanaf=gegevens["vanaf"],
                    tot_en_met=gegevens["tot_en_met"],
                ),
                door=door,
            )
        return request.path

    def maak(data: QueryDict | None) -> WerkzorgForm:
        if is_weg and data is not None:
            return WegForm(data)
        return ZorgmomentForm(data, initial={"vanaf": timezone.localdate()})

    momenten = planstukken_van(traject).zorgmomenten
    return werk_traject_af(
        request,
        "zorgmoment_vastleggen",
        traject,
        maak=maak,
        doe=doe,
        gelukt="De zorgmomenten zijn bijgewerkt.",
        sjabloon="trajecten/zorgmoment_vastleggen.html",
        context={
            "terug_url": planadres(traject),
            "momenten": [
                (een, WegForm(initial={"weg": een.id}), _dagen([een.moment])[0]) for een in momenten
            ],
        },
    )
