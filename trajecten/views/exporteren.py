"""The street door to a traject as a file for another program."""

from __future__ import annotations

import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from trajecten.bladen.kop import kop_van
from trajecten.exports.klantvolgsysteem import MEDIATYPE, Json
from trajecten.exports.oslo import geen_document, omvang_voor
from trajecten.forms.exporteren import ExporteerForm
from trajecten.handelingen import exporteren
from trajecten.models import Traject
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond


@deur("traject_exporteren")
@require_http_methods(["GET", "HEAD", "POST"])
def traject_exporteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Download the traject as an OSLO document, after reading what stands in it."""
    door = door_van(request)
    traject = haal(request, Traject.objects.met_verbanden(), pk)
    if zin := geen_document(traject):
        messages.info(request, zin)
        return redirect(traject)
    formulier = ExporteerForm(
        request.POST if request.method == "POST" else None,
        mag_insz=exporteren.mag_insz(traject.deelnemer, door),
    )
    if formulier.is_bound and formulier.is_valid():
        # Twice is two files, and stands in the logboek twice: nothing else happens by it.
        try:
            data = exporteren.traject_exporteren(
                traject, met_insz=formulier.cleaned_data.get("met_insz", False), door=door
            )
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
        except Traject.DoesNotExist:
            raise Http404 from None
        else:
            return _bestand(request, traject, data)
    return render(
        request,
        "trajecten/traject_exporteren.html",
        {
            **kop_van(traject),
            "titel": "Exporteer als OSLO-document",
            "formulier": formulier,
            "omvang": omvang_voor(traject, door),
            "terug_url": traject.get_absolute_url(),
        },
        status=422 if formulier.is_bound else 200,
    )


def _bestand(request: HttpRequest, traject: Traject, data: Json) -> HttpResponse:
    """The document as download; the data of the person in it are noted beside those of the traject."""
    noteer_getoond(
        request,
        Deelnemer._meta.label_lower,
        [traject.deelnemer],
        object_id=traject.deelnemer_id,
        getoond=omvang_voor(traject, door_van(request)).persoonsgroepen,
    )
    return HttpResponse(
        json.dumps(data, ensure_ascii=False, indent=1),
        content_type=MEDIATYPE,
        headers={
            "Content-Disposition": f'attachment; filename="traject-{traject.deelnemer.dossiernummer}.jsonld"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
