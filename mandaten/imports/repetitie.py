"""The rehearsal: everything that is wrong with a file of existing grants, before anything is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mandaten.domein.inleesfeiten import Feiten, Rij
from mandaten.domein.inlezing import bezwaren
from mandaten.forms.inlezen import RijForm
from mandaten.handelingen.inlezen import feiten_voor
from mandaten.imports.kolommen import KOLOMMEN, VAN_VELD
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.tabelbestand import Rijen
from werkzorg.ui.tabelkolommen import Kolom, lees_keuze, lees_koppen, letter

# What one row says, as texts by field, with its number in the file.
Teksten = list[tuple[int, dict[str, str]]]


@dataclass(frozen=True)
class Rijfout:
    """One thing that is wrong: the number of the row in the file (0: the file itself), the column, the sentence."""

    rij: int
    kolom: str
    zin: str


@dataclass
class Uitkomst:
    """What a rehearsal found: what is wrong, or otherwise the rows to read in, as texts too, and what is known of who
    stands in them (None: the file itself could not be read)."""

    teksten: Teksten = field(default_factory=list)
    rijen: list[Rij] = field(default_factory=list)
    fouten: list[Rijfout] = field(default_factory=list)
    feiten: Feiten | None = None


def repeteer(gelezen: Rijen, *, regios: Mapping[str, str], door: Hoedanigheid) -> Uitkomst:
    """Every row against the law, against the other rows, and against what was granted already.

    The number of queries does not follow that of the rows.
    """
    uitkomst = Uitkomst()
    kolommen, fouten = lees_koppen(gelezen[0][1], KOLOMMEN)
    if fouten:
        uitkomst.fouten = [Rijfout(0, "", zin) for zin in fouten]
        return uitkomst
    waar = {kolom.veld: f"{letter(plaats)} ({kolom.kop})" for plaats, kolom in kolommen.items()}
    for nummer, cellen in gelezen[1:]:
        uitkomst.teksten.append((nummer, _velden(kolommen, cellen)))
    uitkomst.rijen, vormfouten = lees(uitkomst.teksten, regios)
    uitkomst.fouten = [
        Rijfout(nummer, waar.get(veld) or VAN_VELD[veld].kop, zin) for nummer, veld, zin in vormfouten
    ]
    uitkomst.feiten = feiten_voor(uitkomst.rijen, door)
    uitkomst.fouten += [
        Rijfout(een.rij, waar.get(een.veld) or VAN_VELD[een.veld].kop, een.zin)
        for een in bezwaren(uitkomst.rijen, uitkomst.feiten)
    ]
    uitkomst.fouten.sort(key=lambda fout: fout.rij)
    return uitkomst


def lees(
    teksten: Sequence[tuple[int, Mapping[str, str]]], regios: Mapping[str, str]
) -> tuple[list[Rij], list[tuple[int, str, str]]]:
    """The rows that can be read, and of the others number, field and sentence of what cannot."""
    rijen, fouten = [], []
    for nummer, velden in teksten:
        formulier = RijForm(velden, regios=regios)
        if formulier.is_valid():
            rijen.append(formulier.rij(nummer))
        fouten += [(nummer, veld, str(zin)) for veld, zinnen in formulier.errors.items() for zin in zinnen]
    return rijen, fouten


def _velden(kolommen: Mapping[int, Kolom], cellen: Sequence[str]) -> dict[str, str]:
    """The texts of one row per field; a number that a spreadsheet wrote without its first zero is read as it was."""
    velden = dict.fromkeys(VAN_VELD, "")
    for plaats, kolom in kolommen.items():
        velden[kolom.veld] = lees_keuze(kolom, cellen[plaats].strip() if plaats < len(cellen) else "")
    return velden
