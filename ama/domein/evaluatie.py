"""When the yearly evaluation is due, how late it is, and what lateness stops (Decreet 2022 art. 29; regelgeving 15).

One evaluation per deelnemer and begeleider, whatever the number of agreements: it asks whether taking part still fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ama.domein import woorden
from ama.domein.statuut import Instantie
from ama.domein.toestemming import Toestemming, moet_afstemmen
from werkzorg.termijnen import Periode, einde_na_maanden, samengevoegd

_EEN_DAG = timedelta(days=1)


class Tijd(StrEnum):
    """Where an evaluation stands on a day."""

    LATER = "later"
    OPEN = "open"
    TE_LAAT = "te_laat"
    GEESCALEERD = "geescaleerd"


@dataclass(frozen=True)
class Evaluatieregels:
    """The parameters: months between two evaluations, months before the due date that it opens, days until escalation,
    and how many days before the due date somebody is reminded."""

    interval_maanden: int
    open_maanden: int
    escalatie_dagen: int
    herinner_dagen: tuple[int, ...] = ()


@dataclass(frozen=True)
class Termijn:
    """One evaluation in time; all days inclusive.

    `open_op`: it can be written from then on. `uiterlijk_op`: the last day to hold it. `zichtbaar_op`: the first day on
    which the departement sees that it is late.
    """

    open_op: date
    uiterlijk_op: date
    zichtbaar_op: date


def eerste_uiterlijk_op(start: date, interval_maanden: int) -> date:
    """The last day for the first evaluation: the last day of a period of so many months from the start.

    Agreement from 10/3/2025: 9/3/2026.
    """
    return einde_na_maanden(start, interval_maanden)


def volgende_uiterlijk_op(gehouden_op: date, interval_maanden: int) -> date:
    """The last day for the next evaluation: so many months after the day of the last one, which does not count itself.

    Held on 9/3/2026: 9/3/2027. Lateness does not move the next due date back (regelgeving 15, row 20).
    """
    return einde_na_maanden(gehouden_op + _EEN_DAG, interval_maanden)


def begeleid_sinds(overeenkomsten: Iterable[Periode], dag: date) -> date | None:
    """The first day of the guidance that runs on `dag` without a day between; None when none runs.

    A new agreement that follows an old one the day after does not begin a new year.
    """
    return next((een.start for een in samengevoegd(overeenkomsten) if een.bevat(dag)), None)


def begeleid_tot(overeenkomsten: Iterable[Periode], sinds: date) -> date | None:
    """The last day, inclusive, that is known of the guidance that runs since `sinds`; None when it has no end."""
    return next((een.einde for een in samengevoegd(overeenkomsten) if een.bevat(sinds)), None)


def termijn(
    sinds: date,
    gehouden: Collection[date],
    regels: Evaluatieregels,
    uitzonderlijk_uiterlijk: date | None = None,
) -> Termijn:
    """The evaluation that comes next in guidance that runs since `sinds`, given the days of those already held.

    An evaluation before `sinds` belonged to earlier guidance and does not count. `uitzonderlijk_uiterlijk` is a day
    that a take-over brought along: when it is earlier than what follows from the rest, it holds.
    """
    laatste = max((dag for dag in gehouden if dag >= sinds), default=None)
    if laatste is None:
        uiterlijk = eerste_uiterlijk_op(sinds, regels.interval_maanden)
        if uitzonderlijk_uiterlijk is not None:
            uiterlijk = min(uiterlijk, uitzonderlijk_uiterlijk)
    else:
        uiterlijk = volgende_uiterlijk_op(laatste, regels.interval_maanden)
    return Termijn(
        open_op=maanden_ervoor(uiterlijk, regels.open_maanden),
        uiterlijk_op=uiterlijk,
        zichtbaar_op=uiterlijk + timedelta(days=regels.escalatie_dagen + 1),
    )


def maanden_ervoor(uiterlijk: date, maanden: int) -> date:
    """The first day of the last `maanden` whole months up to and including `uiterlijk`: 9/3/2026, 2 gives 10/1/2026.

    Where several days fit, the latest. 0 months gives the day itself.
    """
    if maanden == 0:
        return uiterlijk
    dag = uiterlijk - timedelta(days=31 * maanden)
    while einde_na_maanden(dag + _EEN_DAG, maanden) <= uiterlijk:
        dag += _EEN_DAG
    return dag


def tijd_op(wanneer: Termijn, dag: date) -> Tijd:
    """Where this evaluation stands on `dag`, while it was not held."""
    if dag >= wanneer.zichtbaar_op:
        return Tijd.GEESCALEERD
    if dag > wanneer.uiterlijk_op:
        return Tijd.TE_LAAT
    return Tijd.OPEN if dag >= wanneer.open_op else Tijd.LATER


def is_nodig(wanneer: Termijn, laatste_dag: date | None) -> bool:
    """Whether somebody has to hold it: not when the guidance ends on or before its last day.

    `laatste_dag`: the last day of the guidance that is known, inclusive; None when it has no end.
    """
    return laatste_dag is None or laatste_dag > wanneer.uiterlijk_op


def dagen_te_laat(uiterlijk_op: date, op: date) -> int:
    """How many days after its last day it was held, or is not held on `op`; 0 when in time. It stays on record."""
    return max(0, (op - uiterlijk_op).days)


def stand_zin(
    wanneer: Termijn,
    dag: date,
    *,
    laatste_dag: date | None = None,
    is_opening_aanname: bool = False,
    is_escalatie_aanname: bool = False,
) -> str:
    """Where it stands on `dag`, as a sentence for who has to hold it; what is assumed and not law is named so.

    `laatste_dag`: as in `is_nodig`.
    """
    tot = woorden.datum(wanneer.uiterlijk_op)
    if not is_nodig(wanneer, laatste_dag):
        assert laatste_dag is not None  # without an end it is needed
        return (
            f"De begeleiding eindigt op {woorden.datum(laatste_dag)}, en de evaluatie moest er pas zijn op {tot}: "
            "ze is niet meer nodig, maar ze mag."
        )
    opening = " (aanname)" if is_opening_aanname else ""
    escalatie = " (aanname)" if is_escalatie_aanname else ""
    match tijd_op(wanneer, dag):
        case Tijd.LATER:
            return (
                f"Evalueren kan vanaf {woorden.datum(wanneer.open_op)}{opening} en moet uiterlijk op {tot}."
            )
        case Tijd.OPEN:
            over = (wanneer.uiterlijk_op - dag).days
            rest = f"nog {woorden.dagen(over)}" if over else "vandaag is de laatste dag"
            return f"Evalueer uiterlijk op {tot}: {rest} ({woorden.DUUR})."
        case Tijd.TE_LAAT:
            laat = woorden.dagen(dagen_te_laat(wanneer.uiterlijk_op, dag))
            ziet = woorden.datum(wanneer.zichtbaar_op)
            return (
                f"De evaluatie moest er zijn op {tot}: {laat} te laat. "
                f"Het departement ziet dit vanaf {ziet}{escalatie}."
            )
        case Tijd.GEESCALEERD:
            laat = woorden.dagen(dagen_te_laat(wanneer.uiterlijk_op, dag))
            return (
                f"De evaluatie moest er zijn op {tot}: {laat} te laat, en zichtbaar voor het departement{escalatie}. "
                "Nieuwe overeenkomsten of meer uren kunnen pas na de evaluatie."
            )


def termijnzinnen(
    regels: Evaluatieregels, *, is_opening_aanname: bool = False, is_escalatie_aanname: bool = False
) -> tuple[str, str]:
    """When an evaluation opens and when the departement sees it, in general; what is assumed is named so."""
    maanden = "1 maand" if regels.open_maanden == 1 else f"{regels.open_maanden} maanden"
    opening = " (aanname)" if is_opening_aanname else ""
    escalatie = " (aanname)" if is_escalatie_aanname else ""
    return (
        f"Een evaluatie opent {maanden} voor haar laatste dag{opening}.",
        f"Wie meer dan {woorden.dagen(regels.escalatie_dagen)} te laat is, staat bij het departement{escalatie}.",
    )


def herinneringen(wanneer: Termijn, regels: Evaluatieregels) -> dict[str, date]:
    """Key -> day of everything that is said while nobody holds it, in order of the days.

    The keys stay the same when the days move: open, over_N (N days before the last day), te_laat, zichtbaar.
    """
    uit = {"open": wanneer.open_op}
    for dagen in sorted(set(regels.herinner_dagen), reverse=True):
        vooraf = wanneer.uiterlijk_op - timedelta(days=dagen)
        if vooraf > wanneer.open_op:
            uit[f"over_{dagen}"] = vooraf
    uit["te_laat"] = wanneer.uiterlijk_op + _EEN_DAG
    if wanneer.zichtbaar_op > uit["te_laat"]:
        uit["zichtbaar"] = wanneer.zichtbaar_op
    return uit


def te_zeggen(
    wanneer: Termijn, regels: Evaluatieregels, al_gezegd: Collection[str], dag: date
) -> tuple[str, ...]:
    """The keys of `herinneringen` that are due on `dag` and were not given, in order.

    After an outage only the latest reminder before the last day is given; lateness and escalation are never skipped.
    """
    dagen = herinneringen(wanneer, regels)
    open_ = [sleutel for sleutel, op in dagen.items() if op <= dag and sleutel not in al_gezegd]
    vooraf = [sleutel for sleutel in open_ if sleutel not in {"te_laat", "zichtbaar"}]
    # A reminder that another one has overtaken says nothing new, and neither does one after the last day.
    laatste = [sleutel for sleutel, op in dagen.items() if op <= dag][-1:]
    nuttig = [sleutel for sleutel in vooraf if [sleutel] == laatste]
    return tuple(sleutel for sleutel in open_ if sleutel in nuttig or sleutel not in vooraf)


def nieuw_bezwaar(wanneer: Termijn | None, dag: date) -> str:
    """Why this deelnemer gets no new agreement and no more hours on `dag`, as a sentence; "" when he does.

    `wanneer`: his evaluation that comes next; None when no guidance runs.
    """
    if wanneer is None or tijd_op(wanneer, dag) is not Tijd.GEESCALEERD:
        return ""
    return (
        f"De jaarlijkse evaluatie moest er zijn op {woorden.datum(wanneer.uiterlijk_op)}: evalueer eerst, daarna kan "
        f"een nieuwe overeenkomst of meer uren ({woorden.DUUR})."
    )


def af_te_stemmen(toestemmingen: Sequence[Toestemming], dag: date) -> list[Toestemming]:
    """The permissions that hold on `dag` whose body takes part in the dialogue of the evaluation (regelgeving 5.4)."""
    geldig = [een for een in toestemmingen if een.geldt is not None and een.geldt.bevat(dag)]
    # Of one body the two-year permission is enough.
    klaar = {een.instantie for een in geldig if not moet_afstemmen(een, dag)}
    return [een for een in geldig if een.instantie not in klaar]


def ooit_af_te_stemmen(toestemmingen: Sequence[Toestemming], van: date, tot: date) -> tuple[Instantie, ...]:
    """The bodies that take part when it is held on any day from `van` to `tot`, both inclusive; in order of the days.

    Who permits changes only on the first day of a permission, and on the day after its last one.
    """
    perioden = [een.geldt for een in toestemmingen if een.geldt is not None]
    grenzen = [een.start for een in perioden]
    grenzen += [een.einde + _EEN_DAG for een in perioden if een.einde is not None]
    dagen = sorted({van, tot, *(dag for dag in grenzen if van <= dag <= tot)})
    return tuple(dict.fromkeys(een.instantie for dag in dagen for een in af_te_stemmen(toestemmingen, dag)))
