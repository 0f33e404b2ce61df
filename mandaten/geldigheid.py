"""What the offers ask of mandaten, and all they may ask: who may do what, where, on which day.

Every answer is one question to the database over the rows that follow from the grants, found by an index.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from mandaten.models import Bevoegdheid, Contingentjaar, Schorsing, Toekenning, Toekenningsregio
from mandaten.querysets import BevoegdheidQuerySet
from mandaten.soorten import CASEMANAGER_WERK, CASEMANAGER_ZORG, CONTINGENT, NETWERKCOORDINATOR
from mandaten.statussen import INGETROKKEN, STOPGEZET, TERUGGEGEVEN
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.termijnen import Periode


class Eindereden(Enum):
    """Why an organisation may no longer do something after its last day."""

    VERSTREKEN = "verstreken"
    INGETROKKEN = "ingetrokken"
    STOPGEZET = "stopgezet"
    GESCHORST = "geschorst"
    VERTROKKEN = "vertrokken"
    GEBIED = "gebied"

    @property
    def zin(self) -> str:
        """The reason as the screen says it."""
        return _ZINNEN[self]


_ZINNEN = {
    Eindereden.VERSTREKEN: "de periode loopt af",
    Eindereden.INGETROKKEN: "ingetrokken",
    Eindereden.STOPGEZET: "stopgezet",
    Eindereden.GESCHORST: "geschorst",
    Eindereden.VERTROKKEN: "de organisatie verlaat het samenwerkingsverband of netwerk",
    Eindereden.GEBIED: "de regio hoort er niet meer bij",
}


@dataclass(frozen=True)
class Team:
    """Who works in one regio on one day: organisations, in a fixed order; without a mandate there is nobody."""

    casemanagers_zorg: tuple[UUID, ...]
    casemanagers_werk: tuple[UUID, ...]
    netwerkcoordinator: UUID | None


@dataclass(frozen=True)
class Verlies:
    """An organisation may do something for the last time on `laatste_dag`; `regio` None: everywhere."""

    organisatie_id: UUID
    functie: str
    regio: str | None
    laatste_dag: date
    reden: Eindereden
    toekenning_id: UUID


@dataclass(frozen=True)
class Contingent:
    """One contingent AMA sociale economie: who holds it, where it works, on which days, its places per year.

    `geschorst`: the days of `periode` on which it gives no right; all ends inclusive.
    """

    id: UUID
    nummer: str
    houder_id: UUID
    houder: str
    regios: tuple[str, ...]
    periode: Periode
    geschorst: tuple[Periode, ...]
    plaatsen: Mapping[int, int]

    def plaatsen_in(self, jaar: int) -> int:
        """The places of this year; 0 where nothing was decided."""
        return self.plaatsen.get(jaar, 0)


def geldig_op(organisatie_id: UUID, functie: str, dag: date, regio: str | None = None) -> bool:
    """Whether this organisation may do this on this day, in this regio (None: in any regio).

    A grant that holds everywhere holds in every regio; a suspended one gives no right.
    """
    return Bevoegdheid.objects.van(organisatie_id, functie, regio).geldig_op(dag).exists()


def houders_op(functie: str, regio: str, dag: date) -> list[UUID]:
    """The organisations that may do this in this regio on this day, each once, in a fixed order."""
    rijen = Bevoegdheid.objects.geldig_op(dag).filter(Q(regio_id=regio) | Q(regio_id=None), functie=functie)
    return list(rijen.order_by("organisatie_id").values_list("organisatie_id", flat=True).distinct())


def team_in(regio: str, dag: date) -> Team:
    """The casemanagement team and the netwerkcoördinator of this regio on this day (Decreet 2022 art. 12-13, 17)."""
    return teams_in([regio], dag)[regio]


def teams_in(regios: Collection[str], dag: date) -> dict[str, Team]:
    """The team of each of these regio's on this day, as `team_in` gives one; one query."""
    return _teams(regios, Bevoegdheid.objects.geldig_op(dag))


def team_vanaf(regio: str, dag: date) -> Team:
    """Who is in the team of this regio on this day or comes into it later: whom a take-over can be planned with."""
    return _teams([regio], Bevoegdheid.objects.geldig_op_of_na(dag))[regio]


def _teams(regios: Collection[str], rijen: BevoegdheidQuerySet) -> dict[str, Team]:
    per_functie: dict[tuple[str, str], list[UUID]] = {}
    hier = rijen.filter(
        regio_id__in=list(regios), functie__in=(CASEMANAGER_ZORG, CASEMANAGER_WERK, NETWERKCOORDINATOR)
    )
    for regio, functie, organisatie_id in (
        hier.order_by("organisatie_id").values_list("regio_id", "functie", "organisatie_id").distinct()
    ):
        assert regio is not None  # only these regio's are asked for
        per_functie.setdefault((regio, functie), []).append(organisatie_id)
    return {
        regio: Team(
            casemanagers_zorg=tuple(per_functie.get((regio, CASEMANAGER_ZORG), ())),
            casemanagers_werk=tuple(per_functie.get((regio, CASEMANAGER_WERK), ())),
            netwerkcoordinator=next(iter(per_functie.get((regio, NETWERKCOORDINATOR), ())), None),
        )
        for regio in regios
    }


