"""Giving tasks to a colleague, and putting one off."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from werkzorg.beheer.forms.taken import TaakToewijzenForm, TaakUitstellenForm, uuids
from werkzorg.beheer.handelingen import taken as handelingen
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui import formaten
from werkzorg.ui.volgorde import op_naam
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.regels import Taakregel, taakregels
from werkzorg.werklijst.soorten import TAAKSOORTEN
from werkzorg.werklijst.uitstel import MEESTE_DAGEN

_INGEHAALD = "Dit is intussen gewijzigd. Hieronder staat hoe het nu is: kijk na en bewaar opnieuw."


@deur("taak_toewijzen")
@require_http_methods(["GET", "HEAD", "POST"])
def taak_toewijzen(request: HttpRequest) -> HttpResponse:
    """Give the chosen tasks to a colleague, or to the whole team."""
    door = door_van(request)
    collegas = _collegas(request)
    if request.method != "POST":
        return _toewijsscherm(
            request, TaakToewijzenForm(collegas=collegas), uuids(request.GET.getlist("taak"))
        )
    formulier = TaakToewijzenForm(request.POST, collegas=collegas)
    if not formulier.is_valid():
        return _toewijsscherm(request, formulier, list(formulier.cleaned_data.get("taken", ())))
    gekozen, aan = formulier.cleaned_data["taken"], formulier.cleaned_data["aan"]

    def wijs_toe() -> str:
        handelingen.taak_toewijzen(gekozen, aan=aan, door=door)
        return reverse("vandaag")

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "taak_toewijzen", door=door, doe=wijs_toe
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _toewijsscherm(request, formulier, list(gekozen))
    except Versieconflict:
        formulier.add_error(None, _INGEHAALD)
        return _toewijsscherm(request, formulier, list(gekozen), status=409)
    wie = dict(collegas).get(aan, "het hele team") if aan else "het hele team"
    wat = "De taak is" if len(gekozen) == 1 else f"{len(gekozen)} taken zijn"
    messages.success(request, f"{wat} nu voor {wie}.")
    return redirect(adres)


def _collegas(request: HttpRequest) -> list[tuple[UUID, str]]:
    """The reader's team today, himself first: account and name."""
    door = door_van(request)
    leden = handelingen.collegas(door).select_related("gebruiker")
    leden = leden.order_by(*op_naam("gebruiker__achternaam", "gebruiker__voornaam"), "pk")
    namen = {lid.gebruiker_id: lid.gebruiker.naam for lid in leden}
    ik = namen.pop(door.gebruiker_id, door.gebruiker_naam)
    return [(door.gebruiker_id, f"{ik} (jijzelf)"), *namen.items()]


def _toewijsscherm(
    request: HttpRequest, formulier: TaakToewijzenForm, ids: list[UUID], status: int = 0
) -> HttpResponse:
    rijen = zichtbaar(request, Taak.objects.all()).open().select_related("gebruiker")
    regels = _toon(request, list(rijen.filter(pk__in=ids[: handelingen.MEESTE_TEGELIJK])))
    # What is on the screen now is what goes along next time.
    nu = ",".join(f"{regel.pk}.{regel.versie}" for regel in regels)
    formulier.data = {**request.POST.dict(), "taken": nu}
    formulier.initial["taken"] = nu
    return render(
        request,
        "beheer/taak_toewijzen.html",
        {"formulier": formulier, "regels": regels},
        status=status or (422 if formulier.is_bound else 200),
    )


@deur("taak_uitstellen")
@require_http_methods(["GET", "HEAD", "POST"])
def taak_uitstellen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a task off, with a reason; a legal term stays where it is."""
    door = door_van(request)
    taak = haal(request, Taak.objects.select_related("gebruiker"), pk)
    if request.method != "POST":
        formulier = TaakUitstellenForm(initial={"versie": taak.versie, "reden": taak.uitstel_reden})
        return _uitstelscherm(request, taak, formulier)
    formulier = TaakUitstellenForm(request.POST)
    if not formulier.is_valid():
        return _uitstelscherm(request, taak, formulier)
    velden = formulier.cleaned_data

    def stel_uit() -> str:
        handelingen.taak_uitstellen(
            taak, tot=velden["tot"], reden=velden["reden"], versie=velden["versie"], door=door
        )
        return reverse("vandaag")

    try:
        adres = eenmalig(velden["aanvraag_sleutel"], "taak_uitstellen", door=door, doe=stel_uit)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _uitstelscherm(request, taak, formulier)
    except Versieconflict as conflict:
        formulier.data = {**request.POST.dict(), "versie": str(conflict.versie_nu)}
        formulier.add_error(None, _INGEHAALD)
        return _uitstelscherm(request, taak, formulier, status=409)
    except Taak.DoesNotExist:
        raise Http404 from None
    messages.success(request, f"De taak komt terug op {formaten.datum(velden['tot'])}.")
    return redirect(adres)


def _uitstelscherm(
    request: HttpRequest, taak: Taak, formulier: TaakUitstellenForm, status: int = 0
) -> HttpResponse:
    (regel,) = taakregels([taak], door_van(request), timezone.localdate())[0]
    return render(
        request,
        "beheer/taak_uitstellen.html",
        {
            "formulier": formulier,
            "regel": regel,
            "uitleg": _uitleg(taak),
            "is_klaar": taak.klaar_op is not None,
        },
        status=status or (422 if formulier.is_bound else 200),
    )


def _uitleg(taak: Taak) -> str:
    if taak.termijn is None:
        return f"Je kunt hoogstens {MEESTE_DAGEN} dagen uitstellen."
    if not TAAKSOORTEN[taak.soort].is_wettelijk:
        return f"Je kunt hoogstens {MEESTE_DAGEN} dagen uitstellen. Na de einddatum? Dan schuift die mee."
    return (
        f"De wet legt de termijn vast: die blijft {formaten.datum(taak.termijn)}. "
        "Alleen de dag waarop je de taak weer bovenaan ziet, schuift op."
    )


def _toon(request: HttpRequest, taken: list[Taak]) -> list[Taakregel]:
    """The lines of these tasks, noted for the inzagelog."""
    regels, mensen = taakregels(taken, door_van(request), timezone.localdate())
    if mensen:
        noteer(
            request,
            object_soort=handelingen.SOORT,
            object_id=None,
            deelnemer_ids=mensen,
            groepen={"identiteit"},
            grond="taak",
        )
    return regels
