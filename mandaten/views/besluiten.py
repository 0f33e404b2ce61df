"""The street door to decisions that were taken: the list, one of them, and the challenges against it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mandaten.bladen.besluiten import besluitblad, besluitregels, gekozen, in_volgorde
from mandaten.forms.beroepen import BeroepAfhandelenForm, BeroepRegistrerenForm
from mandaten.forms.besluiten import BesluitFilterForm
from mandaten.handelingen import beroepen as handelingen
from mandaten.models import Beroep, Besluit
from werkzorg.handelen.concepten import conceptbalk
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.toegang.poort import deur, door_van, haal, zichtbaar
from werkzorg.ui.bladering import Bladering
from werkzorg.ui.formulieren import WerkzorgForm

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("besluit_lijst")
@require_safe
def besluit_lijst(request: HttpRequest) -> HttpResponse:
    """All decisions that the reader may see, newest first."""
    formulier = BesluitFilterForm(request.GET)
    rijen = gekozen(zichtbaar(request, Besluit.objects.all()), formulier)
    bladering = Bladering(in_volgorde(rijen), request.GET, aantal=rijen.count())
    blad = bladering.bladzijde
    blad.object_list = besluitregels(blad.object_list)
    context = {
        **bladering.context(),
        "formulier": formulier,
        "is_gefilterd": any(request.GET.get(veld) for veld in formulier.fields),
    }
    return render(request, "mandaten/besluit_lijst.html", context)


@deur("besluit_detail")
@require_safe
def besluit_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One decision: what, its letter, who, until when it can be challenged, and what came of that."""
    rijen = Besluit.objects.select_related(
        "organisatie", "aanvraag", "toekenning", "handhaving", "genomen_door", "voorgesteld_door"
    )
    besluit = haal(request, rijen, pk)
    return render(request, "mandaten/besluit_detail.html", besluitblad(besluit, door_van(request)))


@deur("beroep_registreren")
@_METHODEN
def beroep_registreren(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register a bezwaar or beroep against a decision."""
    door = door_van(request)
    besluit = haal(request, Besluit.objects.select_related("organisatie"), pk)

    def toon(formulier: WerkzorgForm) -> HttpResponse:
        balk = conceptbalk(
            formulier,
            "beroep_registreren",
            door=door,
            gevraagd=request.GET.get("concept", ""),
            obj=besluit,
        )
        context = {"besluit": besluit, "formulier": formulier, "concept": balk}
        status = 422 if formulier.is_bound else 200
        return render(request, "mandaten/beroep_registreren.html", context, status=status)

    if request.method != "POST":
        return toon(BeroepRegistrerenForm())
    formulier = BeroepRegistrerenForm(request.POST)
    if not formulier.is_valid():
        return toon(formulier)
    gegevens = formulier.cleaned_data
    te_laat = False

    def registreer() -> str:
        nonlocal te_laat
        beroep = handelingen.beroep_registreren(
            besluit,
            soort=gegevens["soort"],
            ingediend_op=gegevens["ingediend_op"],
            inhoud=gegevens["inhoud"],
            door=door,
        )
        te_laat = beroep.is_te_laat
        return besluit.get_absolute_url()

    try:
        adres = eenmalig(gegevens["aanvraag_sleutel"], "beroep_registreren", door=door, doe=registreer)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return toon(formulier)
    except Besluit.DoesNotExist:
        raise Http404 from None
    if te_laat:
        messages.warning(request, "Het is geregistreerd, maar het kwam binnen na de laatste dag.")
    else:
        messages.success(request, "Het is geregistreerd. De organisatie krijgt een melding.")
    return redirect(adres)


@deur("beroep_afhandelen")
@_METHODEN
def beroep_afhandelen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record how a challenge ended."""
    door = door_van(request)
    beroep = haal(request, Beroep.objects.select_related("besluit__organisatie"), pk)
    besluit = beroep.besluit
    if beroep.uitkomst:
        messages.info(request, f"Dit is al afgehandeld: {beroep.get_uitkomst_display()}.")
        return redirect(besluit)

    def toon(formulier: WerkzorgForm, *, is_conflict: bool = False) -> HttpResponse:
        balk = conceptbalk(
            formulier,
            "beroep_afhandelen",
            door=door,
            gevraagd=request.GET.get("concept", ""),
            obj=beroep,
        )
        context = {
            "beroep": beroep,
            "besluit": besluit,
            "formulier": formulier,
            "concept": balk,
            "is_conflict": is_conflict,
        }
        status = 409 if is_conflict else 422 if formulier.is_bound else 200
        return render(request, "mandaten/beroep_afhandelen.html", context, status=status)

    if request.method != "POST":
        return toon(BeroepAfhandelenForm(initial={"versie": beroep.versie}))
    formulier = BeroepAfhandelenForm(request.POST)
    if not formulier.is_valid():
        return toon(formulier)
    gegevens = formulier.cleaned_data

    def handel_af() -> str:
        handelingen.beroep_afhandelen(
            beroep,
            uitkomst=gegevens["uitkomst"],
            op=gegevens["op"],
            tekst=gegevens["tekst"],
            versie=gegevens["versie"],
            door=door,
        )
        return besluit.get_absolute_url()

    try:
        adres = eenmalig(gegevens["aanvraag_sleutel"], "beroep_afhandelen", door=door, doe=handel_af)
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return toon(formulier)
    except Versieconflict as conflict:
        gestuurd = request.POST.copy()
        gestuurd["versie"] = str(conflict.versie_nu)
        return toon(BeroepAfhandelenForm(gestuurd), is_conflict=True)
    except (Besluit.DoesNotExist, Beroep.DoesNotExist):
        raise Http404 from None
    messages.success(request, "De uitkomst is bewaard. De organisatie krijgt een melding.")
    return redirect(adres)
