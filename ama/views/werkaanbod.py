"""The street door to the offer of werkposten: the list, the page of one, and what is recorded about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ama.bladen import werkposten as bladen
from ama.bladen.geraakt import dagen_in_woorden, geraakt_door
from ama.bladen.ingangen import NAAST_WERKAANBOD, ingangen
from ama.bladen.werkpost import HOOGSTENS, eigen_overeenkomsten, werkpostblad
from ama.domein.werkpostdag import MEESTE_SLUITINGSDAGEN
from ama.forms.aanwezigheden import lees_dag
from ama.forms.werkaanbod import BeeindigenForm, IntrekkenForm, SluitenForm, WerkaanbodForm
from ama.handelingen import werkaanbod as handelingen
from ama.handelingen.vergrendelen import SOORT as OVEREENKOMST
from ama.models import Sluiting, Werkaanbod
from ama.querysets.werkposten import te_beheren, werkposten
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen import scherm
from werkzorg.organisaties.models import Werkpost
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.bladering import Bladering

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("werkaanbod_lijst")
@require_safe
def werkaanbod_lijst(request: HttpRequest) -> HttpResponse:
    """Where somebody can do AMA: what is offered, how far away, how many places are free."""
    vandaag, door = timezone.localdate(), door_van(request)
    formulier = bladen.filterformulier(request.GET, door)
    rijen = bladen.gekozen(zichtbaar(request, werkposten()), formulier, door, vandaag)
    bladering = Bladering(bladen.voor_de_lijst(rijen, vandaag), request.GET, aantal=rijen.count())
    blad = bladering.bladzijde
    blad.object_list = bladen.werkpostregels(blad.object_list, door)
    return render(
        request,
        "ama/werkaanbod_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": bool(bladering.zoekdeel),
            "met_afstand": bool(formulier.is_valid() and formulier.cleaned_data["vanuit"]),
            "zijwegen": ingangen(door, NAAST_WERKAANBOD),
        },
    )


@deur("werkaanbod_detail")
@require_safe
def werkaanbod_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One werkpost: its offer, its closed days, and who of the own organisation works there."""
    door, vandaag = door_van(request), timezone.localdate()
    rij = haal(request, bladen.voor_de_lijst(werkposten().met_beheer(door), vandaag), pk)
    mensen = list(eigen_overeenkomsten(rij, door)[:HOOGSTENS])
    noteer_getoond(request, OVEREENKOMST, mensen)
    return render(request, "ama/werkaanbod_detail.html", werkpostblad(rij, mensen, door))


def _werkpost(request: HttpRequest, pk: UUID) -> Werkpost:
    return haal(request, te_beheren().select_related("organisatie", "vestiging"), pk)


def _adres(werkpost_id: UUID) -> str:
    return reverse("werkaanbod_detail", args=[werkpost_id])


