"""What machines of VDAB do: hand in requests to take part, and the judgement and decision on them."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from ninja import Router

from trajecten.exports.klantvolgsysteem import MEDIATYPE
from trajecten.exports.oslo import kvs_document, omvang_voor
from trajecten.handelingen import beslissing, verzoek
from trajecten.models import Traject
from trajecten.schemas import BeoordelingIn, ToekenningIn, TrajectUit, VerzoekIn, WeigeringIn
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.toegang.poort import door_van, haal, noteer_getoond
from werkzorg.uitwisseling.api import bewerking
from werkzorg.uitwisseling.api.bewaking import over
from werkzorg.uitwisseling.api.problemen import Probleem
from werkzorg.uitwisseling.domein.scopes import (
    BESLISSINGEN_AANLEVEREN,
    KLANTVOLGSYSTEEM_LEZEN,
    VERZOEKEN_AANLEVEREN,
)

router = Router(tags=["Activeringstrajecten"])


@bewerking.bericht(
    router,
    "/verzoeken",
    "verzoek_registreren",
    scope=VERZOEKEN_AANLEVEREN,
    uit=TrajectUit,
    naam="api_verzoek_registreren",
    titel="Een verzoek tot deelname aanleveren",
)
def api_verzoek_registreren(request: HttpRequest, invoer: VerzoekIn) -> TrajectUit:
    """Het verzoek wacht op een beslissing van het kantoor van de koppeling (art. 7-9)."""
    door = door_van(request)
    over(request, invoer.deelnemer)
    try:
        deelnemer = haal(request, Deelnemer.objects.met_omvang(door), invoer.deelnemer)
    except PermissionDenied:
        raise Probleem(
            "geweigerd",
            "De organisatie ziet van deze persoon alleen wie hij is. Vraag eerst in de toepassing toegang tot het "
            "volledige dossier.",
        ) from None
    return TrajectUit.van(
        verzoek.verzoek_registreren(deelnemer, verzoek=invoer.verzoek(), vdab_id=None, door=door)
    )


@bewerking.lezing(
    router,
    "/trajecten/{uuid:pk}",
    "traject_detail",
    scope=BESLISSINGEN_AANLEVEREN,
    uit=TrajectUit,
    naam="api_traject_detail",
    titel="Hoe staat het met een verzoek of traject?",
)
def api_traject_detail(request: HttpRequest, pk: UUID) -> TrajectUit:
    """De stand en de versie; de versie gaat mee met het volgende bericht."""
    return TrajectUit.van(haal(request, Traject.objects.met_verbanden(), pk))


@bewerking.lezing(
    router,
    "/trajecten/{uuid:pk}/klantvolgsysteem",
    "traject_exporteren",
    scope=KLANTVOLGSYSTEEM_LEZEN,
    uit=dict[str, Any],
    naam="api_klantvolgsysteem",
    titel="Een activeringstraject als OSLO Klantvolgsysteem",
    mediatype=MEDIATYPE,
)
def api_klantvolgsysteem(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Zoals de rol van de koppeling het ziet, volgens release 1 (ontwerpstandaard). Zonder rijksregisternummer."""
    rij, door = haal(request, Traject.objects.met_verbanden(), pk), door_van(request)
    document = kvs_document(rij, door)
    noteer_getoond(
        request,
        Deelnemer._meta.label_lower,
        [rij.deelnemer],
        object_id=rij.deelnemer_id,
        getoond=omvang_voor(rij, door).persoonsgroepen,
    )
    return HttpResponse(json.dumps(document, ensure_ascii=False), content_type=MEDIATYPE)


@bewerking.bericht(
    router,
    "/trajecten/{uuid:pk}/beoordeling",
    "deelname_beoordelen",
    scope=BESLISSINGEN_AANLEVEREN,
    uit=TrajectUit,
    naam="api_deelname_beoordelen",
    titel="De twee inschattingen en de indicering aanleveren",
)
def api_deelname_beoordelen(request: HttpRequest, pk: UUID, invoer: BeoordelingIn) -> TrajectUit:
    """Vanaf de dag waarop het verzoek volledig is, loopt de termijn om te beslissen (art. 9)."""
    rij = _haal(request, pk)
    beslissing.deelname_beoordelen(
        rij, oordeel=invoer.oordeel(), versie=invoer.versie, door=door_van(request)
    )
    return _opnieuw(request, pk)


@bewerking.bericht(
    router,
    "/trajecten/{uuid:pk}/toekenning",
    "deelname_toekennen",
    scope=BESLISSINGEN_AANLEVEREN,
    uit=TrajectUit,
    naam="api_deelname_toekennen",
    titel="De deelname toekennen",
)
def api_deelname_toekennen(request: HttpRequest, pk: UUID, invoer: ToekenningIn) -> TrajectUit:
    """De brief en de kennisgeving vertrekken, en het team kiest een tandem (art. 9, 14)."""
    rij = _haal(request, pk)
    return TrajectUit.van(beslissing.deelname_toekennen(rij, **invoer.model_dump(), door=door_van(request)))


@bewerking.bericht(
    router,
    "/trajecten/{uuid:pk}/weigering",
    "deelname_weigeren",
    scope=BESLISSINGEN_AANLEVEREN,
    uit=TrajectUit,
    naam="api_deelname_weigeren",
    titel="De deelname weigeren, met een ander aanbod",
)
def api_deelname_weigeren(request: HttpRequest, pk: UUID, invoer: WeigeringIn) -> TrajectUit:
    """De brief zegt waarom, en wat VDAB in de plaats voorstelt (art. 9)."""
    rij = _haal(request, pk)
    return TrajectUit.van(beslissing.deelname_weigeren(rij, **invoer.model_dump(), door=door_van(request)))


def _haal(request: HttpRequest, pk: UUID) -> Traject:
    rij = haal(request, Traject.objects.met_verbanden(), pk)
    over(request, rij.deelnemer_id)
    return rij


def _opnieuw(request: HttpRequest, pk: UUID) -> TrajectUit:
    return TrajectUit.van(Traject.objects.zichtbaar_voor(door_van(request)).get(pk=pk))
