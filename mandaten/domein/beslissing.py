"""What can be proposed about an admissible application: the last day follows from the first, and why it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mandaten.domein.contingent import MEESTE_IN_WOORDEN, MEESTE_PLAATSEN
from werkzorg.termijnen import einde_na_jaren

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

TOEKENNEN, WEIGEREN = "toekennen", "weigeren"
_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Voorstel:
    """What somebody proposes to decide; `van` and `tot` are the first and last day (inclusive) of a grant.

    `tot` None: as long as the law gives. `plaatsen` is how many places per calendar year a contingent gets.
    """

    uitkomst: str
    motivering: str
    van: date | None = None
    tot: date | None = None
    plaatsen: int | None = None


@dataclass(frozen=True)
class Deelnemer:
    """An organisation that would take part, as it is registered today; `bezwaar`: what is wrong with its record."""

    naam: str
    plaats: str
    soort: str
    is_houder: bool = False
    is_bevestigd: bool = True
    bezwaar: str = ""


def samenstelling_bezwaren(soort: Toekenningssoort, deelnemers: Sequence[Deelnemer]) -> list[str]:
    """Why these organisations cannot get this together, as half sentences; empty when they can (art. 12, 17).

    Asked again when it is decided: after the submission a round of questions, or the record of an organisation, may
    have changed who takes which seat.
    """
    uit = []
    for sleutel, plaats in soort.plaatsen.items():
        hier = [een for een in deelnemers if een.plaats == sleutel]
        if len(hier) < plaats.minstens:
            uit.append(f"{plaats.label} ontbreekt")
        elif plaats.hoogstens is not None and len(hier) > plaats.hoogstens:
            uit.append(f"{plaats.label} telt er {len(hier)} in plaats van {plaats.hoogstens}")
        uit += [
            f"{een.naam} hoort niet bij {plaats.label}" for een in hier if een.soort not in plaats.soorten
        ]
    if soort.houder_neemt_plaats and not any(een.is_houder for een in deelnemers):
        uit.append("de aanvrager neemt zelf geen plaats in")
    uit += [f"{een.naam}: {een.bezwaar}" for een in deelnemers if een.bezwaar]
    return uit


def advies_bezwaar(soort: Toekenningssoort, *, criteria: int, adviezen: int) -> str:
    """Why this cannot be granted without an advice, as a sentence; "" when it can.

    A call that compares on criteria promises every applicant that somebody gave points for them.
    """
    if not criteria or adviezen:
        return ""
    return (
        f"De oproep vergelijkt op {'één criterium' if criteria == 1 else f'{criteria} criteria'}, en nog niemand gaf "
        f"daar punten voor: zonder advies krijgt niemand dit (de oproep; {soort.rechtsgrond}). Voeg een advies toe, "
        "of weiger."
    )


def laatste_dag(van: date, jaren: int | None) -> date | None:
    """The last day, inclusive, of a grant of `jaren` years from `van`; None for one without a term."""
    return einde_na_jaren(van, jaren) if jaren is not None else None


def bezwaren(
    voorstel: Voorstel,
    soort: Toekenningssoort,
    *,
    jaren: int | None,
    ingediend_op: date,
    voorganger_tot: date | None = None,
    voorganger_is_open: bool = False,
) -> dict[str, str]:
    """Per field why this cannot be proposed, as sentences; empty when it can.

    `jaren`: how long a grant of this kind lasts (or lasts at most); None: without a term. `voorganger_tot` is the last
    day of the grant that this one follows, `voorganger_is_open` says that that one has no end.
    """
    uit: dict[str, str] = {}
    if not voorstel.motivering.strip():
        uit["motivering"] = "Schrijf de motivering: ze staat letterlijk in de brief (wet van 29 juli 1991)."
    if voorstel.uitkomst == WEIGEREN:
        return uit
    if voorstel.uitkomst != TOEKENNEN:
        return uit | {"uitkomst": "Kies of je voorstelt om toe te kennen of te weigeren."}
    if voorstel.van is None:
        uit["van"] = "Vul de eerste dag in."
    else:
        if zin := _eerste_dag(voorstel.van, ingediend_op, voorganger_tot, voorganger_is_open):
            uit["van"] = zin
        if zin := _laatste_dag(voorstel, voorstel.van, soort, jaren):
            uit["tot"] = zin
    if zin := _plaatsen(voorstel, soort):
        uit["plaatsen"] = zin
    return uit


def _eerste_dag(van: date, ingediend_op: date, voorganger_tot: date | None, voorganger_is_open: bool) -> str:
    if van < ingediend_op:
        return (
            f"De aanvraag werd ingediend op {_datum(ingediend_op)}: de eerste dag ligt niet vroeger. "
            "Kies die dag of een latere."
        )
    if voorganger_is_open:
        return "Wat hieraan voorafgaat, heeft geen einddatum: zet dat eerst stop of herzie het. Twee tegelijk kan niet."
    if voorganger_tot is not None and van <= voorganger_tot:
        return (
            f"Wat hieraan voorafgaat, loopt tot en met {_datum(voorganger_tot)}: kies "
            f"{_datum(voorganger_tot + _EEN_DAG)} of een latere dag."
        )
    return ""


def _laatste_dag(voorstel: Voorstel, van: date, soort: Toekenningssoort, jaren: int | None) -> str:
    if voorstel.tot is None:
        return ""
    if jaren is None:
        return f"“{soort.label}” heeft geen einddatum: laat dit leeg."
    uiterste = einde_na_jaren(van, jaren)
    if voorstel.tot < van:
        return f"De laatste dag ligt vóór de eerste: kies {_datum(van)} of een latere dag."
    if voorstel.tot > uiterste:
        return f"Dat is langer dan {jaren} jaar ({soort.rechtsgrond}): de laatste dag is hoogstens {_datum(uiterste)}."
    if voorstel.tot < uiterste and not soort.duur_is_hoogstens:
        return (
            f"Dit wordt voor {jaren} jaar gegeven ({soort.rechtsgrond}), dus tot en met {_datum(uiterste)}: "
            "laat dit leeg."
        )
    return ""


def _plaatsen(voorstel: Voorstel, soort: Toekenningssoort) -> str:
    if not soort.telt_plaatsen:
        return "" if voorstel.plaatsen is None else f"“{soort.label}” telt geen plaatsen: laat dit leeg."
    if voorstel.plaatsen is None:
        return "Vul in hoeveel plaatsen per jaar je voorstelt."
    if not 1 <= voorstel.plaatsen <= MEESTE_PLAATSEN:
        return f"Vul een aantal plaatsen in van 1 tot en met {MEESTE_IN_WOORDEN}."
    return ""


def _datum(dag: date) -> str:
    return f"{dag:%d/%m/%Y}"
