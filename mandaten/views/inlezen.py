"""The street door to a file of existing grants: look at it, read it in as a whole, see what came, take it back."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.bladen.inlezingen import telling, voorproef
from mandaten.bladen.toekenningen import toekenningsregels, voor_de_lijst
from mandaten.forms.inlezen import BevestigForm, InlezenForm, TerugdraaienForm
from mandaten.handelingen import inlezen
from mandaten.handelingen.inlezen import Bestand, regionamen
from mandaten.imports.kolommen import BESTANDSNAAM, WAT, sjabloon
from mandaten.imports.repetitie import Rijfout, lees, repeteer
from mandaten.models import Inlezing
from mandaten.querysets import beslist_over
from mandaten.soorten import SOORTEN
from mandaten.views.scherm import werk_af
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.tabelbestand import OnleesbaarBestand, lees_bestand

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A page with more faults than this helps nobody: the first ones are mended first.
MEESTE_FOUTEN = 200
RECENTE_INLEZINGEN = 10
VOORPROEF = 10
# Long enough to read the rehearsal over, not to come back tomorrow: the world has changed by then.
GELDIG_SECONDEN = 4 * 3600
_ZOUT = "mandaten.inlezen"


@deur("toekenningen_inlezen")
@require_http_methods(["GET", "HEAD", "POST"])
def toekenningen_inlezen(request: HttpRequest) -> HttpResponse:
    """Choose a file; when everything in it is right it waits for one more click, otherwise every fault is told."""
    if request.method != "POST":
        return _kiesscherm(request, InlezenForm())
    if "inhoud" in request.POST:
        return _lees_in(request)
    formulier = InlezenForm(request.POST, request.FILES)
    if not formulier.is_valid():
        return _kiesscherm(request, formulier)
    bestand = formulier.cleaned_data["bestand"]
    try:
        gelezen = lees_bestand(bestand, bestand.size, WAT)
    except OnleesbaarBestand as fout:
        formulier.add_error("bestand", str(fout))
        return _kiesscherm(request, formulier)
    door = door_van(request)
    uitkomst = repeteer(gelezen, regios=regionamen(), door=door)
    if uitkomst.fouten or uitkomst.feiten is None:
        return _kiesscherm(request, formulier, uitkomst.fouten, len(gelezen) - 1)
    bestand.seek(0)
    inhoud = signing.dumps(
        {
            "wie": str(door.lidmaatschap_id),
            "naam": bestand.name,
            "sha256": hashlib.sha256(bestand.read()).hexdigest(),
            "teksten": uitkomst.teksten,
        },
        salt=_ZOUT,
        compress=True,
    )
    context = {
        "formulier": BevestigForm(initial={"inhoud": inhoud}),
        "naam": bestand.name,
        "aantal": len(uitkomst.rijen),
        "soorten": telling(uitkomst.rijen, uitkomst.feiten),
        "voorproef": voorproef(uitkomst.rijen[:VOORPROEF], uitkomst.feiten),
        "meer": max(0, len(uitkomst.rijen) - VOORPROEF),
    }
    return render(request, "mandaten/inlezing_nakijken.html", context)


def _kiesscherm(
    request: HttpRequest, formulier: InlezenForm, fouten: list[Rijfout] | None = None, aantal: int = 0
) -> HttpResponse:
    fouten = fouten or []
    vorige = zichtbaar(request, Inlezing.objects.all()).order_by("-ingelezen_op", "id")
    context = {
        "formulier": formulier,
        "fouten": fouten[:MEESTE_FOUTEN],
        "fouten_meer": max(0, len(fouten) - MEESTE_FOUTEN),
        "fouten_aantal": len(fouten),
        "rijen_met_fout": len({fout.rij for fout in fouten}),
        "rijen_aantal": aantal,
        "vorige": vorige[:RECENTE_INLEZINGEN],
        "soorten": [
            SOORTEN[sleutel].label for sleutel in SOORTEN if sleutel in beslist_over(door_van(request))
        ],
    }
    status = 422 if formulier.is_bound else 200
    return render(request, "mandaten/toekenningen_inlezen.html", context, status=status)


def _lees_in(request: HttpRequest) -> HttpResponse:
    """The second click: what was looked at is read again from the form and read in."""
    door = door_van(request)
    formulier = BevestigForm(request.POST)
    opnieuw = InlezenForm({})
    if not formulier.is_valid():
        opnieuw.zet_fouten("Deze pagina is verlopen. Laad het bestand opnieuw op.", {})
        return _kiesscherm(request, opnieuw)
    try:
        inhoud = signing.loads(formulier.cleaned_data["inhoud"], salt=_ZOUT, max_age=GELDIG_SECONDEN)
        if inhoud["wie"] != str(door.lidmaatschap_id):
            raise signing.BadSignature
    except signing.BadSignature:
        opnieuw.zet_fouten("Deze pagina is verlopen. Laad het bestand opnieuw op.", {})
        return _kiesscherm(request, opnieuw)
    rijen, vormfouten = lees(inhoud["teksten"], regionamen())

    def doe() -> str:
        if vormfouten:
            raise Geweigerd("Er klopt iets niet meer in dit bestand. Laad het opnieuw op, dan zie je wat.")
        inlezing = inlezen.toekenningen_inlezen(rijen, Bestand(inhoud["naam"], inhoud["sha256"]), door=door)
        return inlezing.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "toekenningen_inlezen", door=door, doe=doe
        )
    except Geweigerd as nee:
        opnieuw.zet_fouten(nee.zin, nee.velden)
        return _kiesscherm(request, opnieuw)
    aantal = len(rijen)
    messages.success(request, f"{aantal} {'rij is' if aantal == 1 else 'rijen zijn'} ingelezen.")
    return redirect(adres)


@deur("inlezing_sjabloon")
@require_safe
def inlezing_sjabloon(request: HttpRequest) -> HttpResponse:
    """The empty file with the headings, an example and what may stand where."""
    antwoord = HttpResponse(sjabloon(beslist_over(door_van(request)), regionamen()), content_type=XLSX)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{BESTANDSNAAM}"'
    return antwoord


@deur("inlezing_detail")
@require_safe
def inlezing_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One file: what it brought, and whether it was taken back."""
    inlezing = haal(request, Inlezing.objects.select_related("ingelezen_door", "teruggedraaid_door"), pk)
    rijen = voor_de_lijst(inlezing.toekenningen.order_by("nummer", "pk"))
    bladering = Bladering(rijen, request.GET)
    blad = bladering.bladzijde
    blad.object_list = toekenningsregels(blad.object_list, timezone.localdate())
    return render(request, "mandaten/inlezing_detail.html", {**bladering.context(), "inlezing": inlezing})


@deur("inlezing_terugdraaien")
@require_http_methods(["GET", "HEAD", "POST"])
def inlezing_terugdraaien(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a whole file back, as long as nothing was built on it."""
    door, inlezing = door_van(request), haal(request, Inlezing.objects.all(), pk)

    def doe(formulier: TerugdraaienForm) -> str:
        inlezen.inlezing_terugdraaien(inlezing, reden=formulier.cleaned_data["reden"], door=door)
        return inlezing.get_absolute_url()

    return werk_af(
        request,
        "inlezing_terugdraaien",
        obj=inlezing,
        maak=lambda gegevens: TerugdraaienForm(gegevens),
        doe=doe,
        gelukt="Het bestand is teruggedraaid. Wat erin stond, is hier weg.",
        context={"inlezing": inlezing, "terug": reverse("inlezing_detail", args=[inlezing.pk])},
    )
