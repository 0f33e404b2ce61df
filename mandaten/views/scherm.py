"""The way of one act on one object: gate, form, act, answer; what the screens of enforcement and inspection share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from mandaten.documenten.besluitbrief import Brief
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.toegang.poort import door_van
from werkzorg.ui.formulieren import WerkzorgForm


class Onderwerp(Protocol):
    """What an act works on: it has a page of its own and, sometimes, a state."""

    pk: UUID

    def get_absolute_url(self) -> str: ...


def kan_nu(sleutel: str, obj: Onderwerp | None) -> bool:
    """Whether the register knows this act in the state in which the object is; an act without states always can."""
    toestanden = HANDELINGEN[sleutel].toestanden
    return obj is None or not toestanden or getattr(obj, "toestand", "") in toestanden


def werk_af(
    request: HttpRequest,
    sleutel: str,
    *,
    obj: Onderwerp | None,
    maak: Callable[[QueryDict | None], WerkzorgForm],
    doe: Callable[[Any], str],
    gelukt: str,
    context: Mapping[str, Any],
    ontwerp: Callable[[Any], Brief] | None = None,
) -> HttpResponse:
    """Shows the form of the act `sleutel` and does the act when it is sent.

    `maak(data)` gives the form, unbound without data; `doe(form)` does the act and gives the address to go on to. In a
    state in which the act is not possible the reader is led to the object. 422 for a refusal, 409 when somebody else
    changed the object: the same form again, over what the reader sees now.

    With `ontwerp(form)`, the decision letter that would leave: the act is done only after that whole letter was shown
    as it is now; the form has a hidden field `gezien` for it.
    """
    handeling, door = HANDELINGEN[sleutel], door_van(request)
    if obj is not None and not kan_nu(sleutel, obj):
        messages.info(request, "Dat kan nu niet meer of nog niet. Hieronder zie je hoe het ervoor staat.")
        return redirect(obj.get_absolute_url())
    formulier = maak(request.POST if request.method == "POST" else None)
    status = 200
    if formulier.is_bound:
        status = 422
        if "wijzig" in request.POST:
            status = 200
        elif formulier.is_valid():
            try:
                adres = eenmalig(
                    formulier.cleaned_data["aanvraag_sleutel"],
                    sleutel,
                    door=door,
                    doe=lambda: _na_lezen(formulier, ontwerp, doe),
                )
            except _NogTeLezen as nog:
                return _laat_lezen(request, formulier, nog.brief, handeling.knop, context)
            except Geweigerd as nee:
                formulier.zet_fouten(nee.zin, nee.velden)
            except ParameterOnbekend as onbekend:
                formulier.zet_fouten(onbekend.zin, {})
            except Versieconflict as conflict:
                formulier, status = maak(met_versie(request.POST, conflict)), 409
            except ObjectDoesNotExist:
                raise Http404 from None
            else:
                messages.success(request, gelukt)
                return redirect(adres)
    balk = None
    if handeling.concept:
        balk = conceptbalk(
            formulier,
            sleutel,
            door=door,
            gevraagd=request.GET.get("concept", ""),
            obj=obj if isinstance(obj, Model) else None,
        )
    return render(
        request,
        f"mandaten/{sleutel}.html",
        {
            "titel": handeling.knop,
            "formulier": formulier,
            "concept": balk,
            "is_conflict": status == 409,
            **context,
        },
        status=status,
    )


class _NogTeLezen(Exception):
    """This letter was not read yet as it is now."""

    def __init__(self, brief: Brief) -> None:
        super().__init__()
        self.brief = brief


def _na_lezen(
    formulier: WerkzorgForm, ontwerp: Callable[[Any], Brief] | None, doe: Callable[[Any], str]
) -> str:
    """Does the act; raises _NogTeLezen, inside the once-only key, when its letter was not read as it is now."""
    if ontwerp is not None:
        brief = ontwerp(formulier)
        if brief.vingerafdruk != formulier.cleaned_data["gezien"]:
            raise _NogTeLezen(brief)
    return doe(formulier)


def _laat_lezen(
    request: HttpRequest, formulier: WerkzorgForm, brief: Brief, titel: str, context: Mapping[str, Any]
) -> HttpResponse:
    """The whole letter, with what was typed hidden below it: to decide, or to change it first."""
    velden = [(naam, waarde) for naam in formulier.fields for waarde in request.POST.getlist(naam)]
    return render(
        request,
        "mandaten/brief_nalezen.html",
        {
            **context,
            "titel": titel,
            "brief": brief,
            "velden": [(naam, waarde) for naam, waarde in velden if naam != "gezien"],
            "is_veranderd": bool(formulier.cleaned_data["gezien"]),
        },
    )


def gestuurde_bestanden(request: HttpRequest, data: QueryDict | None) -> Any:
    """The files that came with this form; None for a form that is shown anew: then they are chosen again."""
    return request.FILES if data is request.POST else None


def met_versie(gegevens: QueryDict, conflict: Versieconflict) -> QueryDict:
    """What was sent, over what stands there now: sent once more it is a choice and no accident."""
    kopie = gegevens.copy()
    kopie["versie"] = str(conflict.versie_nu)
    return kopie