@deur("werkaanbod_registreren")
@_METHODEN
def werkaanbod_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what a werkpost offers from a day on."""
    door, post = door_van(request), _werkpost(request, pk)
    nu = Werkaanbod.objects.filter(werkpost=post).order_by("-periode__startswith").first()
    vandaag = timezone.localdate()

    def maak(data: QueryDict | None) -> WerkaanbodForm:
        begin: dict[str, Any] = {"versie": handelingen.stand_van(post.pk), "van": vandaag}
        if nu is not None:
            begin |= {
                "activiteiten": "\n".join(nu.activiteiten),
                "plaatsen": nu.plaatsen,
                "open_dagen": nu.open_dagen,
                "toelichting": nu.toelichting,
                "van": max(vandaag, nu.periode.lower),
            }
        else:
            begin |= {"open_dagen": [0, 1, 2, 3, 4], "van": max(vandaag, post.periode.lower)}
        return WerkaanbodForm(data, initial=begin)

    def doe(formulier: WerkaanbodForm) -> str:
        handelingen.werkaanbod_registreren(
            post, formulier.gegevens(), versie=formulier.cleaned_data["versie"], door=door
        )
        return _adres(post.pk)

    return scherm.werk_af(
        request,
        "werkaanbod_registreren",
        sjabloon="ama/werkaanbod_registreren.html",
        obj=None,
        maak=maak,
        doe=doe,
        gelukt="Het aanbod is bewaard.",
        toont_nu=nu is not None,
        context={"werkpost": post, "huidig": nu, "terug_url": _adres(post.pk)},
    )


@deur("werkpost_sluiten")
@_METHODEN
def werkpost_sluiten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note closed days, or that a holiday is worked; whom it touches is shown before it is done."""
    door, post = door_van(request), _werkpost(request, pk)
    context: dict[str, Any] = {"werkpost": post, "terug_url": _adres(post.pk), "geraakt": None}
    # Who comes from the sheet of a day means that day.
    van_blad = lees_dag(request.GET["dag"], timezone.localdate()) if "dag" in request.GET else None

    def doe(formulier: SluitenForm) -> str:
        schoon = formulier.cleaned_data
        van, tot = schoon["van"], schoon["tot_en_met"] or schoon["van"]
        if formulier.is_gesloten and van <= tot and (tot - van).days < MEESTE_SLUITINGSDAGEN:
            geraakt, getoond = geraakt_door(post, van, tot, door)
            if geraakt.is_iets and schoon["gezien"] != geraakt.sleutel:
                noteer_getoond(request, OVEREENKOMST, getoond)
                context["geraakt"] = geraakt
                context["mensen"] = [(naam, dagen_in_woorden(dagen)) for naam, dagen in geraakt.mensen]
                raise scherm.Tussenstap(toon)
        handelingen.werkpost_sluiten(
            post,
            van=van,
            tot_en_met=tot,
            is_gesloten=formulier.is_gesloten,
            reden=schoon["reden"],
            door=door,
        )
        return _adres(post.pk)

    def toon(formulier: Any) -> HttpResponse:
        return render(
            request,
            "ama/werkpost_sluiten.html",
            {**context, "titel": "Sluit de werkpost", "formulier": formulier, "concept": None},
        )

    return scherm.werk_af(
        request,
        "werkpost_sluiten",
        sjabloon="ama/werkpost_sluiten.html",
        obj=None,
        maak=lambda data: SluitenForm(data, initial={"wat": "dicht", "van": van_blad}),
        doe=doe,
        gelukt="Het is genoteerd. Het dagblad en de overeenkomsten houden er rekening mee.",
        context=context,
    )


@deur("sluiting_intrekken")
@_METHODEN
def sluiting_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back a closing."""
    door = door_van(request)
    eigen = Sluiting.objects.te_beheren_door(door).select_related(
        "werkpost__organisatie", "werkpost__vestiging"
    )
    rij = haal(request, eigen, pk)

    def doe(formulier: IntrekkenForm) -> str:
        return _adres(handelingen.sluiting_intrekken(rij, door=door).werkpost_id)

    return scherm.werk_af(
        request,
        "sluiting_intrekken",
        sjabloon="ama/sluiting_intrekken.html",
        obj=None,
        maak=IntrekkenForm,
        doe=doe,
        gelukt="Ingetrokken. Op deze dagen geldt weer het gewone aanbod.",
        context={
            "sluiting": rij,
            "tot": laatste_dag(rij.periode),
            "werkpost": rij.werkpost,
            "terug_url": _adres(rij.werkpost_id),
        },
    )


@deur("werkpost_beeindigen")
@_METHODEN
def werkpost_beeindigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say after which day a werkpost takes nobody in any more."""
    door, post = door_van(request), _werkpost(request, pk)

    def doe(formulier: BeeindigenForm) -> str:
        handelingen.werkpost_beeindigen(post, laatste_dag=formulier.cleaned_data["laatste_dag"], door=door)
        return _adres(post.pk)

    return scherm.werk_af(
        request,
        "werkpost_beeindigen",
        sjabloon="ama/werkpost_beeindigen.html",
        obj=None,
        maak=BeeindigenForm,
        doe=doe,
        gelukt="De werkpost stopt na die dag.",
        context={"werkpost": post, "bestaat": bladen.bestaat(post), "terug_url": _adres(post.pk)},
    )
