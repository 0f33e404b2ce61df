"""What the page about a file shows before it is read in: the rows as they were understood, organisations by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mandaten.domein.inleesfeiten import Feiten, Rij
from mandaten.domein.inlezing import zetels
from werkzorg.ui import nummers


@dataclass(frozen=True)
class Voorproef:
    """One row of the file as it would be kept; `partners` are the others with their seat, `tot` None: no end."""

    nummer: int
    kenmerk: str
    soort: str
    houder: str
    kbo: str
    van: date
    tot: date | None
    regios: tuple[str, ...]
    partners: tuple[tuple[str, str], ...]
    plaatsen: int | None
    is_overgang: bool


def voorproef(rijen: Iterable[Rij], feiten: Feiten) -> list[Voorproef]:
    """These rows, which have nothing wrong, for the eye; no query."""
    namen = {een.id: een.naam for een in feiten.organisaties.values()}
    return [_regel(rij, feiten, namen) for rij in rijen]


def telling(rijen: Sequence[Rij], feiten: Feiten) -> list[tuple[str, int]]:
    """How many rows of each kind, in the order of the kinds."""
    aantallen = [
        (soort.label, sum(rij.soort == soort.sleutel for rij in rijen)) for soort in feiten.soorten.values()
    ]
    return [(label, aantal) for label, aantal in aantallen if aantal]


def _regel(rij: Rij, feiten: Feiten, namen: Mapping[UUID, str]) -> Voorproef:
    soort, houder = feiten.soorten[rij.soort], feiten.organisaties[rij.houder]
    return Voorproef(
        nummer=rij.nummer,
        kenmerk=rij.kenmerk,
        soort=soort.label,
        houder=houder.naam,
        kbo=nummers.kbo(rij.houder),
        van=rij.van,
        tot=rij.tot,
        regios=tuple(feiten.regios[regio] for regio in rij.regios),
        partners=tuple(
            (namen[wie], soort.plaatsen[plaats].label)
            for wie, plaats in zetels(rij, feiten)
            if wie != houder.id
        ),
        plaatsen=rij.plaatsen,
        is_overgang=rij.is_overgang,
    )
