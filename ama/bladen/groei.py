"""The growth of one person over the evaluations at this begeleider: a line per theme, and the same in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ama.bladen.dossiergegevens import overeenkomsten_van
from ama.domein.groei import (
    BEWEGINGEN,
    PUNTEN,
    THEMAS,
    Groeilijn,
    groeilijnen,
    in_woorden,
    over_te_praten,
    zin_van,
)
from ama.models.groei import momenten_uit
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.toegang.matrix import mag

_KOP, _TREDE = 26, 9
_TUSSEN_WOORDEN = 60


@dataclass(frozen=True)
class Vorm:
    """How wide the drawing is, where its lines go, and where the words stand, counted from the middle of a lane."""

    breedte: int
    links: int
    rechts: int
    laan: int
    woorden: int
    stand_x: int
    stand_anker: str


# Left the theme, in the middle the line, right where it stands now; on a telephone the words stand above the line.
BREED = Vorm(760, 200, 560, 46, woorden=4, stand_x=572, stand_anker="start")
SMAL = Vorm(340, 0, 340, 68, woorden=-25, stand_x=338, stand_anker="end")


@dataclass(frozen=True)
class Stip:
    """One point in the drawing; the own view of the deelnemer is an open circle."""

    x: int
    y: int
    is_eigen: bool


@dataclass(frozen=True)
class Baan:
    """One theme: its line, its points, and how it stands now in words."""

    naam: str
    stand: str
    y: int
    boven: int
    onder: int
    pad: str
    stippen: Sequence[Stip]


@dataclass(frozen=True)
class Groeibeeld:
    """The whole drawing."""

    hoogte: int
    omschrijving: str
    banen: Sequence[Baan]
    momenten: Sequence[tuple[int, str]]
    vorm: Vorm


def groeipaneel(door: Hoedanigheid, deelnemer: Deelnemer) -> Mapping[str, Any] | None:
    """The lines of this person for who guides him; None without a point. No query beside that of the agreements."""
    if not mag(door, "sessie_registreren"):
        return None
    rijen = overeenkomsten_van(door, deelnemer)
    lijnen = groeilijnen(momenten_uit(vars(rijen[0])["groei_velden"] or ())) if rijen else []
    return {"groei": groeideel(lijnen)} if lijnen else None


def groeideel(lijnen: Sequence[Groeilijn]) -> dict[str, Any]:
    """The drawing, wide and small, what it says, and the rows of its table; `lijnen` holds at least one."""
    return {
        "beelden": {"breed": groeibeeld(lijnen), "smal": groeibeeld(lijnen, SMAL)},
        "zin": in_woorden(lijnen),
        "praten": over_te_praten(lijnen),
        "dagen": _dagen(lijnen),
        "rijen": [(THEMAS[een.thema], _cellen(een, _dagen(lijnen))) for een in lijnen],
    }


def groeibeeld(lijnen: Sequence[Groeilijn], vorm: Vorm = BREED) -> Groeibeeld:
    """A lane per theme; the evaluations stand as far apart as their days, a single one in the middle."""
    dagen = _dagen(lijnen)
    eerste, duur = dagen[0], (dagen[-1] - dagen[0]).days

    def plaats(dag: date) -> int:
        deel = (dag - eerste).days / duur if duur else 0.5
        return vorm.links + 20 + round(deel * (vorm.rechts - vorm.links - 40))

    banen = []
    for nummer, lijn in enumerate(lijnen):
        onder = _KOP + (nummer + 1) * vorm.laan - 2 * _TREDE
        boven = onder - (max(PUNTEN) - min(PUNTEN)) * _TREDE

        def hoogte(punt: int, onder: int = onder) -> int:
            return onder - (punt - min(PUNTEN)) * _TREDE

        zelf = [(plaats(een.op), hoogte(een.begeleider)) for een in lijn.punten if een.begeleider is not None]
        eigen = [(plaats(een.op), hoogte(een.deelnemer)) for een in lijn.punten if een.deelnemer is not None]
        laatste = lijn.laatste
        banen.append(
            Baan(
                naam=THEMAS[lijn.thema],
                stand=PUNTEN[laatste.begeleider or laatste.deelnemer or min(PUNTEN)],
                y=(boven + onder) // 2 + vorm.woorden,
                boven=boven,
                onder=onder,
                pad="M" + "L".join(f"{x} {y}" for x, y in zelf) if len(zelf) > 1 else "",
                stippen=[Stip(x, y, True) for x, y in eigen] + [Stip(x, y, False) for x, y in zelf],
            )
        )
    return Groeibeeld(
        hoogte=_KOP + len(lijnen) * vorm.laan,
        omschrijving=f"{in_woorden(lijnen)} De tabel eronder zegt hetzelfde.",
        banen=banen,
        momenten=_momenten([(plaats(dag), f"{dag.month}/{dag.year}") for dag in dagen]),
        vorm=vorm,
    )


def _momenten(alle: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The latest one with its words, and of the earlier ones those whose words do not run into a later one."""
    uit: list[tuple[int, str]] = []
    vorige: int | None = None
    for x, tekst in reversed(alle):
        past = vorige is None or vorige - x >= _TUSSEN_WOORDEN
        uit.append((x, tekst if past else ""))
        vorige = x if past else vorige
    return uit[::-1]


def _dagen(lijnen: Sequence[Groeilijn]) -> list[date]:
    return sorted({punt.op for lijn in lijnen for punt in lijn.punten})


def _cellen(lijn: Groeilijn, dagen: Sequence[date]) -> list[tuple[date, str, str]]:
    """Per evaluation its day, the point in words, and how it moved."""
    op_dag = {een.op: een for een in lijn.punten}
    uit = []
    for dag in dagen:
        punt = op_dag.get(dag)
        uit.append((dag, zin_van(punt) if punt else "", BEWEGINGEN[punt.beweging] if punt else ""))
    return uit
