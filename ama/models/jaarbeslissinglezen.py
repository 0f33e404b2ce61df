"""What VDAB looks at before it decides again: the last evaluation, the POP and the steps, read with the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from ama.domein.evaluatieinhoud import UITKOMSTEN
from ama.domein.ontwikkelplan import Doel, Plan, doelen_van, opbouw_van
from ama.models.begeleiding import Jaarevaluatie
from ama.models.ontwikkeling import Ontwikkelplan, Werkstap
from ama.models.toeleiding import Jaarbeslissing
from ama.querysets import JaarbeslissingQuerySet
from ama.statussen import AFGEWERKT


@dataclass(frozen=True)
class Beslisbeeld:
    """What is known: the day and result of the last evaluation at the aanbieder, the POP, and how many steps."""

    geevalueerd_op: date | None
    evaluatie: str
    pop_nummer: int | None
    plan: Plan | None
    stappen: int

    @property
    def doelen(self) -> tuple[Doel, ...]:
        """The goals of the POP."""
        return self.plan.doelen if self.plan else ()


def met_beeld(rijen: JaarbeslissingQuerySet) -> JaarbeslissingQuerySet:
    """The same decisions with person, aanbieder and what `beeld_van` needs, in the same query.

    Of an evaluation only day and result: what is in it is between the person and who guides (regelgeving 11).
    """
    evaluaties = Jaarevaluatie.objects.filter(
        begeleiding__deelnemer=OuterRef("toeleiding__deelnemer"),
        begeleiding__begeleider=OuterRef("toeleiding__aanbieder"),
        status=AFGEWERKT,
    ).order_by("-op")
    plannen = Ontwikkelplan.objects.filter(toeleiding=OuterRef("toeleiding")).order_by("-nummer")
    stappen = Werkstap.objects.filter(toeleiding=OuterRef("toeleiding")).geldig()
    return rijen.select_related(
        "toeleiding__deelnemer", "toeleiding__aanbieder", "toeleiding__vdab", "besloten_door"
    ).annotate(
        evaluatierij=ArraySubquery(evaluaties.values(json=JSONObject(op="op", uitkomst="uitkomst"))[:1]),
        planrij=ArraySubquery(
            plannen.values(
                json=JSONObject(
                    nummer="nummer",
                    op="besproken_op",
                    doelen="doelen",
                    doel="minuten_doel",
                    opbouw="opbouw",
                    woorden="woorden_deelnemer",
                    in_vdab="in_vdab_op",
                )
            )[:1]
        ),
        staprijen=ArraySubquery(stappen.order_by().values("pk")),
    )


def beeld_van(rij: Jaarbeslissing) -> Beslisbeeld:
    """What is known about a decision that came by `met_beeld`; no query."""
    gelezen = vars(rij)
    evaluatie: dict[str, Any] | None = next(iter(gelezen["evaluatierij"] or ()), None)
    plan: dict[str, Any] | None = next(iter(gelezen["planrij"] or ()), None)
    return Beslisbeeld(
        geevalueerd_op=date.fromisoformat(evaluatie["op"]) if evaluatie else None,
        evaluatie=UITKOMSTEN[evaluatie["uitkomst"]].label if evaluatie else "",
        pop_nummer=plan["nummer"] if plan else None,
        plan=None
        if plan is None
        else Plan(
            besproken_op=date.fromisoformat(plan["op"]),
            doelen=doelen_van(plan["doelen"]),
            minuten_doel=plan["doel"],
            opbouw=opbouw_van(plan["opbouw"]),
            woorden_deelnemer=plan["woorden"],
            in_vdab_op=date.fromisoformat(plan["in_vdab"]) if plan["in_vdab"] else None,
        ),
        stappen=len(gelezen["staprijen"] or ()),
    )
