"""Correcting who a person is; two who edit see both texts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from werkzorg.deelnemers.domein import WIJZIGBAAR
from werkzorg.deelnemers.dossier import (
    laatste_wijziger,
    waarden_van_versie,
)
from werkzorg.deelnemers.forms.persoon import DeelnemerWijzigenForm
from werkzorg.deelnemers.handelingen import wijzigen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.poort import deur, door_van, haal


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
        wijzigen.deelnemer_wijzigen(
            deelnemer,
            wijzigingen=formulier.wijzigingen(),
            versie=formulier.cleaned_data["versie"],
            bewaar_naam=formulier.cleaned_data["bewaar_naam"],
            door=door,
        )
        return deelnemer.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "deelnemer_wijzigen", door=door, doe=wijzig
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _wijzigscherm(request, deelnemer, formulier)
    except Versieconflict as conflict:
        return _wijzigscherm(request, deelnemer, formulier, conflict)
    except Deelnemer.DoesNotExist:
        # The involvement ended, or the person was erased, while the form was on its way.
        raise Http404 from None
    messages.success(request, "De gegevens zijn bewaard.")
    if zin := formulier.plaats_opmerking():
        messages.warning(request, zin)
    return redirect(adres)


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
    balk = conceptbalk(
        formulier,
        "deelnemer_wijzigen",
        door=door_van(request),
        gevraagd=request.GET.get("concept", ""),
        obj=deelnemer,
    )
    context: dict[str, Any] = {
        "deelnemer": deelnemer,
        "formulier": formulier,
        "conflict": None,
        "concept": balk,
    }
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
