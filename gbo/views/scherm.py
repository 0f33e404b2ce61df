"""The screens of acts on an onthaaltraject: the way of one act, under the head of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from gbo.bladen.onthaal import kop_van
from gbo.models import Onthaaltraject
from werkzorg.handelen import scherm
from werkzorg.ui.formulieren import WerkzorgForm

FORMULIER = "gbo/onthaalformulier.html"


def werk_onthaal_af(
    request: HttpRequest,
    sleutel: str,
    onthaal: Onthaaltraject,
    *,
    maak: Callable[[QueryDict | None], WerkzorgForm],
    doe: Callable[[Any], object],
    gelukt: str,
    uitleg: str = "",
    naar: str = "",
    context: Mapping[str, Any] | None = None,
    toont_nu: bool = False,
) -> HttpResponse:
    """Shows the form of the act `sleutel` on this onthaaltraject, and does it (`handelen.scherm.werk_af`).

    `uitleg` says what the act does; `naar` is the address after it, otherwise the page of the onthaaltraject.
    """

    def doe_en_ga(formulier: Any) -> str:
        doe(formulier)
        return naar or onthaal.get_absolute_url()

    return scherm.werk_af(
        request,
        sleutel,
        sjabloon=FORMULIER,
        obj=onthaal,
        maak=maak,
        doe=doe_en_ga,
        gelukt=gelukt,
        toont_nu=toont_nu,
        context={
            **kop_van(onthaal),
            "terug_url": onthaal.get_absolute_url(),
            "uitleg": uitleg,
            **(context or {}),
        },
    )
