"""What a decision letter is made of: the case as plain values, and the parts of the letter in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mandaten.domein.contingent import Jaarwijziging
from mandaten.soorten import Toekenningssoort
from werkzorg.termijnen import Periode

Feit = tuple[str, str]


@dataclass(frozen=True)
class Maatregelgegevens:
    """What went before a sanction, and how much of the compensation is meant; days inclusive, amount in euro."""

    maatregel: str
    vastgesteld_op: date
    meegedeeld_op: date | None
    verweerwijze: str
    verweer_op: date | None
    bedrag: Decimal | None = None
    percentage: Decimal | None = None
    periode: Periode | None = None


@dataclass(frozen=True)
class Lopend:
    """A grant that the applicant has already, and that what is decided about this application leaves as it is."""

    nummer: str
    periode: Periode
    is_geschorst: bool = False


@dataclass(frozen=True)
class Zaak:
    """All that the sentences are made of. `zetels` are (seat, organisation); `periode` is what `aard` is about: the
    days granted or suspended, or of a withdrawal only its last one."""

    aard: str
    soort: Toekenningssoort
    houder: str
    regios: tuple[str, ...] = ()
    periode: Periode | None = None
    zetels: tuple[Feit, ...] = ()
    # Of a contingent that is granted: (year, places); of one that is revised: what changes per year.
    plaatsen: tuple[tuple[int, int], ...] = ()
    herzien: tuple[Jaarwijziging, ...] = ()
    toekenning_nummer: str = ""
    ingediend_op: date | None = None
    ontvankelijk_op: date | None = None
    # How many advices point which way, in words.
    adviezen: tuple[str, ...] = ()
    # Of what is refused: the first day that was asked, how many places, and what the applicant keeps.
    gevraagd_vanaf: date | None = None
    gevraagde_plaatsen: int | None = None
    lopend: tuple[Lopend, ...] = ()
    maatregel: Maatregelgegevens | None = None


@dataclass(frozen=True)
class Teksten:
    """The parts of one letter, in the order in which it is read."""

    titel: str
    kort: tuple[str, ...]
    feiten: tuple[Feit, ...]
    vooraf: tuple[str, ...] = ()
    gevolgen: tuple[str, ...] = ()
    gronden: tuple[str, ...] = ()
