"""The street door to grants: the list, one of them, and what changes in its life."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.bladen.handhaving import kop_van_toekenning
from mandaten.bladen.toekenning import met_verloop, toekenningsblad
from mandaten.bladen.toekenningen import (
    filterformulier,
    gekozen,
    open_plaats,
    samenstellingskeuzes,
    toekenningsregels,
    voor_de_lijst,
)
from mandaten.bladen.verloop import vraagzinnen
from mandaten.bladen.wijzigingsvragen import vraagkeuzes
from mandaten.documenten.besluitbrief import Brief
from mandaten.domein.contingent import open_jaren
from mandaten.domein.wijzigingsvragen import AL_GEVRAAGD
from mandaten.forms.toekenningen import (
    AfwijzenForm,
    HerzieningForm,
    SamenstellingForm,
    StopzettenForm,
    WijzigingVragenForm,
)
from mandaten.handelingen import herziening, samenstelling, stopzetten
from mandaten.handelingen.bevoegdheden import periode_van
from mandaten.handelingen.instemmingen import instemming_bij
from mandaten.handelingen.opzoeken import vind_nieuwkomer
from mandaten.models import Toekenning, Vraagsoort, Wijzigingsvraag
from mandaten.views.scherm import werk_af
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.velden import SLEUTELVORM

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("toekenning_lijst")
@require_safe
def toekenning_lijst(request: HttpRequest) -> HttpResponse:
    """The grants this reader sees, the nearest last day first."""
    vandaag = timezone.localdate()
    formulier = filterformulier(request.GET)
    rijen = zichtbaar(request, Toekenning.objects.all()).nog_van(door_van(request))
    rijen = gekozen(rijen, formulier, vandaag)
    bladering = Bladering(voor_de_lijst(rijen), request.GET, aantal=rijen.count())
    blad = bladering.bladzijde
    blad.object_list = toekenningsregels(blad.object_list, vandaag)
    return render(
        request,
        "mandaten/toekenning_lijst.html",
        {
            **bladering.context(),
            "formulier": formulier,
            "is_gefilterd": bool(bladering.zoekdeel),
            "fusie_url": reverse("fusie_registreren") if mag(door_van(request), "fusie_registreren") else "",
            "inlezen_url": reverse("toekenningen_inlezen")
            if mag(door_van(request), "toekenningen_inlezen")
            else "",
        },
    )


@deur("toekenning_detail")
@require_safe
def toekenning_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One grant: what holds, who takes part, what waits, what happened and what can be done."""
    toekenning = haal(request, met_verloop(Toekenning.objects.all()), pk)
    return render(request, "mandaten/toekenning_detail.html", toekenningsblad(toekenning, door_van(request)))


