"""The screens of acts on a traject: the way of one act, under the head of its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from trajecten.bladen.kop import kop_van
from trajecten.models import Traject
from werkzorg.handelen import scherm
from werkzorg.ui.formulieren import WerkzorgForm


def werk_traject_af(
    request: HttpRequest,
    sleutel: str,
    traject: Traject,
    *,
    maak: Callable[[QueryDict | None], WerkzorgForm],
    doe: Callable[[Any], str],
    gelukt: str,
    context: Mapping[str, Any] | None = None,
    sjabloon: str = "",
    toont_nu: bool = False,
) -> HttpResponse:
    """Shows the form of the act `sleutel` on this traject under its head, and does it (`handelen.scherm.werk_af`)."""
    return scherm.werk_af(
        request,
        sleutel,
        sjabloon=sjabloon or f"trajecten/{sleutel}.html",
        obj=traject,
        maak=maak,
        doe=doe,
        gelukt=gelukt,
        toont_nu=toont_nu,
        context={**kop_van(traject), "terug_url": traject.get_absolute_url(), **(context or {})},
    )
