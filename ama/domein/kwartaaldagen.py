"""Which days of AMA sociale economie count for the subsidy: every day of every agreement has one answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from ama.domein import woorden
from ama.domein.dagdelen import gedeeld, zonder
from werkzorg.termijnen import Periode

_EEN_DAG = timedelta(days=1)


class Regel(StrEnum):
    """Why a day of an agreement does not count."""

    NIET_INGEDIEND = "niet_ingediend"
    BUITEN_TOELEIDING = "buiten_toeleiding"
    BUITEN_CONTINGENT = "buiten_contingent"
    ZONDER_BESLISSING = "zonder_beslissing"
    DUBBEL = "dubbel"

    @property
    def zin(self) -> str:
        """The reason, as the screen says it."""
        return _ZINNEN[self]


_ZINNEN: Mapping[Regel, str] = {
    Regel.NIET_INGEDIEND: "de overeenkomst is niet ingediend bij het departement",
    Regel.BUITEN_TOELEIDING: "de begeleiding in de sociale economie was niet gestart of al geëindigd",
    Regel.BUITEN_CONTINGENT: "het contingent liep niet op deze dagen",
    Regel.ZONDER_BESLISSING: "VDAB besliste niet of de begeleiding verdergaat",
    Regel.DUBBEL: "een andere overeenkomst van dezelfde deelnemer telt deze dagen al",
}


@dataclass(frozen=True)
class Begeleiding:
    """One signed agreement of AMA WSE within a contingent; `dagen` are those of the agreement.

    `toegeleid`: the days of its toeleiding from its start; None while it never started. `beslist_tot`: the last day
    that a decision of VDAB covers; None when no day is left out for it. `reden`: why the agreement ends.
    """

    overeenkomst: UUID
    deelnemer: UUID
    toeleiding: UUID
    aanbieder: UUID
    dagen: Periode
    toegeleid: Periode | None
    is_ingediend: bool = True
    beslist_tot: date | None = None
    reden: str = ""


@dataclass(frozen=True)
class Dagstuk:
    """Days of one agreement with one answer: they count (`regel` None), or the rule that leaves them out."""

    overeenkomst: UUID
    periode: Periode
    regel: Regel | None = None

    @property
    def telt(self) -> bool:
        """Whether these days count."""
        return self.regel is None

    @property
    def zin(self) -> str:
        """The days and what they do, as a sentence."""
        wat = woorden.dagen(self.periode.aantal_dagen)
        waarom = "telt mee" if self.regel is None else f"telt niet: {self.regel.zin}"
        return f"{woorden.met_hoofdletter(woorden.periode(self.periode))}, {wat}: {waarom}."


@dataclass(frozen=True)
class Telling:
    """What one toeleiding counts: every day of every agreement once, and the counted days on which somebody came."""

    deelnemer: UUID
    toeleiding: UUID
    stukken: tuple[Dagstuk, ...]
    kwam: frozenset[date] = frozenset()

    @property
    def aanwezig(self) -> int:
        """The counted days on which the deelnemer was there."""
        return len(self.kwam)

    @property
    def kalender(self) -> int:
        """The counted days by the calendar."""
        return sum(een.periode.aantal_dagen for een in self.stukken if een.telt)


def tellingen(
    begeleidingen: Iterable[Begeleiding],
    contingent: Sequence[Periode],
    binnen: Periode,
    aanwezig: Mapping[UUID, Collection[date]],
) -> tuple[Telling, ...]:
    """Per toeleiding with a day of agreement in `binnen` (closed): what counts, in order of deelnemer and toeleiding.

    `contingent`: the days on which it runs; `aanwezig`: per agreement the days on which the deelnemer was there. A day
    counts once for a deelnemer, whatever the number of agreements: that which began first carries it.
    """
    per_persoon: dict[UUID, list[Begeleiding]] = {}
    for een in begeleidingen:
        per_persoon.setdefault(een.deelnemer, []).append(een)
    uit = []
    for deelnemer in sorted(per_persoon):
        geteld: list[Periode] = []
        per_toeleiding: dict[UUID, list[Dagstuk]] = {}
        kwam = {
            dag
            for een in per_persoon[deelnemer]
            for dag in aanwezig.get(een.overeenkomst, ())
            if binnen.bevat(dag)
        }
        for een in sorted(per_persoon[deelnemer], key=lambda b: (b.dagen.start, b.overeenkomst)):
            stukken = _stukken(een, contingent, binnen, geteld)
            geteld += [stuk.periode for stuk in stukken if stuk.telt]
            if stukken:
                per_toeleiding.setdefault(een.toeleiding, []).extend(stukken)
        for toeleiding in sorted(per_toeleiding):
            delen = tuple(per_toeleiding[toeleiding])
            telt = [stuk.periode for stuk in delen if stuk.telt]
            er = frozenset(dag for dag in kwam if any(deel.bevat(dag) for deel in telt))
            uit.append(Telling(deelnemer, toeleiding, delen, er))
    return tuple(uit)


def _stukken(
    een: Begeleiding, contingent: Sequence[Periode], binnen: Periode, geteld: Sequence[Periode]
) -> list[Dagstuk]:
    dagen = een.dagen.doorsnede(binnen)
    if dagen is None:
        return []
    if not een.is_ingediend:
        return [Dagstuk(een.overeenkomst, dagen, Regel.NIET_INGEDIEND)]
    beslist = [] if een.beslist_tot is None else [Periode(een.beslist_tot + _EEN_DAG)]
    uit: list[Dagstuk] = []
    over = [dagen]
    for regel, mag in (
        (Regel.BUITEN_TOELEIDING, [een.toegeleid] if een.toegeleid else []),
        (Regel.BUITEN_CONTINGENT, list(contingent)),
    ):
        uit += [Dagstuk(een.overeenkomst, deel, regel) for stuk in over for deel in zonder(stuk, mag)]
        over = [deel for stuk in over for deel in gedeeld(stuk, mag)]
    for regel, weg in ((Regel.ZONDER_BESLISSING, beslist), (Regel.DUBBEL, list(geteld))):
        uit += [Dagstuk(een.overeenkomst, deel, regel) for stuk in over for deel in gedeeld(stuk, weg)]
        over = [deel for stuk in over for deel in zonder(stuk, weg)]
    uit += [Dagstuk(een.overeenkomst, deel) for deel in over]
    return sorted(uit, key=lambda stuk: stuk.periode.start)


def dagen_in(telling: Telling, periode: Periode) -> tuple[int, int]:
    """The counted days of `telling` that lie in `periode`: by the calendar, and with somebody present."""
    delen = (stuk.periode.doorsnede(periode) for stuk in telling.stukken if stuk.telt)
    kalender = sum(deel.aantal_dagen for deel in delen if deel is not None)
    return kalender, sum(1 for dag in telling.kwam if periode.bevat(dag))
