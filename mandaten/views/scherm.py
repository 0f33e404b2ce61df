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

from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.poort import door_van
from werkzorg.ui.formulieren import WerkzorgForm


class Onderwerp(Protocol):
    """What an act works on: it has a page of its own and, sometimes, a state."""

    pk: UUID

    def get_absolute_url(self) -> str: ...


def werk_af(
    request: HttpRequest,
    sleutel: str,
    *,
    obj: Onderwerp | None,
    maak: Callable[[QueryDict | None], WerkzorgForm],
    doe: Callable[[Any], str],
    gelukt: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """Shows the form of the act `sleutel` and does the act when it is sent.

    `maak(data)` gives the form, unbound without data; `doe(form)` does the act and gives the address to go on to. In a
    state in which the act is not possible the reader is led to the object. 422 for a refusal, 409 when somebody else
    changed the object: the same form again, over what the reader sees now.
    """
    handeling, door = HANDELINGEN[sleutel], door_van(request)
    toestand = getattr(obj, "toestand", "")
    if obj is not None and handeling.toestanden and toestand not in handeling.toestanden:
        messages.info(request, "Dat kan nu niet meer of nog niet. Hieronder zie je hoe het ervoor staat.")
        return redirect(obj.get_absolute_url())
    formulier = maak(request.POST if request.method == "POST" else None)
    status = 200
    if formulier.is_bound:
        status = 422
        if formulier.is_valid():
            try:
                adres = eenmalig(
                    formulier.cleaned_data["aanvraag_sleutel"], sleutel, door=door, doe=lambda: doe(formulier)
                )
            except Geweigerd as nee:
                formulier.zet_fouten(nee.zin, nee.velden)
            except Versieconflict as conflict:
                formulier, status = maak(_met_versie(request.POST, conflict)), 409
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


def _met_versie(gegevens: QueryDict, conflict: Versieconflict) -> QueryDict:
    kopie = gegevens.copy()
    kopie["versie"] = str(conflict.versie_nu)
    return kopie
