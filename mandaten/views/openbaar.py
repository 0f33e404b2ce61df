"""What everybody reads without signing in: the calls, and the register as page, CSV and JSON.

Whoever is not signed in gets answers that may be kept for a while by his browser and by everything on the way to it.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mandaten.bladen.oproepen import in_volgorde, oproepblad, oproepregels, zonder_verband
from mandaten.bladen.register import als_json, register, registerregels
from mandaten.bladen.registerbestand import KOLOMMEN, als_csv
from mandaten.bladen.registerzoek import ontbrekend, op_andere_dag
from mandaten.forms.register import RegisterForm
from mandaten.models import Oproep
from werkzorg.plaatsen.models import Regio
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import hoedanigheid_van
from werkzorg.ui.bladering import PARAMETER, Bladering
from werkzorg.ui.volgorde import op_naam

_SECONDEN = 300
# Per answer in JSON; the answer says where the next ones are.
PER_JSON = 500


@login_not_required
@require_safe
def oproepen_openbaar(request: HttpRequest) -> HttpResponse:
    """All calls that opened: what is open now first."""
    bladering = Bladering(in_volgorde(Oproep.objects.gepubliceerd()), request.GET)
    blad = bladering.bladzijde
    blad.object_list = oproepregels(blad.object_list, None)
    context = {**bladering.context(), "zonder": zonder_verband(timezone.localdate())}
    return _voor_iedereen(request, render(request, "mandaten/oproepen_openbaar.html", context), 60)


@login_not_required
@require_safe
def oproep_openbaar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One call: what, where, until when to the minute, how applications are compared, and how to apply."""
    oproep = in_volgorde(Oproep.objects.gepubliceerd()).filter(pk=pk).first()
    if oproep is None:
        raise Http404
    door = hoedanigheid_van(request)
    mag_lezen = door is not None and mag(door, "oproep_detail")
    context = {
        "oproep": oproepblad(oproep),
        "detail_url": reverse("oproep_detail", args=[pk]),
        "mag_lezen": mag_lezen,
        "is_aangemeld": request.user.is_authenticated,
    }
    return _voor_iedereen(request, render(request, "mandaten/oproep_openbaar.html", context), 60)


@login_not_required
@require_safe
def register_openbaar(request: HttpRequest) -> HttpResponse:
    """Who is mandated or recognised for what, as on one day."""
    formulier = _formulier(request)
    dag = formulier.dag
    geldig = formulier.is_valid()
    rijen = register(formulier.cleaned_data if geldig else {}, dag)
    bladering = Bladering(rijen if geldig else rijen.none(), request.GET)
    blad = bladering.bladzijde
    blad.object_list = registerregels(blad, dag)
    vraag = formulier.cleaned_data if geldig else {}
    context = {
        **bladering.context(),
        "ontbrekend": ontbrekend(vraag, dag),
        "regio": formulier.regionamen.get(vraag.get("regio", ""), ""),
        "anders": op_andere_dag(vraag, dag, is_leeg=not blad.object_list),
        "formulier": formulier,
        "dag": dag,
        "is_gefilterd": any(request.GET.get(veld) for veld in formulier.fields),
        "kolommen": KOLOMMEN,
        "per_json": PER_JSON,
        "voorbeeld": request.build_absolute_uri(reverse("register_json")),
    }
    status = 200 if geldig else 422
    return _voor_iedereen(request, render(request, "mandaten/register.html", context, status=status))


@login_not_required
@require_safe
def register_csv(request: HttpRequest) -> HttpResponse:
    """The whole answer to the same question as a file."""
    formulier = _formulier(request)
    if not formulier.is_valid():
        tekst = "\n".join(f"{fout.label}: {fout.bericht}" for fout in formulier.foutenlijst())
        return HttpResponse(tekst, content_type="text/plain; charset=utf-8", status=422)
    dag = formulier.dag
    return _voor_iedereen(
        request,
        HttpResponse(
            als_csv(registerregels(register(formulier.cleaned_data, dag), dag)),
            content_type="text/csv; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="register-{dag.isoformat()}.csv"',
                "X-Content-Type-Options": "nosniff",
            },
        ),
    )


@login_not_required
@require_safe
def register_json(request: HttpRequest) -> HttpResponse:
    """The answer to the same question for programs, in pages."""
    formulier = _formulier(request)
    if not formulier.is_valid():
        fouten = {naam: [str(zin) for zin in zinnen] for naam, zinnen in formulier.errors.items()}
        return JsonResponse({"fouten": fouten}, status=422, json_dumps_params={"ensure_ascii": False})
    dag = formulier.dag
    blad = Paginator(register(formulier.cleaned_data, dag), PER_JSON).get_page(request.GET.get(PARAMETER))
    return _voor_iedereen(
        request,
        JsonResponse(
            {
                "op": dag.isoformat(),
                "aantal": blad.paginator.count,
                "blad": blad.number,
                "bladen": blad.paginator.num_pages,
                "volgende": _volgende(request, blad.next_page_number() if blad.has_next() else None),
                "toekenningen": [als_json(regel) for regel in registerregels(blad, dag)],
            },
            json_dumps_params={"ensure_ascii": False},
        ),
    )


def _volgende(request: HttpRequest, nummer: int | None) -> str | None:
    """The address of the next page of the same question; None on the last."""
    if nummer is None:
        return None
    vraag = request.GET.copy()
    vraag[PARAMETER] = str(nummer)
    return request.build_absolute_uri(f"{request.path}?{vraag.urlencode()}")


def _formulier(request: HttpRequest) -> RegisterForm:
    regios: Any = Regio.objects.order_by(*op_naam("naam")).values_list("sleutel", "naam")
    return RegisterForm(request.GET, regios=list(regios))


def _voor_iedereen(request: HttpRequest, antwoord: HttpResponse, seconden: int = _SECONDEN) -> HttpResponse:
    """Lets the answer be kept by anybody on the way, when it is the one that everybody gets."""
    if not request.user.is_authenticated and antwoord.status_code == 200:
        antwoord["Cache-Control"] = f"public, max-age={seconden}"
    return antwoord