@deur("samenstelling_wijzigen")
@_METHODEN
def samenstelling_wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody leaves, comes or leads; with `?vraag=` filled in as it was asked."""
    door, toekenning = door_van(request), _toekenning(request, pk)
    vraag = _vraag(request, toekenning, Vraagsoort.SAMENSTELLING, door)
    keuzes = samenstellingskeuzes(toekenning)

    def maak(data: QueryDict | None) -> SamenstellingForm:
        begin = {"versie": toekenning.versie, "plaats": open_plaats(toekenning), **_uit_vraag(vraag)}
        return SamenstellingForm(data, _bestanden(request), initial=begin, **keuzes)

    def doe(formulier: SamenstellingForm) -> str:
        return samenstelling.samenstelling_wijzigen(
            toekenning,
            wijziging=formulier.wijziging(_nieuwkomer(formulier, toekenning)),
            versie=formulier.cleaned_data["versie"],
            vraag=vraag,
            instemming=formulier.cleaned_data["instemming"],
            door=door,
        ).get_absolute_url()

    gelukt = "De samenstelling is gewijzigd."
    context = {"instemming": instemming_bij(vraag)}
    return _werk_af(request, "samenstelling_wijzigen", toekenning, maak, doe, gelukt, vraag, **context)


@deur("wijziging_vragen")
@_METHODEN
def wijziging_vragen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A holder or partner asks the desk for a change."""
    door, toekenning = door_van(request), _toekenning(request, pk)
    blad = vraagkeuzes(toekenning, door, is_verstuurd=request.method == "POST")
    if blad.is_al_gevraagd:
        messages.info(request, AL_GEVRAAGD)
        return redirect(toekenning)

    def maak(data: QueryDict | None) -> WijzigingVragenForm:
        begin = {"soort": blad.soorten[0][0]} if len(blad.soorten) == 1 else {}
        return WijzigingVragenForm(
            data,
            _bestanden(request),
            initial=begin,
            soorten=blad.soorten,
            is_houder=blad.is_houder,
            begint_nog=_begint_nog(toekenning),
            **blad.keuzes,
        )

    def doe(formulier: WijzigingVragenForm) -> str:
        samenstelling.wijziging_vragen(
            toekenning,
            soort=formulier.cleaned_data["soort"],
            instemming=formulier.cleaned_data.get("instemming"),
            wijziging=formulier.wijziging(_nieuwkomer(formulier, toekenning)),
            door=door,
        )
        return toekenning.get_absolute_url()

    gelukt = "Je vraag is verstuurd. Er verandert niets tot ze is nagekeken; je krijgt een melding."
    return _werk_af(request, "wijziging_vragen", toekenning, maak, doe, gelukt)


@deur("wijziging_afwijzen")
@_METHODEN
def wijziging_afwijzen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why what was asked is not done."""
    door = door_van(request)
    rijen = Wijzigingsvraag.objects.select_related(
        "toekenning__houder", "organisatie", "vertrekker__organisatie", "nieuw", "nieuwe_houder"
    )
    vraag = haal(request, rijen, pk)

    def doe(formulier: AfwijzenForm) -> str:
        samenstelling.wijziging_afwijzen(vraag, antwoord=formulier.cleaned_data["antwoord"], door=door)
        return vraag.get_absolute_url()

    return werk_af(
        request,
        "wijziging_afwijzen",
        obj=vraag,
        maak=AfwijzenForm,
        doe=doe,
        gelukt="De gevraagde wijziging is afgewezen. Wie ze vroeg, krijgt je antwoord te lezen.",
        context={"toekenning": vraag.toekenning, "vraag": vraag, "zinnen": vraagzinnen(vraag)},
    )


@deur("mandaat_stopzetten")
@_METHODEN
def mandaat_stopzetten(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Its holder stops; with `?vraag=` filled in as he asked."""
    door, toekenning = door_van(request), _toekenning(request, pk)
    vraag = _vraag(request, toekenning, Vraagsoort.STOPZETTING, door)

    def maak(data: QueryDict | None) -> StopzettenForm:
        begin: dict[str, Any] = {"versie": toekenning.versie}
        if vraag:
            begin |= {"vraag": vraag.pk, "laatste_dag": vraag.laatste_dag, "reden": vraag.reden}
        return StopzettenForm(data, initial=begin, begint_nog=_begint_nog(toekenning))

    def doe(formulier: StopzettenForm) -> str:
        gegevens = formulier.cleaned_data
        return stopzetten.mandaat_stopzetten(
            toekenning,
            laatste_dag=gegevens["laatste_dag"],
            reden=gegevens["reden"],
            versie=gegevens["versie"],
            vraag=vraag,
            door=door,
        ).get_absolute_url()

    return _werk_af(
        request, "mandaat_stopzetten", toekenning, maak, doe, "De stopzetting is geregistreerd.", vraag
    )


