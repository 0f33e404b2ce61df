"""Making two records of one person one: choose, look at both, check, do; and undo."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from werkzorg.deelnemers import vergelijking
from werkzorg.deelnemers.domein import KEUZEBLOKKEN, laatste_dag_ongedaan
from werkzorg.deelnemers.forms.samenvoegen import (
    AnderDossierForm,
    BevestigForm,
    SamenvoegenForm,
    blokken_met_fout,
)
from werkzorg.deelnemers.handelingen import samenvoegen
from werkzorg.deelnemers.models import Deelnemer, Samenvoeging
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.inzage import noteer
from werkzorg.toegang.poort import deur, door_van, haal, noteer_getoond, zichtbaar
from werkzorg.ui.velden import AanvraagSleutelVeld

MEESTE_GELIJKENISSEN = 5
NIET_GEVONDEN = "Er is geen ander dossier met dit nummer dat jij mag zien. Kijk het nummer na."


@deur("deelnemers_samenvoegen")
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemers_samenvoegen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose the other record, compare the two, check what will happen, and make them one."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    if "voorstel" in request.POST:
        return _bevestig(request, deelnemer)
    gevraagd = request.POST if request.method == "POST" else request.GET
    if request.method != "POST" and "ander" not in gevraagd:
        return _kiesscherm(request, deelnemer, AnderDossierForm())
    vraag = AnderDossierForm({"ander": gevraagd.get("ander", "")})
    ander = _ander(request, deelnemer, vraag.cleaned_data["ander"]) if vraag.is_valid() else None
    if ander is None:
        return _zonder_ander(request, deelnemer, vraag)
    if request.method != "POST":
        return _vergelijkscherm(request, deelnemer, ander)
    formulier = SamenvoegenForm(request.POST, verschillen=_te_kiezen(deelnemer, ander))
    stap = request.POST.get("stap", "")
    if not formulier.is_valid() or stap == "terug":
        return _vergelijkscherm(request, deelnemer, ander, formulier)
    if stap != "uitvoeren":
        return _nakijkscherm(request, deelnemer, ander, formulier)
    return _voer_uit(request, deelnemer, ander, formulier)


def _voer_uit(
    request: HttpRequest, deelnemer: Deelnemer, ander: Deelnemer, formulier: SamenvoegenForm
) -> HttpResponse:
    door = door_van(request)
    versies = {
        deelnemer.pk: formulier.cleaned_data["versie_blijft"],
        ander.pk: formulier.cleaned_data["versie_gaat_op"],
    }

    def doe() -> str:
        uitkomst = samenvoegen.deelnemers_samenvoegen(
            deelnemer,
            ander,
            keuzes=formulier.keuzes(),
            versies=versies,
            reden=formulier.cleaned_data["reden"],
            door=door,
        )
        if uitkomst.uitgevoerd_op is None:
            return reverse("deelnemers_samenvoegen", args=[deelnemer.pk])
        return uitkomst.blijft.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "deelnemers_samenvoegen", door=door, doe=doe
        )
    except Geweigerd as nee:
        # Fresh rows: the reader must see what he chooses between now.
        deelnemer.refresh_from_db()
        ander.refresh_from_db()
        nu = request.POST.copy()
        nu["versie_blijft"], nu["versie_gaat_op"] = str(deelnemer.versie), str(ander.versie)
        opnieuw = SamenvoegenForm(nu, verschillen=_te_kiezen(deelnemer, ander))
        opnieuw.is_valid()
        opnieuw.zet_fouten(nee.zin, nee.velden)
        return _vergelijkscherm(request, deelnemer, ander, opnieuw)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    if ander.is_volledig:  # type: ignore[attr-defined]
        messages.success(request, "De twee dossiers zijn nu één dossier.")
    else:
        messages.success(request, "Het voorstel is verstuurd. Je krijgt bericht zodra er een antwoord is.")
    return redirect(adres)


def _zonder_ander(request: HttpRequest, deelnemer: Deelnemer, vraag: AnderDossierForm) -> HttpResponse:
    """There is no such record (any more): perhaps because this very form was carried out just now."""
    if vraag.is_valid():
        vraag.add_error("ander", NIET_GEVONDEN)
        sleutel = AanvraagSleutelVeld()

        def nog_niet() -> str:
            raise Geweigerd(NIET_GEVONDEN)

        with suppress(Geweigerd, ValidationError):
            gegeven = sleutel.clean(request.POST.get("aanvraag_sleutel", ""))
            return redirect(eenmalig(gegeven, "deelnemers_samenvoegen", door=door_van(request), doe=nog_niet))
    return _kiesscherm(request, deelnemer, vraag)


def _bevestig(request: HttpRequest, deelnemer: Deelnemer) -> HttpResponse:
    door = door_van(request)
    formulier = BevestigForm(request.POST)
    if not formulier.is_valid():
        return _kiesscherm(request, deelnemer, AnderDossierForm(), formulier.foutenlijst()[0].bericht)
    bekend = Samenvoeging.objects.voor(deelnemer.pk, organisatie_id=door.organisatie_id)
    gevraagd = bekend.filter(pk=formulier.cleaned_data["voorstel"])
    voorstel = gevraagd.select_related("blijft", "gaat_op").first()
    if voorstel is None:
        raise Http404

    def doe() -> str:
        uitkomst = samenvoegen.deelnemers_samenvoegen(
            voorstel.blijft, voorstel.gaat_op, keuzes=(), versies={}, reden=voorstel.reden, door=door
        )
        return uitkomst.blijft.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "deelnemers_samenvoegen", door=door, doe=doe
        )
    except Geweigerd as nee:
        return _kiesscherm(request, deelnemer, AnderDossierForm(), nee.zin)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    messages.success(request, "De twee dossiers zijn nu één dossier.")
    return redirect(adres)


def _ander(request: HttpRequest, deelnemer: Deelnemer, nummer: str) -> Deelnemer | None:
    """The other record when the reader sees it; noted for the inzagelog."""
    door = door_van(request)
    rijen = zichtbaar(request, Deelnemer.objects.all()).met_omvang(door)
    ander = rijen.filter(dossiernummer=nummer).exclude(pk=deelnemer.pk).first()
    if ander is not None:
        groepen = frozenset(
            {"identiteit", "contact", "adres", "taal"}
            if ander.is_volledig  # type: ignore[attr-defined]
            else {"identiteit"}
        )
        noteer_getoond(request, "deelnemers.deelnemer", [ander], object_id=ander.pk, getoond=groepen)
    return ander


def _te_kiezen(deelnemer: Deelnemer, ander: Deelnemer) -> dict[str, str]:
    """What the reader chooses between: nothing when another organisation must agree."""
    is_volledig: bool = ander.is_volledig  # type: ignore[attr-defined]
    return vergelijking.verschillen(deelnemer, ander) if is_volledig else {}


def _kiesscherm(
    request: HttpRequest, deelnemer: Deelnemer, vraag: AnderDossierForm, fout: str = ""
) -> HttpResponse:
    """Which other record, what waits for an answer, and what was merged before."""
    door = door_van(request)
    lijkt = list(
        zichtbaar(request, Deelnemer.objects.all())
        .lijkt_op(deelnemer.voornaam, deelnemer.achternaam, deelnemer.geboortedatum)
        .exclude(pk=deelnemer.pk)
        .gesorteerd()[:MEESTE_GELIJKENISSEN]
    )
    if lijkt:
        noteer_getoond(request, "deelnemers.deelnemer", lijkt, getoond=frozenset({"identiteit"}))
    alle = list(
        Samenvoeging.objects.voor(deelnemer.pk, organisatie_id=door.organisatie_id)
        .filter(beeindigd_op__isnull=True)
        .select_related("blijft", "gaat_op")
        .order_by("voorgesteld_op", "id")
    )
    context = {
        "deelnemer": deelnemer,
        "formulier": vraag,
        "fout": fout,
        "lijkt": lijkt,
        "bevestigen": _voorstellen(request, deelnemer, alle),
        "wacht": [_wachtend(een) for een in alle if _is_eigen(een, door) and een.uitgevoerd_op is None],
        "samengevoegd": [_uitgevoerd(een) for een in alle if een.uitgevoerd_op is not None],
    }
    status = 422 if fout or vraag.is_bound else 200
    return render(request, "deelnemers/deelnemers_samenvoegen.html", context, status=status)


def _is_eigen(rij: Samenvoeging, door: Hoedanigheid) -> bool:
    return bool(rij.voorgesteld_door.get("organisatie") == str(door.organisatie_id))


def _voorstellen(
    request: HttpRequest, deelnemer: Deelnemer, alle: list[Samenvoeging]
) -> list[dict[str, Any]]:
    """What other organisations propose about this person: of their record only who it is."""
    uit = []
    for rij in alle:
        ander = rij.gaat_op if rij.blijft_id == deelnemer.pk else rij.blijft
        if rij.uitgevoerd_op is not None or _is_eigen(rij, door_van(request)) or ander.samengevoegd_met_id:
            continue
        noteer(
            request,
            object_soort="deelnemers.deelnemer",
            object_id=ander.pk,
            deelnemer_ids=[ander.pk],
            groepen={"identiteit"},
            grond="voorstel",
        )
        uit.append(
            {
                "formulier": BevestigForm(initial={"voorstel": rij.pk}, auto_id=f"id_{rij.pk}_%s"),
                "gegevens": vergelijking.identiteit(ander),
                "weiger_url": f"{reverse('samenvoeging_ongedaan_maken', args=[deelnemer.pk])}?welke={rij.pk}",
            }
        )
    return uit


def _wachtend(rij: Samenvoeging) -> dict[str, Any]:
    eigen, ander = rij.blijft, rij.gaat_op
    return {"van": eigen.dossiernummer, "naar": ander.dossiernummer, "op": rij.voorgesteld_op, "pk": rij.pk}


def _uitgevoerd(rij: Samenvoeging) -> dict[str, Any]:
    laatste = rij.ongedaan_tot_en_met
    assert laatste is not None
    return {
        "nummer": rij.gaat_op.dossiernummer,
        "op": rij.uitgevoerd_op,
        "laatste_dag": laatste,
        "kan_terug": timezone.localdate() <= laatste,
        "pk": rij.pk,
    }


def _vergelijkscherm(
    request: HttpRequest, deelnemer: Deelnemer, ander: Deelnemer, formulier: SamenvoegenForm | None = None
) -> HttpResponse:
    """The two side by side; of a record that another organisation follows only who it is."""
    te_kiezen = _te_kiezen(deelnemer, ander)
    if formulier is None:
        formulier = SamenvoegenForm(
            verschillen=te_kiezen,
            initial={
                "ander": ander.dossiernummer,
                "versie_blijft": deelnemer.versie,
                "versie_gaat_op": ander.versie,
            },
        )
        gekozen = {blok: vergelijking.voorstel(deelnemer, ander, blok) for blok in te_kiezen}
    else:
        gekozen = {blok: formulier.data.get(f"keuze_{blok}", "") for blok in te_kiezen}
    is_volledig: bool = ander.is_volledig  # type: ignore[attr-defined]
    fouten = blokken_met_fout(formulier, KEUZEBLOKKEN) if formulier.is_bound else {}
    context = {
        "deelnemer": deelnemer,
        "ander": ander,
        "formulier": formulier,
        "rijen": vergelijking.rijen(deelnemer, ander, gekozen, fouten) if is_volledig else [],
        "gelijk": vergelijking.gelijk(deelnemer, ander) if is_volledig else [],
        "is_voorstel": not is_volledig,
        "identiteit": [] if is_volledig else vergelijking.identiteit(ander),
        "wissel_url": f"{reverse('deelnemers_samenvoegen', args=[ander.pk])}?ander={deelnemer.dossiernummer}",
    }
    status = 422 if formulier.is_bound and formulier.errors else 200
    return render(request, "deelnemers/samenvoegen_vergelijken.html", context, status=status)


def _nakijkscherm(
    request: HttpRequest, deelnemer: Deelnemer, ander: Deelnemer, formulier: SamenvoegenForm
) -> HttpResponse:
    """Everything once more, with what moves along, before it is done."""
    is_volledig: bool = ander.is_volledig  # type: ignore[attr-defined]
    keuzes = formulier.keuzes()
    vandaag = timezone.localdate()
    opname = momentopname(vandaag)
    context = {
        "deelnemer": deelnemer,
        "ander": ander,
        "formulier": formulier,
        "uitkomst": vergelijking.uitkomst(deelnemer, ander, keuzes) if is_volledig else [],
        "gaat_mee": vergelijking.gaat_mee(ander.pk) if is_volledig else [],
        # Without a known term the act refuses, with a sentence.
        "laatste_dag": (
            laatste_dag_ongedaan(vandaag, opname) if opname.is_gekend("samenvoeging_ongedaan_dagen") else None
        ),
        "is_voorstel": not is_volledig,
    }
    return render(request, "deelnemers/samenvoegen_nakijken.html", context)