def contingenten(
    van: date, tot: date, *, houder_id: UUID | None = None, ids: Collection[UUID] | None = None
) -> list[Contingent]:
    """The contingents that run on some day from `van` to `tot` (both inclusive), by name of the holder; one query.

    `houder_id`, `ids`: only of this holder, or only these.
    """
    rijen = (
        Toekenning.objects.filter(soort=CONTINGENT, periode__overlap=reeks(van, tot))
        .exclude(status=TERUGGEGEVEN)
        .select_related("houder")
        .order_by("houder__naam", "nummer")
        .annotate(
            in_regios=ArraySubquery(_hierbij(Toekenningsregio).order_by("regio_id").values("regio_id")),
            op_schorsing=ArraySubquery(_hierbij(Schorsing).order_by("periode").values("periode")),
            per_jaar=ArraySubquery(
                _hierbij(Contingentjaar).values(wat=JSONObject(jaar="jaar", plaatsen="plaatsen"))
            ),
        )
    )
    if houder_id is not None:
        rijen = rijen.filter(houder_id=houder_id)
    if ids is not None:
        rijen = rijen.filter(pk__in=ids)
    return [_contingent(rij) for rij in rijen]


def _hierbij(tabel: type[Toekenningsregio | Schorsing | Contingentjaar]) -> QuerySet[Any]:
    """The rows that belong to the grant of the outer query."""
    return tabel._default_manager.filter(toekenning_id=OuterRef("pk"))


def _contingent(rij: Any) -> Contingent:
    return Contingent(
        id=rij.pk,
        nummer=rij.nummer,
        houder_id=rij.houder_id,
        houder=rij.houder.naam,
        regios=tuple(dict.fromkeys(rij.in_regios)),
        periode=_dagen(rij.periode),
        geschorst=tuple(_dagen(een) for een in rij.op_schorsing),
        plaatsen={een["jaar"]: een["plaatsen"] for een in rij.per_jaar},
    )


def _dagen(periode: DateRange) -> Periode:
    return Periode(periode.lower, laatste_dag(periode))


def verliest_geldigheid(van: date, tot: date) -> Sequence[Verlies]:
    """What ends on the days from `van` to `tot` (both inclusive) and does not go on the day after, earliest first.

    What goes on under a next grant, or everywhere instead of in one regio, is not lost.
    """
    gaat_verder = Bevoegdheid.objects.filter(
        Q(regio_id=OuterRef("regio_id")) | Q(regio_id=None),
        organisatie_id=OuterRef("organisatie_id"),
        functie=OuterRef("functie"),
        periode__contains=OuterRef("daarna"),
    )
    # A grant that ends on that day is the reason itself, whatever else ends with it.
    rijen = (
        Bevoegdheid.objects.alias(daarna=F("periode__endswith"))
        .eindigt_tussen(van, tot)
        .filter(~Exists(gaat_verder))
        .annotate(
            met_toekenning=ExpressionWrapper(
                Q(toekenning__periode__endswith=F("periode__endswith")), output_field=BooleanField()
            ),
            door_schorsing=Exists(
                Schorsing.objects.filter(
                    toekenning_id=OuterRef("toekenning_id"), periode__contains=OuterRef("daarna")
                )
            ),
            door_gebied=Exists(
                Toekenningsregio.objects.filter(
                    toekenning_id=OuterRef("toekenning_id"),
                    regio_id=OuterRef("regio_id"),
                    periode__endswith=OuterRef("daarna"),
                )
            ),
        )
        .order_by("periode__endswith", "organisatie_id", "functie", "regio_id", "id")
        .values(
            "organisatie_id",
            "functie",
            "regio_id",
            "periode",
            "toekenning_id",
            "toekenning__status",
            "met_toekenning",
            "door_schorsing",
            "door_gebied",
        )
    )
    return [_verlies(rij) for rij in rijen]


def _verlies(rij: Mapping[str, Any]) -> Verlies:
    dag = laatste_dag(rij["periode"])
    assert dag is not None  # only periods with an end are asked for
    return Verlies(
        organisatie_id=rij["organisatie_id"],
        functie=rij["functie"],
        regio=rij["regio_id"],
        laatste_dag=dag,
        reden=_reden(rij),
        toekenning_id=rij["toekenning_id"],
    )


def _reden(rij: Mapping[str, Any]) -> Eindereden:
    if rij["met_toekenning"]:
        per_status = {INGETROKKEN: Eindereden.INGETROKKEN, STOPGEZET: Eindereden.STOPGEZET}
        return per_status.get(rij["toekenning__status"], Eindereden.VERSTREKEN)
    if rij["door_schorsing"]:
        return Eindereden.GESCHORST
    return Eindereden.GEBIED if rij["door_gebied"] else Eindereden.VERTROKKEN
