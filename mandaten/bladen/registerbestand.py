"""The public register as a CSV file that a spreadsheet opens without doing anything with what stands in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from mandaten.bladen.register import Registerregel
from werkzorg.ui.formaten import datum
from werkzorg.ui.werkblad import schoon

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
# As the first sign these begin a formula in one spreadsheet or another.
_FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def als_csv(regels: Iterable[Registerregel]) -> bytes:
    """All rows under their headings, in UTF-8 with a mark, a semicolon between the cells; no cell is a formula."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    for regel in regels:
        schrijver.writerow([veilig(cel) for cel in _cellen(regel)])
    return uit.getvalue().encode("utf-8-sig")


def veilig(tekst: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would otherwise calculate or fetch something."""
    tekst = schoon(tekst)
    return (
        f"'{tekst}"
        if tekst.lstrip().startswith(_FORMULETEKENS) or tekst.startswith(_FORMULETEKENS)
        else tekst
    )


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
