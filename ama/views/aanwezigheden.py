"""The street door to presences: the sheet of a day, taking it back, and correcting one line."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ama.bladen.dagblad import Blad, bladadres, bladscherm, lees_blad, merk_van
from ama.domein.aanwezigheid import Status, Waarde, wachtrij_vervallen
from ama.forms.aanwezigheden import DagbladForm, TerugnemenForm, VerbeterForm, lees_dag
from ama.handelingen import aanwezigheden
from ama.models import Aanwezigheid, Overeenkomst
from ama.views.scherm import werk_overeenkomst_af
from werkzorg.gebruikers import sessies
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.scherm import werk_af
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
TE_OUD = (
    "Deze wijzigingen wachtten langer dan 24 uur op verbinding en zijn vervallen. Vul het blad van die dag "
    "opnieuw in."
)
ANDERE_DAG = "Deze dag is geen dag van een blad. Open het blad opnieuw en kies de dag met de pijltjes."
VAN_EEN_ANDER = (
    "Deze wijzigingen horen bij een andere aanmelding. Meld je aan zoals toen, of vul het blad opnieuw in."
)


@deur("aanwezigheden_registreren")
@_METHODEN
def aanwezigheden_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who was at this werkpost on one day; `?dag=` chooses another day than today."""
    door = door_van(request)
    dag = _dag_van(request)
    blad = lees_blad(pk, dag, door, anders=request.GET.get("anders", ""))
    noteer_getoond(request, "ama.overeenkomst", _getoond(blad))
    gestuurd = request.POST if request.method == "POST" else None
    formulier = _formulier(gestuurd, blad, door)
    status = 200
    if formulier.is_bound and "wijzig" not in request.POST:
        status = 422
        if formulier.is_valid() and (adres := _bewaar(formulier, blad, door)):
            return _gelukt(request, adres, heeft_gewacht=formulier.moment is not None)
        if _vraagt_json(request):
            return JsonResponse({"zin": " ".join(een.bericht for een in formulier.foutenlijst())}, status=422)
    scherm = bladscherm(blad, door, is_gedeeld=_is_gedeeld(request))
    # Without a script what was sent after the session ended waits as a draft; with one it waits on the page itself.
    gevraagd = request.GET.get("concept", "")
    balk = gevraagd and conceptbalk(
        formulier, "aanwezigheden_registreren", door=door, gevraagd=gevraagd, obj=blad.beeld.werkpost
    )
    return render(
        request,
        "ama/aanwezigheden_registreren.html",
        {**scherm, "formulier": formulier, "concept": balk or None},
        status=status,
    )


@deur("aanwezigheden_terugnemen")
@_METHODEN
def aanwezigheden_terugnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was just saved on a sheet goes away again."""
    door = door_van(request)
    dag = _dag_van(request)
    blad = lees_blad(pk, dag, door)
    noteer_getoond(request, "ama.overeenkomst", _getoond(blad))

    def maak(data: QueryDict | None) -> TerugnemenForm:
        return TerugnemenForm(data, initial={"dag": dag.isoformat()})

    def doe(formulier: WerkzorgForm) -> str:
        aanwezigheden.aanwezigheden_terugnemen(pk, dag=dag, door=door)
        return blad.adres

    return werk_af(
        request,
        "aanwezigheden_terugnemen",
        sjabloon="ama/aanwezigheden_terugnemen.html",
        obj=None,
        maak=maak,
        doe=doe,
        gelukt="Het blad is teruggenomen. Wat je vooraf al bewaarde, staat er nog.",
        context={
            **bladscherm(blad, door, is_gedeeld=True),
            "titel": "Neem het blad terug",
            "terug_url": blad.adres,
            "rijen": [een for een in blad.rijen if een.versie],
        },
    )


@deur("aanwezigheid_verbeteren")
@_METHODEN
def aanwezigheid_verbeteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct what was recorded for one person on one day; what stood there first stays beside it."""
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)
    door = door_van(request)
    dag = lees_dag(request.GET.get("dag"), timezone.localdate())
    rij = Aanwezigheid.objects.filter(overeenkomst=overeenkomst, dag=dag).first()
    if rij is None:
        messages.info(request, "Voor die dag is nog niets ingevuld: doe het op het blad van de dag.")
        return redirect(bladadres(overeenkomst.werkpost_id, dag))
    begin: dict[str, Any] = {
        "status": rij.status,
        "uren": rij.minuten or None,
        "nota": rij.nota,
        "versie": rij.versie,
    }

    def doe(formulier: VerbeterForm) -> str:
        gegevens = formulier.cleaned_data
        aanwezigheden.aanwezigheid_verbeteren(
            rij,
            waarde=Waarde(Status(gegevens["status"]), formulier.minuten(), gegevens["nota"]),
            reden=gegevens["reden"],
            versie=gegevens["versie"],
            door=door,
        )
        return bladadres(overeenkomst.werkpost_id, dag)

    return werk_overeenkomst_af(
        request,
        "aanwezigheid_verbeteren",
        overeenkomst,
        maak=lambda data: VerbeterForm(data, initial=begin),
        doe=doe,
        gelukt="De aanwezigheid is verbeterd. Wat er eerst stond, blijft erbij.",
        context={"titel": "Verbeter een aanwezigheid", "aanwezigheid": rij, "dag": dag},
        toont_nu=True,
    )


