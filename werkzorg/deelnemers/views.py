"""The street door for people to the shared deelnemer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.deelnemers import handelingen
from werkzorg.deelnemers.domein import WIJZIGBAAR
from werkzorg.deelnemers.dossier import (
    documentenpaneel,
    dossier,
    laatste_wijziger,
    lijstregels,
    waarden_van_versie,
)
from werkzorg.deelnemers.filters import DeelnemerFilter
from werkzorg.deelnemers.forms import DeelnemerRegistrerenForm, DeelnemerWijzigenForm, InszToevoegenForm
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Opzoeking, Versieconflict
from werkzorg.logopmaak import zonder_insz
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

# The groups of data that a list shows of a person.
IN_LIJST = frozenset({"identiteit", "adres"})


@deur("deelnemer_lijst")
@require_safe
def deelnemer_lijst(request: HttpRequest) -> HttpResponse:
    """The people you may see, by name; one match opens at once.

    A number typed in the search box stands in the address: the answer takes it away from there, and from every link.
    """
    if zonder_insz(request.GET.get("zoek", "")) != request.GET.get("zoek", ""):
        messages.warning(
            request, "Zoek op naam of dossiernummer. Met een rijksregisternummer kun je niet zoeken."
        )
        return redirect("deelnemer_lijst")
    rijen = zichtbaar(request, Deelnemer.objects.all()).met_omvang(door_van(request)).gesorteerd()
    filter_ = DeelnemerFilter(request.GET, queryset=rijen)
    bladering = Bladering(filter_.qs, request.GET)
    blad = bladering.bladzijde
    if request.GET.get("zoek", "").strip() and blad.paginator.count == 1:
        return redirect(blad.object_list[0])
    getoond = IN_LIJST if any(rij.is_volledig for rij in blad.object_list) else IN_LIJST - {"adres"}
    noteer_getoond(request, "deelnemers.deelnemer", blad.object_list, getoond=getoond)
    blad.object_list = lijstregels(blad.object_list)
    return render(
        request,
        "deelnemers/deelnemer_lijst.html",
        {
            **bladering.context(),
            "filter": filter_,
            "mag_registreren": mag(door_van(request), "deelnemer_registreren"),
        },
    )


@deur("deelnemer_detail")
@require_safe
def deelnemer_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The dossier of one person."""
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door_van(request)), pk)
    return render(request, "deelnemers/deelnemer_detail.html", dossier(deelnemer, door_van(request)))


@deur("deelnemer_documenten")
@require_safe
def deelnemer_documenten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Only the list of documents: the page asks for it while a document is being made."""
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door_van(request)), pk)
    return render(
        request, "deelnemers/deelnemer_detail.html#documenten", documentenpaneel(deelnemer, door_van(request))
    )


@deur("deelnemer_registreren")
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemer_registreren(request: HttpRequest) -> HttpResponse:
    """Register a person."""
    door = door_van(request)
    if request.method != "POST":
        return _registreerscherm(request, DeelnemerRegistrerenForm())
    formulier = DeelnemerRegistrerenForm(request.POST)
    if not formulier.is_valid():
        return _registreerscherm(request, formulier)

    def registreer() -> str:
        deelnemer = handelingen.deelnemer_registreren(
            formulier.persoonsgegevens(),
            grond=formulier.cleaned_data["grond"],
            geinformeerd_op=formulier.cleaned_data["geinformeerd_op"],
            door=door,
        )
        return reverse("deelnemer_detail", args=[deelnemer.pk])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "deelnemer_registreren", door=door, doe=registreer
        )
    except Geweigerd as nee:
        _zet_fouten(formulier, nee)
        if nee.opzoeking is not None:
            _noteer_opzoeking(request, nee.opzoeking)
        return _registreerscherm(request, formulier)
    messages.success(
        request, "De deelnemer is geregistreerd. Het ontvangstbewijs komt zo bij de documenten te staan."
    )
    return redirect(adres)


def _noteer_opzoeking(request: HttpRequest, opzoeking: Opzoeking) -> None:
    """Notes that a number was looked up: every hit, also one that showed nothing."""
    noteer(
        request,
        object_soort="deelnemers.deelnemer",
        object_id=opzoeking.deelnemer_id,
        deelnemer_ids=[opzoeking.deelnemer_id],
        groepen={"identiteit"} if opzoeking.is_getoond else set(),
        grond="opzoeking",
        uitkomst="getoond" if opzoeking.is_getoond else "geweigerd",
    )


def _registreerscherm(request: HttpRequest, formulier: DeelnemerRegistrerenForm) -> HttpResponse:
    status = 422 if formulier.is_bound else 200
    return render(request, "deelnemers/deelnemer_registreren.html", {"formulier": formulier}, status=status)


@deur("deelnemer_wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemer_wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct the data of a person; when a colleague was first, both texts stand side by side."""
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door_van(request)), pk)
    if request.method != "POST":
        return _wijzigscherm(request, deelnemer, DeelnemerWijzigenForm.van(deelnemer))
    gegevens = request.POST.copy()
    _neem_keuzes_over(gegevens, deelnemer)
    formulier = DeelnemerWijzigenForm(gegevens)
    if not formulier.is_valid():
        return _wijzigscherm(request, deelnemer, formulier)
    door = door_van(request)

    def wijzig() -> str:
        handelingen.deelnemer_wijzigen(
            deelnemer, wijzigingen=formulier.wijzigingen(), versie=formulier.cleaned_data["versie"], door=door
        )
        return deelnemer.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "deelnemer_wijzigen", door=door, doe=wijzig
        )
    except Geweigerd as nee:
        _zet_fouten(formulier, nee)
        return _wijzigscherm(request, deelnemer, formulier)
    except Versieconflict as conflict:
        return _wijzigscherm(request, deelnemer, formulier, conflict)
    except Deelnemer.DoesNotExist:
        # The involvement ended, or the person was erased, while the form was on its way.
        raise Http404 from None
    messages.success(request, "De gegevens zijn bewaard.")
    return redirect(adres)


