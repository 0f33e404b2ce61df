"""How somebody grows, over his evaluations: themes, four points in words, and his own view beside it (art. 2-3, 29).

The first four themes are the latent functions of work of which the decree speaks, the last two are what paid work asks.
Nobody has to be scored: a theme without a point says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ama.domein import woorden

THEMAS: Mapping[str, str] = {
    "structuur": "Structuur in de week",
    "contacten": "Omgaan met anderen",
    "zinvol": "Zinvol bezig zijn",
    "ontwikkelen": "Bijleren",
    "volhouden": "Volhouden",
    "zelfstandig": "Zelfstandig werken",
}
# From little to much; words and not numbers, so that everybody reads the same in a point.
PUNTEN: Mapping[int, str] = {
    1: "lukt nog niet",
    2: "lukt met veel steun",
    3: "lukt met wat steun",
    4: "lukt zelf",
}
# From here on the two views are so far apart that they ask a talk.
VER_UITEEN = 2


class Beweging(StrEnum):
    """How a theme moved since the evaluation before in which it was scored."""

    EERSTE = "eerste"
    GEGROEID = "gegroeid"
    GELIJK = "gelijk"
    GEZAKT = "gezakt"


BEWEGINGEN: Mapping[Beweging, str] = {
    Beweging.EERSTE: "voor het eerst",
    Beweging.GEGROEID: "gegroeid",
    Beweging.GELIJK: "gelijk gebleven",
    Beweging.GEZAKT: "minder dan vorige keer",
}


@dataclass(frozen=True)
class Meting:
    """One theme in one evaluation: the point of the begeleider and that of the deelnemer; None: not given."""

    thema: str
    begeleider: int | None = None
    deelnemer: int | None = None

    @property
    def is_leeg(self) -> bool:
        """Whether nobody gave a point."""
        return self.begeleider is None and self.deelnemer is None


@dataclass(frozen=True)
class Moment:
    """The points of one evaluation that was held, and at whom."""

    op: date
    waar: str
    metingen: tuple[Meting, ...]


@dataclass(frozen=True)
class Punt:
    """One point on the line of a theme, and how it moved since the one before."""

    op: date
    waar: str
    begeleider: int | None
    deelnemer: int | None
    beweging: Beweging

    @property
    def is_ver_uiteen(self) -> bool:
        """Whether the two look at it so differently that they should talk about it."""
        if self.begeleider is None or self.deelnemer is None:
            return False
        return abs(self.begeleider - self.deelnemer) >= VER_UITEEN


@dataclass(frozen=True)
class Groeilijn:
    """One theme over the evaluations, the oldest first; never without a point."""

    thema: str
    punten: tuple[Punt, ...]

    @property
    def laatste(self) -> Punt:
        """How it stands now."""
        return self.punten[-1]


def bezwaren(metingen: Iterable[Meting]) -> dict[str, str]:
    """Per field (theme, or theme-deelnemer) why a point cannot stand; empty when all can."""
    uit: dict[str, str] = {}
    gezien: set[str] = set()
    zin = f"Kies {woorden.opsomming(list(PUNTEN.values()), 'of')}, of laat het leeg."
    for een in metingen:
        if een.thema not in THEMAS or een.thema in gezien:
            uit[een.thema] = "Geef elk thema hoogstens één keer een score."
        elif een.begeleider is not None and een.begeleider not in PUNTEN:
            uit[een.thema] = zin
        gezien.add(een.thema)
        if een.deelnemer is not None and een.deelnemer not in PUNTEN:
            uit[f"{een.thema}-deelnemer"] = zin
    return uit


def groeilijnen(momenten: Iterable[Moment]) -> list[Groeilijn]:
    """A line per theme that was ever scored, in the order of THEMAS; the moments may come in any order.

    A line moves by the view of the begeleider; only where he never gave one, by that of the deelnemer.
    """
    op_volgorde = sorted(momenten, key=lambda een: een.op)
    uit = []
    for thema in THEMAS:
        gegeven = [
            (moment, meting)
            for moment in op_volgorde
            for meting in moment.metingen
            if meting.thema == thema and not meting.is_leeg
        ]
        eigen_blik = all(meting.begeleider is None for _, meting in gegeven)
        punten: list[Punt] = []
        vorige: int | None = None
        for moment, meting in gegeven:
            nu = meting.deelnemer if eigen_blik else meting.begeleider
            punten.append(
                Punt(moment.op, moment.waar, meting.begeleider, meting.deelnemer, _beweging(vorige, nu))
            )
            vorige = vorige if nu is None else nu
        if punten:
            uit.append(Groeilijn(thema, tuple(punten)))
    return uit


def _beweging(vorige: int | None, nu: int | None) -> Beweging:
    if vorige is None:
        return Beweging.EERSTE
    if nu is None or nu == vorige:
        return Beweging.GELIJK
    return Beweging.GEGROEID if nu > vorige else Beweging.GEZAKT


def in_woorden(lijnen: Sequence[Groeilijn]) -> str:
    """What the lines say since the evaluation before, in one or two sentences; "" without lines."""
    if not lijnen:
        return ""
    delen = []
    for beweging, naam in BEWEGINGEN.items():
        themas = [THEMAS[een.thema].lower() for een in lijnen if een.laatste.beweging is beweging]
        if themas:
            delen.append(f"{naam}: {woorden.opsomming(themas)}")
    return f"{woorden.met_hoofdletter('; '.join(delen))}."


def over_te_praten(lijnen: Iterable[Groeilijn]) -> str:
    """Where the last views are far apart, as a sentence; "" where they are not."""
    themas = [THEMAS[een.thema].lower() for een in lijnen if een.laatste.is_ver_uiteen]
    if not themas:
        return ""
    return f"De deelnemer ziet dit anders dan de begeleider: {woorden.opsomming(themas)}. Praat erover."


def groeiregels(metingen: Iterable[Meting]) -> list[tuple[str, str, str]]:
    """Per theme with a point its name, and in words what begeleider and deelnemer see ("" for none)."""
    return [
        (THEMAS[een.thema], PUNTEN.get(een.begeleider or 0, ""), PUNTEN.get(een.deelnemer or 0, ""))
        for een in metingen
        if not een.is_leeg
    ]


def zin_van(punt: Punt) -> str:
    """One point in words: what the begeleider sees, and what the deelnemer himself does."""
    delen = []
    if punt.begeleider is not None:
        delen.append(PUNTEN[punt.begeleider])
    if punt.deelnemer is not None:
        delen.append(f"volgens de deelnemer {PUNTEN[punt.deelnemer]}")
    return "; ".join(delen)
