"""Interruptions of a traject: when one can be recorded; by default it does not stop the clock (regelgeving 10.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from trajecten.domein import woorden
from trajecten.domein.looptijd import Looptijd, uiterste_van, wat_als
from werkzorg.termijnen import Periode

ANDERE = "andere"
REDENEN: Mapping[str, str] = MappingProxyType(
    {
        "ziekte": "ziekte",
        "opname": "opname",
        "zorgplicht": "zorg voor een naaste",
        "moederschap": "moederschapsrust",
        ANDERE: "een andere reden",
    }
)


def onderbreking_bezwaren(
    *,
    van: date,
    tot: date | None,
    reden: str,
    toelichting: str,
    stopt_klok: bool,
    looptijd: Looptijd,
    andere: Sequence[Periode] = (),
) -> dict[str, str]:
    """Per field why an interruption from `van` to `tot` (inclusive; None: unknown yet) cannot be recorded.

    `looptijd` and `andere` (all interruptions, those that do not stop the clock too) leave this one out. The days of an
    interruption that stops the clock move the end, so only its first day is held against the latest end.
    """
    nee: dict[str, str] = {}
    if reden not in REDENEN:
        nee["reden"] = "Kies een reden uit de lijst."
    elif reden == ANDERE and not toelichting.strip():
        nee["toelichting"] = "Zeg in enkele woorden wat de reden is."
    uiterste = uiterste_van(looptijd)
    if van < looptijd.start:
        nee["van"] = (
            f"Het traject begint op {woorden.datum(looptijd.start)}: kies die dag of een latere dag als eerste dag."
        )
    elif van > uiterste:
        nee["van"] = (
            f"Het traject eindigt uiterlijk op {woorden.datum(uiterste)} ({woorden.MAXIMUMDUUR}): kies die dag of een "
            "vroegere dag als eerste dag."
        )
    if tot is None:
        if stopt_klok:
            nee["tot"] = (
                "Een onderbreking die de klok stilzet, verschuift de einddatum: vul de verwachte laatste dag in."
            )
    elif tot < van:
        nee["tot"] = (
            f"De onderbreking begint op {woorden.datum(van)}: kies die dag of een latere laatste dag."
        )
    elif stopt_klok:
        nee |= _te_ver(looptijd, Periode(van, tot))
    elif tot > uiterste:
        nee["tot"] = (
            f"Het traject eindigt uiterlijk op {woorden.datum(uiterste)} ({woorden.MAXIMUMDUUR}): kies die dag of een "
            "vroegere laatste dag."
        )
    if nee.keys() & {"van", "tot"}:
        return nee
    if overlap := _overlap(Periode(van, tot), andere):
        nee["van"] = overlap
    return nee


def terugkeer_bezwaar(
    *,
    van: date,
    laatste_dag: date,
    stopt_klok: bool,
    vandaag: date,
    looptijd: Looptijd,
    andere: Sequence[Periode] = (),
) -> str:
    """Why an interruption that began on `van` cannot have ended on `laatste_dag`, as a sentence; "" when it can.

    `looptijd` and `andere` leave this one out. Its last day may be earlier or later than expected, but lies not in the
    future.
    """
    if laatste_dag > vandaag:
        return f"{woorden.datum(laatste_dag)} moet nog komen: vul dit in als de onderbreking voorbij is."
    nee = onderbreking_bezwaren(
        van=van,
        tot=laatste_dag,
        reden=next(iter(REDENEN)),
        toelichting="",
        stopt_klok=stopt_klok,
        looptijd=looptijd,
        andere=andere,
    )
    return nee.get("tot") or nee.get("van", "")


def _te_ver(looptijd: Looptijd, periode: Periode) -> dict[str, str]:
    try:
        wat_als(looptijd, periode)
    except OverflowError:
        return {"tot": "Deze dag ligt te ver in de toekomst: kijk het jaartal na."}
    return {}


def _overlap(periode: Periode, andere: Sequence[Periode]) -> str:
    for een in sorted(andere, key=lambda een: een.start):
        if een.overlapt(periode):
            if een.is_lopend:
                return f"Er loopt nog een onderbreking sinds {woorden.datum(een.start)}: vul eerst haar laatste dag in."
            return (
                f"Er is al een onderbreking {woorden.periode(een)}: kies dagen die daar niet mee samenvallen."
            )
    return ""