@deur("insz_toevoegen")
@require_http_methods(["GET", "HEAD", "POST"])
def insz_toevoegen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the number of a person who was registered without one."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    formulier = InszToevoegenForm(request.POST) if request.method == "POST" else InszToevoegenForm()
    if not formulier.is_valid():
        return _inszscherm(request, deelnemer, formulier)

    def voeg_toe() -> str:
        handelingen.insz_toevoegen(deelnemer, insz=formulier.cleaned_data["insz"], door=door)
        return deelnemer.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "insz_toevoegen", door=door, doe=voeg_toe
        )
    except Geweigerd as nee:
        _zet_fouten(formulier, nee)
        if nee.opzoeking is not None:
            _noteer_opzoeking(request, nee.opzoeking)
        return _inszscherm(request, deelnemer, formulier)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Het rijksregisternummer is bewaard.")
    return redirect(adres)


def _inszscherm(request: HttpRequest, deelnemer: Deelnemer, formulier: InszToevoegenForm) -> HttpResponse:
    status = 422 if formulier.is_bound else 200
    context = {"deelnemer": deelnemer, "formulier": formulier}
    return render(request, "deelnemers/insz_toevoegen.html", context, status=status)


def _neem_keuzes_over(gegevens: Any, deelnemer: Deelnemer) -> None:
    """Carries out what the reader chose per field after a conflict: his own text, or the colleague's."""
    if "versie_gezien" not in gegevens:
        return
    gegevens["versie"] = gegevens["versie_gezien"]
    nu = DeelnemerWijzigenForm.van(deelnemer)
    for naam in WIJZIGBAAR:
        if gegevens.get(f"keuze_{naam}") == "ander":
            gegevens.setlist(naam, _als_getypt(nu, naam))


def _als_getypt(formulier: DeelnemerWijzigenForm, naam: str) -> list[str]:
    """The initial value of a field as a browser would send it."""
    waarde = formulier[naam].value()
    if isinstance(waarde, bool):
        return ["on"] if waarde else []
    return [str(formulier.fields[naam].prepare_value(waarde))]


def _wijzigscherm(
    request: HttpRequest,
    deelnemer: Deelnemer,
    formulier: DeelnemerWijzigenForm,
    conflict: Versieconflict | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"deelnemer": deelnemer, "formulier": formulier, "conflict": None}
    if conflict is not None:
        context["conflict"] = _conflict(deelnemer, formulier, conflict) | laatste_wijziger(
            deelnemer, door_van(request)
        )
    status = 409 if conflict else 422 if formulier.is_bound else 200
    return render(request, "deelnemers/deelnemer_wijzigen.html", context, status=status)


def _conflict(
    deelnemer: Deelnemer, formulier: DeelnemerWijzigenForm, conflict: Versieconflict
) -> dict[str, Any]:
    """Both texts of every field that differs; where the reader changed nothing, the colleague's is proposed."""
    gezien = waarden_van_versie(deelnemer, formulier.cleaned_data["versie"])
    nu = DeelnemerWijzigenForm(initial=conflict.nu)
    velden = [
        {
            "naam": naam,
            "label": formulier[naam].label,
            "mijn": _leesbaar(formulier, naam, formulier.cleaned_data[naam]),
            "ander": _leesbaar(nu, naam, conflict.nu[naam]),
            "voorstel": "ander" if gezien.get(naam) == formulier.cleaned_data[naam] else "mijn",
        }
        for naam in WIJZIGBAAR
        if formulier.cleaned_data[naam] != conflict.nu[naam]
    ]
    return {"versie": conflict.versie_nu, "velden": velden, "namen": {veld["naam"] for veld in velden}}


def _leesbaar(formulier: DeelnemerWijzigenForm, naam: str, waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    keuzes = dict(getattr(formulier.fields[naam], "choices", ()))
    return str(keuzes.get(waarde, formulier.fields[naam].prepare_value(waarde)))


def _zet_fouten(formulier: Any, nee: Geweigerd) -> None:
    """Puts the sentences of a refusal at their fields; a refusal without fields stands above the form."""
    for veld, zin in nee.velden.items():
        formulier.add_error(veld if veld in formulier.fields else None, zin)
    if not nee.velden:
        formulier.add_error(None, nee.zin)
