"""Calls for who is signed in: the list, one of them, and the acts of the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mandaten.bladen.oproepen import (
    Ontwerp,
    deskblad,
    gekozen,
    in_volgorde,
    kan_aanvragen,
    met_aantal,
    ontwerpblad,
    oproepblad,
    oproepregels,
)
from mandaten.forms.oproepen import (
    OproepFilterForm,
    OproepHeropenenForm,
    OproepNakijkenForm,
    OproepPublicerenForm,
    OproepSluitenForm,
    criteriavoorstel,
)
from mandaten.handelingen import oproepen as handelingen
from mandaten.models import Oproep
from mandaten.querysets import beslist_over
from mandaten.soorten import SOORTEN
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.oproephulp import Oproepcijfers, oproepcijfers
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.plaatsen.models import Regio
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formulieren import WerkzorgForm
from werkzorg.ui.volgorde import op_naam


@deur("oproep_lijst")
@require_safe
def oproep_lijst(request: HttpRequest) -> HttpResponse:
    """All calls that the reader may see: open, announced, closed."""
    door = door_van(request)
    formulier = OproepFilterForm(request.GET)
    rijen = gekozen(zichtbaar(request, Oproep.objects.all()), formulier)
    bladering = Bladering(met_aantal(in_volgorde(rijen)), request.GET, aantal=rijen.count())
    blad = bladering.bladzijde
    blad.object_list = oproepregels(blad.object_list, door)
    context = {
        **bladering.context(),
        "formulier": formulier,
        "is_gefilterd": any(request.GET.get(veld) for veld in ("soort", "stand")),
        "toont_aantal": bool(beslist_over(door)),
        "publiceren_url": reverse("oproep_publiceren") if mag(door, "oproep_publiceren") else "",
    }
    return render(request, "mandaten/oproep_lijst.html", context)


@deur("oproep_detail")
@require_safe
def oproep_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One call: what everybody reads, and for the desk what it brought."""
    door = door_van(request)
    oproep = haal(request, in_volgorde(Oproep.objects.select_related("uitgever", "heropent")), pk)
    desk = deskblad(oproep, door)
    context = {
        "oproep": oproepblad(oproep),
        "uitgever": oproep.uitgever.naam,
        "heropent": oproep.heropent,
        "heropeningen": list(oproep.heropeningen.order_by("opent_op")),
        "desk": desk,
        "nakijken": OproepNakijkenForm() if desk.get("na_te_kijken") else None,
        "nakijken_url": reverse("oproep_nakijken", args=[oproep.pk]),
        "starten_url": (
            f"{reverse('aanvraag_starten')}?oproep={oproep.pk}" if kan_aanvragen(oproep, door) else ""
        ),
        "vergelijken_url": reverse("oproep_vergelijken", args=[oproep.pk]),
        "openbaar_url": reverse("oproep_openbaar", args=[oproep.pk]),
    }
    return render(request, "mandaten/oproep_detail.html", context)


