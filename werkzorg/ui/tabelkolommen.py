"""Which columns a file of somebody else has, under which headings they are known, and what may stand in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kolom:
    """One column: the field it fills, its heading, other names for it, and an example."""

    veld: str
    kop: str
    ook: tuple[str, ...] = ()
    voorbeeld: str = ""
    uitleg: str = ""
    keuzes: Mapping[str, str] | None = None
    is_verplicht: bool = False


def vorm(tekst: str) -> str:
    """A heading or choice without capitals, accents and marks, so that small differences do not matter."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return re.sub(r"[^a-z0-9]", "", "".join(teken for teken in los if not unicodedata.combining(teken)))


JA_NEE = dict.fromkeys(("ja", "j", "x", "1", "waar", "true"), "on") | dict.fromkeys(
    ("nee", "n", "0", "onwaar", "false"), ""
)


def letter(nummer: int) -> str:
    """How a spreadsheet calls a column; 0 is A, 26 is AA."""
    naam = ""
    nummer += 1
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        naam = chr(65 + rest) + naam
    return naam


def lees_koppen(koppen: Sequence[str], kolommen: Sequence[Kolom]) -> tuple[dict[int, Kolom], list[str]]:
    """Which column stands where, and what is wrong with the headings, as Dutch sentences."""
    van_kop = {vorm(naam): kolom for kolom in kolommen for naam in (kolom.kop, kolom.veld, *kolom.ook)}
    gevonden: dict[int, Kolom] = {}
    fouten = []
    for plaats, kop in enumerate(koppen):
        if not kop.strip():
            continue
        kolom = van_kop.get(vorm(kop))
        if kolom is None:
            fouten.append(
                f"Kolom {letter(plaats)} heet “{kop.strip()[:40]}”, en die kennen we niet. Verwijder ze, of gebruik "
                "een kop uit het sjabloon."
            )
        elif kolom in gevonden.values():
            fouten.append(f"De kolom {kolom.kop} staat er twee keer in. Laat er één staan.")
        else:
            gevonden[plaats] = kolom
    for kolom in kolommen:
        if kolom.is_verplicht and kolom not in gevonden.values():
            fouten.append(f"De kolom {kolom.kop} ontbreekt: voeg ze toe, met die kop op de eerste rij.")
    return gevonden, fouten


def lees_keuze(kolom: Kolom, tekst: str) -> str:
    """The key of what was typed in a column with choices; the text itself when it is none of them."""
    if kolom.keuzes is None or not tekst:
        return tekst
    return kolom.keuzes.get(vorm(tekst), tekst)
