"""The street door to who guides: waiting files, the tandem, the information duty, the start, hand-overs."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from trajecten.bladen.tandem import (
    eigen_trajecten,
    gekozen_intakes,
    intakeregels,
    na_een_ander,
    na_toewijzen,
    overdrachtkeuze,
    toewijsblad,
    verlofkeuzes,
)
from trajecten.domein.eerste_gesprek import ONDERWERPEN
from trajecten.domein.overdracht import NALEZEN_DAGEN
from trajecten.forms.tandem import (
    InformatieForm,
    IntakeFilterForm,
    OverdragenForm,
    StartForm,
    TandemForm,
    VerlofForm,
)
from trajecten.handelingen import overdragen as overdrachten
from trajecten.handelingen import starten
from trajecten.handelingen import tandem as handelingen
from trajecten.models import Intake, Traject
from trajecten.querysets.lezers import TRAJECT
from trajecten.views.scherm import werk_traject_af
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
INTAKE = "trajecten.intake"


@deur("intake_lijst")
@require_safe
def intake_lijst(request: HttpRequest) -> HttpResponse:
    """The files that wait for a tandem: number, municipality, term and expertise, nothing else."""
    formulier = IntakeFilterForm(request.GET)
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    bladering = Bladering(gekozen_intakes(zichtbaar(request, Intake.objects.all()), vraag), request.GET)
    blad = bladering.bladzijde
    rijen = list(blad.object_list)
    noteer_getoond(request, INTAKE, rijen)
    blad.object_list = intakeregels(rijen, door_van(request))
    return render(
        request,
        "trajecten/intake_lijst.html",
        {**bladering.context(), "formulier": formulier, "stand": vraag.get("stand", "")},
    )


@deur("tandem_toewijzen")
@_METHODEN
def tandem_toewijzen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose casemanager Werk and casemanager Zorg of a file that waits."""
    try:
        return _wijs_toe(request, pk)
    except Http404:
        # A colleague was first, perhaps while this form stood open: who had the task hears so.
        verder = na_een_ander(pk, door_van(request))
        if not verder:
            raise
    messages.info(request, "Dit dossier wacht niet meer op een tandem: een collega was je voor.")
    return redirect(verder)


def _wijs_toe(request: HttpRequest, pk: UUID) -> HttpResponse:
    door = door_van(request)
    intake = haal(request, Intake.objects.select_related("traject", "regio"), pk)
    blad = toewijsblad(intake)

    def doe(formulier: TandemForm) -> str:
        gegevens = formulier.cleaned_data
        traject = handelingen.tandem_toewijzen(
            intake, werk=gegevens["persoon_werk"], zorg=gegevens["persoon_zorg"], door=door
        )
        return na_toewijzen(traject, door)

    return scherm.werk_af(
        request,
        "tandem_toewijzen",
        sjabloon="trajecten/tandem_toewijzen.html",
        obj=intake,
        maak=lambda data: TandemForm(data, personen=blad["personen"]),
        doe=doe,
        gelukt="De tandem is toegewezen. Beide casemanagers hebben een taak: het eerste gesprek.",
        context=blad,
    )


def _traject(request: HttpRequest, pk: UUID) -> Traject:
    return haal(request, Traject.objects.met_verbanden(), pk)


@deur("informatieplicht_bevestigen")
@_METHODEN
def informatieplicht_bevestigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tick what the deelnemer was told, with the day."""
    door, traject = door_van(request), _traject(request, pk)
    begin = {
        "versie": traject.versie,
        "informatieplicht_op": traject.informatieplicht_op or timezone.localdate(),
        "besproken": list(ONDERWERPEN) if traject.informatieplicht_op else [],
    }

    def doe(formulier: InformatieForm) -> str:
        gegevens = formulier.cleaned_data
        return starten.informatieplicht_bevestigen(
            traject,
            besproken=gegevens["besproken"],
            op=gegevens["informatieplicht_op"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_traject_af(
        request,
        "informatieplicht_bevestigen",
        traject,
        maak=lambda data: InformatieForm(data, initial=begin),
        doe=doe,
        gelukt="De deelnemer is geïnformeerd. Het eerste gesprek kan nu als start tellen.",
    )


@deur("traject_starten")
@_METHODEN
def traject_starten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first talk was held: the traject starts."""
    door, traject = door_van(request), _traject(request, pk)

    def doe(formulier: StartForm) -> str:
        gegevens = formulier.cleaned_data
        return starten.traject_starten(
            traject, startdatum=gegevens["startdatum"], versie=gegevens["versie"], door=door
        ).get_absolute_url()

    return werk_traject_af(
        request,
        "traject_starten",
        traject,
        maak=lambda data: StartForm(
            data, initial={"versie": traject.versie, "startdatum": timezone.localdate()}
        ),
        doe=doe,
        gelukt="Het traject is gestart. Stel nu samen het trajectplan op.",
    )


@deur("traject_overdragen")
@_METHODEN
def traject_overdragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand a traject over to a colleague, another organisation or another werkingsgebied."""
    door, traject = door_van(request), _traject(request, pk)
    keuze = overdrachtkeuze(traject, door, request.GET)
    begin = {
        "versie": traject.versie,
        "ingaat_op": request.GET.get("op") or timezone.localdate(),
        **keuze.begin,
    }

    def doe(formulier: OverdragenForm) -> str:
        gegevens = formulier.cleaned_data
        overdrachten.traject_overdragen(
            traject,
            soort=keuze.soort,
            naar={kant: gegevens[f"persoon_{kant}"] for kant in keuze.kanten},
            regio=keuze.regio,
            ingaat_op=gegevens["ingaat_op"],
            nota=gegevens["nota"],
            versie=gegevens["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "traject_overdragen",
        traject,
        maak=lambda data: OverdragenForm(data, personen=keuze.personen, kanten=keuze.kanten, initial=begin),
        doe=doe,
        gelukt="Het traject is overgedragen. De vroegere casemanager leest het nog een tijd na.",
        context=keuze.context,
    )


@deur("trajecten_overdragen")
@_METHODEN
def trajecten_overdragen(request: HttpRequest) -> HttpResponse:
    """Hand all own files over for a leave; they come back by themselves."""
    door = door_van(request)
    rijen = eigen_trajecten(zichtbaar(request, Traject.objects.all()), door)
    noteer_getoond(request, TRAJECT, rijen)
    keuzes = verlofkeuzes(rijen, door)

    def doe(formulier: VerlofForm) -> str:
        gegevens = formulier.cleaned_data
        overdrachten.trajecten_overdragen(
            trajecten=[UUID(een) for een in gegevens["trajecten"]],
            vervangers=[UUID(een) for een in gegevens["vervangers"]],
            van=gegevens["van"],
            tot=gegevens["tot"],
            nota=gegevens["nota"],
            door=door,
        )
        return request.path

    return scherm.werk_af(
        request,
        "trajecten_overdragen",
        sjabloon="trajecten/trajecten_overdragen.html",
        obj=None,
        maak=lambda data: VerlofForm(
            data, **keuzes, initial={"trajecten": [sleutel for sleutel, _ in keuzes["dossiers"]]}
        ),
        doe=doe,
        gelukt="Je dossiers zijn overgedragen. Na je verlof heb je ze vanzelf terug.",
        context={"titel": "Draag over voor verlof", "aantal": len(rijen), "nalezen": NALEZEN_DAGEN, **keuzes},
    )
