"""The stations of one person across the offers, as one reader may see them: one line of time and the same in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from werkzorg.deelnemers.models import Deelnemer
from werkzorg.deelnemers.querysets import DeelnemerQuerySet
from werkzorg.handelen.dossier import STATIONBRONNEN, Station, Stationsoort
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen.woorden import datum

# So many rows of a source are read, and so many stations stand on the page before somebody asks for the rest.
HOOGSTENS, OP_SCHERM = 40, 6
# The letters of a drawing shrink with it, so a telephone has one of its own.
BREEDTE, SMAL = 760, 340
_RAND = 6
_KOP, _NAAM, _BALK, _RIJ, _VOET = 24, 20, 12, 18, 24
# So far apart stand the lines of the years at least.
_TUSSEN_JAREN = 95


@dataclass(frozen=True)
class Balk:
    """One station in the drawing: a bar from `x`, or a diamond in the middle of `x` for a moment."""

    x: int
    y: int
    breedte: int
    soort: Stationsoort
    # How far it may still go on, right of the bar; 0: nothing known.
    rest: int = 0

    @property
    def ruit(self) -> str:
        """The path of the diamond of a moment."""
        half = _BALK // 2
        return f"M{self.x} {self.y}l{half} {half}l-{half} {half}l-{half} -{half}z"

    @property
    def rest_x(self) -> int:
        """Where the rest begins."""
        return self.x + self.breedte


@dataclass(frozen=True)
class Laan:
    """The stations of one offer under its name."""

    naam: str
    y: int
    balken: Sequence[Balk]


@dataclass(frozen=True)
class Streep:
    """A line from top to bottom with a word."""

    x: int
    tekst: str
    anker: str


@dataclass(frozen=True)
class Lijn:
    """The whole drawing."""

    hoogte: int
    onder: int
    omschrijving: str
    lanen: Sequence[Laan]
    jaren: Sequence[Streep]
    vandaag: Streep
    breedte: int


def met_stations(rijen: DeelnemerQuerySet, door: Hoedanigheid) -> DeelnemerQuerySet:
    """With what the stations of each are made from, as far as this reader may read it; no query of its own."""
    return rijen.annotate(
        **{
            _naam(nummer): ArraySubquery(
                bron.rijen(door)
                .filter(deelnemer_id=OuterRef("pk"))
                .values(json=JSONObject(**bron.gegevens))[:HOOGSTENS]
            )
            for nummer, bron in enumerate(STATIONBRONNEN.values())
        }
    )


def stations_van(deelnemer: Deelnemer) -> list[Station]:
    """His stations, the newest first; he came with `met_stations`."""
    uit: list[Station] = []
    for nummer, bron in enumerate(STATIONBRONNEN.values()):
        uit += bron.stations(vars(deelnemer)[_naam(nummer)] or ())
    return sorted(uit, key=lambda een: (een.van, een.tot or date.max), reverse=True)


def stationsdeel(deelnemer: Deelnemer, vandaag: date) -> dict[str, Any] | None:
    """The drawing, wide and small, and the lines of the table, the newest first; None without any station."""
    stations = stations_van(deelnemer)
    if not stations:
        return None
    return {
        "beelden": {"breed": lijn(stations, vandaag), "smal": lijn(stations, vandaag, SMAL)},
        "regels": stations[:OP_SCHERM],
        "vroeger": stations[OP_SCHERM:],
    }


def lijn(stations: Sequence[Station], vandaag: date, breedte: int = BREEDTE) -> Lijn:
    """The drawing of one or more stations; a lane per offer, in the order in which the person came there."""
    op_volgorde = sorted(stations, key=lambda een: een.van)
    eerste = min(op_volgorde[0].van, vandaag)
    laatste = max(vandaag, *(_einde(een, vandaag) for een in stations))
    dagen = (laatste - eerste).days + 1

    def plaats(dag: date) -> int:
        deel = min(max((dag - eerste).days, 0), dagen) / dagen
        return _RAND + round(deel * (breedte - 2 * _RAND))

    y, lanen = _KOP, []
    for naam in dict.fromkeys(een.aanbod for een in op_volgorde):
        eigen = [een for een in op_volgorde if een.aanbod == naam]
        rijen = _rijen(eigen, vandaag)
        balken = [
            _balk(een, plaats, vandaag, y + _NAAM + nummer * _RIJ)
            for nummer, rij in enumerate(rijen)
            for een in rij
        ]
        lanen.append(Laan(naam, y + 13, balken))
        y += _NAAM + len(rijen) * _RIJ + 4
    nu = plaats(vandaag)
    return Lijn(
        hoogte=y + _VOET,
        onder=y,
        omschrijving=_omschrijving(op_volgorde, vandaag),
        lanen=lanen,
        jaren=_jaren(eerste, laatste, plaats, breedte),
        vandaag=Streep(nu, "vandaag", _anker(nu, breedte)),
        breedte=breedte,
    )


def _naam(nummer: int) -> str:
    return f"stations_{nummer}"


def _einde(station: Station, vandaag: date) -> date:
    """The last day that is drawn of it."""
    if station.soort == "moment":
        return station.van
    return station.tot or max(station.uiterlijk or vandaag, vandaag, station.van)


def _rijen(stations: Sequence[Station], vandaag: date) -> list[list[Station]]:
    """The stations of one offer over as few rows as possible, none over another; in order of their first day."""
    rijen: list[list[Station]] = []
    for een in stations:
        vrij = (rij for rij in rijen if _einde(rij[-1], vandaag) < een.van)
        if (rij := next(vrij, None)) is None:
            rijen.append([een])
        else:
            rij.append(een)
    return rijen


def _balk(station: Station, plaats: Callable[[date], int], vandaag: date, y: int) -> Balk:
    x = plaats(station.van)
    if station.soort == "moment":
        return Balk(x, y, 0, "moment")
    # A last day belongs to it: the bar goes up to the next one.
    tot = plaats(station.tot + timedelta(days=1) if station.tot else max(vandaag, station.van))
    rest = plaats(_einde(station, vandaag)) - tot if station.tot is None else 0
    return Balk(x, y, max(tot - x, 4), station.soort, rest)


def _anker(x: int, breedte: int) -> str:
    if x < 40:
        return "start"
    return "end" if x > breedte - 40 else "middle"


def _jaren(eerste: date, laatste: date, plaats: Callable[[date], int], breedte: int) -> list[Streep]:
    """A line on 1 January of every year, or of every so many when there are many; without one both ends."""
    jaren = range(eerste.year + 1, laatste.year + 1)
    if not jaren:
        anders = [(eerste, "start"), (laatste, "end")] if eerste < laatste else [(eerste, "start")]
        return [Streep(plaats(dag), datum(dag), anker) for dag, anker in anders]
    stap = (len(jaren) - 1) // (breedte // _TUSSEN_JAREN) + 1
    plaatsen = [(jaar, plaats(date(jaar, 1, 1))) for jaar in jaren[::stap]]
    return [Streep(x, str(jaar), _anker(x, breedte)) for jaar, x in plaatsen]


def _omschrijving(stations: Sequence[Station], vandaag: date) -> str:
    """What the picture says, in words."""
    namen = dict.fromkeys(een.aanbod for een in stations if een.soort != "moment")
    nu = [
        een.aanbod for een in stations if een.soort != "moment" and een.van <= vandaag <= _einde(een, vandaag)
    ]
    weg = "Eerst " + ", dan ".join(namen) + ". " if namen else ""
    stand = f"Nu: {', '.join(dict.fromkeys(nu))}." if nu else "Nu loopt er niets."
    return f"{weg}{stand} De tabel eronder zegt hetzelfde."
