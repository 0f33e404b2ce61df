"""Taking in a file of people: look at it, carry it out, see what came of it, take it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.deelnemers.forms.importeren import ImportForm, TerugdraaienForm, UitvoerenForm
from werkzorg.deelnemers.handelingen import import_terugdraaien as terugdraaien
from werkzorg.deelnemers.handelingen import importeren
from werkzorg.deelnemers.imports.repetitie import Rijfout, repeteer
from werkzorg.deelnemers.imports.sjabloon import BESTANDSNAAM, sjabloon
from werkzorg.deelnemers.models import Deelnemer, Import, Importtoestand
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui import formaten
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.tabelbestand import OnleesbaarBestand, lees_bestand

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A page with more faults than this helps nobody: the first ones are mended first.
MEESTE_FOUTEN = 200
RECENTE_IMPORTS = 10
VOORPROEF = 5


@deur("deelnemers_importeren")
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemers_importeren(request: HttpRequest) -> HttpResponse:
    """Choose a file; when everything in it is right it waits to be carried out, otherwise every fault is told."""
    door = door_van(request)
    if request.method != "POST":
        return _kiesscherm(request, ImportForm(initial={"geinformeerd_op": None}))
    if "import" in request.POST:
        return _voer_uit(request)
    formulier = ImportForm(request.POST, request.FILES)
    if not formulier.is_valid():
        return _kiesscherm(request, formulier)
    bestand = formulier.cleaned_data["bestand"]
    try:
        rijen = lees_bestand(bestand, bestand.size, "personen")
    except OnleesbaarBestand as fout:
        formulier.add_error("bestand", str(fout))
        return _kiesscherm(request, formulier)
    uitkomst = repeteer(
        rijen,
        grond=formulier.cleaned_data["grond"],
        geinformeerd_op=formaten.datum(formulier.cleaned_data["geinformeerd_op"]),
        door=door,
    )
    if uitkomst.getoond:
        noteer(
            request,
            object_soort="deelnemers.deelnemer",
            object_id=None,
            deelnemer_ids=uitkomst.getoond,
            groepen={"identiteit"},
            grond="betrokkenheid",
        )
    if uitkomst.fouten:
        return _kiesscherm(request, formulier, uitkomst.fouten, len(rijen) - 1)

    def bewaar() -> str:
        invoer = importeren.import_bewaren(
            uitkomst.rijen,
            zonder_nummer=uitkomst.zonder_nummer,
            gelijkenissen=len(uitkomst.gelijkenissen),
            door=door,
        )
        return reverse("import_detail", args=[invoer.pk])

    try:
        sleutel = formulier.cleaned_data["aanvraag_sleutel"]
        adres = eenmalig(sleutel, "deelnemers_importeren", door=door, doe=bewaar)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _kiesscherm(request, formulier)
    return redirect(adres)


def _kiesscherm(
    request: HttpRequest, formulier: ImportForm, fouten: list[Rijfout] | None = None, aantal: int = 0
) -> HttpResponse:
    vorige = zichtbaar(request, Import.objects.all()).order_by("-gemaakt_op", "id")
    context = {
        "formulier": formulier,
        "fouten": (fouten or [])[:MEESTE_FOUTEN],
        "fouten_meer": max(0, len(fouten or []) - MEESTE_FOUTEN),
        "fouten_aantal": len(fouten or []),
        "rijen_met_fout": len({fout.rij for fout in fouten or []}),
        "rijen_aantal": aantal,
        "vorige": vorige[:RECENTE_IMPORTS],
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "deelnemers/deelnemers_importeren.html", context, status=status)


def _voer_uit(request: HttpRequest) -> HttpResponse:
    door = door_van(request)
    try:
        pk = UUID(request.POST.get("import", ""))
    except ValueError:
        raise Http404 from None
    invoer = zichtbaar(request, Import.objects.all()).filter(pk=pk).first()
    if invoer is None:
        raise Http404
    formulier = UitvoerenForm(request.POST, met_gelijkenissen=invoer.gelijkenissen > 0)
    if not formulier.is_valid():
        return _detailscherm(request, invoer, formulier)
    adres = reverse("import_detail", args=[invoer.pk])

    def start() -> str:
        importeren.deelnemers_importeren(invoer, door=door)
        return adres

    try:
        naar = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "deelnemers_importeren", door=door, doe=start
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _detailscherm(request, invoer, formulier)
    return redirect(naar)


@deur("import_sjabloon")
@require_safe
def import_sjabloon(request: HttpRequest) -> HttpResponse:
    """The empty file with the headings and an example."""
    antwoord = HttpResponse(sjabloon(), content_type=XLSX)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{BESTANDSNAAM}"'
    return antwoord


@deur("import_detail")
@require_safe
def import_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One import: what waits to be carried out, what came of it, or why not."""
    return _detailscherm(request, haal(request, Import.objects.all(), pk), None)


