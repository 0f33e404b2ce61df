"""Reading the hours of AMA sociale economie: from versions, presences, POP and steps to what the law counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from ama.domein.aanwezigheid import Status
from ama.domein.ontwikkelplan import opbouw_van
from ama.domein.uren import Feiten, Staphoeveelheid, Streefplan, Urendag, Week, laatste_volle_week, weken
from ama.domein.werkpostdag import werkpostdag
from ama.domein.werkstap import dagen as stapdagen
from ama.models.aanwezigheid import Aanwezigheid
from ama.models.dagbladlezen import Werkpostbeeld, met_rooster, plannen_van, werkpostbeelden
from ama.models.ontwikkeling import Ontwikkelplan, Werkstap
from ama.models.overeenkomst import Overeenkomst
from ama.models.toeleiding import Toeleiding
from werkzorg.termijnen import Periode

# The panel shows a quarter.
WEKEN = 13


def recente_weken(
    toeleidingen: Iterable[Toeleiding], vandaag: date, hoeveel: int = WEKEN
) -> dict[UUID, tuple[Week, ...]]:
    """The last so many weeks that were over on `vandaag`, per toeleiding that began; three queries for all."""
    tot = laatste_volle_week(vandaag)
    return lees_weken(toeleidingen, tot - timedelta(days=7 * hoeveel - 1), tot)


def lees_weken(toeleidingen: Iterable[Toeleiding], van: date, tot: date) -> dict[UUID, tuple[Week, ...]]:
    """The weeks with a day between two days, both inclusive, per toeleiding that began; three queries."""
    begonnen = {een.pk: Periode(een.start, een.einde) for een in toeleidingen if een.start is not None}
    if not begonnen or tot < van:
        return dict.fromkeys(begonnen, ())
    dagen, overeenkomsten = _dagen(begonnen, Periode(van, tot))
    return {
        pk: weken(
            Feiten(begonnen[pk], plannen, dagen.get(pk, ()), stappen, overeenkomsten.get(pk, ())), van, tot
        )
        for pk, plannen, stappen in _plannen_en_stappen(begonnen)
    }


def _dagen(
    begonnen: Mapping[UUID, Periode], binnen: Periode
) -> tuple[dict[UUID, list[Urendag]], dict[UUID, list[Periode]]]:
    """Per toeleiding the days within `binnen`, and the days of its signed agreements."""
    assert binnen.einde is not None  # the window is closed
    aanwezig = (
        Aanwezigheid.objects.filter(overeenkomst=OuterRef("pk"))
        .tussen(binnen.start, binnen.einde)
        .order_by()
        .values(json=JSONObject(dag="dag", status="status", minuten="minuten"))
    )
    rijen = met_rooster(Overeenkomst.objects.filter(toeleiding__in=list(begonnen)).getekend(), binnen)
    overeenkomsten = list(rijen.annotate(aanwezigrijen=ArraySubquery(aanwezig)))
    werkposten = werkpostbeelden({een.werkpost_id for een in overeenkomsten}, binnen)
    uit: dict[UUID, list[Urendag]] = {}
    perioden: dict[UUID, list[Periode]] = {}
    for een in overeenkomsten:
        assert een.toeleiding_id is not None  # asked by it
        ruw: list[dict[str, Any]] = vars(een)["aanwezigrijen"]
        ingevuld = {date.fromisoformat(rij["dag"]): (rij["status"], rij["minuten"]) for rij in ruw}
        uit.setdefault(een.toeleiding_id, []).extend(
            _urendagen(een, werkposten[een.werkpost_id], ingevuld, binnen)
        )
        perioden.setdefault(een.toeleiding_id, []).append(een.periode)
    return uit, perioden


def _urendagen(
    rij: Overeenkomst, werkpost: Werkpostbeeld, ingevuld: Mapping[date, tuple[str, int]], binnen: Periode
) -> list[Urendag]:
    """The days of one agreement on which somebody was planned or there."""
    gepland: dict[date, int] = {}
    for plan in plannen_van(rij):
        samen = plan.periode.doorsnede(binnen)
        if samen is not None:
            gepland |= {dag: plan.rooster.minuten_op(dag) for dag in plan.rooster.dagen(samen)}
    uit = []
    for dag in sorted(gepland.keys() | ingevuld.keys()):
        minuten = gepland.get(dag, 0)
        is_open = werkpostdag(werkpost.op(dag), dag).is_open
        status, echt = ingevuld.get(dag, ("", 0))
        uit.append(
            Urendag(
                dag,
                gepland=minuten if is_open else 0,
                gesloten=0 if is_open else minuten,
                echt=echt if status == Status.AANWEZIG.value else 0,
                is_open=bool(minuten) and is_open and not status,
            )
        )
    return uit


def _plannen_en_stappen(
    begonnen: Collection[UUID],
) -> Iterator[tuple[UUID, tuple[Streefplan, ...], tuple[Staphoeveelheid, ...]]]:
    """Per toeleiding the plans of its POP and the steps that take time; one query."""
    plannen = Ontwikkelplan.objects.filter(toeleiding=OuterRef("pk")).values(
        json=JSONObject(vanaf="besproken_op", doel="minuten_doel", opbouw="opbouw")
    )
    stappen = Werkstap.objects.filter(toeleiding=OuterRef("pk"), minuten_per_week__isnull=False).geldig()
    dagen = stappen.values(json=JSONObject(soort="soort", van="van", tot="tot", minuten="minuten_per_week"))
    rijen = Toeleiding.objects.filter(pk__in=list(begonnen)).annotate(
        planrijen=ArraySubquery(plannen.order_by("nummer")), staprijen=ArraySubquery(dagen.order_by("van"))
    )
    for pk, plan, stap in rijen.values_list("pk", "planrijen", "staprijen"):
        yield (
            pk,
            tuple(
                Streefplan(date.fromisoformat(een["vanaf"]), een["doel"], opbouw_van(een["opbouw"]))
                for een in plan
            ),
            tuple(Staphoeveelheid(_dagen_van_stap(een), een["minuten"]) for een in stap),
        )


def _dagen_van_stap(rij: Mapping[str, Any]) -> Periode:
    tot = date.fromisoformat(rij["tot"]) if rij["tot"] else None
    return stapdagen(rij["soort"], date.fromisoformat(rij["van"]), tot)
