"""The street door to a new agreement, its draft, and the paper before it is sealed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen.opmaak import (
    Begin,
    Werkpostkeuzes,
    begin_voor,
    checklist,
    nagekeken_voor,
    opmaak_van_begin,
    werkpostkeuzes,
)
from ama.documenten.overeenkomst import voorbeeld_pdf
from ama.domein.ontwerp import Opmaak
from ama.domein.samenloop import SOORTEN as SOORTNAMEN
from ama.forms.opmaken import BewerkenForm, OpmakenForm, begin_van
from ama.handelingen import opmaken as handelingen
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.persoonsbeeld import Persoonsbeeld, lees_persoon, opmaak_van, persoon_bij
from ama.models.versielezen import handtekeningen_van, lees_versies
from ama.views.scherm import werk_overeenkomst_af
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("overeenkomst_opmaken")
@_METHODEN
def overeenkomst_opmaken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One page: where, when and what is agreed, with the checks of the rules above it."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    begin = begin_voor(deelnemer.pk, door)
    keuzes = _keuzes(request)
    persoon = lees_persoon(deelnemer.pk, door.organisatie_id)
    soort = persoon.nieuwe_soort
    gemaakt: list[OpmakenForm] = []

    def maak(data: QueryDict | None) -> OpmakenForm:
        gemaakt.append(
            OpmakenForm(
                data,
                werkposten=keuzes.groepen,
                soort=soort,
                met_zoeken=keuzes.is_meer,
                inhoud=begin.inhoud,
                vanaf=timezone.localdate(),
                initial=begin.velden,
            )
        )
        return gemaakt[-1]

    def doe(formulier: OpmakenForm) -> str:
        opmaak = formulier.opmaak()
        assert opmaak is not None  # both fields are required
        return handelingen.overeenkomst_opmaken(deelnemer, opmaak=opmaak, door=door).get_absolute_url()

    return scherm.werk_af(
        request,
        "overeenkomst_opmaken",
        sjabloon="ama/overeenkomst_opmaken.html",
        obj=deelnemer,
        maak=maak,
        doe=doe,
        gelukt="De overeenkomst is bewaard. Hieronder zie je wat nog moet gebeuren.",
        context={
            "deelnemer": deelnemer,
            "soort": SOORTNAMEN[soort],
            "begin": begin,
            "controles": _controles(gemaakt, lambda: persoon, soort, opmaak_van_begin(begin)),
            "terug_url": deelnemer.get_absolute_url(),
        },
    )


@deur("overeenkomst_bewerken")
@_METHODEN
def overeenkomst_bewerken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same page over a draft."""
    door = door_van(request)
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)
    versie = _laatste(overeenkomst)
    opmaak = opmaak_van(overeenkomst, versie)
    getekend = handtekeningen_van(versie)
    eigen = str(overeenkomst.werkpost_id)
    keuzes = _keuzes(request, eigen)
    groepen = keuzes.groepen
    if eigen not in {sleutel for _, groep in groepen for sleutel, _ in groep}:
        groepen = [("Deze overeenkomst", [(eigen, overeenkomst.werkpost.naam)]), *groepen]
    gemaakt: list[OpmakenForm] = []

    def maak(data: QueryDict | None) -> BewerkenForm:
        formulier = BewerkenForm(
            data,
            is_getekend=bool(getekend),
            werkposten=groepen,
            soort=overeenkomst.soort,
            met_zoeken=keuzes.is_meer,
            inhoud=opmaak.inhoud,
            vanaf=overeenkomst.start,
            initial={**begin_van(opmaak), "versie": overeenkomst.versie},
        )
        gemaakt.append(formulier)
        return formulier

    def doe(formulier: BewerkenForm) -> str:
        nieuw, schoon = formulier.opmaak(), formulier.cleaned_data
        assert nieuw is not None  # both fields are required
        handelingen.overeenkomst_bewerken(
            overeenkomst,
            opmaak=nieuw,
            versie=schoon["versie"],
            opnieuw_tekenen=schoon.get("opnieuw_tekenen", False),
            door=door,
        )
        return overeenkomst.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_bewerken",
        overeenkomst,
        maak=maak,
        doe=doe,
        gelukt="De overeenkomst is bewaard.",
        sjabloon="ama/overeenkomst_opmaken.html",
        toont_nu=True,
        context={
            "begin": Begin(opmaak.inhoud, {}, None),
            "soort": SOORTNAMEN[overeenkomst.soort],
            "controles": _controles(
                gemaakt, partial(persoon_bij, overeenkomst), overeenkomst.soort, opmaak, overeenkomst
            ),
        },
    )


def _keuzes(request: HttpRequest, gekozen: str = "") -> Werkpostkeuzes:
    return werkpostkeuzes(
        timezone.localdate(),
        door_van(request),
        zoek=request.POST.get("zoek_werkpost", "")[:100],
        gekozen=request.POST.get("werkpost", gekozen),
    )


@deur("overeenkomst_voorbeeld")
@require_safe
def overeenkomst_voorbeeld(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The paper of what waits for signatures, to read and to sign by hand; not sealed, and it says so."""
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)
    versie = Overeenkomstversie.objects.filter(overeenkomst=overeenkomst).open().first()
    if versie is None:
        raise Http404
    return HttpResponse(
        voorbeeld_pdf(versie),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="overeenkomst-ontwerp.pdf"'},
    )


def _laatste(overeenkomst: Overeenkomst) -> Overeenkomstversie:
    """The version that was written last, with its schedule."""
    versies = lees_versies(
        Overeenkomstversie.objects.filter(overeenkomst=overeenkomst).order_by("-nummer")[:1]
    )
    if not versies:
        raise Http404
    return versies[0]


def _controles(
    gemaakt: list[OpmakenForm],
    persoon: Callable[[], Persoonsbeeld],
    soort: str,
    bestaand: Opmaak | None = None,
    van: Overeenkomst | None = None,
) -> Callable[[], dict[str, Any]]:
    """The checks of what the form holds, asked by the template when it shows them."""

    def controles() -> dict[str, Any]:
        formulier, opmaak = gemaakt[-1], bestaand
        start: date = bestaand.start if bestaand else timezone.localdate()
        # A form that is shown again after "Kijk na" was not judged yet.
        if formulier.is_bound:
            formulier.is_valid()
            opmaak = formulier.opmaak() or opmaak
        return checklist(nagekeken_voor(persoon(), opmaak, start, soort=soort, van=van))

    return controles