def _detailscherm(request: HttpRequest, invoer: Import, formulier: UitvoerenForm | None) -> HttpResponse:
    door = door_van(request)
    context: dict[str, Any] = {
        "invoer": invoer,
        "toestand": invoer.toestand,
        "formulier": formulier,
        "voorproef": [],
        "mensen": [],
        "bladering": {},
        "kan_terug": False,
        "laatste_dag": None,
        "mag_uitvoeren": mag(door, "deelnemers_importeren"),
    }
    if invoer.toestand == Importtoestand.NAGEKEKEN and context["mag_uitvoeren"]:
        if formulier is None:
            context["formulier"] = UitvoerenForm(met_gelijkenissen=invoer.gelijkenissen > 0)
        context["voorproef"] = [
            (
                nummer,
                f"{velden['voornaam']} {velden['achternaam']}",
                velden["geboortedatum"],
                velden["gemeente"],
            )
            for nummer, velden in importeren.lees_rijen(invoer)[:VOORPROEF]
        ]
    if invoer.toestand == Importtoestand.UITGEVOERD and invoer.uitgevoerd_op is not None:
        laatste = terugdraaien.laatste_dag(timezone.localdate(invoer.uitgevoerd_op))
        context |= {"laatste_dag": laatste, "kan_terug": timezone.localdate() <= laatste}
        zien = Deelnemer.objects.zichtbaar_voor(door)
        wie = zien.filter(pk__in=invoer.mensen.values("deelnemer_id")).gesorteerd()
        bladering = Bladering(wie, request.GET)
        noteer_getoond(
            request,
            "deelnemers.deelnemer",
            bladering.bladzijde.object_list,
            getoond=frozenset({"identiteit"}),
        )
        context |= {**bladering.context(), "mensen": bladering.bladzijde.object_list}
    status = 422 if formulier is not None else 200
    return render(request, "deelnemers/import_detail.html", context, status=status)


@deur("import_terugdraaien")
@require_http_methods(["GET", "HEAD", "POST"])
def import_terugdraaien(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a whole import back; a second person approves afterwards that it is erased."""
    door = door_van(request)
    invoer = haal(request, Import.objects.all(), pk)
    formulier = TerugdraaienForm(request.POST) if request.method == "POST" else TerugdraaienForm()
    if formulier.is_valid():

        def draai() -> str:
            terugdraaien.import_terugdraaien(invoer, door=door)
            return reverse("import_detail", args=[invoer.pk])

        try:
            sleutel = formulier.cleaned_data["aanvraag_sleutel"]
            adres = eenmalig(sleutel, "import_terugdraaien", door=door, doe=draai)
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
        except Import.DoesNotExist:
            raise Http404 from None
        else:
            if invoer.toestand == Importtoestand.TERUGGEDRAAID:
                messages.success(request, "Het wissen is goedgekeurd. Het gebeurt binnen het uur.")
            else:
                messages.success(request, "De import is teruggedraaid. Niemand vindt deze personen nog.")
            return redirect(adres)
    context = {
        "invoer": invoer,
        "formulier": formulier,
        "keurt_goed": invoer.toestand == Importtoestand.TERUGGEDRAAID,
        "is_eigen": invoer.teruggedraaid_door_id == door.gebruiker_id,
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "deelnemers/import_terugdraaien.html", context, status=status)
