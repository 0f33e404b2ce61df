"""Stages: when they can be, that they are insured, and competences on a scale of four (Decreet 2022 art. 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trajecten.domein.woorden import datum

# Four points, so that nobody hides in the middle.
SCHAAL: Mapping[int, str] = {
    1: "nog niet",
    2: "met veel hulp",
    3: "met weinig hulp",
    4: "zelfstandig",
}
# What is looked at on most workplaces; a stage may add its own.
COMPETENTIES: Mapping[str, str] = {
    "op_tijd": "Op tijd komen en verwittigen",
    "samenwerken": "Samenwerken met collega's",
    "afspraken": "Afspraken en veiligheid volgen",
    "zelfstandig": "Zelfstandig verder werken",
    "tempo": "Tempo en volhouden",
    "hulp_vragen": "Hulp vragen wanneer het nodig is",
}

# What is kept as it was filled in, as the table calls it.
STAGEVELDEN = ("functie", "mentor", "mentor_telefoon", "mentor_email", "uren_per_week", "uren_motivering")


@dataclass(frozen=True)
class Stageplan:
    """What somebody wants to lay down: both days inclusive, and on which day the insurance was checked."""

    van: date
    tot_en_met: date
    verzekering: str
    verzekerd_op: date


def stage_bezwaren(
    plan: Stageplan,
    *,
    start: date,
    laatste: date,
    vandaag: date,
    actie: tuple[date, date] | None = None,
) -> dict[str, str]:
    """Per field why this stage cannot be; empty when it can.

    `start` and `laatste` are the first and last day of the traject, `actie` those of the action it belongs to; all
    inclusive. The insurance is checked before the deelnemer begins.
    """
    uit: dict[str, str] = {}
    if plan.tot_en_met < plan.van:
        uit["tot_en_met"] = f"De laatste dag ligt vóór de eerste: kies {datum(plan.van)} of een latere dag."
    elif plan.tot_en_met > laatste:
        uit["tot_en_met"] = (
            f"Het traject duurt hoogstens tot en met {datum(laatste)} (Decreet 8/7/2022 art. 11): "
            "kies een vroegere dag."
        )
    if plan.van < start:
        uit["van"] = f"Het traject startte op {datum(start)}: kies die dag of een latere."
    elif actie is not None and (plan.van < actie[0] or plan.tot_en_met > actie[1]):
        uit.setdefault(
            "van",
            f"De actie loopt van {datum(actie[0])} tot en met {datum(actie[1])}: leg de stage daarbinnen, "
            "of pas eerst het plan aan.",
        )
    if not plan.verzekering.strip():
        uit["verzekering"] = "Zeg wie de deelnemer verzekert: zonder verzekering begint er geen stage."
    if plan.verzekerd_op > vandaag:
        uit["verzekerd_op"] = "Deze dag ligt in de toekomst: kijk de verzekering eerst na."
    elif plan.verzekerd_op > plan.van:
        uit["verzekerd_op"] = (
            "Kijk de verzekering na vóór de deelnemer begint: deze dag ligt na de eerste dag van de stage."
        )
    return uit


@dataclass(frozen=True)
class Score:
    """One competence as it was seen: 1 to 4 of SCHAAL, with words."""

    naam: str
    score: int
    toelichting: str = ""

    @property
    def label(self) -> str:
        """The score in words."""
        return SCHAAL[self.score]


def evaluatie_bezwaren(
    op: date,
    scores: Sequence[Score],
    verslag: str,
    *,
    van: date,
    vandaag: date,
    stopt_op: date | None = None,
    tot_en_met: date,
    laatste: date,
) -> dict[str, str]:
    """Per field why this evaluation cannot be; empty when it can. `van` and `tot_en_met`: the days of the stage.

    `laatste`: the last day of the traject, inclusive. `stopt_op`: the stage ends earlier, with this as its last day.
    """
    uit: dict[str, str] = {}
    if op > vandaag:
        uit["op"] = "Deze dag ligt in de toekomst: evalueer wat geweest is."
    elif op < van:
        uit["op"] = f"De stage begint op {datum(van)}: kies die dag of een latere."
    elif op > laatste:
        uit["op"] = (
            f"Het traject loopt tot en met {datum(laatste)} (Decreet 8/7/2022 art. 11): kies die dag of een vroegere."
        )
    if not scores and not verslag.strip():
        uit["verslag"] = "Geef minstens één competentie een score, of schrijf op hoe het ging."
    if stopt_op is not None and not van <= stopt_op <= min(tot_en_met, vandaag):
        uit["stopt_op"] = (
            f"Kies een dag van {datum(van)} tot en met {datum(min(tot_en_met, vandaag))}, of laat dit leeg."
        )
    return uit


def als_opslag(scores: Sequence[Score]) -> list[dict[str, object]]:
    """The scores as the table keeps them."""
    return [{"naam": een.naam, "score": een.score, "toelichting": een.toelichting} for een in scores]


def uit_opslag(rijen: Sequence[Mapping[str, object]]) -> list[Score]:
    """The scores of what the table keeps."""
    return [Score(str(een["naam"]), int(str(een["score"])), str(een.get("toelichting", ""))) for een in rijen]
