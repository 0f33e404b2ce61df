"""What does not go together on the same day: two kinds of AMA, two agreements for one werkpost, and VAPH support.

Regelgeving 5.1: not with AMA sociale economie, not with dagondersteuning or begeleid werken of the VAPH, neither as
rechtstreeks toegankelijke hulp nor with a persoonsvolgend budget. Several werkposten and begeleiders do go together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ama.domein import woorden
from werkzorg.termijnen import Periode

WVG, WSE = "wvg", "wse"
SOORTEN: Mapping[str, str] = {
    WVG: "AMA gezondheids- en welzijnsbeleid",
    WSE: "AMA sociale economie",
}
DAGONDERSTEUNING, BEGELEID_WERKEN = "dagondersteuning", "begeleid_werken"
MOBIELE_HULP, VERBLIJF = "mobiel_of_ambulant", "verblijf"
# Support of the VAPH by kind; the first two exclude.
VAPH_STEUN: Mapping[str, str] = {
    DAGONDERSTEUNING: "dagondersteuning van het VAPH",
    BEGELEID_WERKEN: "begeleid werken van het VAPH",
    MOBIELE_HULP: "mobiele of ambulante begeleiding van het VAPH",
    VERBLIJF: "verblijf met steun van het VAPH",
}
VAPH_SLUIT_UIT = frozenset({DAGONDERSTEUNING, BEGELEID_WERKEN})


@dataclass(frozen=True)
class Overeenkomst:
    """One begeleidingsovereenkomst as others of the same person meet it: its kind, werkpost and days."""

    sleutel: UUID
    soort: str
    werkpost: UUID
    periode: Periode
    werkpost_naam: str = ""


@dataclass(frozen=True)
class Steun:
    """Support of the VAPH of one kind, on these days."""

    soort: str
    periode: Periode


def samenloop_bezwaren(nieuw: Overeenkomst, bestaande: Sequence[Overeenkomst]) -> list[str]:
    """Why this agreement cannot stand beside the existing ones of the same person, as sentences; empty when it can."""
    tegelijk = [
        een for een in bestaande if een.sleutel != nieuw.sleutel and een.periode.overlapt(nieuw.periode)
    ]
    uit = []
    for een in tegelijk:
        if een.soort != nieuw.soort:
            uit.append(
                f"Er loopt {SOORTEN[een.soort]} {woorden.periode(een.periode)}: dat gaat niet samen met "
                f"{SOORTEN[nieuw.soort]} ({woorden.BLADZIJDE})."
            )
        elif een.werkpost == nieuw.werkpost:
            waar = f" bij {een.werkpost_naam}" if een.werkpost_naam else ""
            uit.append(
                f"Er loopt al een overeenkomst{waar} {woorden.periode(een.periode)}: per werkpost is er één "
                f"tegelijk ({woorden.FAQ}). Wijzig die, of stop ze eerst."
            )
    return uit


def uitsluitende_steun(steun: Sequence[Steun], periode: Periode) -> list[Steun]:
    """The support that excludes AMA WVG on at least one of these days, in its order."""
    return [een for een in steun if een.soort in VAPH_SLUIT_UIT and een.periode.overlapt(periode)]


def steun_bezwaren(steun: Sequence[Steun], periode: Periode) -> list[str]:
    """Why support of the VAPH stands in the way of AMA WVG on these days, as sentences."""
    return [
        f"De persoon heeft {VAPH_STEUN[een.soort]} {woorden.periode(een.periode)}: dat gaat niet samen met AMA "
        f"({woorden.BLADZIJDE})."
        for een in uitsluitende_steun(steun, periode)
    ]
