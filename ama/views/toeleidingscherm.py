"""The screens of acts on a toeleiding: the way of one act, under the head of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict

from ama.bladen.toeleidingkop import toeleidingkop
from ama.models import Toeleiding
from werkzorg.handelen import scherm
from werkzorg.toegang.poort import haal
from werkzorg.ui.formulieren import WerkzorgForm


def haal_toeleiding(request: HttpRequest, pk: UUID) -> Toeleiding:
    """The toeleiding of this page, with what its head shows; 404 when the reader does not see it."""
    return haal(request, Toeleiding.objects.met_verbanden(), pk)


def werk_toeleiding_af(
    request: HttpRequest,
    sleutel: str,
    toeleiding: Toeleiding,
    *,
    maak: Callable[[QueryDict | None], WerkzorgForm],
    doe: Callable[[Any], str],
    gelukt: str | Callable[[], str],
    context: Mapping[str, Any] | None = None,
    sjabloon: str = "",
    toont_nu: bool = False,
) -> HttpResponse:
    """Shows the form of the act `sleutel` on this toeleiding under its head, and does it (see `handelen.scherm`)."""
    return scherm.werk_af(
        request,
        sleutel,
        sjabloon=sjabloon or f"ama/{sleutel}.html",
        obj=toeleiding,
        maak=maak,
        doe=doe,
        gelukt=gelukt,
        toont_nu=toont_nu,
        context={
            **toeleidingkop(toeleiding),
            "terug_url": toeleiding.get_absolute_url(),
            **(context or {}),
        },
    )
