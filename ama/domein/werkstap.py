"""A step to work beside AMA sociale economie: mediation, training, an application, part-time work (regelgeving 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ama.domein import woorden
from werkzorg.termijnen import Periode

DEELTIJDS_WERK, ANDERE = "deeltijds_werk", "andere"
SOORTEN: Mapping[str, str] = {
    "bemiddeling": "bemiddeling door VDAB",
    "opleiding": "opleiding",
    "kennismaking": "kennismaking met een werkgever",
    "stage": "stage",
    "sollicitatie": "sollicitatie",
    DEELTIJDS_WERK: "deeltijds betaald werk",
    ANDERE: "een andere stap naar werk",
}
# Without a last day these were on one day; the others go on.
OP_EEN_DAG = frozenset({"bemiddeling", "kennismaking", "sollicitatie", ANDERE})
# More than the longest week of the Arbeidswet is a slip of the hand.
MEESTE_MINUTEN = 50 * 60
# A training may be planned; further ahead nobody knows.
MEESTE_DAGEN_VOORAF = 366


@dataclass(frozen=True)
class Stap:
    """What somebody writes down; `tot` None: one day, or it goes on. `minuten_per_week` None: not known."""

    soort: str
    van: date | None
    tot: date | None
    minuten_per_week: int | None = None
    met_wie: str = ""
    resultaat: str = ""


def bezwaren(stap: Stap, toeleiding: Periode, vandaag: date) -> dict[str, str]:
    """Per field why this step cannot be written down; empty when it can. It has a day in the guidance.

    A step may have begun before AMA, and may go on after it: they go together.
    """
    uit: dict[str, str] = {}
    if stap.soort not in SOORTEN:
        uit["soort"] = "Kies welke stap het was."
    if stap.van is None:
        uit["van"] = "Vul de eerste dag in."
    elif (stap.van - vandaag).days > MEESTE_DAGEN_VOORAF:
        uit["van"] = "Deze dag ligt meer dan een jaar vooruit: controleer het jaar."
    elif stap.tot is not None and stap.tot < stap.van:
        uit["tot"] = "De laatste dag ligt vóór de eerste: controleer beide."
    elif not dagen(stap.soort, stap.van, stap.tot).overlapt(toeleiding):
        uit["van"] = (
            f"AMA sociale economie loopt {woorden.periode(toeleiding)}: kies een stap met een dag daarin."
        )
    if stap.minuten_per_week is not None and not 0 < stap.minuten_per_week <= MEESTE_MINUTEN:
        uit["minuten_per_week"] = (
            f"Vul hoogstens {woorden.duur(MEESTE_MINUTEN)} per week in, of laat het leeg."
        )
    elif stap.soort == DEELTIJDS_WERK and stap.minuten_per_week is None:
        uit["minuten_per_week"] = "Vul in hoeveel uren per week het werk is."
    if stap.soort == ANDERE and not stap.resultaat.strip():
        uit["resultaat"] = "Schrijf op wat de stap was."
    return uit


def dagen(soort: str, van: date, tot: date | None) -> Periode:
    """The days of a step: those of `OP_EEN_DAG` last one day when no last day is known, the others go on."""
    return Periode(van, van if tot is None and soort in OP_EEN_DAG else tot)


def terugneem_bezwaar(*, is_teruggenomen: bool, is_eigen: bool) -> str:
    """Why a step cannot be taken back, as a sentence; "" when it can: by the organisation that wrote it down."""
    if not is_eigen:
        return "Een andere organisatie noteerde deze stap: vraag haar om ze terug te nemen."
    return "Deze stap is al teruggenomen." if is_teruggenomen else ""


def laatste_zin(laatste: date | None, start: date, op_dag: date, weken: int) -> str:
    """That no step was written down for `weken` weeks, as a sentence; "" when one was.

    `laatste`: the last day of the latest step, `op_dag` when it goes on; None when there is none.
    """
    sinds = start if laatste is None else max(start, laatste + timedelta(days=1))
    if (op_dag - sinds).days < 7 * weken:
        return ""
    return (
        f"Sinds {woorden.datum(sinds)} is geen stap naar werk genoteerd: bespreek wat de volgende kan zijn."
    )
