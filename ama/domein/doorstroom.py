"""Somebody moves on from AMA sociale economie to work or training: where to, from when, what ends (regelgeving 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ama.domein import woorden

NEC, NEC_STEUN = "nec", "nec_ondersteund"
INDIVIDUEEL_MAATWERK, COLLECTIEF_MAATWERK, OPLEIDING = (
    "individueel_maatwerk",
    "collectief_maatwerk",
    "opleiding",
)
SOORTEN: Mapping[str, str] = {
    NEC: "betaald werk in het normaal economisch circuit",
    NEC_STEUN: "betaald werk in het normaal economisch circuit, met ondersteuning",
    INDIVIDUEEL_MAATWERK: "individueel maatwerk",
    COLLECTIEF_MAATWERK: "collectief maatwerk",
    OPLEIDING: "opleiding",
}
BETAALD_WERK = frozenset(SOORTEN) - {OPLEIDING}
# More than the longest week of the Arbeidswet is a slip of the hand.
MEESTE_MINUTEN = 50 * 60


@dataclass(frozen=True)
class Stap:
    """Where somebody goes: the kind, the first day there, the minutes a week (None: not known), and where."""

    soort: str
    eerste_dag: date | None
    minuten_per_week: int | None = None
    werkgever: str = ""
    toelichting: str = ""


def laatste_dag_ama(eerste_dag: date) -> date:
    """The last day of AMA: the day before the first day there, so that nothing overlaps."""
    return eerste_dag - timedelta(days=1)


def bezwaren(
    stap: Stap,
    *,
    start: date,
    vandaag: date,
    hoogstens_vooraf: int,
    laatste_aanwezig: date | None = None,
) -> dict[str, str]:
    """Per field why this step cannot be registered; empty when it can. `start`: the first day of AMA."""
    uit: dict[str, str] = {}
    if stap.soort not in SOORTEN:
        uit["soort"] = "Kies waar de persoon naartoe gaat."
    if stap.eerste_dag is None:
        uit["eerste_dag"] = "Vul de eerste dag in."
    elif stap.eerste_dag <= start:
        uit["eerste_dag"] = (
            f"AMA sociale economie begon op {woorden.datum(start)}: de eerste dag elders ligt daarna."
        )
    elif (stap.eerste_dag - vandaag).days > hoogstens_vooraf:
        uit["eerste_dag"] = (
            f"Deze dag ligt meer dan {woorden.dagen(hoogstens_vooraf)} vooruit: registreer het als het zover is."
        )
    elif laatste_aanwezig is not None and laatste_aanwezig >= stap.eerste_dag:
        uit["eerste_dag"] = (
            f"Er zijn aanwezigheden tot en met {woorden.datum(laatste_aanwezig)}: kies een latere eerste dag, of "
            "verbeter ze eerst."
        )
    if stap.minuten_per_week is not None and not 0 < stap.minuten_per_week <= MEESTE_MINUTEN:
        uit["minuten_per_week"] = (
            f"Vul hoogstens {woorden.duur(MEESTE_MINUTEN)} per week in, of laat het leeg."
        )
    elif stap.soort in BETAALD_WERK and stap.minuten_per_week is None:
        uit["minuten_per_week"] = "Vul in hoeveel uren per week het werk is."
    return uit