@deur("oproep_publiceren")
@require_http_methods(["GET", "HEAD", "POST"])
def oproep_publiceren(request: HttpRequest) -> HttpResponse:
    """Publish a call about a kind that the reader's role decides about."""
    door = door_van(request)
    keuzes: dict[str, Any] = {
        "soorten": [
            (soort.sleutel, soort.label)
            for soort in SOORTEN.values()
            if soort.via_oproep and soort.sleutel in beslist_over(door)
        ],
        "regios": list(Regio.objects.order_by(*op_naam("naam")).values_list("sleutel", "naam")),
    }
    if request.method != "POST":
        cijfers = _cijfers(request, OproepPublicerenForm(**keuzes))
        formulier = OproepPublicerenForm(**keuzes, initial=criteriavoorstel(cijfers))
        return _publiceerscherm(request, formulier, cijfers=cijfers)
    formulier = OproepPublicerenForm(request.POST, **keuzes)
    if not formulier.is_valid():
        return _publiceerscherm(request, formulier)
    if "wijzig" in request.POST:
        return _publiceerscherm(request, formulier, status=200)
    gegevens, nu = formulier.oproepgegevens(), handelingen.nu_in_de_databank()
    ontwerp = ontwerpblad(gegevens, nu)
    if ontwerp.vingerafdruk != formulier.cleaned_data["gezien"]:
        try:
            handelingen.eis_publiceerbaar(gegevens, nu=nu, door=door)
        except Geweigerd as nee:
            formulier.zet_fouten(nee.zin, nee.velden)
            return _publiceerscherm(request, formulier)
        return _laat_lezen(request, formulier, ontwerp)
    return _doe(
        request,
        formulier,
        "oproep_publiceren",
        lambda: handelingen.oproep_publiceren(gegevens, door=door),
        lambda: _publiceerscherm(request, formulier),
        "De oproep is gepubliceerd.",
    )


def _laat_lezen(request: HttpRequest, formulier: OproepPublicerenForm, ontwerp: Ontwerp) -> HttpResponse:
    """The call as everybody will read it, with what was typed hidden below: to publish, or to change it first."""
    velden = [
        (naam, waarde)
        for naam in formulier.fields
        if naam != "gezien"
        for waarde in request.POST.getlist(naam)
    ]
    context = {
        "oproep": ontwerp.oproep,
        "waarschuwingen": ontwerp.waarschuwingen,
        "vingerafdruk": ontwerp.vingerafdruk,
        "velden": velden,
        "is_veranderd": bool(formulier.cleaned_data["gezien"]),
    }
    return render(request, "mandaten/oproep_nalezen.html", context)


def _publiceerscherm(
    request: HttpRequest,
    formulier: OproepPublicerenForm,
    status: int | None = None,
    *,
    cijfers: Oproepcijfers | None = None,
) -> HttpResponse:
    balk = conceptbalk(
        formulier, "oproep_publiceren", door=door_van(request), gevraagd=request.GET.get("concept", "")
    )
    context = {
        "formulier": formulier,
        "concept": balk,
        "cijfers": cijfers or _cijfers(request, formulier),
        # Who decides about one kind does not choose.
        "soort": SOORTEN[formulier["soort"].initial].label if formulier["soort"].is_hidden else "",
    }
    if formulier.is_bound:
        # Whoever comes back here reads it again before it is published.
        formulier.data = request.POST.copy()
        formulier.data["gezien"] = ""
    status = status or (422 if formulier.is_bound else 200)
    return render(request, "mandaten/oproep_publiceren.html", context, status=status)


def _cijfers(request: HttpRequest, formulier: OproepPublicerenForm) -> Oproepcijfers | None:
    """What an offer knows about this kind, for who decides about one kind only."""
    if not formulier["soort"].is_hidden:
        return None
    return oproepcijfers(str(formulier["soort"].initial), door_van(request), timezone.localdate())


