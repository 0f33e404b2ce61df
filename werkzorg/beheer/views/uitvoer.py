"""Taking a list along as a file: the purpose first, and for many people a second person."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from werkzorg.beheer.forms.uitvoer import UitvoerForm, WeigerForm
from werkzorg.beheer.handelingen import uitvoer as handelingen
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.lijsten import (
    EXPORTLIJSTEN,
    ZONDER_TWEEDE_PERSOON,
    Doel,
    Exportlijst,
    Uitsnede,
    grond_van,
)
from werkzorg.handelen.models import Uitvoer, Uitvoerstand
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import deur, door_van, zichtbaar
from werkzorg.ui.bladering import PARAMETER, Bladering

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
# Parameters that say which list, and not which rows of it.
_EIGEN = ("lijst", "object", PARAMETER)


@deur("lijst_exporteren")
@require_http_methods(["GET", "HEAD", "POST"])
def lijst_exporteren(request: HttpRequest) -> HttpResponse:
    """Take along the rows of a list as the screen shows them, after saying why."""
    door = door_van(request)
    if not request.GET.get("lijst"):
        keuzes = [een for een in EXPORTLIJSTEN.values() if not een.met_object and mag(door, een.sleutel)]
        return render(
            request, "beheer/lijst_exporteren.html", {"keuzes": keuzes, "lijst": None, "bezwaar": ""}
        )
    lijst, vraag, object_id = _gevraagd(request)
    formulier = UitvoerForm(request.POST) if request.method == "POST" else UitvoerForm()
    if not formulier.is_valid():
        return _vraagscherm(request, lijst, vraag, object_id, formulier)
    velden = formulier.cleaned_data
    klaar: list[tuple[Uitvoer, Uitsnede | None]] = []

    def exporteer() -> str:
        klaar.append(
            handelingen.lijst_exporteren(
                lijst,
                vraag=vraag,
                object_id=object_id,
                doel=velden["doel"],
                toelichting=velden["toelichting"],
                door=door,
            )
        )
        return reverse("uitvoer_detail", args=[klaar[0][0].pk])

    try:
        adres = eenmalig(velden["aanvraag_sleutel"], "lijst_exporteren", door=door, doe=exporteer)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _vraagscherm(request, lijst, vraag, object_id, formulier)
    except ObjectDoesNotExist:
        raise Http404 from None
    for uitvoer, rijen in klaar:
        if rijen is not None:
            return _bestand(request, uitvoer, rijen)
        messages.success(
            request, "Je vraag is verstuurd. Je krijgt een melding zodra een tweede persoon beslist."
        )
    return redirect(adres)


def _gevraagd(request: HttpRequest) -> tuple[Exportlijst, QueryDict, UUID | None]:
    """Which list, with which question of its page, of which object; 404 for what is no list of this reader's."""
    lijst = EXPORTLIJSTEN.get(request.GET["lijst"])
    if lijst is None:
        raise Http404
    if not mag(door_van(request), lijst.sleutel):
        raise PermissionDenied
    vraag = request.GET.copy()
    for naam in _EIGEN:
        vraag.pop(naam, None)
    ruw = request.GET.get("object", "")
    try:
        return lijst, vraag, UUID(ruw) if ruw else None
    except ValueError:
        raise Http404 from None


def _vraagscherm(
    request: HttpRequest,
    lijst: Exportlijst,
    vraag: QueryDict,
    object_id: UUID | None,
    formulier: UitvoerForm,
) -> HttpResponse:
    status = 422 if formulier.is_bound else 200
    terug_url = _adres_van_lijst(lijst, vraag, object_id)
    try:
        uitsnede = handelingen.neem(lijst, vraag, object_id, door_van(request))
    except ObjectDoesNotExist:
        raise Http404 from None
    except Geweigerd as nee:
        context = {"lijst": lijst, "bezwaar": nee.zin, "terug_url": terug_url}
        return render(request, "beheer/lijst_exporteren.html", context, status=status)
    personen = len(uitsnede.deelnemers)
    al_gedaan = handelingen.personen_vandaag(door_van(request))
    return render(
        request,
        "beheer/lijst_exporteren.html",
        {
            "lijst": lijst,
            "formulier": formulier,
            "filters": uitsnede.filters,
            "rijen": len(uitsnede.rijen),
            "personen": personen,
            "met_tweede": personen and personen + al_gedaan > ZONDER_TWEEDE_PERSOON,
            "grens": ZONDER_TWEEDE_PERSOON,
            "bezwaar": "",
            "terug_url": terug_url,
        },
        status=status,
    )


def _adres_van_lijst(lijst: Exportlijst, vraag: QueryDict, object_id: UUID | None) -> str:
    """The page the list was on, with its filters; empty when nobody said which object it hangs on."""
    if lijst.met_object and object_id is None:
        return ""
    adres = reverse(lijst.sleutel, args=[object_id] if lijst.met_object else None)
    return f"{adres}?{vraag.urlencode()}" if vraag else adres


