"""The public register as a CSV file that a spreadsheet opens without doing anything with what stands in it."""

from __future__ import annotations

from collections.abc import Iterable

from mandaten.bladen.register import Registerregel
from werkzorg.ui.formaten import datum
from werkzorg.ui.kommabestand import kommabestand

KOLOMMEN = (
    "Nummer",
    "Waarvoor",
    "Toestand",
    "Organisatie",
    "KBO-nummer",
    "Gemeente",
    "Leden",
    "Regio's",
    "Plaatsen",
    "Van",
    "Tot en met",
    "Overgangserkenning",
)


def als_csv(regels: Iterable[Registerregel]) -> bytes:
    """All rows under their headings, in UTF-8 with a mark, a semicolon between the cells; no cell is a formula."""
    return kommabestand(KOLOMMEN, (_cellen(regel) for regel in regels))


def _cellen(regel: Registerregel) -> list[str]:
    return [
        regel.nummer,
        regel.soort_label,
        regel.toestand,
        regel.houder.naam,
        regel.houder.kbo,
        regel.houder.gemeente,
        " | ".join(lid.naam for lid in regel.leden),
        "heel Vlaanderen" if regel.is_overal else ", ".join(naam for _, naam in regel.regios),
        "" if regel.plaatsen is None else str(regel.plaatsen),
        datum(regel.van),
        datum(regel.tot) if regel.tot else "",
        "ja" if regel.is_overgang else "nee",
    ]
