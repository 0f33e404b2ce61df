"""The street door to what happens to one signed agreement: in, back, accepted, longer, elsewhere, stopped."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ama.bladen.levensloop import naarkeuzes, stopgevolgen
from ama.bladen.lijst import stand_met_bron
from ama.documenten.scans import scans_van
from ama.domein.levensloop import scan_bezwaar
from ama.forms.levensloop import (
    AfbreekForm,
    BevestigForm,
    DimonaForm,
    OverdragenForm,
    StopForm,
    TerugsturenForm,
    VerlengForm,
)
from ama.handelingen import beeindigen, einde_melden, indienen, overdragen
from ama.models import Overeenkomst
from ama.statussen import IN_OPMAAK
from ama.views.scherm import werk_overeenkomst_af
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


def _overeenkomst(request: HttpRequest, pk: UUID) -> Overeenkomst:
    return haal(request, Overeenkomst.objects.met_verbanden(), pk)


@deur("overeenkomst_indienen")
@_METHODEN
def overeenkomst_indienen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand in: what it means for the subsidy stands above the button, and what is wrong with a scan."""
    door, rij = door_van(request), _overeenkomst(request, pk)

    def doe(formulier: BevestigForm) -> str:
        indienen.overeenkomst_indienen(rij, versie=formulier.cleaned_data["versie"], door=door)
        return rij.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_indienen",
        rij,
        maak=lambda data: BevestigForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="De overeenkomst is ingediend bij het departement.",
        context={
            "zin": stand_met_bron(rij, timezone.localdate()),
            "scanzin": lambda: scan_bezwaar(scans_van(rij.pk)),
        },
    )


@deur("overeenkomst_aanvaarden")
@_METHODEN
def overeenkomst_aanvaarden(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The departement accepts."""
    door, rij = door_van(request), _overeenkomst(request, pk)

    def doe(formulier: BevestigForm) -> str:
        indienen.overeenkomst_aanvaarden(rij, versie=formulier.cleaned_data["versie"], door=door)
        return rij.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_aanvaarden",
        rij,
        maak=lambda data: BevestigForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="De overeenkomst is aanvaard. De begeleider krijgt bericht.",
        context={"zin": stand_met_bron(rij, timezone.localdate())},
    )


@deur("overeenkomst_terugsturen")
@_METHODEN
def overeenkomst_terugsturen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The departement sends it back with a reason."""
    door, rij = door_van(request), _overeenkomst(request, pk)

    def doe(formulier: TerugsturenForm) -> str:
        gegevens = formulier.cleaned_data
        indienen.overeenkomst_terugsturen(rij, reden=gegevens["reden"], versie=gegevens["versie"], door=door)
        return rij.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_terugsturen",
        rij,
        maak=lambda data: TerugsturenForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="De overeenkomst is teruggestuurd. De begeleider krijgt een taak.",
    )


@deur("overeenkomst_stopzetten")
@_METHODEN
def overeenkomst_stopzetten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop a signed agreement, or break a draft off; what that does stands above the form."""
    door, rij = door_van(request), _overeenkomst(request, pk)
    is_ontwerp = rij.status in IN_OPMAAK

    def maak(data: QueryDict | None) -> WerkzorgForm:
        begin = {"versie": rij.versie}
        if is_ontwerp:
            return AfbreekForm(data, initial=begin)
        return StopForm(
            data,
            initial={
                **begin,
                "einde": rij.einde or timezone.localdate(),
                "reden": request.GET.get("reden", ""),
                "dimona_uit_op": rij.dimona_uit_op,
            },
        )

    def doe(formulier: WerkzorgForm) -> str:
        gegevens = formulier.cleaned_data
        beeindigen.overeenkomst_stopzetten(
            rij,
            einde=gegevens.get("einde"),
            reden=gegevens.get("reden", ""),
            toelichting=gegevens["toelichting"],
            dimona_uit_op=gegevens.get("dimona_uit_op"),
            versie=gegevens["versie"],
            door=door,
        )
        return rij.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_stopzetten",
        rij,
        maak=maak,
        doe=doe,
        gelukt="De overeenkomst is afgebroken." if is_ontwerp else "De overeenkomst is stopgezet.",
        context={"gevolgen": stopgevolgen(rij)},
    )


@deur("overeenkomst_verlengen")
@_METHODEN
def overeenkomst_verlengen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move a planned end, or take it away."""
    door, rij = door_van(request), _overeenkomst(request, pk)

    def doe(formulier: VerlengForm) -> str:
        gegevens = formulier.cleaned_data
        beeindigen.overeenkomst_verlengen(
            rij,
            einde=gegevens["einde"],
            toelichting=gegevens["toelichting"],
            versie=gegevens["versie"],
            door=door,
        )
        return rij.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_verlengen",
        rij,
        maak=lambda data: VerlengForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="Het geplande einde is aangepast.",
    )


@deur("overeenkomst_overdragen")
@_METHODEN
def overeenkomst_overdragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give it to a colleague, or the guidance to another begeleider."""
    door, rij = door_van(request), _overeenkomst(request, pk)
    naar = naarkeuzes(door, rij)

    def doe(formulier: OverdragenForm) -> str:
        overdragen.overeenkomst_overdragen(
            rij, versie=formulier.cleaned_data["versie"], door=door, **formulier.gekozen
        )
        return rij.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_overdragen",
        rij,
        maak=lambda data: OverdragenForm(data, naar=naar, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="De overeenkomst is overgedragen. Wie ze kreeg, krijgt bericht.",
    )


@deur("einde_gemeld_noteren")
@_METHODEN
def einde_gemeld_noteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that who gave permission knows of the end."""
    door, rij = door_van(request), _overeenkomst(request, pk)

    def doe(formulier: BevestigForm) -> str:
        einde_melden.einde_gemeld_noteren(rij, versie=formulier.cleaned_data["versie"], door=door)
        return rij.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "einde_gemeld_noteren",
        rij,
        maak=lambda data: BevestigForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="Genoteerd: het einde is gemeld.",
    )


@deur("dimona_vastleggen")
@_METHODEN
def dimona_vastleggen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down the declaration DWD."""
    door, rij = door_van(request), _overeenkomst(request, pk)
    velden = ("dimona_referentie", "dimona_in_op", "dimona_uit_op")

    def doe(formulier: DimonaForm) -> str:
        gegevens = formulier.cleaned_data
        beeindigen.dimona_vastleggen(
            rij,
            referentie=gegevens["dimona_referentie"],
            in_op=gegevens["dimona_in_op"],
            uit_op=gegevens["dimona_uit_op"],
            versie=gegevens["versie"],
            door=door,
        )
        return rij.get_absolute_url()

    def maak(data: QueryDict | None) -> DimonaForm:
        nu = _overeenkomst(request, pk) if data is None and request.method == "POST" else rij
        return DimonaForm(data, initial={"versie": nu.versie, **{veld: getattr(nu, veld) for veld in velden}})

    return werk_overeenkomst_af(
        request,
        "dimona_vastleggen",
        rij,
        maak=maak,
        doe=doe,
        gelukt="De Dimona-aangifte is ingevuld.",
        toont_nu=True,
    )
