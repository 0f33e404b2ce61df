"""How long an activeringstraject runs: its shortest and latest last day, and where it stands on a day.

Decreet 8/7/2022 art. 11: 3 to 18 months, longer only in exceptional cases. Regelgeving 3.2 and 15, rows 1 to 4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from trajecten.domein import woorden
from werkzorg.termijnen import Periode, einde_na_maanden, gebruikte_maanden, uiterste_einddatum

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Looptijd:
    """What the latest last day is computed from, whole.

    `start` is the day of the first talk, `maanden` the maximum that held on that day, `verlenging_maanden` what was
    granted on top. `schorsingen` are only the interruptions that stop the clock; each has a last day, expected or
    real. Raises ValueError for one without, for less than 1 month and for a negative extension.
    """

    start: date
    maanden: int
    verlenging_maanden: int = 0
    schorsingen: tuple[Periode, ...] = ()

    def __post_init__(self) -> None:
        if self.maanden < 1 or self.verlenging_maanden < 0:
            raise ValueError("a traject runs at least 1 month, and an extension does not shorten it")
        if any(schorsing.is_lopend for schorsing in self.schorsingen):
            raise ValueError("an interruption that stops the clock has an expected last day")

    @property
    def totaal(self) -> int:
        """All months together: the maximum and the extension."""
        return self.maanden + self.verlenging_maanden


@dataclass(frozen=True)
class Dagteller:
    """Where a traject stands on a day.

    `maand` is the month of used time that runs, from 1 up to `van`, and 0 before the start. `dagen_over` counts the
    calendar days after this day up to and including the latest last day: 0 on that day, negative after it, and None
    once the traject ended. `zin` says so in words, without a capital or full stop.
    """

    maand: int
    van: int
    dagen_over: int | None
    zin: str


def uiterste_van(looptijd: Looptijd) -> date:
    """The latest last day, inclusive; raises OverflowError past the year 9999."""
    return uiterste_einddatum(
        looptijd.start, looptijd.maanden, looptijd.schorsingen, looptijd.verlenging_maanden
    )


def kortste_einde(start: date, min_maanden: int) -> date:
    """The last day, inclusive, of the minimum duration: from then on a traject ends without an early-stop reason."""
    return einde_na_maanden(start, min_maanden)


def gebruikt_op(looptijd: Looptijd, maanden: int) -> date:
    """The day at whose end that many months of time are used up; days on which the clock stood still do not count."""
    return uiterste_einddatum(looptijd.start, maanden, looptijd.schorsingen)


def wat_als(looptijd: Looptijd, onderbreking: Periode | None = None, verlenging: int = 0) -> date:
    """The latest last day if this interruption stopped the clock too and so many months were added; changes nothing.

    Raises ValueError for an interruption without a last day or a negative extension.
    """
    erbij = () if onderbreking is None else (onderbreking,)
    if verlenging < 0:
        raise ValueError("an extension does not shorten a traject")
    return uiterste_van(
        replace(
            looptijd,
            verlenging_maanden=looptijd.verlenging_maanden + verlenging,
            schorsingen=(*looptijd.schorsingen, *erbij),
        )
    )


def dagteller(looptijd: Looptijd, op_dag: date, einddatum: date | None = None) -> Dagteller:
    """Where the traject stands at the beginning of `op_dag`, or stood when it ended on `einddatum`, inclusive."""
    dag = op_dag if einddatum is None else min(op_dag, einddatum)
    totaal = looptijd.totaal
    maand = 0
    if dag >= looptijd.start:
        maand = min(gebruikte_maanden(looptijd.start, dag - _EEN_DAG, looptijd.schorsingen) + 1, totaal)
    waar = f"maand {maand} van {totaal}"
    if einddatum is not None and einddatum < op_dag:
        return Dagteller(maand, totaal, None, f"beëindigd op {woorden.datum(einddatum)}, in {waar}")
    over = (uiterste_van(looptijd) - op_dag).days
    if maand == 0:
        return Dagteller(0, totaal, over, f"begint op {woorden.datum(looptijd.start)}")
    if over < 0:
        return Dagteller(maand, totaal, over, f"{woorden.dagen(-over)} over de maximumduur")
    rest = f"nog {woorden.dagen(over)}" if over else "laatste dag"
    return Dagteller(maand, totaal, over, f"{waar}, {rest}")


def buiten_bezwaar(wat: str, periode: Periode, looptijd: Looptijd, einddatum: date | None = None) -> str:
    """Why something of the traject cannot lie on these days, as a sentence; "" when it can (regelgeving 15, row 4).

    `wat` begins the sentence ("Deze actie"). The last day is that of the traject itself once it ended, otherwise the
    latest one. Something without an end is not accepted either.
    """
    if periode.start < looptijd.start:
        return (
            f"{wat} begint op {woorden.datum(periode.start)}, maar het traject begint op "
            f"{woorden.datum(looptijd.start)}. Kies die dag of een latere dag."
        )
    uiterste = uiterste_van(looptijd)
    laatste = uiterste if einddatum is None else min(einddatum, uiterste)
    if periode.einde is not None and periode.einde <= laatste:
        return ""
    tot = (
        "heeft geen laatste dag"
        if periode.einde is None
        else f"loopt tot en met {woorden.datum(periode.einde)}"
    )
    grens = (
        f"het traject eindigde op {woorden.datum(laatste)}"
        if einddatum is not None
        else f"het traject eindigt uiterlijk op {woorden.datum(laatste)} ({woorden.MAXIMUMDUUR})"
    )
    return f"{wat} {tot}, maar {grens}. Kies een vroegere laatste dag."


def voorbij_bezwaar(looptijd: Looptijd, vandaag: date) -> str:
    """Why nothing moves the end of this traject any more, as a sentence; "" up to and including its latest last day.

    After it the traject is over, also when the clock did not close it yet (regelgeving 15, row 4).
    """
    uiterste = uiterste_van(looptijd)
    if vandaag <= uiterste:
        return ""
    return f"Het traject liep tot en met {woorden.datum(uiterste)} ({woorden.MAXIMUMDUUR}): het is voorbij."


def na_het_einde(dag: date, laatste_dag: date | None) -> str:
    """Why nothing of a traject takes place on `dag` any more, as a sentence; "" up to and including its last day.

    `laatste_dag` is its real end, otherwise its latest one; None before the start.
    """
    if laatste_dag is None or dag <= laatste_dag:
        return ""
    return (
        f"Het traject loopt tot en met {woorden.datum(laatste_dag)} ({woorden.MAXIMUMDUUR}). Kies die dag of een "
        "vroegere dag; een overleg kan ook later."
    )
