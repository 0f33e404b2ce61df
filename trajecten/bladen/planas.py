"""The plan as a picture: the actions of Werk, Zorg and Overleg on one time axis, in whole units of the drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from trajecten.domein.plan import DOMEINEN
from trajecten.domein.planinhoud import Planactie
from trajecten.domein.woorden import datum

BREEDTE = 1000
_RAND = 8
_KOP, _RIJ, _LAAN, _VOET = 26, 34, 26, 30
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
# From here on the name of an action stands left of its end: otherwise it would run off the drawing.
_RECHTS = 560
# So many signs of a name fit in half the drawing.
_TEKENS = 62


@dataclass(frozen=True)
class Balk:
    """One action: a bar, with its name above it that begins (or, `anker` "end", ends) at `tekst_x`."""

    x: int
    y: int
    breedte: int
    soort: str
    is_klaar: bool
    naam: str
    tekst_x: int
    tekst_y: int
    anker: str


@dataclass(frozen=True)
class Laan:
    """The actions of one domain under its name."""

    naam: str
    soort: str
    y: int
    balken: Sequence[Balk]


@dataclass(frozen=True)
class Streep:
    """A line from top to bottom with a word above or below it."""

    x: int
    tekst: str
    anker: str = "middle"


@dataclass(frozen=True)
class Tijdas:
    """The whole drawing; `vandaag` None: today lies outside the traject."""

    breedte: int
    hoogte: int
    onder: int
    titel: str
    omschrijving: str
    lanen: Sequence[Laan]
    kwartalen: Sequence[Streep]
    vandaag: Streep | None
    einde: Streep


def tijdas(acties: Sequence[Planactie], *, start: date, einde: date, uiterste: date, vandaag: date) -> Tijdas:
    """The drawing from `start` to and including `uiterste`; `einde` is the last day as it counts now."""
    laatste = max(uiterste, *[een.tot_en_met for een in acties]) if acties else uiterste
    dagen = max((laatste - start).days + 1, 1)

    def plaats(dag: date) -> int:
        deel = (dag - start).days / dagen
        return _RAND + round(deel * (BREEDTE - 2 * _RAND))

    y, lanen = _KOP, []
    for sleutel, naam in DOMEINEN.items():
        eigen = [een for een in acties if een.domein == sleutel]
        balken = []
        laan_y = y
        y += _LAAN
        for een in eigen:
            x, tot = plaats(een.van), plaats(een.tot_en_met) + max(round((BREEDTE - 2 * _RAND) / dagen), 1)
            rechts = x > _RECHTS
            balken.append(
                Balk(
                    x=x,
                    y=y + 16,
                    breedte=max(tot - x, 4),
                    soort=sleutel,
                    is_klaar=een.status == "afgewerkt",
                    naam=_kort(een),
                    tekst_x=tot if rechts else x,
                    tekst_y=y + 11,
                    anker="end" if rechts else "start",
                )
            )
            y += _RIJ
        if eigen:
            lanen.append(Laan(naam, sleutel, laan_y + 17, balken))
        else:
            y = laan_y
    onder = y + 6
    return Tijdas(
        breedte=BREEDTE,
        hoogte=onder + _VOET,
        onder=onder,
        titel="Acties van Werk en Zorg op één tijdas",
        omschrijving=_omschrijving(acties, start, einde),
        lanen=lanen,
        kwartalen=_kwartalen(start, laatste, plaats),
        vandaag=Streep(plaats(vandaag), "vandaag", _anker(plaats(vandaag)))
        if start <= vandaag <= laatste
        else None,
        einde=Streep(plaats(einde), f"einde {datum(einde)}", _anker(plaats(einde))),
    )


def _kort(actie: Planactie) -> str:
    naam = (
        actie.omschrijving if len(actie.omschrijving) <= _TEKENS else f"{actie.omschrijving[: _TEKENS - 1]}…"
    )
    return naam if actie.status == "gepland" else f"{naam} · {actie.statuslabel}"


def _anker(x: int) -> str:
    if x < 60:
        return "start"
    return "end" if x > BREEDTE - 60 else "middle"


def _omschrijving(acties: Sequence[Planactie], start: date, einde: date) -> str:
    """What the picture says, in words."""
    delen = []
    for sleutel, naam in DOMEINEN.items():
        aantal = sum(een.domein == sleutel for een in acties)
        if aantal:
            delen.append(f"{naam} {aantal}")
    wat = ", ".join(delen) or "geen acties"
    return f"Van {datum(start)} tot en met {datum(einde)}: {wat}. De tabel eronder zegt hetzelfde."


def _kwartalen(start: date, laatste: date, plaats: Callable[[date], int]) -> list[Streep]:
    """A line at the first of every third month."""
    uit: list[Streep] = []
    jaar, maand = start.year, start.month
    while True:
        maand += 1
        if maand > 12:
            jaar, maand = jaar + 1, 1
        dag = date(jaar, maand, 1)
        if dag > laatste:
            return uit
        if (maand - 1) % 3 == 0:
            uit.append(Streep(plaats(dag), f"{_MAANDEN[maand - 1]} {jaar}", _anker(plaats(dag))))
