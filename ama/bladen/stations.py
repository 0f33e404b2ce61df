"""What a person did in AMA as stations on his way across the offers.

AMA welzijn follows from the agreements, AMA sociale economie from the toeleiding: there VDAB and the wait count too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.urls import reverse

from ama.domein.beeindiging import REDENEN
from ama.models import Overeenkomst, Toeleiding
from ama.querysets import OvereenkomstQuerySet, ToeleidingQuerySet
from ama.soorten import WVG
from ama.statussen import TOELEIDING_OPEN, TOELEIDINGSTATUSSEN
from werkzorg.handelen.dossier import Station, Stationbron
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode, samengevoegd
from werkzorg.toegang.matrix import mag

AMA_WELZIJN, AMA_SOCIALE_ECONOMIE = "AMA welzijn", "AMA sociale economie"
_STATUSSEN = dict(TOELEIDINGSTATUSSEN)


def _rijen(door: Hoedanigheid) -> OvereenkomstQuerySet:
    overeenkomsten = Overeenkomst.objects.all()
    if not mag(door, "overeenkomst_detail"):
        return overeenkomsten.none()
    return overeenkomsten.zichtbaar_voor(door).getekend().filter(soort=WVG).order_by("-start", "id")


def _stations(rijen: Sequence[Mapping[str, Any]]) -> Iterator[Station]:
    """One per begeleider for as long as an agreement follows another without a day between."""
    per_huis: dict[tuple[str, str], list[tuple[Periode, Mapping[str, Any]]]] = {}
    for een in rijen:
        einde = date.fromisoformat(een["einde"]) if een["einde"] else None
        periode = Periode(date.fromisoformat(een["start"]), einde)
        per_huis.setdefault((een["huis"], een["naam"]), []).append((periode, een))
    for (_, naam), eigen in per_huis.items():
        for samen in samengevoegd(periode for periode, _ in eigen):
            _, laatste = max(
                ((periode, rij) for periode, rij in eigen if samen.bevat(periode.start)),
                key=lambda een: (een[0].einde or date.max, een[0].start),
            )
            yield Station(
                aanbod=AMA_WELZIJN,
                waar=naam,
                van=samen.start,
                tot=samen.einde,
                stand=f"einde: {REDENEN[laatste['reden']].label}" if samen.einde else "loopt",
                url=reverse("overeenkomst_detail", args=[laatste["pk"]]),
            )


def _toeleidingen(door: Hoedanigheid) -> ToeleidingQuerySet:
    toeleidingen = Toeleiding.objects.all()
    if not mag(door, "toeleiding_detail"):
        return toeleidingen.none()
    return toeleidingen.zichtbaar_voor(door).order_by("-ontvangen_op", "pk")


def _van_toeleidingen(rijen: Sequence[Mapping[str, Any]]) -> Iterator[Station]:
    """From the first day on; before that the wait, and of what never began only the question."""
    for een in rijen:
        start, einde, tot = (_dag(een[naam]) for naam in ("start", "einde", "beslissing_tot"))
        yield Station(
            aanbod=AMA_SOCIALE_ECONOMIE,
            waar=een["aanbieder"] or "",
            van=start or date.fromisoformat(een["ontvangen"]),
            tot=einde,
            stand=_STATUSSEN[een["status"]],
            soort="verblijf" if start else "wacht" if een["status"] in TOELEIDING_OPEN else "moment",
            uiterlijk=tot if einde is None else None,
            url=reverse("toeleiding_detail", args=[een["pk"]]),
        )


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


TOELEIDINGEN = Stationbron(
    rijen=_toeleidingen,
    gegevens={
        "pk": F("pk"),
        "aanbieder": F("aanbieder__naam"),
        "status": F("status"),
        "ontvangen": F("ontvangen_op"),
        "start": F("start"),
        "einde": F("einde"),
        "beslissing_tot": F("beslissing_tot"),
    },
    stations=_van_toeleidingen,
)
OVEREENKOMSTEN = Stationbron(
    rijen=_rijen,
    gegevens={
        "pk": F("pk"),
        "huis": F("begeleider_id"),
        "naam": F("begeleider__naam"),
        "start": F("start"),
        "einde": F("einde"),
        "reden": F("einde_reden"),
    },
    stations=_stations,
)
