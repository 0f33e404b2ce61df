"""The rehearsal: everything that is wrong with a file of presences, before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError

from ama.domein.aanwezigheid import STATUSSEN, Status
from ama.domein.aanwezigheidsinlezing import MEESTE_RIJEN, Inleesrij
from ama.forms.aanwezigheden import NOTA
from ama.handelingen.inlezen import oordelen
from ama.imports.kolommen import KOLOMMEN, VAN_VELD
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui.lezen import lees_datum, lees_tekst, lees_uren
from werkzorg.ui.tabelbestand import Grenzen, Rijen
from werkzorg.ui.tabelkolommen import Kolom, lees_keuze, lees_koppen, letter

# Empty rows and the heading come on top of the rows themselves.
GRENZEN = Grenzen(
    bytes=20 * 1024 * 1024,
    rijen=MEESTE_RIJEN,
    laatste_rij=MEESTE_RIJEN + 10_000,
    uitgepakt=150 * 1024 * 1024,
)
_T = TypeVar("_T")
_INSZ_CIJFERS = 11
_LANGSTE_WERKPOST, _LANGSTE_DOSSIER = 400, 20


@dataclass(frozen=True)
class Rijfout:
    """One thing that is wrong: the number of the row in the file (0: the file itself), the column, the sentence."""

    rij: int
    kolom: str
    zin: str


@dataclass
class Uitkomst:
    """What a rehearsal found: what is wrong, or otherwise the rows to read in, and how many stand there already.

    `getoond`: the people about whom a sentence says what is recorded.
    """

    rijen: list[Inleesrij] = field(default_factory=list)
    fouten: list[Rijfout] = field(default_factory=list)
    nieuw: int = 0
    zelfde: int = 0
    getoond: set[UUID] = field(default_factory=set)


def repeteer(gelezen: Rijen, door: Hoedanigheid) -> Uitkomst:
    """Every row against the law of the sheet, against the other rows, and against what is recorded.

    The number of queries follows the sets of rows, not the rows.
    """
    uitkomst = Uitkomst()
    kolommen, fouten = lees_koppen(gelezen[0][1], KOLOMMEN)
    if fouten:
        uitkomst.fouten = [Rijfout(0, "", zin) for zin in fouten]
        return uitkomst
    waar = {kolom.veld: f"{letter(plaats)} ({kolom.kop})" for plaats, kolom in kolommen.items()}

    def fout(rij: int, veld: str, zin: str) -> Rijfout:
        kolom = VAN_VELD.get(veld)
        return Rijfout(rij, waar.get(veld) or (kolom.kop if kolom else ""), zin)

    for nummer, cellen in gelezen[1:]:
        rij, vormfouten = _lees(nummer, kolommen, cellen)
        uitkomst.fouten += [fout(nummer, veld, zin) for veld, zin in vormfouten.items()]
        if rij is not None:
            uitkomst.rijen.append(rij)
    for uit in oordelen(uitkomst.rijen, door):
        uitkomst.nieuw += len(uit.nieuw)
        uitkomst.zelfde += uit.zelfde
        uitkomst.fouten += [fout(een.rij, een.veld, een.zin) for een in uit.fouten]
        uitkomst.getoond |= {een.getoond for een in uit.fouten if een.getoond is not None}
    uitkomst.fouten.sort(key=lambda een: een.rij)
    return uitkomst


def _lees(
    nummer: int, kolommen: Mapping[int, Kolom], cellen: Sequence[str]
) -> tuple[Inleesrij | None, dict[str, str]]:
    """The row as the law judges it, or per field what cannot be read.

    No form per row: a hundred thousand of them would take minutes.
    """
    tekst = dict.fromkeys(VAN_VELD, "")
    for plaats, kolom in kolommen.items():
        tekst[kolom.veld] = lees_keuze(kolom, cellen[plaats].strip() if plaats < len(cellen) else "")
    nee: dict[str, str] = {}
    werkpost = _vorm(nee, "werkpost", tekst, _werkpost)
    dossier = _vorm(nee, "dossiernummer", tekst, _dossiernummer)
    dag = _vorm(nee, "dag", tekst, _dag)
    status = _vorm(nee, "status", tekst, _status)
    minuten = _vorm(nee, "uren", tekst, _uren) if tekst["uren"] else None
    nota = _vorm(nee, "nota", tekst, _nota) if tekst["nota"] else None
    if nee or werkpost is None or dossier is None or dag is None or status is None:
        return None, nee
    return Inleesrij(nummer, werkpost, dossier, dag, status, minuten, nota or None), nee


def _vorm(nee: dict[str, str], veld: str, tekst: Mapping[str, str], lees: Callable[[str], _T]) -> _T | None:
    try:
        return lees(tekst[veld])
    except ValidationError as fout:
        nee[veld] = fout.messages[0]
        return None


def _verplicht(tekst: str, zin: str) -> str:
    if not tekst:
        raise ValidationError(zin)
    return tekst


def _werkpost(tekst: str) -> str:
    _verplicht(tekst, "Vul de naam of het vestigingsnummer van de werkpost in.")
    return lees_tekst(tekst, hoogstens=_LANGSTE_WERKPOST)


def _dossiernummer(tekst: str) -> str:
    _verplicht(tekst, "Vul het dossiernummer in.")
    if sum(teken.isdecimal() for teken in tekst) == _INSZ_CIJFERS:
        raise ValidationError("Zet nooit een rijksregisternummer in een lijst: vul het dossiernummer in.")
    return lees_tekst(tekst, hoogstens=_LANGSTE_DOSSIER).upper()


@lru_cache(maxsize=4096)
def _dag(tekst: str) -> date:
    return lees_datum(_verplicht(tekst, "Vul de dag in."))


def _status(tekst: str) -> Status:
    letters = ", ".join(f"{een.value} ({naam})" for een, naam in STATUSSEN.items())
    try:
        return Status(_verplicht(tekst, f"Vul een letter in: {letters}."))
    except ValueError:
        raise ValidationError(f"Dit kennen we niet. Kies uit {letters}.") from None


@lru_cache(maxsize=4096)
def _uren(tekst: str) -> int:
    return lees_uren(tekst)


def _nota(tekst: str) -> str:
    return lees_tekst(tekst, hoogstens=NOTA)