@deur("oproep_heropenen")
@require_http_methods(["GET", "HEAD", "POST"])
def oproep_heropenen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a closed call again for the regio's that stayed empty."""
    door = door_van(request)
    oproep = haal(request, Oproep.objects.te_beheren_door(door), pk)
    rijen = list(oproep.regios.order_by(*op_naam("regio__naam")).values_list("regio_id", "regio__naam"))
    bezet = Oproep.objects.bezetting(oproep.soort, [sleutel for sleutel, _ in rijen])
    leeg = set(bezet.leeg([sleutel for sleutel, _ in rijen]))
    # A regio that is taken meanwhile can still be sent: the act says why it cannot be opened.
    gevraagd = set(request.POST.getlist("regios"))
    keuzes = [(sleutel, naam) for sleutel, naam in rijen if sleutel in leeg | gevraagd]
    if request.method == "POST":
        formulier = OproepHeropenenForm(request.POST, regios=keuzes)
    else:
        formulier = OproepHeropenenForm(
            regios=keuzes,
            initial={
                "regios": sorted(leeg),
                "titel": f"Heropening: {oproep.titel}"[:200],
                "omschrijving": oproep.omschrijving,
            },
        )

    def scherm() -> HttpResponse:
        balk = conceptbalk(
            formulier, "oproep_heropenen", door=door, gevraagd=request.GET.get("concept", ""), obj=oproep
        )
        context = {
            "formulier": formulier,
            "concept": balk,
            "oproep": oproep,
            "criteria": list(oproep.criteria.all()),
            "bezet": [(naam, bezet.waarom(sleutel)) for sleutel, naam in rijen if sleutel not in leeg],
            "kan": bool(keuzes) and oproep.toestand == "gesloten",
        }
        status = 422 if formulier.is_bound else 200
        return render(request, "mandaten/oproep_heropenen.html", context, status=status)

    if request.method != "POST" or not formulier.is_valid():
        return scherm()
    return _doe(
        request,
        formulier,
        "oproep_heropenen",
        lambda: handelingen.oproep_heropenen(
            oproep,
            regios=formulier.cleaned_data["regios"],
            opent_op=formulier.opent_op,
            sluit_op=formulier.sluit_op,
            titel=formulier.cleaned_data["titel"],
            omschrijving=formulier.cleaned_data["omschrijving"],
            door=door,
        ),
        scherm,
        "De oproep is heropend.",
    )


@deur("oproep_sluiten")
@require_http_methods(["GET", "HEAD", "POST"])
def oproep_sluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a call before its last moment, with a reason."""
    door = door_van(request)
    oproep = haal(request, Oproep.objects.te_beheren_door(door), pk)
    formulier = OproepSluitenForm(request.POST if request.method == "POST" else None)

    def scherm() -> HttpResponse:
        status = 422 if formulier.is_bound else 200
        context = {"formulier": formulier, "oproep": oproep, "is_gesloten": oproep.toestand == "gesloten"}
        return render(request, "mandaten/oproep_sluiten.html", context, status=status)

    if request.method != "POST" or not formulier.is_valid():
        return scherm()

    def sluit() -> Oproep:
        handelingen.oproep_sluiten(oproep, reden=formulier.cleaned_data["reden"], door=door)
        return oproep

    return _doe(request, formulier, "oproep_sluiten", sluit, scherm, "De oproep is gesloten.")


@deur("oproep_nakijken")
@require_POST
def oproep_nakijken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The reader saw what a closed call brought."""
    door = door_van(request)
    oproep = haal(request, Oproep.objects.te_beheren_door(door), pk)
    formulier = OproepNakijkenForm(request.POST)
    terug = oproep.get_absolute_url()
    if not formulier.is_valid():
        messages.error(request, formulier.foutenlijst()[0].bericht)
        return redirect(terug)

    def weiger() -> HttpResponse:
        messages.error(request, " ".join(fout.bericht for fout in formulier.foutenlijst()))
        return redirect(terug)

    return _doe(
        request,
        formulier,
        "oproep_nakijken",
        lambda: handelingen.oproep_nakijken(oproep, door=door),
        weiger,
        "De taak is afgerond.",
    )


def _doe(
    request: HttpRequest,
    formulier: WerkzorgForm,
    sleutel: str,
    doe: Callable[[], Oproep],
    bij_weigering: Callable[[], HttpResponse],
    gelukt: str,
) -> HttpResponse:
    """Does the act once for this form, and goes to the page of the call that came out of it."""
    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"],
            sleutel,
            door=door_van(request),
            doe=lambda: doe().get_absolute_url(),
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return bij_weigering()
    except Oproep.DoesNotExist:
        # The right to this one ended while the form was on its way.
        raise Http404 from None
    messages.success(request, gelukt)
    return redirect(adres)
