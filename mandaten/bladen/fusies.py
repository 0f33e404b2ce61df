"""What a merger or take-over does to every grant, as it is shown before it is registered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mandaten.domein.fusie import EINDIGT, KAN_NIET, Gevolg
from mandaten.models import Toekenning

_MERK = {KAN_NIET: ("kan niet", "fout"), EINDIGT: ("eindigt", "let")}


@dataclass(frozen=True)
class Gevolgregel:
    """One grant and what happens to it; `merk` is a word and its colour."""

    nummer: str
    soort: str
    houder: str
    zin: str
    merk: tuple[str, str]


def gevolgregels(gevolgen: Iterable[Gevolg], toekenningen: Iterable[Toekenning]) -> list[Gevolgregel]:
    """One line per consequence, what stands in the way first."""
    per_pk = {rij.pk: rij for rij in toekenningen}
    return [
        Gevolgregel(
            nummer=een.rol.nummer,
            soort=per_pk[een.rol.toekenning].toekenningssoort.label,
            houder=per_pk[een.rol.toekenning].houder.naam,
            zin=een.zin,
            merk=_MERK.get(een.wat, ("gaat door", "goed")),
        )
        for een in gevolgen
    ]


def kan_doorgaan(regels: Sequence[Gevolgregel]) -> bool:
    """Whether nothing stands in the way."""
    return all(regel.merk != _MERK[KAN_NIET] for regel in regels)
