"""The street door to actions: the list, one of them, who does it, its hours and its end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.handelingen.opzoeken import vind
from trajecten.bladen.acties import (
    actieblad,
    actieregels,
    al_geschreven,
    filterformulier,
    gekozen,
    met_verbanden,
    samen_verstuurd,
    voor_de_lijst,
)
from trajecten.bladen.netwerk import dienstverlenerkeuzes
from trajecten.forms.netwerk import (
    AfwerkenForm,
    BevestigForm,
    ToewijzenForm,
    UrenForm,
    UrenVerbeterenForm,
    in_minuten,
    in_uren,
)
from trajecten.handelingen import acties, gegeven_uren
from trajecten.models import Actie, Uren
from trajecten.querysets import ActieQuerySet
from werkzorg.handelen.scherm import werk_af
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formulieren import WerkzorgForm

Maker = Callable[[QueryDict | None], WerkzorgForm]
Doener = Callable[[Any], str]
_METHODEN = require_http_methods(["GET", "HEAD", "POST"])
_EEN_WEEK = timedelta(days=7)


@deur("actie_lijst")
@require_safe
def actie_lijst(request: HttpRequest) -> HttpResponse:
    """The actions this reader sees, what begins first on top."""
    vandaag, door = timezone.localdate(), door_van(request)
    formulier = filterformulier(request.GET)
    rijen = gekozen(zichtbaar(request, Actie.objects.all()), formulier, door, vandaag)
    bladering = Bladering(voor_de_lijst(rijen, door), request.GET, aantal=rijen.count())
    blad = bladering.bladzijde
    getoond = list(blad.object_list)
    noteer_getoond(request, "trajecten.actie", getoond)
    blad.object_list = actieregels(getoond, vandaag)
    return render(
        request,
        "trajecten/actie_lijst.html",
        {**bladering.context(), "formulier": formulier, "is_gefilterd": bool(bladering.zoekdeel)},
    )


@deur("actie_detail")
@require_safe
def actie_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One action: for whom, what, when, which hours were given, and whom to ask."""
    actie = _actie(request, pk)
    return render(request, "trajecten/actie_detail.html", actieblad(actie, door_van(request)))


