"""The street door to a change of a signed agreement."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ama.domein.doelgroep import roostercontroles
from ama.domein.wijziging import samenvatting, verschillen, vraagt_toestemming
from ama.forms.wijzigen import WijzigenForm, WijzigingIntrekkenForm
from ama.handelingen import wijzigen as handelingen
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.arbeidstijd import roosterzinnen
from ama.models.persoonsbeeld import persoon_bij
from ama.models.versielezen import inhoud_van, lees_versies
from ama.views.scherm import werk_overeenkomst_af
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.poort import deur, door_van, haal

_METHODEN = require_http_methods(["GET", "HEAD", "POST"])


@deur("overeenkomst_wijzigen")
@_METHODEN
def overeenkomst_wijzigen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is agreed now, to be written over; what changes and who signs it stands under it."""
    door = door_van(request)
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)
    getekend = Overeenkomstversie.objects.filter(overeenkomst=overeenkomst, getekend_op__isnull=False)
    versies = lees_versies(getekend.order_by("-nummer")[:1])
    if not versies:
        raise Http404
    oud = inhoud_van(versies[0])
    begin = {
        "versie": overeenkomst.versie,
        "ingaat_op": max(timezone.localdate(), versies[0].ingaat_op) + timedelta(days=1),
    }
    gemaakt: list[WijzigenForm] = []

    def maak(data: QueryDict | None) -> WijzigenForm:
        gemaakt.append(WijzigenForm(data, inhoud=oud, vanaf=overeenkomst.start, initial=begin))
        return gemaakt[-1]

    def gevolg() -> dict[str, Any] | None:
        formulier = gemaakt[-1]
        if not formulier.is_bound:
            return None
        formulier.is_valid()
        nieuw = formulier.inhoud()
        wijzigingen = verschillen(oud, nieuw)
        vanaf = formulier.cleaned_data.get("ingaat_op") or timezone.localdate()
        naast = persoon_bij(overeenkomst).roosters_naast(overeenkomst.pk, vanaf)
        zinnen = roosterzinnen(nieuw.rooster, naast, momentopname(timezone.localdate()))
        return {
            "wijzigingen": wijzigingen,
            "zin": samenvatting(wijzigingen),
            "vraagt_toestemming": vraagt_toestemming(oud, nieuw),
            "rooster": {"oranje": roostercontroles(*zinnen)},
        }

    def doe(formulier: WijzigenForm) -> str:
        schoon = formulier.cleaned_data
        handelingen.overeenkomst_wijzigen(
            overeenkomst,
            inhoud=formulier.inhoud(),
            ingaat_op=schoon["ingaat_op"],
            versie=schoon["versie"],
            door=door,
        )
        return overeenkomst.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomst_wijzigen",
        overeenkomst,
        maak=maak,
        doe=doe,
        gelukt="De wijziging is bewaard. Ze geldt als wie ze aangaat, ondertekend heeft.",
        context={"gevolg": gevolg},
    )


@deur("overeenkomstwijziging_intrekken")
@_METHODEN
def overeenkomstwijziging_intrekken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the change back that waits for signatures."""
    door = door_van(request)
    overeenkomst = haal(request, Overeenkomst.objects.met_verbanden(), pk)

    def doe(formulier: WijzigingIntrekkenForm) -> str:
        handelingen.overeenkomstwijziging_intrekken(
            overeenkomst, versie=formulier.cleaned_data["versie"], door=door
        )
        return overeenkomst.get_absolute_url()

    return werk_overeenkomst_af(
        request,
        "overeenkomstwijziging_intrekken",
        overeenkomst,
        maak=lambda data: WijzigingIntrekkenForm(data, initial={"versie": overeenkomst.versie}),
        doe=doe,
        gelukt="De wijziging is ingetrokken. Wat afgesproken was, blijft gelden.",
    )
