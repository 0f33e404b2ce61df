"""The hours per week as a picture and a table: planned and really given, against the draagkracht."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from trajecten.domein.draagkracht import Week, overschrijdingen
from trajecten.domein.woorden import uren

BREEDTE, HOOGTE = 1000, 240
_LINKS, _RECHTS, _BOVEN, _ONDER = 46, 110, 14, 30
_STAP = Decimal(5)
_NUL = Decimal(0)


@dataclass(frozen=True)
class Lijn:
    """A step line through the weeks with its name at the end."""

    soort: str
    pad: str
    naam: str
    y: int


@dataclass(frozen=True)
class Kolom:
    """The hours of one week that were really given."""

    x: int
    y: int
    breedte: int
    hoogte: int


@dataclass(frozen=True)
class Schaal:
    """A line of the scale: so many hours at this height."""

    y: int
    tekst: str


@dataclass(frozen=True)
class Reeks:
    """Weeks that follow each other with the same numbers, from Monday to Sunday; `draagkracht` None: not known."""

    van: date
    tot_en_met: date
    gepland: Decimal
    gerealiseerd: Decimal
    draagkracht: Decimal | None
    is_boven: bool


@dataclass(frozen=True)
class Urenbeeld:
    """The whole drawing, its table and what it says."""

    breedte: int
    hoogte: int
    onder: int
    links: int
    rechts: int
    titel: str
    omschrijving: str
    schaal: Sequence[Schaal]
    kolommen: Sequence[Kolom]
    lijnen: Sequence[Lijn]
    reeksen: Sequence[Reeks]
    te_veel: Sequence[str]
    toont_draagkracht: bool


def urenbeeld(weken: Sequence[Week]) -> Urenbeeld | None:
    """The hours of these weeks; None when nothing is planned, done or known."""
    if not any(een.gepland or een.gerealiseerd or een.draagkracht is not None for een in weken):
        return None
    hoogste = max(max(een.gepland, een.gerealiseerd, een.draagkracht or _NUL) for een in weken)
    top = max((hoogste / _STAP).to_integral_value(ROUND_CEILING) * _STAP, _STAP)
    onder = HOOGTE - _ONDER
    per_week = (BREEDTE - _LINKS - _RECHTS) / len(weken)

    def x(nummer: int) -> int:
        return _LINKS + round(nummer * per_week)

    def y(uren: Decimal) -> int:
        return onder - round(float(uren / top) * (onder - _BOVEN))

    te_veel = overschrijdingen(weken)
    lijnen = [_lijn("gepland", "gepland", [een.gepland for een in weken], x, y)]
    met_grens = any(een.draagkracht is not None for een in weken)
    if met_grens:
        lijnen.append(_lijn("draagkracht", "draagkracht", [een.draagkracht for een in weken], x, y))
    return Urenbeeld(
        breedte=BREEDTE,
        hoogte=HOOGTE,
        onder=onder,
        links=_LINKS,
        rechts=BREEDTE - _RECHTS,
        titel="Uren per week: gepland en gegeven",
        omschrijving=_omschrijving(weken, met_grens=met_grens),
        schaal=[Schaal(y(top * deel / 2), f"{int(top * deel / 2)} u") for deel in range(3)]
        if top % 2 == 0
        else [Schaal(y(_NUL), "0 u"), Schaal(y(top), f"{int(top)} u")],
        kolommen=[
            Kolom(
                x(nummer),
                y(een.gerealiseerd),
                max(x(nummer + 1) - x(nummer) - 1, 1),
                onder - y(een.gerealiseerd),
            )
            for nummer, een in enumerate(weken)
            if een.gerealiseerd
        ],
        lijnen=_uit_elkaar(lijnen),
        reeksen=_reeksen(weken),
        te_veel=[een.zin for een in te_veel],
        toont_draagkracht=met_grens,
    )


def _lijn(
    soort: str,
    naam: str,
    waarden: Sequence[Decimal | None],
    x: Callable[[int], int],
    y: Callable[[Decimal], int],
) -> Lijn:
    stukken: list[str] = []
    vorige: Decimal | None = None
    laatste_y = _BOVEN
    for nummer, waarde in enumerate(waarden):
        if waarde is not None:
            hoogte = y(waarde)
            stukken.append(f"V{hoogte}" if vorige is not None else f"M{x(nummer)} {hoogte}")
            stukken.append(f"H{x(nummer + 1)}")
            laatste_y = hoogte
        vorige = waarde
    return Lijn(soort, "".join(stukken), naam, laatste_y + 4)


def _uit_elkaar(lijnen: list[Lijn]) -> list[Lijn]:
    """Two names at the same height would lie over each other."""
    if len(lijnen) < 2 or abs(lijnen[0].y - lijnen[1].y) >= 16:
        return lijnen
    eerste, tweede = lijnen
    return [
        Lijn(eerste.soort, eerste.pad, eerste.naam, eerste.y + 9),
        Lijn(tweede.soort, tweede.pad, tweede.naam, tweede.y - 9),
    ]


def _omschrijving(weken: Sequence[Week], *, met_grens: bool) -> str:
    boven = sum(een.is_boven for een in weken)
    gedaan = sum((een.gerealiseerd for een in weken), _NUL)
    deel = f"{len(weken)} weken, {uren(gedaan)} gegeven."
    if not met_grens:
        return deel
    if not boven:
        return f"{deel} Nergens staat meer gepland dan de draagkracht."
    waar = "In 1 week" if boven == 1 else f"In {boven} weken"
    return f"{deel} {waar} staat meer gepland dan de draagkracht."


def _reeksen(weken: Sequence[Week]) -> list[Reeks]:
    uit: list[Reeks] = []
    for een in weken:
        zondag = een.maandag + timedelta(days=6)
        wat = (een.gepland, een.gerealiseerd, een.draagkracht)
        if uit and (uit[-1].gepland, uit[-1].gerealiseerd, uit[-1].draagkracht) == wat:
            vorige = uit.pop()
            uit.append(Reeks(vorige.van, zondag, *wat, vorige.is_boven))
        else:
            uit.append(Reeks(een.maandag, zondag, *wat, een.is_boven))
    return uit
