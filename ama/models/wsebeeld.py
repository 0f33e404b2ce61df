"""What is known of one person about AMA sociale economie at one begeleider: toeleiding, contingent, letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Lower, TruncDate, Upper

from ama.domein.overgang import AANBOD, Brief
from ama.domein.wsestart import NA_REDEN
from ama.models.overeenkomst import Overeenkomst
from ama.models.toeleiding import Toeleiding
from ama.statussen import GESTART, GETEKEND, IN_OPMAAK, TE_STARTEN, UITGESTROOMD
from mandaten.models import Bevoegdheid
from mandaten.soorten import AMA_WSE
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.termijnen import Periode


@dataclass(frozen=True)
class Toegekend:
    """What VDAB granted at this begeleider and is not over: the toeleiding, since when, under which contingent."""

    toeleiding: UUID
    op: date
    contingent: UUID


@dataclass(frozen=True)
class Gestart:
    """AMA sociale economie runs on past its agreements, at whatever aanbieder: its days."""

    toeleiding: UUID
    aanbieder: UUID
    periode: Periode


@dataclass(frozen=True)
class Wsebeeld:
    """`contingenten`: the days on which this organisation guides, and under which one. `brieven`: what was accepted."""

    toegekend: Toegekend | None
    gestart: tuple[Gestart, ...]
    contingenten: tuple[tuple[Periode, UUID], ...]
    brieven: tuple[Brief, ...]

    @property
    def hier(self) -> Sequence[tuple[Periode, UUID]]:
        """The days of the contingent that VDAB chose; of all while nothing was granted."""
        if self.toegekend is None:
            return self.contingenten
        return [een for een in self.contingenten if een[1] == self.toegekend.contingent]


def wsevelden(deelnemer: str, begeleider_id: UUID) -> JSONObject:
    """All of it as one column of a query; `deelnemer`: the path of its rows to the key of the person."""
    wie = OuterRef(deelnemer)
    toegekend = Toeleiding.objects.filter(
        deelnemer=wie, aanbieder=begeleider_id, status__in=(*TE_STARTEN, GESTART)
    ).values(wat=JSONObject(id="pk", op="beslist_op", contingent="contingent_id"))
    # Its last agreement tells when it makes way, while that runs ("") or ends with the toeleiding.
    laatste = (
        Overeenkomst.objects.filter(toeleiding=OuterRef("pk"), status__in=GETEKEND)
        .order_by(F("einde").desc(nulls_first=True), "-einde_reden")
        .values("einde_reden")[:1]
    )
    volgende = Overeenkomst.objects.filter(toeleiding=OuterRef("pk"), status__in=IN_OPMAAK)
    gaat_voort = Q(laatste_reden__isnull=True) | ~Q(laatste_reden__in=["", *NA_REDEN])
    gaat_voort |= Q(~Q(laatste_reden=""), Exists(volgende))
    # What VDAB ended holds its place up to that day; of what never began only the first day stands on paper.
    loopt = gaat_voort & Q(status=GESTART) | Q(status__in=UITGESTROOMD, einde__gt=F("start"))
    gestart = (
        Toeleiding.objects.annotate(laatste_reden=Subquery(laatste))
        .filter(loopt, deelnemer=wie)
        .order_by("start")
        .values(wat=JSONObject(id="pk", aanbieder="aanbieder_id", start="start", einde="einde"))
    )
    contingenten = (
        Bevoegdheid.objects.filter(organisatie=begeleider_id, functie=AMA_WSE)
        .order_by("periode")
        .values(wat=JSONObject(van=Lower("periode"), tot=Upper("periode"), toekenning="toekenning_id"))
    )
    soorten = list(AANBOD.values())
    brieven = (
        Doorverwijzing.objects.filter(
            deelnemer=wie, van_aanbod__in=soorten, naar_aanbod__in=soorten, status="aanvaard"
        )
        .order_by("beantwoord_op")
        .values(
            wat=JSONObject(
                van="van_aanbod",
                naar="naar_aanbod",
                van_wie="van_organisatie_id",
                naar_wie="naar_organisatie_id",
                op=TruncDate("beantwoord_op"),
            )
        )
    )
    return JSONObject(
        toegekend=Subquery(toegekend[:1]),
        gestart=ArraySubquery(gestart),
        contingenten=ArraySubquery(contingenten),
        brieven=ArraySubquery(brieven),
    )


def wse_uit(rij: dict[str, Any]) -> Wsebeeld:
    """What the column of `wsevelden` holds."""
    wat = rij["toegekend"]
    return Wsebeeld(
        toegekend=Toegekend(UUID(wat["id"]), date.fromisoformat(wat["op"]), UUID(wat["contingent"]))
        if wat
        else None,
        gestart=tuple(
            Gestart(UUID(een["id"]), UUID(een["aanbieder"]), _dagen(een["start"], een["einde"]))
            for een in rij["gestart"]
        ),
        contingenten=tuple((_periode(een), UUID(een["toekenning"])) for een in rij["contingenten"]),
        brieven=tuple(
            Brief(
                een["van"],
                een["naar"],
                UUID(een["van_wie"]),
                UUID(een["naar_wie"]),
                date.fromisoformat(een["op"]),
            )
            for een in rij["brieven"]
        ),
    )


def _periode(rij: dict[str, Any]) -> Periode:
    """The upper bound of the database is the first day that does not belong to it any more."""
    tot = date.fromisoformat(rij["tot"]) if rij["tot"] else None
    return Periode(
        date.fromisoformat(rij["van"]) if rij["van"] else date.min,
        date.fromordinal(tot.toordinal() - 1) if tot else None,
    )


def _dagen(start: str, einde: str | None) -> Periode:
    """Both inclusive."""
    return Periode(date.fromisoformat(start), date.fromisoformat(einde) if einde else None)
