"""Which days of an agreement count for the subsidy, and by which rule the others do not (regelgeving 5.6-5.7).

Every day of every agreement gets exactly one answer: it counts, or the first rule of `Regel` that holds. A day that two
agreements of the same begeleider cover counts once, for the one that began first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from ama.domein import woorden
from ama.domein.dagdelen import gedeeld, jaar_als_periode, tot_en_met, zonder
from werkzorg.termijnen import Periode, aantal_dagen_samen, dagen_erbij, samengevoegd


class Regel(StrEnum):
    """Why a day does not count, in the order in which the rules are asked."""

    NA_OVERLIJDEN = "na_overlijden"
    NIET_AANVAARD = "niet_aanvaard"
    TE_LAAT_INGEDIEND = "te_laat_ingediend"
    GEEN_ERKENNING = "geen_erkenning"
    WSE = "wse"
    VAPH = "vaph"
    LEEFTIJD = "leeftijd"
    WERKPOST_GESLOTEN = "werkpost_gesloten"
    DUBBEL = "dubbel"


@dataclass(frozen=True)
class Regeltekst:
    """A rule in words: why the days do not count, where that was read, and whether it is an assumption."""

    zin: str
    bron: str
    is_aanname: bool = False


REGELS = {
    Regel.NA_OVERLIJDEN: Regeltekst("Na het overlijden is er geen begeleiding meer.", woorden.SUBSIDIE),
    Regel.NIET_AANVAARD: Regeltekst(
        "De overeenkomst is niet ingediend of niet aanvaard door het departement.", woorden.GEGEVENS
    ),
    Regel.TE_LAAT_INGEDIEND: Regeltekst(
        "De overeenkomst is te laat ingediend: de subsidie telt vanaf de dag van indienen.",
        woorden.GEGEVENS,
        is_aanname=True,
    ),
    Regel.GEEN_ERKENNING: Regeltekst("De begeleider was op deze dagen niet erkend.", woorden.ERKENNING),
    Regel.WSE: Regeltekst("Op deze dagen liep AMA sociale economie.", woorden.BLADZIJDE),
    Regel.VAPH: Regeltekst(
        "Op deze dagen was er dagondersteuning of begeleid werken van het VAPH.", woorden.BLADZIJDE
    ),
    Regel.LEEFTIJD: Regeltekst(
        "De persoon was jonger dan 18 of had de pensioenleeftijd bereikt.", woorden.BLADZIJDE
    ),
    Regel.WERKPOST_GESLOTEN: Regeltekst(
        "De werkpost bestond op deze dagen niet meer of nog niet.", woorden.SUBSIDIE, is_aanname=True
    ),
    Regel.DUBBEL: Regeltekst(
        "Deze dagen tellen al mee door een andere overeenkomst bij dezelfde begeleider.", woorden.FAQ
    ),
}


@dataclass(frozen=True)
class Uitsluiting:
    """By this rule these days do not count."""

    regel: Regel
    periode: Periode


@dataclass(frozen=True)
class Overeenkomst:
    """One agreement as the subsidy sees it.

    `periode`: from its start to its end (None: it runs). `ingediend_op` None: not handed in. `is_aanvaard`: the
    departement accepted it. `uitsluitingen`: the days on which another rule holds.
    """

    sleutel: UUID
    begeleider: UUID
    periode: Periode
    ingediend_op: date | None
    is_aanvaard: bool
    uitsluitingen: tuple[Uitsluiting, ...] = ()


@dataclass(frozen=True)
class Dagstuk:
    """Consecutive days of one agreement with one answer; `regel` None: they count."""

    overeenkomst: UUID
    periode: Periode
    regel: Regel | None

    @property
    def dagen(self) -> int:
        """How many days it is."""
        return self.periode.aantal_dagen

    @property
    def telt(self) -> bool:
        """Whether they count."""
        return self.regel is None

    @property
    def zin(self) -> str:
        """The days with their answer, as a sentence."""
        wanneer = f"{woorden.met_hoofdletter(woorden.periode(self.periode))}: {woorden.dagen(self.dagen)}"
        if self.regel is None:
            return f"{wanneer}."
        tekst = REGELS[self.regel]
        return f"{wanneer}, niet geteld. {tekst.zin} ({tekst.bron})"


@dataclass(frozen=True)
class Telling:
    """All days of one deelnemer at one begeleider in one year, agreement by agreement, in order."""

    begeleider: UUID
    stukken: tuple[Dagstuk, ...]

    @property
    def perioden(self) -> list[Periode]:
        """The days that count, in order and without touching ends."""
        return samengevoegd(stuk.periode for stuk in self.stukken if stuk.telt)

    @property
    def dagen(self) -> int:
        """How many days count."""
        return sum(stuk.dagen for stuk in self.stukken if stuk.telt)


def indienen_uiterlijk_op(start: date, dagen: int) -> date:
    """The last day, inclusive, to hand in an agreement so that it counts from its start; the start does not count."""
    return dagen_erbij(start, dagen)


def telt_vanaf(start: date, ingediend_op: date, dagen: int) -> date:
    """The first day that counts: the start when it was handed in within `dagen` days, otherwise the day it was.

    An assumption (regelgeving 5.6). Handed in before the start counts from the start.
    """
    return start if ingediend_op <= indienen_uiterlijk_op(start, dagen) else ingediend_op


def tellingen(
    overeenkomsten: Sequence[Overeenkomst], jaar: int, *, indien_dagen: int, tot: date | None = None
) -> tuple[Telling, ...]:
    """The days of one deelnemer in `jaar`, per begeleider in order of the key.

    `tot`: nothing after that day is looked at, inclusive: what was earned so far. None: the whole year.
    """
    binnen = jaar_als_periode(jaar)
    per: dict[UUID, list[Overeenkomst]] = {}
    for een in overeenkomsten:
        per.setdefault(een.begeleider, []).append(een)
    return tuple(
        Telling(begeleider, tuple(_stukken(rijen, binnen, indien_dagen, tot)))
        for begeleider, rijen in sorted(per.items())
    )


def gedekte_dagen(alle: Iterable[Telling]) -> int:
    """On how many different days the deelnemer is guided by at least one of these begeleiders."""
    return aantal_dagen_samen(periode for telling in alle for periode in telling.perioden)


def _stukken(
    overeenkomsten: Sequence[Overeenkomst], binnen: Periode, indien_dagen: int, tot: date | None
) -> list[Dagstuk]:
    geteld: list[Periode] = []
    uit: list[Dagstuk] = []
    for een in sorted(overeenkomsten, key=lambda een: (een.periode.start, een.sleutel)):
        over = gedeeld(een.periode, [binnen])
        if tot is not None:
            over = tot_en_met(over, tot)
        stukken: list[Dagstuk] = []
        regels = [*_uitgesloten(een, indien_dagen), *(Uitsluiting(Regel.DUBBEL, p) for p in geteld)]
        for regel in Regel:
            weg = samengevoegd(uitsluiting.periode for uitsluiting in regels if uitsluiting.regel is regel)
            stukken += [Dagstuk(een.sleutel, deel, regel) for stuk in over for deel in gedeeld(stuk, weg)]
            over = [deel for stuk in over for deel in zonder(stuk, weg)]
        stukken += [Dagstuk(een.sleutel, deel, None) for deel in over]
        geteld = samengevoegd([*geteld, *over])
        uit += sorted(stukken, key=lambda stuk: stuk.periode.start)
    return uit


def _uitgesloten(een: Overeenkomst, indien_dagen: int) -> list[Uitsluiting]:
    uit = list(een.uitsluitingen)
    if not een.is_aanvaard or een.ingediend_op is None:
        return [*uit, Uitsluiting(Regel.NIET_AANVAARD, een.periode)]
    vanaf = telt_vanaf(een.periode.start, een.ingediend_op, indien_dagen)
    te_vroeg = zonder(een.periode, [Periode(vanaf)])
    return [*uit, *(Uitsluiting(Regel.TE_LAAT_INGEDIEND, deel) for deel in te_vroeg)]
