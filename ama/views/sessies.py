"""The street door to sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen.sessies import als_keuzes, gekozen_sessies, kandidaten, regel
from ama.domein.aanwezigheid import Status
from ama.forms.aanwezigheden import lees_dag
from ama.forms.sessies import (
    DEELNEMER,
    OVEREENKOMST,
    WERKPOST,
    BevestigForm,
    SessieFilterForm,
    SessieForm,
    gelezen_plaats,
)
from ama.handelingen import sessies as handelingen
from ama.lijsten.sessies import IN_LIJST
from ama.models import Aanwezigheid, Begeleidingssessie, Overeenkomst
from werkzorg.handelen import scherm
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
_LIJST = "begeleidingssessie_lijst"
# Kind of place from which a session is written down -> the page to go back to.
_PAGINAS = {
    DEELNEMER: "dossier_detail",
    OVEREENKOMST: "overeenkomst_detail",
    WERKPOST: "aanwezigheden_registreren",
}
# The names that one can choose.
_NAMEN = frozenset({"identiteit"})


@deur("begeleidingssessie_lijst")
@require_safe
def begeleidingssessie_lijst(request: HttpRequest) -> HttpResponse:
    """The sessions that you may read, the newest first."""
    door = door_van(request)
    formulier = SessieFilterForm(request.GET)
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    bladering = Bladering(
        gekozen_sessies(zichtbaar(request, Begeleidingssessie.objects.all()), vraag, door), request.GET
    )
    blad = bladering.bladzijde
    noteer_getoond(request, handelingen.SESSIE, blad.object_list, getoond=IN_LIJST)
    blad.object_list = [regel(rij, door) for rij in blad.object_list]
    return render(
        request,
        "ama/begeleidingssessie_lijst.html",
        {**bladering.context(), "formulier": formulier, "is_gefilterd": any(vraag.values())},
    )


@deur("sessie_registreren")
@_METHODEN
def sessie_registreren(request: HttpRequest) -> HttpResponse:
    """Write down a session, with one or many people."""
    door = door_van(request)
    soort, sleutel = gelezen_plaats(request.POST.get("vanaf", "") or request.GET.get("vanaf", ""))
    op = lees_dag(request.GET.get("op"), timezone.localdate())

    def zoeker(gekozen: Sequence[UUID], zoek: str) -> list[tuple[str, str]]:
        mensen = kandidaten(door, gekozen=gekozen, zoek=zoek)
        noteer_getoond(request, "deelnemers.deelnemer", mensen, getoond=_NAMEN)
        return als_keuzes(mensen)

    def maak(data: QueryDict | None) -> SessieForm:
        begin: dict[str, Any] = {"op": op}
        if data is None:
            begin["deelnemers"] = [str(een) for een in _van_plaats(soort, sleutel, op, door)]
        if sleutel is not None:
            begin["vanaf"] = f"{soort}:{sleutel}"
        if data is None or "wijzig" not in data:
            return SessieForm(data, zoeker=zoeker, initial=begin)
        # Looking for somebody judges nothing yet: what was typed stands there again.
        formulier = SessieForm(None, zoeker=zoeker, initial=begin)
        formulier.concept = data
        return formulier

    def doe(formulier: SessieForm) -> str:
        handelingen.sessie_registreren(**formulier.waarden(), door=door)
        return _adres(soort, sleutel)

    return scherm.werk_af(
        request,
        "sessie_registreren",
        sjabloon="ama/sessie_registreren.html",
        obj=None,
        maak=maak,
        doe=doe,
        gelukt="De sessie is bewaard. Je kunt ze nog 10 minuten terugnemen.",
        context={"terug_url": _adres(soort, sleutel)},
    )


@deur("sessie_terugnemen")
@_METHODEN
def sessie_terugnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a session back, within ten minutes."""
    door, sessie = door_van(request), _sessie(request, pk)

    def doe(_formulier: BevestigForm) -> str:
        handelingen.sessie_terugnemen(sessie, door=door)
        return reverse("begeleidingssessie_lijst")

    return _bevestig(
        request,
        "sessie_terugnemen",
        sessie,
        doe,
        "De sessie is teruggenomen.",
        titel="Neem de sessie terug",
    )


@deur("sessie_opvolgen")
@_METHODEN
def sessie_opvolgen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that what a session asked for is done."""
    door, sessie = door_van(request), _sessie(request, pk)

    def doe(_formulier: BevestigForm) -> str:
        handelingen.sessie_opvolgen(sessie, door=door)
        return reverse("vandaag")

    return _bevestig(
        request,
        "sessie_opvolgen",
        sessie,
        doe,
        "De opvolging is afgerond.",
        titel="Rond de opvolging van de sessie af",
    )


def _sessie(request: HttpRequest, pk: UUID) -> Begeleidingssessie:
    return haal(request, Begeleidingssessie.objects.select_related("deelnemer", "door", "begeleider"), pk)


def _bevestig(
    request: HttpRequest, sleutel: str, sessie: Begeleidingssessie, doe: Any, gelukt: str, *, titel: str
) -> HttpResponse:
    """An act on one session that asks nothing but a yes, under what it says."""
    return scherm.werk_af(
        request,
        sleutel,
        sjabloon="ama/sessie_bevestigen.html",
        obj=sessie,
        maak=lambda data: BevestigForm(data),
        doe=doe,
        gelukt=gelukt,
        context={
            "titel": titel,
            "deelnemer": sessie.deelnemer,
            "regel": regel(sessie, door_van(request)),
            "terug_url": sessie.get_absolute_url(),
        },
    )


def _van_plaats(soort: str, sleutel: UUID | None, op: date, door: Hoedanigheid) -> list[UUID]:
    """Whom the page from which somebody came is about; from the sheet of a werkpost who was there on `op`."""
    if sleutel is None or soort == DEELNEMER:
        return [sleutel] if sleutel is not None else []
    rijen = Overeenkomst.objects.zichtbaar_voor(door)
    if soort == WERKPOST:
        aanwezig = Aanwezigheid.objects.filter(dag=op, status=Status.AANWEZIG.value)
        rijen = rijen.filter(werkpost_id=sleutel, pk__in=aanwezig.values("overeenkomst_id"))
    else:
        rijen = rijen.filter(pk=sleutel)
    return list(rijen.values_list("deelnemer_id", flat=True))


def _adres(soort: str, sleutel: UUID | None) -> str:
    return reverse(_PAGINAS[soort], args=[sleutel]) if sleutel is not None else reverse(_LIJST)
