"""Undoing a merge, or ending a proposal to merge."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from werkzorg.deelnemers.forms.samenvoegen import OngedaanForm
from werkzorg.deelnemers.handelingen import ongedaan_maken
from werkzorg.deelnemers.models import Deelnemer, Samenvoeging
from werkzorg.deelnemers.vergelijking import teruggaand
from werkzorg.handelen.eenmalig import eenmalig
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.poort import deur, door_van, haal


@deur("samenvoeging_ongedaan_maken")
@require_http_methods(["GET", "HEAD", "POST"])
def samenvoeging_ongedaan_maken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Undo the merge (or end the proposal) that `welke` names; without it the latest one."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    if request.method != "POST":
        return _scherm(request, deelnemer, _rij(deelnemer, door, request.GET.get("welke", "")), None)
    formulier = OngedaanForm(request.POST)
    rij = _rij(deelnemer, door, request.POST.get("welke", ""), ook_beeindigd=True)
    if rij is None or not formulier.is_valid():
        return _scherm(request, deelnemer, rij, formulier)

    def doe() -> str:
        ongedaan_maken.samenvoeging_ongedaan_maken(
            rij, deelnemer, reden=formulier.cleaned_data["reden"], door=door
        )
        return deelnemer.get_absolute_url()

    try:
        adres = eenmalig(
            formulier.cleaned_data["aanvraag_sleutel"], "samenvoeging_ongedaan_maken", door=door, doe=doe
        )
    except Geweigerd as nee:
        formulier.zet_fouten(nee.zin, nee.velden)
        return _scherm(request, deelnemer, rij, formulier)
    except Deelnemer.DoesNotExist:
        raise Http404 from None
    if rij.uitgevoerd_op is None:
        messages.success(request, "Het voorstel is afgesloten. Er veranderde niets aan de dossiers.")
    else:
        messages.success(
            request, f"Het zijn weer twee dossiers: dit dossier, en {rij.gaat_op.dossiernummer}."
        )
    return redirect(adres)


def _rij(
    deelnemer: Deelnemer, door: Hoedanigheid, welke: str, *, ook_beeindigd: bool = False
) -> Samenvoeging | None:
    """The one that is meant, when it did not end yet; of a merge only from the record that remained."""
    rijen = Samenvoeging.objects.voor(deelnemer.pk, organisatie_id=door.organisatie_id)
    if not ook_beeindigd:
        rijen = rijen.filter(beeindigd_op__isnull=True)
    rijen = rijen.exclude(uitgevoerd_op__isnull=False, gaat_op_id=deelnemer.pk)
    rijen = rijen.select_related("blijft", "gaat_op").order_by(
        F("uitgevoerd_op").desc(nulls_last=True), "-voorgesteld_op", "id"
    )
    if not welke and not ook_beeindigd:
        return rijen.first()
    try:
        return rijen.filter(pk=UUID(welke)).first()
    except ValueError:
        return None


def _scherm(
    request: HttpRequest, deelnemer: Deelnemer, rij: Samenvoeging | None, formulier: OngedaanForm | None
) -> HttpResponse:
    context: dict[str, object] = {"deelnemer": deelnemer, "rij": rij, "formulier": formulier}
    context |= {"bezwaar": "", "terug": {}}
    if rij is not None:
        door = door_van(request)
        if formulier is None:
            context["formulier"] = OngedaanForm(initial={"welke": rij.pk})
        context["is_voorstel"] = rij.uitgevoerd_op is None
        context["is_eigen"] = rij.voorgesteld_door.get("organisatie") == str(door.organisatie_id)
        if rij.uitgevoerd_op is not None:
            context["bezwaar"] = ongedaan_maken.bezwaar(rij)
            context["terug"] = teruggaand(rij)
    status = 422 if formulier is not None else 200
    return render(request, "deelnemers/samenvoeging_ongedaan_maken.html", context, status=status)
