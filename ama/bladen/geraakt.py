"""What closing a werkpost touches: whose planned days, before somebody confirms it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from ama.domein import woorden
from ama.domein.rooster import Blok
from ama.models import Overeenkomst, Roosterblok
from ama.statussen import GETEKEND
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Werkpost


@dataclass(frozen=True)
class Geraakt:
    """`mensen`: who of the own organisation is planned, and on which days; `anderen`: agreements of others."""

    mensen: list[tuple[str, list[date]]] = field(default_factory=list)
    anderen: int = 0
    sleutel: str = ""

    @property
    def is_iets(self) -> bool:
        """Whether there is something to look at before closing."""
        return bool(self.mensen or self.anderen)

    @property
    def zin(self) -> str:
        """What others have to do with it, in words; "" when nobody of another organisation works there."""
        if not self.anderen:
            return ""
        wie = "1 overeenkomst" if self.anderen == 1 else f"{self.anderen} overeenkomsten"
        return f"Ook andere begeleiders hebben hier {wie} op deze dagen. Verwittig hen."


def geraakt_door(
    werkpost: Werkpost, van: date, tot_en_met: date, door: Hoedanigheid
) -> tuple[Geraakt, list[Any]]:
    """What closing on these days, both inclusive, touches, and the agreements it names; three queries."""
    loopt = Q(einde__isnull=True) | Q(einde__gte=van)
    alle = Overeenkomst.objects.bij_werkpost(werkpost.pk).filter(
        loopt, status__in=GETEKEND, start__lte=tot_en_met
    )
    telling = alle.aggregate(anderen=Count("pk", filter=~Q(begeleider_id=door.organisatie_id)))
    eigen = list(
        Overeenkomst.objects.zichtbaar_voor(door)
        .filter(pk__in=alle.filter(begeleider_id=door.organisatie_id).values("pk"))
        .select_related("deelnemer")
        .order_by("deelnemer__achternaam", "pk")
    )
    blokken: dict[Any, list[tuple[Any, Blok]]] = {}
    for rij in Roosterblok.objects.filter(versie__overeenkomst__in=eigen).select_related("versie"):
        blok = Blok(rij.weekdag, rij.van, rij.tot, rij.pauze, rij.om_de, rij.week)
        blokken.setdefault(rij.versie.overeenkomst_id, []).append((rij.versie.geldt, blok))
    dagen = [van + timedelta(days=een) for een in range((tot_en_met - van).days + 1)]
    mensen, getoond = [], []
    for een in eigen:
        gepland = [
            dag
            for dag in dagen
            if een.periode.bevat(dag)
            and any(
                geldt is not None and dag in geldt and blok.is_op(dag)
                for geldt, blok in blokken.get(een.pk, ())
            )
        ]
        if gepland:
            mensen.append((een.deelnemer.naam, gepland))
            getoond.append(een)
    kern = f"{van}:{tot_en_met}:{telling['anderen']}:{[(str(een.pk)) for een in getoond]}"
    sleutel = hashlib.sha256(kern.encode()).hexdigest()[:32]
    return Geraakt(mensen, telling["anderen"], sleutel), getoond


def dagen_in_woorden(dagen: list[date]) -> str:
    """The first five days, and how many more."""
    return woorden.eerste_vijf([woorden.datum(dag) for dag in dagen])
