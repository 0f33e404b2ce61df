"""What kind of day it is at a werkpost: open, a holiday by name, a weekly day of rest, or closed (regelgeving 5.8).

The ten holidays of the law hold as for the staff of the sector. 11 July is a name only: nobody must close then. A
replacement day for a holiday on a Sunday is a closing day of the werkpost itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ama.domein import woorden
from werkzorg.termijnen import Periode, feestdagen

_FEEST_VAN_VLAANDEREN = (7, 11)
ALLE_DAGEN = frozenset(range(7))
# Longer is no closing: then the werkpost ends. Our choice.
MEESTE_SLUITINGSDAGEN = 366


class Dagsoort(StrEnum):
    """What this day is; only on OPEN somebody is planned."""

    OPEN = "open"
    FEESTDAG = "feestdag"
    RUSTDAG = "rustdag"
    GESLOTEN = "gesloten"
    GEEN_WERKPOST = "geen_werkpost"


@dataclass(frozen=True)
class Sluiting:
    """The werkpost is closed on these days, both inclusive."""

    periode: Periode
    reden: str = ""


@dataclass(frozen=True)
class Werkpostjaar:
    """When somebody can come to a werkpost: from its first to its last day, on its weekdays, except when it is closed.

    `blijft_open`: holidays of the law on which it works all the same.
    """

    periode: Periode
    open_dagen: frozenset[int] = ALLE_DAGEN
    sluitingen: tuple[Sluiting, ...] = ()
    blijft_open: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Werkpostdag:
    """One day of one werkpost: its kind, the name to show beside it, and the sentence about it ("" when it is open)."""

    dag: date
    soort: Dagsoort
    naam: str = ""
    zin: str = ""

    @property
    def is_open(self) -> bool:
        """Whether people are planned on this day."""
        return self.soort is Dagsoort.OPEN

    @property
    def mag_invullen(self) -> bool:
        """Whether presences can be recorded: an unplanned person may have come on a holiday or a day of rest."""
        return self.soort not in {Dagsoort.GESLOTEN, Dagsoort.GEEN_WERKPOST}


def wettelijke_feestdagen(jaar: int) -> dict[date, str]:
    """The ten holidays of the law of that year with their names, in order (KB 18/4/1974 art. 1)."""
    return {
        dag: naam for dag, naam in feestdagen(jaar).items() if (dag.month, dag.day) != _FEEST_VAN_VLAANDEREN
    }


def werkpostdag(werkpost: Werkpostjaar, dag: date) -> Werkpostdag:
    """What kind of day this is at this werkpost."""
    if not werkpost.periode.bevat(dag):
        zin = f"Op {woorden.datum(dag)} is dit geen werkpost: ze is er {woorden.periode(werkpost.periode)}."
        return Werkpostdag(dag, Dagsoort.GEEN_WERKPOST, "geen werkpost", zin)
    if (sluiting := _sluiting_op(werkpost.sluitingen, dag)) is not None:
        naam = sluiting.reden or "gesloten"
        zin = f"De werkpost is gesloten op {woorden.datum(dag)}"
        return Werkpostdag(
            dag, Dagsoort.GESLOTEN, naam, f"{zin}: {sluiting.reden}." if sluiting.reden else f"{zin}."
        )
    feest = feestdagen(dag.year).get(dag, "")
    if dag in wettelijke_feestdagen(dag.year) and dag not in werkpost.blijft_open:
        zin = f"{woorden.datum(dag)} is een feestdag: {feest} ({woorden.FEESTDAGENWET})."
        return Werkpostdag(dag, Dagsoort.FEESTDAG, feest, zin)
    if dag.weekday() not in werkpost.open_dagen:
        naam = f"niet open op {woorden.WEEKDAGEN[dag.weekday()]}"
        return Werkpostdag(dag, Dagsoort.RUSTDAG, naam, f"De werkpost is {naam}.")
    return Werkpostdag(dag, Dagsoort.OPEN, feest)


def sluiting_bezwaar(sluiting: Sluiting, aanwezig: Sequence[date]) -> str:
    """Why the werkpost cannot be closed on these days, as a sentence: somebody was there; "" when it can."""
    er = sorted(dag for dag in aanwezig if sluiting.periode.bevat(dag))
    if not er:
        return ""
    dagen = woorden.eerste_vijf([woorden.datum(dag) for dag in dict.fromkeys(er)])
    return f"Er waren mensen aanwezig: {dagen}. Verbeter eerst die aanwezigheden."


def sluitingsdagen_bezwaren(
    van: date, tot_en_met: date, *, werkpost: Periode, is_gesloten: bool, reden: str
) -> dict[str, str]:
    """Per field why the werkpost cannot be closed, or stay open on a holiday, on these days (both inclusive)."""
    if tot_en_met < van:
        return {"tot_en_met": "De laatste dag ligt vóór de eerste: controleer beide."}
    uit: dict[str, str] = {}
    if not werkpost.bevat(van):
        uit["van"] = f"De werkpost bestaat {woorden.periode(werkpost)}: kies een dag daarin."
    elif not werkpost.bevat(tot_en_met):
        uit["tot_en_met"] = f"De werkpost bestaat {woorden.periode(werkpost)}: kies een dag daarin."
    if (tot_en_met - van).days >= MEESTE_SLUITINGSDAGEN:
        uit["tot_en_met"] = (
            "Een sluiting duurt hoogstens een jaar: kies een vroegere dag, of sluit de werkpost voorgoed."
        )
    elif not is_gesloten and not feestdagen_tussen(van, tot_en_met):
        uit["van"] = (
            f"Op deze dagen valt geen wettelijke feestdag ({woorden.FEESTDAGENWET}): de werkpost is dan al open."
        )
    if is_gesloten and not reden.strip():
        uit["reden"] = "Schrijf op waarom de werkpost dicht is: dat staat bij die dag op het dagblad."
    return uit


def feestdagen_tussen(van: date, tot_en_met: date) -> dict[date, str]:
    """The holidays of the law on these days, both inclusive, with their names, in order."""
    return {
        dag: naam
        for jaar in range(van.year, tot_en_met.year + 1)
        for dag, naam in wettelijke_feestdagen(jaar).items()
        if van <= dag <= tot_en_met
    }


def _sluiting_op(sluitingen: Sequence[Sluiting], dag: date) -> Sluiting | None:
    return next((een for een in sluitingen if een.periode.bevat(dag)), None)