def _formulier(gestuurd: QueryDict | None, blad: Blad, door: Hoedanigheid) -> DagbladForm:
    data = gestuurd
    if gestuurd is not None and gestuurd.get("wijzig") == "iedereen":
        data = gestuurd.copy()
        for een in blad.rijen:
            if not een.is_toe_te_voegen:
                data[f"s_{een.code}"] = Status.AANWEZIG.value
    begin = {"dag": blad.dag.dag.isoformat(), "wie": merk_van(door)}
    return DagbladForm(data, initial=begin, rijen=blad.rijen)


def _bewaar(formulier: DagbladForm, blad: Blad, door: Hoedanigheid) -> str:
    """The address to go on to; "" with the sentences on the form when the act says no."""
    gegevens = formulier.cleaned_data
    werkpost_id, dag = blad.beeld.werkpost.pk, blad.dag.dag

    def doe() -> str:
        if gegevens["dag"] != dag:
            raise Geweigerd(ANDERE_DAG)
        if gegevens["wie"] and gegevens["wie"] != merk_van(door):
            raise Geweigerd(VAN_EEN_ANDER)
        if formulier.moment is not None and wachtrij_vervallen(formulier.moment, timezone.now()):
            raise Geweigerd(TE_OUD)
        uit = aanwezigheden.aanwezigheden_registreren(
            werkpost_id, dag=dag, invoer=formulier.invoer(), door=door
        )
        return bladadres(werkpost_id, dag, uit.botsingen)

    try:
        return eenmalig(gegevens["aanvraag_sleutel"], "aanwezigheden_registreren", door=door, doe=doe)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, {f"s_{UUID(pk).hex}": zin for pk, zin in nee.velden.items()})
        return ""


def _gelukt(request: HttpRequest, adres: str, *, heeft_gewacht: bool) -> HttpResponse:
    botst = "anders=" in adres
    if botst:
        messages.warning(
            request, "Iemand anders vulde intussen iets anders in: zie hieronder. Al de rest is bewaard."
        )
    elif not (heeft_gewacht and _vraagt_json(request)):
        messages.success(request, "De aanwezigheden zijn bewaard.")
    if _vraagt_json(request):
        return JsonResponse({"adres": adres, "botst": botst})
    return redirect(adres)


def _getoond(blad: Blad) -> list[Overeenkomst]:
    getoond = {een.overeenkomst for een in blad.rijen}
    return [een for een in blad.overeenkomsten if een.pk in getoond]


def _vraagt_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _is_gedeeld(request: HttpRequest) -> bool:
    rij = sessies.rij_van(request.session)
    return rij is not None and rij.is_gedeeld


def _dag_van(request: HttpRequest) -> date:
    return lees_dag(request.POST.get("dag") or request.GET.get("dag"), timezone.localdate())
