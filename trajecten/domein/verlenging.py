"""Extension of a traject: only in exceptional cases, asked in time, decided before the end.

Decreet 8/7/2022 art. 11; the numbers are parameters (regelgeving 3.2 and 15, row 4).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from trajecten.domein import woorden
from trajecten.domein.looptijd import Looptijd, uiterste_van

if TYPE_CHECKING:
    from werkzorg.parameters.domein import Momentopname


def laatste_aanvraagdag(looptijd: Looptijd, opname: Momentopname) -> date:
    """The last day, inclusive, on which an extension may be asked: so many days before the latest last day."""
    return uiterste_van(looptijd) - timedelta(days=opname.getal("at_verlenging_aanvraag_voor_einde"))


def aanvraag_bezwaar(*, op: date, eerder_toegekend: int, looptijd: Looptijd, opname: Momentopname) -> str:
    """Why no extension can be asked on `op` at all, as a sentence; "" when it can.

    `eerder_toegekend` is the number of extensions granted before; a refused one does not count. Raises
    ParameterOnbekend when a number is not known on the day of `opname`.
    """
    hoogstens = opname.getal("at_verlenging_max_aantal")
    laatste = laatste_aanvraagdag(looptijd, opname)
    afronden = f"Rond het traject af tegen {woorden.datum(uiterste_van(looptijd))}."
    if eerder_toegekend >= hoogstens:
        keer = f"hoogstens {hoogstens} keer" if hoogstens else "niet"
        return f"Een traject kan {keer} verlengd worden ({woorden.MAXIMUMDUUR}). {afronden}"
    if op < looptijd.start:
        return (
            f"Het traject begint pas op {woorden.datum(looptijd.start)}: vraag een verlenging als het loopt."
        )
    if op > laatste:
        ervoor = woorden.dagen(opname.getal("at_verlenging_aanvraag_voor_einde"))
        return (
            f"Een verlenging vragen kon tot en met {woorden.datum(laatste)}, {ervoor} voor het einde "
            f"({woorden.MAXIMUMDUUR}). {afronden}"
        )
    return ""


def aanvraag_bezwaren(*, maanden: int, motivering: str, opname: Momentopname) -> dict[str, str]:
    """Per field why a request for `maanden` months is not in order: their number, and what makes this exceptional."""
    nee = _maanden_bezwaren(maanden, opname)
    if not motivering.strip():
        nee["motivering"] = (
            f"Zeg wat dit traject uitzonderlijk maakt: alleen dan kan een verlenging ({woorden.MAXIMUMDUUR})."
        )
    return nee


def besluit_bezwaar(*, op: date, looptijd: Looptijd) -> str:
    """Why nobody can decide about an extension on `op`, as a sentence; "" up to and including the latest last day.

    `looptijd` is without the months that were asked. After that day the request lapses.
    """
    uiterste = uiterste_van(looptijd)
    if op <= uiterste:
        return ""
    return (
        f"Beslissen kon tot en met {woorden.datum(uiterste)}, de laatste dag van het traject "
        f"({woorden.MAXIMUMDUUR}). De vraag is vervallen."
    )


def toekenning_bezwaren(*, maanden: int, motivering: str, opname: Momentopname) -> dict[str, str]:
    """Per field why an extension of `maanden` months cannot be granted like this."""
    return _maanden_bezwaren(maanden, opname) | weigering_bezwaren(motivering=motivering)


def weigering_bezwaren(*, motivering: str) -> dict[str, str]:
    """Per field why an extension cannot be refused like this: a decision has its reasons, yes or no."""
    if motivering.strip():
        return {}
    return {"motivering": f"Zeg waarom je zo beslist ({woorden.MAXIMUMDUUR})."}


def briefzinnen(*, toegekend: bool, maanden: int, uiterste: date) -> tuple[str, ...]:
    """What the letter to the person says in short: the decision, the latest last day (inclusive), its article."""
    tot = woorden.datum(uiterste)
    if toegekend:
        eerst = (
            f"Uw activeringstraject duurt {woorden.maanden(maanden)} langer.",
            f"Het duurt nu uiterlijk tot en met {tot}.",
        )
    else:
        eerst = (
            "Uw activeringstraject wordt niet verlengd.",
            f"Het duurt zoals voorheen uiterlijk tot en met {tot}.",
        )
    return (*eerst, f"VDAB beslist daarover ({woorden.MAXIMUMDUUR}).")


def briefgevolgen(*, toegekend: bool) -> tuple[str, ...]:
    """What the decision means for the person, as sentences of the letter."""
    if toegekend:
        return (
            "Uw begeleiding loopt verder. U hoeft niets te doen.",
            "Uw casemanagers bekijken met u wat er in uw plan verandert.",
            "Verandert de laatste dag later nog, dan zeggen zij u dat.",
        )
    return (
        "Uw begeleiding loopt verder tot de laatste dag.",
        "Uw casemanagers maken daarna een eindverslag en een advies over uw volgende stap.",
        "Zij bespreken dat advies met u.",
    )


def _maanden_bezwaren(maanden: int, opname: Momentopname) -> dict[str, str]:
    hoogstens = opname.getal("at_verlenging_max")
    if 1 <= maanden <= hoogstens:
        return {}
    return {
        "maanden": f"Een verlenging duurt minstens 1 maand en hoogstens {woorden.maanden(hoogstens)} "
        f"({woorden.MAXIMUMDUUR})."
    }
