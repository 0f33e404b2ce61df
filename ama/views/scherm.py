"""The screens of acts on an agreement: the way of one act, under the head of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from ama.bladen.kop import kop_van
from ama.models import Overeenkomst
from werkzorg.handelen import scherm
from werkzorg.ui.formulieren import WerkzorgForm


def werk_overeenkomst_af(
    request: HttpRequest,
    sleutel: str,
    overeenkomst: Overeenkomst,
    *,
    maak: Callable[[QueryDict | None], WerkzorgForm],
    doe: Callable[[Any], str],
    gelukt: str,
    context: Mapping[str, Any] | None = None,
    sjabloon: str = "",
    toont_nu: bool = False,
) -> HttpResponse:
    """Shows the form of the act `sleutel` on this agreement under its head, and does it (`handelen.scherm.werk_af`)."""
    return scherm.werk_af(
        request,
        sleutel,
        sjabloon=sjabloon or f"ama/{sleutel}.html",
        obj=overeenkomst,
        maak=maak,
        doe=doe,
        gelukt=gelukt,
        toont_nu=toont_nu,
        context={**kop_van(overeenkomst), "terug_url": overeenkomst.get_absolute_url(), **(context or {})},
    )