@deur("contingent_herzien")
@_METHODEN
def contingent_herzien(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide how many places a contingent has in the years that are still open."""
    door, toekenning = door_van(request), _toekenning(request, pk)
    jaren = open_jaren(periode_van(toekenning.periode), timezone.localdate())
    nu = dict(toekenning.contingentjaren.values_list("jaar", "plaatsen"))

    def maak(data: QueryDict | None) -> HerzieningForm:
        begin = {"versie": toekenning.versie, **{f"plaatsen_{jaar}": nu.get(jaar) for jaar in jaren}}
        return HerzieningForm(data, initial=begin, jaren=jaren, nu=nu)

    def doe(formulier: HerzieningForm) -> str:
        herziening.contingent_herzien(
            toekenning,
            plaatsen=formulier.plaatsen(),
            motivering=formulier.cleaned_data["motivering"],
            gezien=formulier.cleaned_data["gezien"],
            versie=formulier.cleaned_data["versie"],
            door=door,
        )
        return toekenning.get_absolute_url()

    def ontwerp(formulier: HerzieningForm) -> Brief:
        motivering = formulier.cleaned_data["motivering"]
        return herziening.ontwerp_contingent(
            toekenning, plaatsen=formulier.plaatsen(), motivering=motivering, door=door
        )

    return werk_af(
        request,
        "contingent_herzien",
        obj=toekenning,
        maak=maak,
        doe=doe,
        gelukt="Het besluit is genomen. De brief aan de houder wordt gemaakt.",
        context={**kop_van_toekenning(toekenning), "beslis": "Beslis"},
        ontwerp=ontwerp,
    )


def _toekenning(request: HttpRequest, pk: UUID) -> Toekenning:
    return haal(request, Toekenning.objects.select_related("houder"), pk)


def _vraag(
    request: HttpRequest, toekenning: Toekenning, soort: str, door: Hoedanigheid
) -> Wijzigingsvraag | None:
    """The open question that this form answers; None when none is named, or it is answered already."""
    sleutel = request.POST.get("vraag") or request.GET.get("vraag") or ""
    if not SLEUTELVORM.fullmatch(sleutel):
        return None
    rijen = Wijzigingsvraag.objects.zichtbaar_voor(door).open().select_related("organisatie", "nieuw")
    return rijen.filter(pk=sleutel, toekenning=toekenning, soort=soort).first()


def _begint_nog(toekenning: Toekenning) -> bool:
    return bool(toekenning.periode.lower > timezone.localdate())


def _bestanden(request: HttpRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def _nieuwkomer(formulier: SamenstellingForm, toekenning: Toekenning) -> UUID | None:
    soort = toekenning.toekenningssoort
    gevonden = vind_nieuwkomer(formulier.nieuwkomer(), soort, formulier.gekozen_plaats())
    return gevonden.pk if gevonden else None


def _uit_vraag(vraag: Wijzigingsvraag | None) -> dict[str, Any]:
    if vraag is None:
        return {}
    is_opvolger = vraag.nieuwe_houder_id and vraag.nieuwe_houder_id == vraag.nieuw_id
    return {
        "vraag": vraag.pk,
        "vertrekker": str(vraag.vertrekker_id or ""),
        "laatste_dag": vraag.laatste_dag,
        "reden": vraag.reden,
        "nieuw": (vraag.nieuw.kbo_nummer or vraag.nieuw.naam) if vraag.nieuw else "",
        "plaats": vraag.plaats,
        "vanaf": vraag.vanaf,
        "nieuwe_houder": "opvolger" if is_opvolger else str(vraag.nieuwe_houder_id or ""),
    }


def _werk_af(
    request: HttpRequest,
    sleutel: str,
    toekenning: Toekenning,
    maak: Callable[[QueryDict | None], Any],
    doe: Callable[[Any], str],
    gelukt: str,
    vraag: Wijzigingsvraag | None = None,
    **nog: Any,
) -> HttpResponse:
    context = {"toekenning": toekenning, "soort": toekenning.toekenningssoort, "vraag": vraag, **nog}
    return werk_af(request, sleutel, obj=toekenning, maak=maak, doe=doe, gelukt=gelukt, context=context)
