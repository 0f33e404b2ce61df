"""A file of existing grants: what a row says, and the facts it is judged by.

The facts (who exists, what was granted already) are handed in, so that the rehearsal and the act judge alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from mandaten.domein.bevoegdheid import Bevoegd
from werkzorg.termijnen import Periode

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort


@dataclass(frozen=True)
class Partner:
    """An organisation by its enterprise number (10 digits), and the key of its seat ("": the one that fits)."""

    kbo: str
    plaats: str = ""


@dataclass(frozen=True)
class Rij:
    """One existing grant as row `nummer` of the file says it, from `van` to `tot` (both inclusive)."""

    nummer: int
    soort: str
    kenmerk: str
    houder: str
    van: date
    tot: date | None = None
    regios: tuple[str, ...] = ()
    partners: tuple[Partner, ...] = ()
    is_overgang: bool = False
    plaatsen: int | None = None

    @property
    def periode(self) -> Periode:
        """The days on which it holds; only when `tot` does not lie before `van`."""
        return Periode(self.van, self.tot)


@dataclass(frozen=True)
class Bekende:
    """An organisation that exists here; `gesloten_op` is its last day."""

    id: UUID
    naam: str
    soort: str
    soort_label: str
    gesloten_op: date | None = None


@dataclass(frozen=True)
class Bezet:
    """A regio has a grant of an exclusive kind during a period; `wie` is its number and holder."""

    soort: str
    regio: str
    periode: Periode
    wie: str


@dataclass(frozen=True)
class Lopend:
    """An organisation has a grant during a period, in one regio (None: everywhere)."""

    soort: str
    houder: UUID
    regio: str | None
    periode: Periode
    nummer: str


@dataclass(frozen=True)
class Feiten:
    """What is known beside the file.

    `vandaag`: the day of reading; `soorten`: every kind; `mag`: the kinds this role decides about; `beslissers`: per
    kind who does, in words; `jaren`: how long a kind lasts at most (None: without end); `overgang`: the kinds that can
    be transitional, each with how long it lasted at most under the old rules; `nooit_samen`: what one organisation
    never does together in one regio; `regios`: name by key; `lopend`: what runs of the kinds that nobody has twice;
    `bevoegd`: who may do what, as if nothing were suspended.
    """

    vandaag: date

    soorten: Mapping[str, Toekenningssoort]
    mag: frozenset[str]
    beslissers: Mapping[str, str]
    jaren: Mapping[str, int | None]
    overgang: Mapping[str, int]
    nooit_samen: frozenset[str]
    regios: Mapping[str, str]
    organisaties: Mapping[str, Bekende]
    kenmerken: frozenset[str]
    bezet: Sequence[Bezet]
    lopend: Sequence[Lopend]
    bevoegd: Sequence[Bevoegd]