@deur("actie_toewijzen")
@_METHODEN
def actie_toewijzen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The netwerkcoördinator says who carries out an action."""
    actie, door = _actie(request, pk), door_van(request)
    keuzes = dienstverlenerkeuzes(actie, timezone.localdate())
    voorstel = actie.dienstverlener_id or (actie.aanbod.organisatie_id if actie.aanbod else "")

    def maak(data: QueryDict | None) -> ToewijzenForm:
        begin = {"versie": actie.versie, "dienstverlener": str(voorstel), "motivering": actie.motivering}
        return ToewijzenForm(data, initial=begin, dienstverleners=keuzes)

    def doe(formulier: ToewijzenForm) -> str:
        gegevens = formulier.cleaned_data
        return acties.actie_toewijzen(
            actie,
            dienstverlener_id=_gekozen(gegevens["dienstverlener"], gegevens["andere"]),
            motivering=gegevens["motivering"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return _werk_af(request, "actie_toewijzen", actie, maak, doe, "De actie is toegewezen.")


@deur("actie_afwerken")
@_METHODEN
def actie_afwerken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An action is done: on which day, with which result."""
    actie, door = _actie(request, pk), door_van(request)

    def maak(data: QueryDict | None) -> AfwerkenForm:
        return AfwerkenForm(data, initial={"versie": actie.versie, "afgewerkt_op": timezone.localdate()})

    def doe(formulier: AfwerkenForm) -> str:
        gegevens = formulier.cleaned_data
        return acties.actie_afwerken(
            actie,
            afgewerkt_op=gegevens["afgewerkt_op"],
            resultaat=gegevens["resultaat"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return _werk_af(request, "actie_afwerken", actie, maak, doe, "De actie is afgewerkt.")


@deur("uren_registreren")
@_METHODEN
def uren_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The hours of one week, day by day; `?week=` is a day of it."""
    actie, door = _actie(request, pk), door_van(request)
    maandag = _maandag(request.POST.get("maandag") or request.GET.get("week"), actie)

    al = al_geschreven(actie, maandag, door)

    def maak(data: QueryDict | None) -> UrenForm:
        return UrenForm(data, maandag=maandag, al=al)

    def doe(formulier: UrenForm) -> str:
        return gegeven_uren.uren_registreren(actie, regels=formulier.regels(), door=door).get_absolute_url()

    hier = reverse("uren_registreren", args=[actie.pk])
    week = {
        "vorige_url": f"{hier}?week={(maandag - _EEN_WEEK).isoformat()}",
        "volgende_url": f"{hier}?week={(maandag + _EEN_WEEK).isoformat()}"
        if maandag + _EEN_WEEK <= timezone.localdate()
        else "",
        "maandag": maandag,
        "zondag": maandag + timedelta(days=6),
        "per_week": in_minuten(actie.uren_per_week),
    }
    gelukt = "De uren zijn opgeschreven. Een vergissing? Tien minuten lang kan je ze hier terugnemen."
    return _werk_af(request, "uren_registreren", actie, maak, doe, gelukt, **week)


@deur("uren_terugnemen")
@_METHODEN
def uren_terugnemen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what was just sent."""
    uren = haal(request, Uren.objects.select_related("actie__traject__deelnemer"), pk)
    door = door_van(request)

    def doe(formulier: WerkzorgForm) -> str:
        return gegeven_uren.uren_terugnemen(uren, door=door).get_absolute_url()

    return werk_af(
        request,
        "uren_terugnemen",
        sjabloon="trajecten/uren_terugnemen.html",
        obj=uren,
        maak=BevestigForm,
        doe=doe,
        gelukt="De uren zijn teruggenomen.",
        context={
            "titel": "Neem uren terug",
            "actie": uren.actie,
            "deelnemer": uren.actie.traject.deelnemer,
            "uren": uren,
            "samen": samen_verstuurd(uren),
            "terug_url": uren.actie.get_absolute_url(),
        },
    )


@deur("uren_verbeteren")
@_METHODEN
def uren_verbeteren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Mend hours that were written down wrong; what stood there first stays beside it."""
    uren = haal(request, Uren.objects.select_related("actie__traject__deelnemer"), pk)
    door = door_van(request)

    def doe(formulier: UrenVerbeterenForm) -> str:
        gegevens = formulier.cleaned_data
        return gegeven_uren.uren_verbeteren(
            uren,
            nieuw=in_uren(gegevens["uren"]),
            reden=gegevens["reden"],
            versie=gegevens["versie"],
            door=door,
        ).get_absolute_url()

    return werk_af(
        request,
        "uren_verbeteren",
        sjabloon="trajecten/uren_verbeteren.html",
        obj=uren,
        maak=lambda data: UrenVerbeterenForm(data, initial={"versie": uren.versie}),
        doe=doe,
        gelukt="De uren zijn verbeterd.",
        context={
            "titel": "Verbeter uren",
            "actie": uren.actie,
            "deelnemer": uren.actie.traject.deelnemer,
            "uren": uren,
            "minuten": in_minuten(uren.uren),
            "terug_url": uren.actie.get_absolute_url(),
        },
    )


def _actie(request: HttpRequest, pk: UUID) -> Actie:
    rijen: ActieQuerySet = met_verbanden(Actie.objects.all(), door_van(request))
    return haal(request, rijen, pk)


def _werk_af(
    request: HttpRequest, sleutel: str, actie: Actie, maak: Maker, doe: Doener, gelukt: str, **extra: Any
) -> HttpResponse:
    return werk_af(
        request,
        sleutel,
        sjabloon=f"trajecten/{sleutel}.html",
        obj=actie,
        maak=maak,
        doe=doe,
        gelukt=gelukt,
        context={
            "actie": actie,
            "deelnemer": actie.traject.deelnemer,
            "terug_url": actie.get_absolute_url(),
            **extra,
        },
    )


def _gekozen(keuze: str, andere: str) -> UUID:
    """Who was chosen from the list, or named; raises Geweigerd at the field when nobody has that name."""
    if keuze:
        return UUID(keuze)
    try:
        return vind(andere).pk
    except Geweigerd as nee:
        raise Geweigerd(nee.zin, velden={"andere": nee.zin}) from nee


def _maandag(gevraagd: str | None, actie: Actie) -> date:
    """The Monday of the week that was asked for; without sense that of today, or of the end of the action."""
    dag = min(timezone.localdate(), max(actie.van, actie.tot_en_met))
    with suppress(ValueError):
        dag = date.fromisoformat((gevraagd or "")[:10])
    dag = min(max(dag, date(2023, 7, 1)), timezone.localdate())
    return dag - timedelta(days=dag.weekday())
