"""The empty file that people fill in: the headings, examples, and a page that says what may stand where."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

from werkzorg.ui.tabelkolommen import Kolom


def sjabloon(
    bladnaam: str,
    kolommen: Sequence[Kolom],
    *,
    keuzes: Mapping[str, Sequence[str]],
    slot: str,
    voorbeelden: Sequence[Mapping[str, str]] = (),
) -> bytes:
    """The workbook; every cell is text, so that no number loses its zeros.

    `keuzes` names what may be chosen, per field; `slot` is the last sentence of the page that explains. Without
    `voorbeelden` (per row the texts by field) there is one row, with the examples of the columns.
    """
    rijen = voorbeelden or [{kolom.veld: kolom.voorbeeld for kolom in kolommen}]
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        kop = boek.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        tekst = boek.add_format({"num_format": "@"})
        gebroken = boek.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        blad = boek.add_worksheet(bladnaam)
        for plaats, kolom in enumerate(kolommen):
            blad.set_column(plaats, plaats, max(14, len(kolom.kop) + 3), tekst)
            blad.write_string(0, plaats, kolom.kop, kop)
            for regel, rij in enumerate(rijen, start=1):
                blad.write_string(regel, plaats, rij.get(kolom.veld, ""), tekst)
        blad.freeze_panes(1, 0)
        uitleg = boek.add_worksheet("Uitleg")
        uitleg.set_column(0, 0, 26, gebroken)
        uitleg.set_column(1, 1, 90, gebroken)
        uitleg.write_string(0, 0, "Kolom", kop)
        uitleg.write_string(0, 1, "Wat vul je in?", kop)
        for regel, kolom in enumerate(kolommen, start=1):
            delen = ["verplicht"] if kolom.is_verplicht else []
            delen += [kolom.uitleg] if kolom.uitleg else []
            if kolom.veld in keuzes:
                delen.append("een van: " + ", ".join(keuzes[kolom.veld]))
            uitleg.write_string(regel, 0, kolom.kop, gebroken)
            uitleg.write_string(regel, 1, "; ".join(delen) or "niet verplicht", gebroken)
        uitleg.write_string(len(kolommen) + 2, 0, slot, gebroken)
    return uit.getvalue()
