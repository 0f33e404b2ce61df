"""The pages about advances: what was paid, and what is proposed for a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from ama.bladen.subsidie import gevraagd_jaar
from ama.domein import woorden
from ama.domein.afrekening import KWARTALEN, voorschot_voorstel
from ama.forms.subsidie import VoorschotFilterForm, Voorstel
from ama.models import Voorschot
from ama.models.subsidielezen import verwacht_per_begeleider
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.toegang.matrix import mag


def eerste_dag(jaar: int, kwartaal: int) -> date:
    """The first day of a quarter."""
    return date(jaar, 3 * kwartaal - 2, 1)


@dataclass(frozen=True)
class Kwartaalvoorstel:
    """What is proposed for a quarter, per organisation by name; `procent` of what is expected for the year."""

    organisaties: Sequence[Voorstel]
    procent: int
    is_aanname: bool


def voorstellen(jaar: int, kwartaal: int) -> Kwartaalvoorstel:
    """What to pay in advance for this quarter; five queries. Raises ParameterOnbekend."""
    opname, aannames = momentopname_met_aannames(eerste_dag(jaar, kwartaal))
    procent = opname.getal("ama_wvg_voorschot_deel")
    verwacht = verwacht_per_begeleider(jaar)
    namen = Organisatie.objects.filter(pk__in=verwacht).order_by("naam", "pk").values_list("pk", "naam")
    al = dict(
        Voorschot.objects.filter(jaar=jaar, kwartaal=kwartaal).values_list("begeleider_id", "bedrag_cent")
    )
    return Kwartaalvoorstel(
        [
            Voorstel(pk, naam, verwacht[pk], voorschot_voorstel(verwacht[pk], procent, kwartaal), al.get(pk))
            for pk, naam in namen
        ],
        procent,
        "ama_wvg_voorschot_deel" in aannames,
    )


def gevraagd_kwartaal(jaar: str, kwartaal: str) -> tuple[int, int] | None:
    """The year and quarter in the address, when they exist and the year began."""
    gekend = gevraagd_jaar(jaar)
    return (gekend, int(kwartaal)) if gekend and kwartaal in {"1", "2", "3", "4"} else None


def gekozen(rijen: QuerySet[Voorschot], formulier: VoorschotFilterForm) -> QuerySet[Voorschot]:
    """The advances of the year and quarter that are asked, by organisation."""
    rijen = rijen.filter(jaar=formulier.gekozen)
    kwartaal = formulier.cleaned_data.get("kwartaal") if formulier.is_valid() else ""
    if kwartaal:
        rijen = rijen.filter(kwartaal=int(kwartaal))
    return rijen.select_related("begeleider", "geregistreerd_door").order_by(
        "-kwartaal", "begeleider__naam", "pk"
    )


def voorschotregels(rijen: Iterable[Voorschot], door: Hoedanigheid) -> list[dict[str, Any]]:
    """One row per advance, with the way to mend it for who may; no query."""
    kan_verbeteren = mag(door, "voorschot_verbeteren")
    return [
        {
            "naam": rij.begeleider.naam,
            "verbeter_url": reverse("voorschot_verbeteren", args=[rij.pk]) if kan_verbeteren else "",
            "kwartaal": rij.kwartaal,
            "betaald_op": rij.betaald_op,
            "bedrag": woorden.euro(rij.bedrag_cent),
            "bedrag_cent": rij.bedrag_cent,
            "kenmerk": rij.kenmerk,
            "door": rij.geregistreerd_door.naam,
        }
        for rij in rijen
    ]


def registreerlinks(jaar: int, door: Hoedanigheid) -> list[tuple[str, str]]:
    """Where the advances of each quarter of this year are registered; nothing for who only reads."""
    if not mag(door, "voorschot_registreren"):
        return []
    adres = reverse("voorschot_registreren")
    return [(f"Kwartaal {een}", f"{adres}?{urlencode({'jaar': jaar, 'kwartaal': een})}") for een in KWARTALEN]
