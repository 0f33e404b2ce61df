"""The street door to a request: enter it for a person, and withdraw it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from trajecten.forms.verzoek import VerzoekIntrekkenForm, VerzoekRegistrerenForm
from trajecten.handelingen import verzoek as handelingen
from trajecten.models import Traject
from trajecten.models.verzoek import beeld_voor, doelgroepcontroles
from trajecten.views.scherm import werk_traject_af
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen import scherm
from werkzorg.plaatsen.opzoeken import ligt_in_brussel
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("verzoek_registreren")
@_METHODEN
def verzoek_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A request for one person, with the checks of the target group beside what is filled in."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    kantoren = handelingen.te_kiezen_kantoren(door)
    gemaakt: list[VerzoekRegistrerenForm] = []

    def maak(data: QueryDict | None) -> VerzoekRegistrerenForm:
        begin = {"ontvangen_op": timezone.localdate()}
        gemaakt.append(VerzoekRegistrerenForm(data, kantoren=kantoren, initial=begin))
        return gemaakt[-1]

    def controles() -> Any:
        formulier = gemaakt[-1]
        # A form that is shown again after "Kijk na" was not judged yet.
        if formulier.is_bound:
            formulier.is_valid()
        return doelgroepcontroles(beeld_voor(deelnemer, formulier.verzoek()))

    def doe(formulier: VerzoekRegistrerenForm) -> str:
        verzoek = formulier.verzoek()
        assert verzoek is not None  # the field is required
        traject = handelingen.verzoek_registreren(
            deelnemer, verzoek=verzoek, vdab_id=formulier.vdab_id(), door=door
        )
        return traject.get_absolute_url()

    return scherm.werk_af(
        request,
        "verzoek_registreren",
        sjabloon="trajecten/verzoek_registreren.html",
        obj=deelnemer,
        maak=maak,
        doe=doe,
        gelukt="Het verzoek is geregistreerd. VDAB vindt het op de werklijst.",
        context={
            "deelnemer": deelnemer,
            "controles": controles,
            "brussel": ligt_in_brussel(deelnemer.postcode, deelnemer.gemeente, timezone.localdate()),
            "terug_url": deelnemer.get_absolute_url(),
        },
    )


@deur("verzoek_intrekken")
@_METHODEN
def verzoek_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person steps back before the first talk."""
    door = door_van(request)
    traject = haal(request, Traject.objects.met_verbanden(), pk)

    def doe(formulier: VerzoekIntrekkenForm) -> str:
        schoon = formulier.cleaned_data
        handelingen.verzoek_intrekken(traject, reden=schoon["reden"], versie=schoon["versie"], door=door)
        return traject.get_absolute_url()

    return werk_traject_af(
        request,
        "verzoek_intrekken",
        traject,
        maak=lambda data: VerzoekIntrekkenForm(data, initial={"versie": traject.versie}),
        doe=doe,
        gelukt="Het verzoek is ingetrokken.",
    )
