"""The hours of AMA sociale economie on the screen: aim, planned and real per week, with the steps to work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from ama.bladen.toeleidingdeel import Toeleidingdeel
from ama.domein import werkstap
from ama.domein.uren import Week, samenvatting, week_zin
from ama.domein.woorden import datum, duur, periode
from ama.models import Toeleiding, Werkstap
from ama.models.urenlezen import recente_weken
from ama.querysets import WerkstapQuerySet
from ama.querysets.lezers import ONTWIKKELING
from ama.statussen import BEGONNEN
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import groepen_van, mag

# Of the drawing, in its own units.
_HOOG, _BREED, _STAAF = 96, 34, 22
_IN_DEEL = 5
REGISTREREN, TERUGNEMEN = "stap_naar_werk_registreren", "stap_naar_werk_terugnemen"


@dataclass(frozen=True)
class Staaf:
    """One week of the drawing: where the bars of activities and steps stand, and the line of the aim."""

    kort: str
    x: int
    midden: int
    y: int
    hoogte: int
    stap_y: int
    stap_hoogte: int
    streef_y: int
    streef_tot: int
    is_onder: bool


@dataclass(frozen=True)
class Weekregel:
    """One week of the table, in words."""

    nummer: str
    dagen: str
    streef: str
    gepland: str
    echt: str
    stappen: str
    zin: str
    is_onder: bool


def urenblad(toeleiding: Toeleiding, vandaag: date) -> dict[str, Any]:
    """The hours of a quarter, drawn and as a table; three queries."""
    weken = recente_weken([toeleiding], vandaag).get(toeleiding.pk, ())
    samen = samenvatting(weken)
    return {
        "zin": samen.zin,
        "staven": staven(weken),
        "breedte": max(1, len(weken)) * _BREED,
        "hoogte": _HOOG + 34,
        "bodem": _HOOG + 16,
        "weken": [_regel(een) for een in reversed(weken)],
        "heeft_stappen": any(een.stappen for een in weken),
    }


def staven(weken: Sequence[Week]) -> list[Staaf]:
    """The bars of these weeks, in one scale, with room for a number above them."""
    meest = max((max(een.streef, een.echt + een.stappen, 60) for een in weken), default=60)
    uit = []
    for nummer, een in enumerate(weken):
        x, bodem = nummer * _BREED + (_BREED - _STAAF) // 2, _HOOG + 16
        hoog, stap = een.echt * _HOOG // meest, een.stappen * _HOOG // meest
        streef = bodem - een.streef * _HOOG // meest
        uit.append(
            Staaf(
                # Every second week, so that the days can be read on a phone.
                kort="" if (len(weken) - nummer) % 2 == 0 else f"{een.maandag.day}/{een.maandag.month}",
                x=x,
                midden=x + _STAAF // 2,
                y=bodem - hoog,
                hoogte=hoog,
                stap_y=bodem - hoog - stap,
                stap_hoogte=stap,
                streef_y=streef,
                streef_tot=x + _STAAF + 4,
                is_onder=een.is_onder,
            )
        )
    return uit


def stappen_van(toeleiding: Toeleiding, door: Hoedanigheid) -> WerkstapQuerySet:
    """The steps of this toeleiding that count, the latest first, with who wrote them down."""
    rijen = Werkstap.objects.zichtbaar_voor(door).filter(toeleiding=toeleiding).geldig()
    return rijen.select_related("geregistreerd_organisatie").order_by("-van", "pk")


def stapregel(rij: Werkstap, door: Hoedanigheid) -> dict[str, str]:
    """One step in words, with where it is taken back."""
    eigen = rij.geregistreerd_organisatie_id == door.organisatie_id and mag(door, TERUGNEMEN)
    return {
        "soort": rij.get_soort_display(),
        "dagen": periode(werkstap.dagen(rij.soort, rij.van, rij.tot)),
        "uren": f"{duur(rij.minuten_per_week)} per week" if rij.minuten_per_week else "",
        "met_wie": rij.met_wie,
        "resultaat": rij.resultaat,
        "door": rij.geregistreerd_organisatie.naam,
        "terug_url": reverse(TERUGNEMEN, args=[rij.pk]) if eigen else "",
    }


def stappendeel(toeleiding: Toeleiding, door: Hoedanigheid) -> dict[str, Any] | None:
    """The latest steps to work and the way to the hours, once AMA began; one query."""
    if toeleiding.start is None or ONTWIKKELING not in groepen_van(door, toeleiding):
        return None
    rijen = list(stappen_van(toeleiding, door)[: _IN_DEEL + 1])
    return {
        "regels": [stapregel(een, door) for een in rijen[:_IN_DEEL]],
        "uren_url": reverse("toeleiding_uren", args=[toeleiding.pk]),
        "is_meer": len(rijen) > _IN_DEEL,
        "noteer_url": reverse(REGISTREREN, args=[toeleiding.pk])
        if mag(door, REGISTREREN) and toeleiding.status in BEGONNEN
        else "",
    }


def stappenzin(toeleiding: Toeleiding, rijen: Sequence[Werkstap], weken: int) -> str:
    """That nobody wrote a step down for so long, as a sentence; "" when somebody did, or when AMA is over."""
    vandaag = timezone.localdate()
    if toeleiding.start is None or toeleiding.einde is not None:
        return ""
    dagen = [werkstap.dagen(een.soort, een.van, een.tot) for een in rijen]
    laatste = max((min(een.einde or vandaag, vandaag) for een in dagen), default=None)
    return werkstap.laatste_zin(laatste, toeleiding.start, vandaag, weken)


def _regel(een: Week) -> Weekregel:
    return Weekregel(
        nummer=een.nummer,
        dagen=f"{datum(een.maandag)} tot en met {datum(een.zondag)}",
        streef=duur(een.streef),
        gepland=duur(een.gepland),
        echt=duur(een.echt),
        stappen=duur(een.stappen) if een.stappen else "",
        zin=week_zin(een),
        is_onder=een.is_onder,
    )


STAPPENDEEL = Toeleidingdeel("stappen", "Uren en stappen naar werk", "ama/delen/wsestappen.html", stappendeel)
