"""The way of one act on one object through its screen: form, act, answer (docs/huis.md, 5)."""

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
from werkzorg.handelen.conflict import met_keuzes, naast_elkaar
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


class Tussenstap(Exception):
    """Raised by `doe`: nothing is done yet, the reader first gets this answer (a letter to read, for instance)."""

    def __init__(self, antwoord: Callable[[WerkzorgForm], HttpResponse]) -> None:
        super().__init__()
        self.antwoord = antwoord


def kan_nu(sleutel: str, obj: object | None) -> bool:
    """Whether the register knows this act in the state in which the object is; an act without states always can."""
    toestanden = HANDELINGEN[sleutel].toestanden
    return obj is None or not toestanden or getattr(obj, "toestand", "") in toestanden


def werk_af(
    request: HttpRequest,
    sleutel: str,
    *,
    sjabloon: str,
    obj: Onderwerp | None,
    maak: Callable[[QueryDict | None], WerkzorgForm],
    doe: Callable[[Any], str],
    gelukt: str | Callable[[], str],
    context: Mapping[str, Any],
    toont_nu: bool = False,
) -> HttpResponse:
    """Shows the form of the act `sleutel` in `sjabloon` and does the act when it is sent.

    `maak(data)` gives the form, unbound without data; `doe(form)` does the act and gives the address to go on to. In a
    state in which the act is not possible the reader is led to the object. 422 for a refusal, 409 when somebody else
    changed the object: the same form again, over what the reader sees now. A form that comes with `wijzig` is only
    shown again. `gelukt` is what is said after it, or a function that by then knows it. `toont_nu`: the form is
    filled in with what stands there, so that after a 409 both texts stand side by side and the reader chooses.
    """
    handeling, door = HANDELINGEN[sleutel], door_van(request)
    if obj is not None and not kan_nu(sleutel, obj):
        messages.info(request, "Dat kan nu niet meer of nog niet. Hieronder zie je hoe het ervoor staat.")
        return redirect(obj.get_absolute_url())
    gestuurd: QueryDict = request.POST
    if toont_nu and request.method == "POST":
        gestuurd = met_keuzes(gestuurd, maak(None))
    formulier = maak(gestuurd if request.method == "POST" else None)
    naast, status = None, 200
    if formulier.is_bound:
        status = 422
        if "wijzig" in request.POST:
            status = 200
        elif formulier.is_valid():
            try:
                adres = eenmalig(
                    formulier.cleaned_data["aanvraag_sleutel"], sleutel, door=door, doe=lambda: doe(formulier)
                )
            except Tussenstap as stap:
                return stap.antwoord(formulier)
            except Geweigerd as nee:
                formulier.zet_fouten(nee.zin, nee.velden)
            except ParameterOnbekend as onbekend:
                formulier.zet_fouten(onbekend.zin, {})
            except Versieconflict as conflict:
                if toont_nu:
                    naast = naast_elkaar(formulier, maak(None))
                formulier, status = maak(met_versie(gestuurd, conflict)), 409
            except ObjectDoesNotExist:
                raise Http404 from None
            else:
                messages.success(request, gelukt if isinstance(gelukt, str) else gelukt())
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
        sjabloon,
        {
            "titel": handeling.knop,
            "formulier": formulier,
            "concept": balk,
            "is_conflict": status == 409,
            "conflict": naast,
            **context,
        },
        status=status,
    )


def gestuurde_bestanden(request: HttpRequest, data: QueryDict | None) -> Any:
    """The files that came with this form; None for a form that is shown anew: then they are chosen again."""
    return request.FILES if data is request.POST else None


def met_versie(gegevens: QueryDict, conflict: Versieconflict) -> QueryDict:
    """What was sent, over what stands there now: sent once more it is a choice and no accident."""
    kopie = gegevens.copy()
    kopie["versie"] = str(conflict.versie_nu)
    return kopie
