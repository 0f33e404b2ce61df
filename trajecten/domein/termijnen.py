"""The deadlines of a file as data: what must be done by when, and whether that number was read or assumed.

Decreet 8/7/2022 art. 9, 14, 15, 18 and 22; the numbers are parameters (regelgeving 3.1, 3.4 and 15, row 2).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from werkzorg.termijnen import einde_na_maanden

if TYPE_CHECKING:
    from werkzorg.parameters.domein import Momentopname

BESLISSING = "beslissing"
TANDEM = "tandem"
EERSTE_GESPREK = "eerste_gesprek"
TRAJECTPLAN = "trajectplan"
NETWERK_START = "netwerk_start"
EVALUATIE = "evaluatie"
EINDADVIES = "eindadvies"


@dataclass(frozen=True)
class Termijnsoort:
    """One kind of deadline: the parameter that says how long, and what must be done, as a task says it."""

    duur_parameter: str
    omschrijving: str


SOORTEN = {
    BESLISSING: Termijnsoort(
        duur_parameter="at_beslissing_termijn", omschrijving="Beslissen over de deelname"
    ),
    TANDEM: Termijnsoort(duur_parameter="at_tandem_termijn", omschrijving="De tandem toewijzen"),
    EERSTE_GESPREK: Termijnsoort(
        duur_parameter="at_eerste_gesprek_termijn", omschrijving="Het eerste gesprek voeren"
    ),
    TRAJECTPLAN: Termijnsoort(
        duur_parameter="at_trajectplan_termijn", omschrijving="Het trajectplan registreren"
    ),
    NETWERK_START: Termijnsoort(
        duur_parameter="at_netwerk_start_termijn", omschrijving="De eerste actie van het netwerk starten"
    ),
    EVALUATIE: Termijnsoort(duur_parameter="at_evaluatie_interval", omschrijving="Het traject evalueren"),
    EINDADVIES: Termijnsoort(
        duur_parameter="at_eindadvies_termijn", omschrijving="Eindverslag en eindadvies registreren"
    ),
}


@dataclass(frozen=True)
class Termijn:
    """One deadline: `laatste_dag` is inclusive; `is_aanname` when its length was assumed and not read in the law."""

    sleutel: str
    omschrijving: str
    grondslag: str
    laatste_dag: date
    is_aanname: bool


@dataclass(frozen=True)
class Mijlpalen:
    """On which day each step of a file was taken; None: not yet.

    `evaluatie_maanden` is what the plan itself says about its evaluations, `eindadvies_op` the day on which the last of
    the two end documents was registered.
    """

    volledig_op: date | None = None
    beslist_op: date | None = None
    tandem_op: date | None = None
    startdatum: date | None = None
    plan_ontvangen_op: date | None = None
    plan_geregistreerd_op: date | None = None
    eerste_actie_op: date | None = None
    laatste_evaluatie_op: date | None = None
    evaluatie_maanden: int | None = None
    einddatum: date | None = None
    eindadvies_op: date | None = None


def termijn(sleutel: str, vanaf: date, opname: Momentopname, aannames: Collection[str] = ()) -> Termijn:
    """The deadline of this kind that begins to run with the event on `vanaf`.

    `aannames`: the parameters whose value was assumed. Raises ParameterOnbekend when its length is not known on the
    day of `opname`, KeyError for a kind that does not exist.
    """
    soort = SOORTEN[sleutel]
    return Termijn(
        sleutel,
        soort.omschrijving,
        opname.soorten[soort.duur_parameter].grondslag,
        opname.laatste_dag(soort.duur_parameter, vanaf),
        soort.duur_parameter in aannames,
    )


def evaluatie(
    vanaf: date, opname: Momentopname, aannames: Collection[str] = (), *, maanden: int | None = None
) -> Termijn:
    """The next evaluation, counted from the start or from the last one.

    `maanden` is what the plan says (art. 15); the longest interval of the law holds when that is shorter or when the
    plan says nothing. What the plan says itself is no assumption.
    """
    langst = termijn(EVALUATIE, vanaf, opname, aannames)
    if maanden is None:
        return langst
    volgens_plan = einde_na_maanden(vanaf, maanden)
    if volgens_plan > langst.laatste_dag:
        return langst
    return Termijn(EVALUATIE, langst.omschrijving, langst.grondslag, volgens_plan, is_aanname=False)


def open_termijnen(
    feiten: Mijlpalen, opname: Momentopname, aannames: Collection[str] = ()
) -> tuple[Termijn, ...]:
    """The deadlines that run in a file, the nearest first: begun by one step and not yet met by the next.

    After the end of the traject only the end documents are left to do. A file that was refused or withdrawn has none:
    do not ask. Raises ParameterOnbekend as `termijn`.
    """
    if feiten.einddatum is not None:
        if feiten.eindadvies_op is not None:
            return ()
        return (termijn(EINDADVIES, feiten.einddatum, opname, aannames),)
    begonnen = (
        (BESLISSING, feiten.volledig_op, feiten.beslist_op),
        (TANDEM, feiten.beslist_op, feiten.tandem_op),
        (EERSTE_GESPREK, feiten.beslist_op, feiten.startdatum),
        (TRAJECTPLAN, feiten.startdatum, feiten.plan_geregistreerd_op),
        (NETWERK_START, feiten.plan_ontvangen_op, feiten.eerste_actie_op),
    )
    alle = [
        termijn(sleutel, begin, opname, aannames)
        for sleutel, begin, klaar in begonnen
        if begin is not None and klaar is None
    ]
    if feiten.startdatum is not None:
        vanaf = feiten.laatste_evaluatie_op or feiten.startdatum
        alle.append(evaluatie(vanaf, opname, aannames, maanden=feiten.evaluatie_maanden))
    return tuple(sorted(alle, key=lambda een: een.laatste_dag))
