"""The street door to the POP and to the start of AMA sociale economie."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ama.bladen.wsestart import startlijst
from ama.domein.ontwikkelplan import vdab_tekst
from ama.forms.levensloop import BevestigForm
from ama.forms.ontwikkelplan import PopBijsturenForm, PopForm, PopInVdabForm
from ama.handelingen import ontwikkelplan, wsestart
from ama.models import Ontwikkelplan, Toeleiding
from ama.models.wsestartlezen import laatste_plan, plan_van
from ama.views.toeleidingscherm import haal_toeleiding, werk_toeleiding_af
from werkzorg.toegang.poort import deur, door_van

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("pop_registreren")
@_METHODEN
def pop_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first version of the plan."""
    door, rij = door_van(request), haal_toeleiding(request, pk)

    def doe(formulier: PopForm) -> str:
        ontwikkelplan.pop_registreren(rij, plan=formulier.plan(), door=door)
        return f"{rij.get_absolute_url()}#pop"

    return werk_toeleiding_af(
        request,
        "pop_registreren",
        rij,
        maak=lambda data: PopForm(data, initial={"besproken_op": timezone.localdate()}),
        doe=doe,
        gelukt="Het ontwikkelingsplan is geregistreerd. De tekst voor het VDAB-dossier staat klaar.",
        sjabloon="ama/pop.html",
    )


@deur("pop_bijsturen")
@_METHODEN
def pop_bijsturen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A next version of the plan, that begins as the last one."""
    door, rij = door_van(request), haal_toeleiding(request, pk)
    plan = _plan(rij)
    begin = {"besproken_op": timezone.localdate(), "nummer": plan.nummer}

    def doe(formulier: PopBijsturenForm) -> str:
        schoon = formulier.cleaned_data
        ontwikkelplan.pop_bijsturen(
            rij, plan=formulier.plan(), aanleiding=schoon["aanleiding"], nummer=schoon["nummer"], door=door
        )
        return f"{rij.get_absolute_url()}#pop"

    return werk_toeleiding_af(
        request,
        "pop_bijsturen",
        rij,
        maak=lambda data: PopBijsturenForm(data, plan=plan_van(plan), initial=begin),
        doe=doe,
        gelukt="Het ontwikkelingsplan is bijgestuurd. De nieuwe tekst voor het VDAB-dossier staat klaar.",
        sjabloon="ama/pop.html",
    )


@deur("pop_in_vdab_noteren")
@_METHODEN
def pop_in_vdab_noteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The text to copy, and the day on which that was done."""
    door, rij = door_van(request), haal_toeleiding(request, pk)
    plan = _plan(rij)

    def doe(formulier: PopInVdabForm) -> str:
        schoon = formulier.cleaned_data
        ontwikkelplan.pop_in_vdab_noteren(rij, op=schoon["in_vdab_op"], nummer=schoon["nummer"], door=door)
        return f"{rij.get_absolute_url()}#pop"

    return werk_toeleiding_af(
        request,
        "pop_in_vdab_noteren",
        rij,
        maak=lambda data: PopInVdabForm(
            data, initial={"nummer": plan.nummer, "in_vdab_op": timezone.localdate()}
        ),
        doe=doe,
        gelukt="Genoteerd: het ontwikkelingsplan staat in het VDAB-dossier.",
        context={"tekst": vdab_tekst(plan_van(plan), plan.nummer)},
    )


@deur("wse_starten")
@_METHODEN
def wse_starten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What must be in order, and the start."""
    door, rij = door_van(request), haal_toeleiding(request, pk)

    def doe(formulier: Any) -> str:
        return wsestart.wse_starten(
            rij, versie=formulier.cleaned_data["versie"], door=door
        ).get_absolute_url()

    return werk_toeleiding_af(
        request,
        "wse_starten",
        rij,
        maak=lambda data: BevestigForm(data, initial={"versie": rij.versie}),
        doe=doe,
        gelukt="AMA sociale economie is gestart. VDAB krijgt bericht.",
        context={"lijst": lambda: startlijst(rij)},
    )


def _plan(rij: Toeleiding) -> Ontwikkelplan:
    """The newest version; 404 while there is none."""
    plan = laatste_plan(rij.pk)
    if plan is None:
        raise Http404
    return plan
