"""The street door to a closed file of the decree of 2014."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from trajecten.forms.oud import OudTrajectForm
from trajecten.handelingen.oud import OudTraject
from trajecten.handelingen.oud import oud_traject_verbeteren as verbeter
from trajecten.models import Traject
from trajecten.views.scherm import werk_traject_af
from werkzorg.toegang.poort import deur, door_van, haal


@deur("oud_traject_verbeteren")
@require_http_methods(["GET", "HEAD", "POST"])
def oud_traject_verbeteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mend what a closed file of 2014 says."""
    door = door_van(request)
    traject = haal(request, Traject.objects.met_verbanden(), pk)

    def doe(formulier: OudTrajectForm) -> str:
        verbeter(
            traject,
            oud=OudTraject(**formulier.gegevens()),
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "oud_traject_verbeteren",
        traject,
        maak=lambda data: OudTrajectForm(data, initial=OudTrajectForm.begin(traject)),
        doe=doe,
        gelukt="Het dossier is verbeterd. De geschiedenis bewaart wat er eerst stond.",
    )
