"""Leaving: planning the last day, staying after all, and handing work over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from werkzorg.beheer.domein.leden import FUNCTIONEEL, dag_ervoor
from werkzorg.beheer.forms.leden import BeeindigenForm, BevestigForm, OverdragenForm
from werkzorg.beheer.handelingen import vertrek as handelingen
from werkzorg.beheer.ledenregels import collegakeuzes, is_laatste_beheerder, naam, werk_van
from werkzorg.beheer.querysets.leden import leden
from werkzorg.beheer.statussen import VERTREKT
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.toegang.poort import deur, door_van, haal
from werkzorg.ui.formaten import datum


@deur("lidmaatschap_beeindigen")
@require_http_methods(["GET", "HEAD", "POST"])
def lidmaatschap_beeindigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """When a colleague leaves, and to whom the work goes."""
    door = door_van(request)
    lid = _haal_lid(request, pk)
    is_laatste = is_laatste_beheerder(lid)
    gegevens = request.POST.copy() if request.method == "POST" else None
    opbouw: dict[str, Any] = {
        "werk": werk_van(lid),
        "collegas": collegakeuzes(lid),
        "vraagt_bevestiging": is_laatste and door.rol == FUNCTIONEEL,
    }
    formulier = BeeindigenForm(gegevens, initial=_gepland(lid), **opbouw)
    context = {"lid": lid, "naam": naam(lid), "is_laatste": is_laatste, "conflict": ""}
    context["kan_toch"] = opbouw["vraagt_bevestiging"]
    if not formulier.is_valid():
        return _scherm(request, "beheer/lidmaatschap_beeindigen.html", formulier, context)

    def beeindig() -> str:
        handelingen.lidmaatschap_beeindigen(
            lid,
            laatste_dag=formulier.laatste(),
            opvolging=formulier.opvolging(),
            versie=formulier.gezien,
            zonder_beheerder=formulier.cleaned_data.get("zonder_beheerder", False),
            door=door,
        )
        return reverse("lid_detail", args=[lid.pk])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "lidmaatschap_beeindigen", door=door, doe=beeindig
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, "beheer/lidmaatschap_beeindigen.html", formulier, context)
    except Versieconflict as anders:
        assert gegevens is not None  # only a sent form reaches the act
        gegevens["versie"] = str(anders.versie_nu)
        context["conflict"] = datum(anders.nu["laatste_dag"])  # type: ignore[arg-type]
        opnieuw = BeeindigenForm(gegevens, **opbouw)
        return _scherm(request, "beheer/lidmaatschap_beeindigen.html", opnieuw, context, status=409)
    except Lidmaatschap.DoesNotExist:
        raise Http404 from None
    dag = formulier.laatste()
    messages.success(
        request,
        f"De laatste werkdag is {datum(dag)}. Daarna stopt de toegang en gaat het werk over."
        if dag
        else "De toegang is gestopt en het werk is overgedragen.",
    )
    return redirect(adres)


def _gepland(lid: Any) -> dict[str, Any]:
    """What was planned already, to start from."""
    if lid.toestand != VERTREKT:
        return {}
    vertrek = lid.vertrek
    return {
        "laatste_dag": vertrek.laatste_dag,
        "versie": vertrek.versie,
        **{f"opvolger_{soort}": wie or "" for soort, wie in vertrek.opvolging.items()},
    }


@deur("vertrek_annuleren")
@require_http_methods(["GET", "HEAD", "POST"])
def vertrek_annuleren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The colleague stays after all."""
    door = door_van(request)
    lid = _haal_lid(request, pk)
    formulier = BevestigForm(request.POST if request.method == "POST" else None)
    grens = lid.periode.upper
    context = {"lid": lid, "naam": naam(lid), "laatste_dag": dag_ervoor(grens) if grens else None}
    if not formulier.is_valid():
        return _scherm(request, "beheer/vertrek_annuleren.html", formulier, context)

    def annuleer() -> str:
        handelingen.vertrek_annuleren(lid, door=door)
        return reverse("lid_detail", args=[lid.pk])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "vertrek_annuleren", door=door, doe=annuleer
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, "beheer/vertrek_annuleren.html", formulier, context)
    except Lidmaatschap.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Het vertrek is geannuleerd: de rol loopt gewoon door.")
    return redirect(adres)


@deur("werk_overdragen")
@require_http_methods(["GET", "HEAD", "POST"])
def werk_overdragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the work of a colleague to another today: a long illness, or somebody who left without a successor."""
    door = door_van(request)
    lid = _haal_lid(request, pk)
    werk = werk_van(lid)
    formulier = OverdragenForm(
        request.POST if request.method == "POST" else None, werk=werk, collegas=collegakeuzes(lid)
    )
    context = {"lid": lid, "naam": naam(lid), "werk": werk}
    if not formulier.is_valid():
        return _scherm(request, "beheer/werk_overdragen.html", formulier, context)

    def draag_over() -> str:
        handelingen.werk_overdragen(lid, opvolging=formulier.opvolging(), door=door)
        return reverse("lid_detail", args=[lid.pk])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "werk_overdragen", door=door, doe=draag_over
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, "beheer/werk_overdragen.html", formulier, context)
    except Lidmaatschap.DoesNotExist:
        raise Http404 from None
    messages.success(request, "Het werk is overgedragen. Wie het overneemt, krijgt er een melding van.")
    return redirect(adres)


def _haal_lid(request: HttpRequest, pk: UUID) -> Any:
    rijen = leden().met_toestand(timezone.localdate())
    return haal(request, rijen.select_related("gebruiker", "organisatie", "vertrek"), pk)


def _scherm(
    request: HttpRequest, sjabloon: str, formulier: Any, context: dict[str, Any], status: int = 0
) -> HttpResponse:
    code = status or (422 if formulier.is_bound else 200)
    return render(request, sjabloon, {"formulier": formulier, **context}, status=code)