def _bestand(request: HttpRequest, uitvoer: Uitvoer, uitsnede: Uitsnede) -> HttpResponse:
    """The file as download; everybody in it is noted, with the purpose."""
    noteer(
        request,
        object_soort=handelingen.SOORT,
        object_id=uitvoer.pk,
        deelnemer_ids=uitsnede.deelnemers,
        groepen=EXPORTLIJSTEN[uitvoer.lijst].groepen,
        grond=grond_van(uitvoer.doel),
    )
    als_csv = EXPORTLIJSTEN[uitvoer.lijst].ook_csv and request.POST.get("vorm") == "csv"
    naam = f"werkzorg-{uitvoer.lijst.replace('_', '-')}-{timezone.localdate():%Y-%m-%d}"
    inhoud = (
        handelingen.bestand_csv(uitvoer, uitsnede)
        if als_csv
        else handelingen.bestand(uitvoer, uitsnede, door_van(request))
    )
    return HttpResponse(
        inhoud,
        content_type=CSV if als_csv else XLSX,
        headers={
            "Content-Disposition": f'attachment; filename="{naam}.{"csv" if als_csv else "xlsx"}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


@deur("uitvoer_lijst")
@require_safe
def uitvoer_lijst(request: HttpRequest) -> HttpResponse:
    """One's own exports, for an organisatiebeheerder all of his organisation, newest first."""
    rijen = (
        zichtbaar(request, Uitvoer.objects.all()).select_related("gebruiker").order_by("-gevraagd_op", "id")
    )
    bladering = Bladering(rijen, request.GET)
    blad = bladering.bladzijde
    blad.object_list = [_regel(rij) for rij in blad.object_list]
    return render(request, "beheer/uitvoer_lijst.html", bladering.context())


@deur("uitvoer_detail")
@require_safe
def uitvoer_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One export: why, how much, and what may be done with it now."""
    return _detail(request, _haal(request, pk), WeigerForm())


def _haal(request: HttpRequest, pk: UUID) -> Uitvoer:
    """The export with this key, otherwise 404; it names nobody, so there is nothing to note until it is fetched."""
    uitvoer = zichtbaar(request, Uitvoer.objects.select_related("gebruiker")).filter(pk=pk).first()
    if uitvoer is None:
        raise Http404
    return uitvoer


def _detail(request: HttpRequest, uitvoer: Uitvoer, formulier: WeigerForm, status: int = 200) -> HttpResponse:
    door = door_van(request)
    is_eigen = uitvoer.gebruiker_id == door.gebruiker_id
    klaar = uitvoer.toestand == Uitvoerstand.GOEDGEKEURD and not handelingen.is_verlopen(uitvoer)
    return render(
        request,
        "beheer/uitvoer_detail.html",
        {
            "uitvoer": uitvoer,
            "lijst": EXPORTLIJSTEN.get(uitvoer.lijst),
            "regel": _regel(uitvoer),
            "formulier": formulier,
            "mag_afhalen": klaar and is_eigen and uitvoer.rol == door.rol,
            "mag_beslissen": (
                uitvoer.toestand == Uitvoerstand.GEVRAAGD and not is_eigen and mag(door, "uitvoer_goedkeuren")
            ),
            "tot": uitvoer.beslist_op + handelingen.AFHALEN_BINNEN if klaar and uitvoer.beslist_op else None,
        },
        status=status,
    )


def _regel(uitvoer: Uitvoer) -> dict[str, object]:
    lijst = EXPORTLIJSTEN.get(uitvoer.lijst)
    # The clock job that says so may not have come by yet.
    is_te_laat = uitvoer.toestand == Uitvoerstand.GOEDGEKEURD and handelingen.is_verlopen(uitvoer)
    return {
        "pk": uitvoer.pk,
        "lijst": lijst.titel if lijst else uitvoer.lijst,
        "wie": uitvoer.gebruiker.naam,
        "rol": ROLLEN[uitvoer.rol].label,
        "doel": Doel(uitvoer.doel).label if uitvoer.doel in Doel.values else uitvoer.doel,
        "wanneer": uitvoer.gevraagd_op,
        "rijen": uitvoer.rijen,
        "personen": uitvoer.personen,
        "stand": Uitvoerstand.VERVALLEN.label if is_te_laat else uitvoer.get_toestand_display(),
    }


@deur("uitvoer_goedkeuren")
@require_POST
def uitvoer_goedkeuren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a colleague take this list along."""
    uitvoer = _haal(request, pk)
    try:
        handelingen.uitvoer_goedkeuren(uitvoer, door=door_van(request))
    except Geweigerd as nee:
        messages.error(request, nee.zin)
    else:
        messages.success(
            request, "De export is goedgekeurd. De aanvrager heeft een dag om hem te downloaden."
        )
    return redirect("uitvoer_detail", pk)


@deur("uitvoer_weigeren")
@require_POST
def uitvoer_weigeren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep this list inside, with a reason."""
    uitvoer = _haal(request, pk)
    formulier = WeigerForm(request.POST)
    if not formulier.is_valid():
        return _detail(request, uitvoer, formulier, 422)

    def weiger() -> str:
        handelingen.uitvoer_weigeren(uitvoer, reden=formulier.cleaned_data["reden"], door=door_van(request))
        return reverse("uitvoer_detail", args=[pk])

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "uitvoer_weigeren", door=door_van(request), doe=weiger
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _detail(request, uitvoer, formulier, 422)
    messages.success(request, "De export is niet goedgekeurd. De aanvrager krijgt je uitleg.")
    return redirect(adres)


@deur("uitvoer_afhalen")
@require_POST
def uitvoer_afhalen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Download an approved export, once."""
    uitvoer = _haal(request, pk)
    try:
        rij, uitsnede = handelingen.uitvoer_afhalen(uitvoer, door=door_van(request))
    except Geweigerd as nee:
        messages.error(request, nee.zin)
        return redirect("uitvoer_detail", pk)
    except ObjectDoesNotExist:
        raise Http404 from None
    return _bestand(request, rij, uitsnede)
