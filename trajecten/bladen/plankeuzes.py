"""Who can carry out an action: the tandem, the network, and the whole offer of the werkingsgebied (issue, plan)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from mandaten.geldigheid import houders_op
from mandaten.soorten import DIENSTVERLENER
from trajecten.domein.planinhoud import Planactie
from trajecten.models import Aanbod, Traject
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie

_ORGANISATIE, _AANBOD = "organisatie", "aanbod"


@dataclass(frozen=True)
class Plankeuzes:
    """The choices of the form of an action; `aanbod` names every offer, for what was considered too."""

    uitvoerders: list[tuple[str, Any]]
    aanbod: list[tuple[str, str]]


def plankeuzes(
    traject: Traject, door: Hoedanigheid, tandem: Collection[tuple[UUID, str]], huidig: Planactie | None
) -> Plankeuzes:
    """What can be chosen today for an action of this traject; what stands there now stays a choice. Three queries."""
    vandaag = timezone.localdate()
    netwerk = set(houders_op(DIENSTVERLENER, traject.regio_id, vandaag)) if traject.regio_id else set()
    rijen = list(
        Aanbod.objects.zichtbaar_voor(door)
        .aangeboden_op(vandaag)
        .in_regio(traject.regio_id or "")
        .select_related("organisatie")
        .order_by("titel", "id")
    )
    if huidig and huidig.aanbod_id and huidig.aanbod_id not in {een.pk for een in rijen}:
        rijen += Aanbod.objects.filter(pk=huidig.aanbod_id).select_related("organisatie")
    van_tandem = {sleutel for sleutel, _ in tandem}
    leden = list(
        Organisatie.objects.filter(pk__in=netwerk - van_tandem).order_by("naam").values_list("pk", "naam")
    )
    groepen: list[tuple[str, list[tuple[str, str]]]] = [
        ("De tandem", [(f"{_ORGANISATIE}:{sleutel}", naam) for sleutel, naam in tandem]),
        (
            "Aanbod van het netwerk",
            [_keuze(een) for een in rijen if een.organisatie_id in netwerk],
        ),
        (
            "Ander aanbod in het werkingsgebied",
            [_keuze(een) for een in rijen if een.organisatie_id not in netwerk],
        ),
        (
            "Dienstverleners van het netwerk",
            [(f"{_ORGANISATIE}:{sleutel}", naam) for sleutel, naam in leden],
        ),
    ]
    alle = {sleutel for _, keuzes in groepen for sleutel, _ in keuzes}
    if huidig and huidig.dienstverlener_id and f"{_ORGANISATIE}:{huidig.dienstverlener_id}" not in alle:
        groepen.append(
            ("Nu gekozen", [(f"{_ORGANISATIE}:{huidig.dienstverlener_id}", huidig.dienstverlener)])
        )
    return Plankeuzes(
        uitvoerders=[(naam, keuzes) for naam, keuzes in groepen if keuzes],
        aanbod=[(str(een.pk), _naam(een)) for een in rijen],
    )


def _keuze(aanbod: Aanbod) -> tuple[str, str]:
    return f"{_AANBOD}:{aanbod.pk}", _naam(aanbod)


def _naam(aanbod: Aanbod) -> str:
    naam = f"{aanbod.titel} · {aanbod.organisatie.naam}"
    if aanbod.wachttijd_weken:
        weken = "1 week" if aanbod.wachttijd_weken == 1 else f"{aanbod.wachttijd_weken} weken"
        return f"{naam} · {weken} wachttijd"
    return naam
