"""Three parties sign one version: on the spot, by a one-time link, or on paper that is scanned (regelgeving 10.4).

Three signatures are an assumption. A signature belongs to the version that was read: when that changes, it is asked
again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ama.domein import woorden
from ama.domein.overeenkomst import PARTIJEN, Partij


class Wijze(StrEnum):
    """How somebody signed."""

    TER_PLAATSE = "ter_plaatse"
    LINK = "link"
    SCAN = "scan"


WIJZEN: Mapping[Wijze, str] = {
    Wijze.TER_PLAATSE: "ter plaatse op het scherm",
    Wijze.LINK: "met een eenmalige link en code",
    Wijze.SCAN: "op papier, ingescand",
}
# A wrong code too many closes the link: guessing is no use.
MEESTE_POGINGEN = 5


@dataclass(frozen=True)
class Handtekening:
    """One party signed version `versie` on this day."""

    partij: Partij
    versie: int
    op: date
    wijze: Wijze


@dataclass(frozen=True)
class Tekening:
    """Who signs for which party, on which day and how; `gezien` is the `kenmerk` of what was read."""

    namen: Mapping[Partij, str]
    op: date
    wijze: Wijze
    gezien: str
    inhoud_nagekeken: bool = False


class Linkstand(StrEnum):
    """What can still be done with a one-time link."""

    OPEN = "open"
    GEBRUIKT = "gebruikt"
    VERVALLEN = "vervallen"
    GEBLOKKEERD = "geblokkeerd"


def nog_te_tekenen(
    nodig: Collection[Partij], handtekeningen: Sequence[Handtekening], versie: int
) -> tuple[Partij, ...]:
    """Which parties did not sign this version yet, in the order of `Partij`."""
    klaar = {een.partij for een in handtekeningen if een.versie == versie}
    return tuple(partij for partij in Partij if partij in nodig and partij not in klaar)


def volledig_op(
    nodig: Collection[Partij], handtekeningen: Sequence[Handtekening], versie: int
) -> date | None:
    """The day on which the last party signed this version; None while somebody did not, or nobody has to."""
    if not nodig or nog_te_tekenen(nodig, handtekeningen, versie):
        return None
    return max(een.op for een in handtekeningen if een.versie == versie and een.partij in nodig)


def bezwaren(
    nieuw: Handtekening,
    nodig: Collection[Partij],
    bestaande: Sequence[Handtekening],
    *,
    versie: int,
    opgemaakt_op: date,
    vandaag: date,
) -> dict[str, str]:
    """Per field why this signature cannot be recorded; empty when it can. `versie`: the one that is on the table."""
    uit: dict[str, str] = {}
    wie = PARTIJEN[nieuw.partij]
    if nieuw.partij not in nodig:
        uit["partij"] = f"{woorden.met_hoofdletter(wie)} hoeft deze versie niet te ondertekenen."
    elif nieuw.versie != versie:
        uit["versie"] = "Deze versie is intussen vervangen: laat de nieuwe lezen en ondertekenen."
    elif nieuw.partij not in nog_te_tekenen(nodig, bestaande, versie):
        uit["partij"] = f"{woorden.met_hoofdletter(wie)} ondertekende deze versie al."
    if nieuw.op > vandaag:
        uit["op"] = "Een handtekening kan niet in de toekomst liggen: verbeter de datum."
    elif nieuw.wijze is not Wijze.SCAN and nieuw.op != vandaag:
        uit["op"] = f"Wie {WIJZEN[nieuw.wijze]} ondertekent, doet dat vandaag."
    elif nieuw.wijze is Wijze.SCAN and nieuw.op < opgemaakt_op:
        uit["op"] = (
            f"De overeenkomst is opgemaakt op {woorden.datum(opgemaakt_op)}: een handtekening is niet vroeger."
        )
    return uit


def stand_zin(nodig: Collection[Partij], handtekeningen: Sequence[Handtekening], versie: int) -> str:
    """Who still has to sign, as a sentence."""
    if (op := volledig_op(nodig, handtekeningen, versie)) is not None:
        return f"Iedereen ondertekende; de laatste op {woorden.datum(op)}."
    wie = woorden.opsomming([PARTIJEN[partij] for partij in nog_te_tekenen(nodig, handtekeningen, versie)])
    return f"Nog te ondertekenen door {wie}." if wie else "Niemand hoeft te ondertekenen."


def linkstand(
    gemaakt_op: datetime, nu: datetime, *, geldig_uren: int, gebruikt: bool, mislukt: int
) -> Linkstand:
    """What can be done with a link made at that moment: it works once, for so many hours, with few wrong codes."""
    if gebruikt:
        return Linkstand.GEBRUIKT
    if mislukt >= MEESTE_POGINGEN:
        return Linkstand.GEBLOKKEERD
    return Linkstand.OPEN if nu < gemaakt_op + timedelta(hours=geldig_uren) else Linkstand.VERVALLEN
