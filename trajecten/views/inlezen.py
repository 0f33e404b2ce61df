"""The street door to a file of requests: look at it, and read it in as a whole."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trajecten.forms.inlezen import VerzoekenBevestigForm, VerzoekenInlezenForm
from trajecten.handelingen.inlezen import RijenGeweigerd
from trajecten.handelingen.inlezen import verzoeken_inlezen as lees_in
from trajecten.imports.kolommen import KOLOMMEN, WAT
from trajecten.imports.repetitie import Gelezen, Rijfout, kop, lees, teksten_van
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.poort import deur, door_van
from werkzorg.ui.tabelbestand import OnleesbaarBestand, lees_bestand

# A page with more faults than this helps nobody: the first ones are mended first.
_MEESTE_FOUTEN = 200
# Long enough to read the rehearsal over, not to come back tomorrow.
_GELDIG_SECONDEN = 4 * 3600
_ZOUT = "trajecten.inlezen"
_VERLOPEN = "Deze pagina is verlopen. Laad het bestand opnieuw op."


@deur("verzoeken_inlezen")
@require_http_methods(["GET", "HEAD", "POST"])
def verzoeken_inlezen(request: HttpRequest) -> HttpResponse:
    """Choose a file; when everything in it is right it waits for one more click, otherwise every fault is told."""
    if request.method != "POST":
        return _kies(request, VerzoekenInlezenForm())
    if "inhoud" in request.POST:
        return _lees_in(request)
    formulier = VerzoekenInlezenForm(request.POST, request.FILES)
    if not formulier.is_valid():
        return _kies(request, formulier)
    bestand = formulier.cleaned_data["bestand"]
    try:
        teksten, fouten = teksten_van(lees_bestand(bestand, bestand.size, WAT))
    except OnleesbaarBestand as fout:
        formulier.add_error("bestand", str(fout))
        return _kies(request, formulier)
    if fouten:
        return _kies(request, formulier, fouten)
    door = door_van(request)
    gelezen = lees(teksten, momentopname(timezone.localdate()), door)
    fouten = gelezen.fouten or _repeteer(gelezen, door)
    if fouten:
        return _kies(request, formulier, fouten)
    inhoud = signing.dumps(
        {"wie": str(door.lidmaatschap_id), "teksten": gelezen.teksten}, salt=_ZOUT, compress=True
    )
    return render(
        request,
        "trajecten/verzoeken_nakijken.html",
        {"formulier": VerzoekenBevestigForm(initial={"inhoud": inhoud}), "aantal": len(gelezen.rijen)},
    )


def _repeteer(gelezen: Gelezen, door: Any) -> list[Rijfout]:
    try:
        lees_in(gelezen.rijen, is_repetitie=True, door=door)
    except RijenGeweigerd as nee:
        return [Rijfout(rij, kop(veld), zin) for rij, veld, zin in nee.rijen]
    except Geweigerd as nee:
        return [Rijfout(0, "", nee.zin)]
    return []


def _kies(
    request: HttpRequest, formulier: VerzoekenInlezenForm, fouten: list[Rijfout] | None = None
) -> HttpResponse:
    fouten = sorted(fouten or [], key=lambda fout: fout.rij)
    context = {
        "formulier": formulier,
        "fouten": fouten[:_MEESTE_FOUTEN],
        "fouten_meer": max(0, len(fouten) - _MEESTE_FOUTEN),
        "kolommen": KOLOMMEN,
    }
    return render(
        request, "trajecten/verzoeken_inlezen.html", context, status=422 if formulier.is_bound else 200
    )


def _lees_in(request: HttpRequest) -> HttpResponse:
    """The second click: what was looked at is read again from the form and read in."""
    door = door_van(request)
    formulier, opnieuw = VerzoekenBevestigForm(request.POST), VerzoekenInlezenForm({})
    try:
        if not formulier.is_valid():
            raise signing.BadSignature
        inhoud = signing.loads(formulier.cleaned_data["inhoud"], salt=_ZOUT, max_age=_GELDIG_SECONDEN)
        if inhoud["wie"] != str(door.lidmaatschap_id):
            raise signing.BadSignature
    except signing.BadSignature:
        opnieuw.zet_fouten(_VERLOPEN, {})
        return _kies(request, opnieuw)
    gelezen = lees(inhoud["teksten"], momentopname(timezone.localdate()), door)

    def doe() -> str:
        if gelezen.fouten:
            raise Geweigerd("Er klopt iets niet meer in dit bestand. Laad het opnieuw op, dan zie je wat.")
        lees_in(gelezen.rijen, door=door)
        return reverse("traject_lijst")

    try:
        adres = eenmalig(formulier.cleaned_data["aanvraag_sleutel"], "verzoeken_inlezen", door=door, doe=doe)
    except Geweigerd as nee:
        opnieuw.zet_fouten(f"{nee.zin} Laad het bestand opnieuw op.", {})
        return _kies(request, opnieuw)
    messages.success(request, f"Ingelezen: {len(gelezen.rijen)}.")
    return redirect(adres)
