"""What machines get of the register."""

from __future__ import annotations

from datetime import date

from werkzorg.uitwisseling.schemas import Uitvoer


class Partij(Uitvoer):
    """An organisation in the register."""

    naam: str
    kbo_nummer: str
    gemeente: str


class Zetel(Partij):
    """A member, with its seat in the partnership or network."""

    plaats: str


class Regiosleutel(Uitvoer):
    """A werk- en zorgregio."""

    sleutel: str
    naam: str


class Toekenningsregel(Uitvoer):
    """One grant as on one day; an open end is null."""

    nummer: str
    soort: str
    soort_label: str
    toestand: str
    overgangserkenning: bool
    van: date
    tot_en_met: date | None
    houder: Partij
    leden: list[Zetel]
    regios: list[Regiosleutel]
    plaatsen: int | None


class Geldigheid(Uitvoer):
    """Whether an organisation may do something on a day; `regio` "" is: in any regio."""

    kbo_nummer: str
    functie: str
    dag: date
    regio: str
    geldig: bool
