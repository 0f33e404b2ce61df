"""From one kind of AMA to the other without a day of both: the old agreement ends the day before (regelgeving 5.1).

Who guides under the old one said by letter that the person goes over, and the letter was accepted. Without it nobody
ends an agreement of somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ama.domein import beeindiging, woorden
from ama.domein.samenloop import SOORTEN, WSE, WVG
from werkzorg.termijnen import Periode, samengevoegd

_EEN_DAG = timedelta(days=1)
# Kind of agreement -> its offer in a letter, and the reason with which the other kind ends.
AANBOD: Mapping[str, str] = {WVG: "ama_wvg", WSE: "ama_wse"}
REDEN: Mapping[str, str] = {WSE: beeindiging.NAAR_WSE, WVG: beeindiging.NAAR_WVG}
ANDER: Mapping[str, str] = {WVG: WSE, WSE: WVG}
_WIE_AANVAARDT: Mapping[str, str] = {WSE: "VDAB", WVG: "de nieuwe begeleider"}


@dataclass(frozen=True)
class Brief:
    """A letter that was accepted on this day: from and to which offer, and by and to which organisation."""

    van_aanbod: str
    naar_aanbod: str
    van_organisatie: UUID
    naar_organisatie: UUID
    aanvaard_op: date


@dataclass(frozen=True)
class Lopend:
    """One signed agreement of the other kind: at whom, its days, and the last day on which something was recorded.

    `is_voorbij`: its end is a fact that nobody moves any more.
    """

    sleutel: UUID
    begeleider: UUID
    periode: Periode
    laatst_ingevuld: date | None = None
    is_voorbij: bool = False


@dataclass(frozen=True)
class Overgang:
    """What happens to the agreements of the other kind: `eindigt` on `laatste_dag`, `vervalt` for what never begins.

    `bezwaren`: why they cannot, as sentences; then nothing happens.
    """

    laatste_dag: date
    eindigt: tuple[UUID, ...] = ()
    vervalt: tuple[UUID, ...] = ()
    bezwaren: tuple[str, ...] = ()

    @property
    def geraakt(self) -> tuple[UUID, ...]:
        """The agreements with which something happens."""
        return (*self.eindigt, *self.vervalt)


def overgang(
    soort: str, begeleider: UUID, start: date, lopende: Sequence[Lopend], brieven: Sequence[Brief]
) -> Overgang:
    """What signing an agreement of `soort` at `begeleider` that begins on `start` does to those of the other kind."""
    laatste = start - _EEN_DAG
    tegelijk = [een for een in lopende if een.periode.overlapt(Periode(start))]
    eindigt, vervalt, nee = [], [], []
    for een in sorted(tegelijk, key=lambda rij: (rij.periode.start, rij.sleutel)):
        if een.is_voorbij:
            nee.append(
                f"{SOORTEN[ANDER[soort]]} liep {woorden.periode(een.periode)}: kies een start na die dag."
            )
        elif not any(_past(brief, soort, begeleider, start, een, lopende) for brief in brieven):
            nee.append(zonder_brief(soort, een.periode))
        elif een.laatst_ingevuld is not None and een.laatst_ingevuld >= start:
            nee.append(
                f"Bij {SOORTEN[ANDER[soort]]} is {woorden.datum(een.laatst_ingevuld)} nog ingevuld: kies een start "
                "na die dag."
            )
        elif een.periode.start < start:
            eindigt.append(een.sleutel)
        else:
            vervalt.append(een.sleutel)
    return Overgang(laatste, tuple(eindigt), tuple(vervalt), tuple(nee))


def zonder_brief(soort: str, periode: Periode) -> str:
    """Why this agreement stands in the way of one of `soort`, and what mends it, as a sentence."""
    oud = SOORTEN[ANDER[soort]]
    return (
        f"Er loopt {oud} {woorden.periode(periode)}: dat gaat niet samen met {SOORTEN[soort]}. Verwijst de begeleider "
        f"daar door met een brief en aanvaardt {_WIE_AANVAARDT[soort]} die, dan stopt ze vanzelf de dag ervoor "
        f"({woorden.BLADZIJDE})."
    )


def overgangzin(soort: str, plan: Overgang) -> str:
    """What will happen when all signed, as a sentence; "" when nothing does."""
    if plan.bezwaren or not plan.geraakt:
        return ""
    oud = SOORTEN[ANDER[soort]]
    if not plan.eindigt:
        return f"Wat bij {oud} nog moest beginnen, gaat niet door zodra iedereen ondertekende."
    return f"Ondertekent iedereen, dan eindigt {oud} op {woorden.datum(plan.laatste_dag)}."


def _past(
    brief: Brief, soort: str, begeleider: UUID, start: date, oud: Lopend, lopende: Sequence[Lopend]
) -> bool:
    """Whether this letter is about the guidance that runs now, and ends in this agreement."""
    # To AMA sociale economie VDAB opens it, and decides who guides; to AMA welzijn the begeleider himself does.
    komt_aan = soort == WSE or brief.naar_organisatie == begeleider
    # A letter of an earlier time at the same begeleider is not about what runs today.
    begeleid = samengevoegd([een.periode for een in lopende if een.begeleider == oud.begeleider])
    sinds = next(een.start for een in begeleid if een.bevat(oud.periode.start))
    return (
        brief.van_aanbod == AANBOD[ANDER[soort]]
        and brief.naar_aanbod == AANBOD[soort]
        and brief.van_organisatie == oud.begeleider
        and komt_aan
        and (oud.periode.start >= start or brief.aanvaard_op >= sinds)
    )
