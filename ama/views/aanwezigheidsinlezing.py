"""The street door to a file of presences: look at it, have it read in, see what came of it, take it back."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ama.forms.inlezing import AanwezighedenBevestigForm, AanwezighedenInlezenForm, InlezingTerugnemenForm
from ama.handelingen import inlezen
from ama.imports.kolommen import BESTANDSNAAM, KOLOMMEN, WAT, sjabloon
from ama.imports.repetitie import GRENZEN, Rijfout, repeteer
from ama.models import Aanwezigheidsinlezing, Inleestoestand
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.scherm import werk_af
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.tabelbestand import OnleesbaarBestand, lees_bestand

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A page with more faults than this helps nobody: the first ones are mended first.
MEESTE_FOUTEN = 200
RECENTE = 10
_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("aanwezigheden_inlezen")
@_METHODEN
def aanwezigheden_inlezen(request: HttpRequest) -> HttpResponse:
    """Choose a file; when everything in it is right it waits for one more click, otherwise every fault is told."""
    if request.method != "POST":
        return _kies(request, AanwezighedenInlezenForm())
    if "inlezing" in request.POST:
        return _start(request)
    formulier = AanwezighedenInlezenForm(request.POST, request.FILES)
    if not formulier.is_valid():
        return _kies(request, formulier)
    bestand = formulier.cleaned_data["bestand"]
    try:
        gelezen = lees_bestand(bestand, bestand.size, WAT, GRENZEN)
    except OnleesbaarBestand as fout:
        formulier.add_error("bestand", str(fout))
        return _kies(request, formulier)
    door = door_van(request)
    uitkomst = repeteer(gelezen, door)
    if uitkomst.getoond:
        noteer(
            request,
            object_soort="ama.overeenkomst",
            object_id=None,
            deelnemer_ids=uitkomst.getoond,
            groepen={"opkomst"},
            grond="betrokkenheid",
        )
    if uitkomst.fouten:
        return _kies(request, formulier, uitkomst.fouten, len(gelezen) - 1)

    def bewaar() -> str:
        return inlezen.inlezing_bewaren(uitkomst.rijen, nieuw=uitkomst.nieuw, door=door).get_absolute_url()

    try:
        sleutel = formulier.cleaned_data["aanvraag_sleutel"]
        return redirect(eenmalig(sleutel, "aanwezigheden_inlezen", door=door, doe=bewaar))
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _kies(request, formulier)


def _kies(
    request: HttpRequest,
    formulier: AanwezighedenInlezenForm,
    fouten: list[Rijfout] | None = None,
    aantal: int = 0,
) -> HttpResponse:
    fouten = fouten or []
    vorige = zichtbaar(request, Aanwezigheidsinlezing.objects.all()).defer("rijen")
    context = {
        "formulier": formulier,
        "fouten": fouten[:MEESTE_FOUTEN],
        "fouten_meer": max(0, len(fouten) - MEESTE_FOUTEN),
        "fouten_aantal": len(fouten),
        "rijen_met_fout": len({fout.rij for fout in fouten}),
        "rijen_aantal": aantal,
        "kolommen": KOLOMMEN,
        "vorige": vorige.order_by("-gemaakt_op", "id")[:RECENTE],
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "ama/aanwezigheden_inlezen.html", context, status=status)


def _start(request: HttpRequest) -> HttpResponse:
    """The second click: what was looked at is read in by the worker."""
    door = door_van(request)
    try:
        pk = UUID(request.POST.get("inlezing", ""))
    except ValueError:
        raise Http404 from None
    inlezing = zichtbaar(request, Aanwezigheidsinlezing.objects.defer("rijen")).filter(pk=pk).first()
    if inlezing is None:
        raise Http404
    formulier = AanwezighedenBevestigForm(request.POST)
    if not formulier.is_valid():
        return _detail(request, inlezing, formulier)

    def start() -> str:
        return inlezen.aanwezigheden_inlezen(inlezing, door=door).get_absolute_url()

    try:
        sleutel = formulier.cleaned_data["aanvraag_sleutel"]
        return redirect(eenmalig(sleutel, "aanwezigheden_inlezen", door=door, doe=start))
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _detail(request, inlezing, formulier)


@deur("aanwezigheden_sjabloon")
@require_safe
def aanwezigheden_sjabloon(request: HttpRequest) -> HttpResponse:
    """The empty file with the headings, an example and what may stand where."""
    antwoord = HttpResponse(sjabloon(), content_type=XLSX)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{BESTANDSNAAM}"'
    return antwoord


@deur("aanwezigheidsinlezing_detail")
@require_safe
def aanwezigheidsinlezing_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One file: what waits to be read in, what came of it, or why not."""
    return _detail(request, haal(request, Aanwezigheidsinlezing.objects.defer("rijen"), pk), None)


def _detail(
    request: HttpRequest, inlezing: Aanwezigheidsinlezing, formulier: AanwezighedenBevestigForm | None
) -> HttpResponse:
    door = door_van(request)
    start = inlezing.toestand == Inleestoestand.NAGEKEKEN and mag(door, "aanwezigheden_inlezen")
    context = {
        "inlezing": inlezing,
        "al": inlezing.aantal - inlezing.nieuw,
        "gebleven": inlezing.nieuw - inlezing.teruggenomen,
        "formulier": formulier or (AanwezighedenBevestigForm() if start else None),
        "kan_terug": inlezen.kan_terug(inlezing),
    }
    status = 422 if formulier is not None else 200
    return render(request, "ama/aanwezigheidsinlezing_detail.html", context, status=status)


@deur("aanwezigheden_inlezing_terugnemen")
@_METHODEN
def aanwezigheden_inlezing_terugnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take what a file brought back, but for what was corrected since."""
    door = door_van(request)
    inlezing = haal(request, Aanwezigheidsinlezing.objects.defer("rijen"), pk)

    def doe(_formulier: InlezingTerugnemenForm) -> str:
        return inlezen.aanwezigheden_inlezing_terugnemen(inlezing, door=door).get_absolute_url()

    return werk_af(
        request,
        "aanwezigheden_inlezing_terugnemen",
        sjabloon="ama/aanwezigheden_inlezing_terugnemen.html",
        obj=inlezing,
        maak=lambda gegevens: InlezingTerugnemenForm(gegevens),
        doe=doe,
        gelukt="De aanwezigheden uit dit bestand zijn teruggenomen.",
        context={"inlezing": inlezing},
    )
