"""The list of people whose data must go: propose, approve by another, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from werkzorg.beheer.forms.wissing import BevestigWissingForm, WissingGoedkeurenForm, WissingVoorstellenForm
from werkzorg.beheer.handelingen import wissing as handelingen
from werkzorg.beheer.inzageregels import wisregel, wisregels
from werkzorg.beheer.models import Inzagedossier
from werkzorg.beheer.views.toezicht import GEEN_GROEPEN, TOEZICHT
from werkzorg.deelnemers.models import Wisopdracht
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formulieren import WerkzorgForm


@deur("wissing_lijst")
@require_safe
def wissing_lijst(request: HttpRequest) -> HttpResponse:
    """Every order to erase: what waits first."""
    bladering = Bladering(zichtbaar(request, Wisopdracht.objects.all()).op_volgorde(), request.GET)
    blad = bladering.bladzijde
    noteer_getoond(request, "deelnemers.wisopdracht", blad.object_list, grond=TOEZICHT, getoond=GEEN_GROEPEN)
    blad.object_list = wisregels(list(blad.object_list))
    context = {**bladering.context(), "kan_voorstellen": mag(door_van(request), "wissing_voorstellen")}
    return render(request, "beheer/wissing_lijst.html", context)


@deur("wissing_voorstellen")
@require_http_methods(["GET", "HEAD", "POST"])
def wissing_voorstellen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put somebody on the list."""
    rijen = Inzagedossier.objects.only("id", "dossiernummer", "samengevoegd_met")
    dossier = cast(Inzagedossier, haal(request, rijen, pk, grond=TOEZICHT))
    formulier = WissingVoorstellenForm(request.POST if request.method == "POST" else None)
    context = {"dossier": dossier, "terug_url": reverse("inzagedossier_detail", args=[dossier.pk])}

    def doe() -> None:
        handelingen.wissing_voorstellen(
            dossier, grond=formulier.cleaned_data["grond"], door=door_van(request)
        )

    return _scherm(
        request,
        formulier,
        "beheer/wissing_voorstellen.html",
        context,
        doe,
        "De wissing is voorgesteld. Een andere persoon moet ze goedkeuren.",
    )


@deur("wissing_goedkeuren")
@require_http_methods(["GET", "HEAD", "POST"])
def wissing_goedkeuren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What will be erased and why; another person than the proposer approves it by typing the number."""
    opdracht = haal(request, Wisopdracht.objects.all(), pk, grond=TOEZICHT)
    regel = wisregel(opdracht)
    formulier = WissingGoedkeurenForm(
        request.POST if request.method == "POST" else None, dossiernummer=regel["dossiernummer"]
    )
    door = door_van(request)
    context = {
        "regel": regel,
        "kan_goedkeuren": opdracht.toestand == "voorgesteld"
        and opdracht.voorgesteld_door != door.gebruiker_id,
        "kan_intrekken": opdracht.toestand in {"voorgesteld", "goedgekeurd"}
        and mag(door, "wissing_intrekken"),
        "is_eigen": opdracht.voorgesteld_door == door.gebruiker_id,
    }
    return _scherm(
        request,
        formulier,
        "beheer/wissing_goedkeuren.html",
        context,
        lambda: handelingen.wissing_goedkeuren(opdracht, door=door),
        "De wissing is goedgekeurd. De gegevens zijn binnen het uur weg.",
    )


@deur("wissing_intrekken")
@require_http_methods(["GET", "HEAD", "POST"])
def wissing_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the order off the list, as long as it was not carried out."""
    opdracht = haal(request, Wisopdracht.objects.all(), pk, grond=TOEZICHT)
    return _scherm(
        request,
        BevestigWissingForm(request.POST if request.method == "POST" else None),
        "beheer/wissing_intrekken.html",
        {"regel": wisregel(opdracht)},
        lambda: handelingen.wissing_intrekken(opdracht, door=door_van(request)),
        "De wissing is ingetrokken. Er is niets gewist.",
    )


def _scherm(
    request: HttpRequest,
    formulier: WerkzorgForm,
    sjabloon: str,
    context: dict[str, Any],
    doe: Callable[[], None],
    gelukt: str,
) -> HttpResponse:
    """Form, act, answer: the same for the three acts; back to the list when it is done."""
    if not formulier.is_valid():
        status = 422 if formulier.is_bound else 200
        return render(request, sjabloon, {**context, "formulier": formulier}, status=status)

    def eens() -> str:
        doe()
        return reverse("wissing_lijst")

    sleutel: str = request.sleutel  # type: ignore[attr-defined]
    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], sleutel, door=door_van(request), doe=eens
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return render(request, sjabloon, {**context, "formulier": formulier}, status=422)
    except (Wisopdracht.DoesNotExist, Inzagedossier.DoesNotExist):
        raise Http404 from None
    messages.success(request, gelukt)
    return redirect(adres)
