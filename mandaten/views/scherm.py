"""The screens of mandates: the way of one act, and a letter that is read before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from mandaten.documenten.besluitbrief import Brief
from werkzorg.handelen import scherm
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.handelen.scherm import Onderwerp, Tussenstap
from werkzorg.ui.formulieren import WerkzorgForm


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
    """Shows the form of the act `sleutel` and does the act when it is sent (`werkzorg.handelen.scherm.werk_af`).

    With `ontwerp(form)`, the decision letter that would leave: the act is done only after that whole letter was shown
    as it is now; the form has a hidden field `gezien` for it.
    """

    def na_lezen(formulier: WerkzorgForm) -> str:
        """Does the act; a Tussenstap, inside the once-only key, when its letter was not read as it is now."""
        if ontwerp is not None:
            brief = ontwerp(formulier)
            if brief.vingerafdruk != formulier.cleaned_data["gezien"]:
                raise Tussenstap(
                    lambda gestuurd: _laat_lezen(request, gestuurd, brief, HANDELINGEN[sleutel].knop, context)
                )
        return doe(formulier)

    return scherm.werk_af(
        request,
        sleutel,
        sjabloon=f"mandaten/{sleutel}.html",
        obj=obj,
        maak=maak,
        doe=na_lezen,
        gelukt=gelukt,
        context=context,
    )


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
