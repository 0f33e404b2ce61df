"""How often somebody came: the curve per month on the page of an agreement, and the list of presences per year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from ama.domein.aanwezigheid import STATUSSEN, Status
from ama.domein.opkomst import Maand
from ama.forms.aanwezigheden import AanwezigheidFilterForm, jaren
from ama.querysets import AanwezigheidQuerySet
from werkzorg.ui.formaten import MAANDEN

_MAANDEN_TERUG = 12
# Of the curve, in units of its drawing.
_HOOG, _BREED = 60, 30
# Where the first three letters are not the abbreviation.
_KORT = {3: "mrt"}


@dataclass(frozen=True)
class Staaf:
    """One month of the curve: its name, the sentence about it, and where its bar stands in the drawing."""

    maand: str
    kort: str
    zin: str
    x: int
    y: int
    hoogte: int


def curve_vanaf(vandaag: date) -> date:
    """The first day of the curve on the page of an agreement, inclusive: twelve months."""
    maand = vandaag.year * 12 + vandaag.month - _MAANDEN_TERUG
    return date(maand // 12, maand % 12 + 1, 1)


def curve(zin: str, maanden: Sequence[Maand]) -> dict[str, Any]:
    """The bars of these months under the sentence about all of them, as `ama/delen/opkomstcurve.html` draws them."""
    staven = [
        Staaf(
            f"{MAANDEN[een.maand - 1]} {een.jaar}",
            _KORT.get(een.maand, MAANDEN[een.maand - 1][:3]),
            een.opkomst.zin,
            nummer * _BREED + 5,
            _HOOG - (hoog := (een.opkomst.procent or 0) * _HOOG // 100),
            hoog,
        )
        for nummer, een in enumerate(maanden)
    ]
    return {"zin": zin, "staven": staven, "breedte": len(staven) * _BREED, "hoogte": _HOOG + 14}


def filterformulier(vraag: QueryDict) -> AanwezigheidFilterForm:
    """The filters of the list; without a year this one."""
    data = vraag.copy()
    if data.get("jaar", "") not in {jaar for jaar, _ in jaren()}:
        data["jaar"] = str(timezone.localdate().year)
    return AanwezigheidFilterForm(data)


def gekozen(rijen: AanwezigheidQuerySet, formulier: AanwezigheidFilterForm) -> AanwezigheidQuerySet:
    """The presences of the filters, the latest first; always within one year, so that no page reads all years."""
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    jaar = int(formulier.data["jaar"])
    maand = int(vraag.get("maand") or 0)
    van = date(jaar, maand or 1, 1)
    tot = (
        date(jaar, 12, 31) if maand in {0, 12} else date.fromordinal(date(jaar, maand + 1, 1).toordinal() - 1)
    )
    uit = rijen.tussen(van, tot)
    if vraag.get("status"):
        uit = uit.filter(status=vraag["status"])
    if vraag.get("overeenkomst"):
        uit = uit.filter(overeenkomst_id=vraag["overeenkomst"])
    for woord in (vraag.get("zoek") or "").split():
        uit = uit.filter(
            Q(overeenkomst__deelnemer__voornaam__icontains=woord)
            | Q(overeenkomst__deelnemer__achternaam__icontains=woord)
            | Q(overeenkomst__deelnemer__dossiernummer=woord)
        )
    return uit.order_by("-dag", "pk").select_related(
        "overeenkomst__deelnemer", "overeenkomst__werkpost__organisatie", "overeenkomst__werkpost__vestiging"
    )


def in_woorden(formulier: AanwezigheidFilterForm) -> list[tuple[str, str]]:
    """The filters as an export says them."""
    vraag = formulier.cleaned_data if formulier.is_valid() else {}
    uit = [("Jaar", str(formulier.data["jaar"]))]
    if vraag.get("maand"):
        uit.append(("Maand", MAANDEN[int(vraag["maand"]) - 1]))
    if vraag.get("status"):
        uit.append(("Aanwezigheid", STATUSSEN[Status(vraag["status"])]))
    if vraag.get("zoek"):
        uit.append(("Naam of dossiernummer", vraag["zoek"]))
    return uit
