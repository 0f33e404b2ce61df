"""Supervision by the functionaris gegevensbescherming: who looked at a person, and the report for that person."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.beheer.documenten.inzagerapport import INZAGERAPPORT, inzagen
from werkzorg.beheer.forms.toezicht import DossiernummerForm, InzagerapportForm, PeriodeForm
from werkzorg.beheer.handelingen import inzagerapport as handelingen
from werkzorg.beheer.inzageregels import rapportregels, toezichtregels
from werkzorg.beheer.models import Inzagedossier, Inzagerapport
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import DocumentVersie
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

TOEZICHT = "toezicht"
# A dossier number and who looked: none of the groups of data of a person.
GEEN_GROEPEN: frozenset[str] = frozenset()


@deur("inzagedossier_lijst")
@require_safe
def inzagedossier_lijst(request: HttpRequest) -> HttpResponse:
    """Look up the inzagelog of one dossier by its number; below it the reports that were made."""
    formulier = DossiernummerForm(request.GET if "nummer" in request.GET else None)
    if formulier.is_bound and formulier.is_valid():
        gevonden = (
            zichtbaar(request, Inzagedossier.objects.all())
            .filter(dossiernummer=formulier.cleaned_data["nummer"])
            .values_list("pk", flat=True)
            .first()
        )
        if gevonden is not None:
            return redirect("inzagedossier_detail", pk=gevonden)
        formulier.add_error(
            "nummer", "We kennen geen dossier met dit nummer. Kijk het na op een brief aan de persoon."
        )
    bladering = Bladering(zichtbaar(request, Inzagerapport.objects.nieuwste_eerst()), request.GET)
    blad = bladering.bladzijde
    noteer_getoond(request, "beheer.inzagerapport", blad.object_list, grond=TOEZICHT, getoond=GEEN_GROEPEN)
    blad.object_list = rapportregels(list(blad.object_list))
    return render(
        request,
        "beheer/inzagedossier_lijst.html",
        {**bladering.context(), "formulier": formulier},
        status=422 if formulier.errors else 200,
    )


@deur("inzagedossier_detail")
@require_safe
def inzagedossier_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everybody who looked at one person, with name, function and organisation; nothing of the person but a number."""
    dossier = haal(request, Inzagedossier.objects.only("id", "dossiernummer"), pk, grond=TOEZICHT)
    periode = PeriodeForm(request.GET)
    vanaf, tot = periode.momenten()
    bladering = Bladering(inzagen(dossier.pk, vanaf, tot), request.GET)
    blad = bladering.bladzijde
    blad.object_list = toezichtregels(list(blad.object_list))
    return render(
        request,
        "beheer/inzagedossier_detail.html",
        {
            **bladering.context(),
            "dossier": dossier,
            "periode": periode,
            "is_gefilterd": bool(vanaf or tot),
            "rapport_url": reverse("inzagerapport_aanvragen", args=[dossier.pk]),
            "wissing_url": reverse("wissing_voorstellen", args=[dossier.pk]),
        },
        status=422 if periode.errors else 200,
    )


@deur("inzagerapport_aanvragen")
@require_http_methods(["GET", "HEAD", "POST"])
def inzagerapport_aanvragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have the letter made that tells a person who looked at his data."""
    door = door_van(request)
    is_toezicht = mag(door, "inzagedossier_detail")
    grond = TOEZICHT if is_toezicht else "betrokkenheid"
    rijen = Inzagedossier.objects.only("id", "dossiernummer")
    dossier = cast(Inzagedossier, haal(request, rijen, pk, grond=grond))
    formulier = InzagerapportForm(request.POST) if request.method == "POST" else InzagerapportForm.leeg()
    terug = reverse("inzagedossier_lijst") if is_toezicht else dossier.get_absolute_url()
    context = {
        "dossier": dossier,
        "formulier": formulier,
        "is_toezicht": is_toezicht,
        "terug_url": reverse("inzagedossier_detail" if is_toezicht else "inzage_lijst", args=[dossier.pk]),
    }
    if not formulier.is_valid():
        status = 422 if formulier.is_bound else 200
        return render(request, "beheer/inzagerapport_aanvragen.html", context, status=status)

    def vraag_aan() -> str:
        vanaf, tot = formulier.periode()
        handelingen.inzagerapport_aanvragen(dossier, vanaf=vanaf, tot=tot, door=door)
        return terug

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], handelingen.AANVRAGEN, door=door, doe=vraag_aan
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return render(request, "beheer/inzagerapport_aanvragen.html", context, status=422)
    except Inzagedossier.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Het rapport wordt gemaakt. Je krijgt een melding wanneer het klaar is.")
    return redirect(adres)


@deur("inzagerapport_openen")
@require_safe
def inzagerapport_openen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Download a report, exactly as it was sealed; 404 while it is being made."""
    grond = TOEZICHT if mag(door_van(request), "inzagedossier_detail") else "betrokkenheid"
    rapport = haal(request, Inzagerapport.objects.all(), pk, grond=grond)
    versie = (
        DocumentVersie.objects.filter(document__soort=INZAGERAPPORT, document__object_id=rapport.pk)
        .order_by("-nummer")
        .first()
    )
    if versie is None:
        raise Http404
    naam = f"inzagerapport-{str(rapport.pk)[:8]}-v{versie.nummer}.pdf"
    return HttpResponse(
        lees_versie(versie),
        content_type=versie.mime,
        headers={
            "Content-Disposition": f'attachment; filename="{naam}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "no-store",
        },
    )
