"""The empty file that people fill in: the headings, one example, and a page that says what may stand where."""

from __future__ import annotations

import io

import xlsxwriter

from werkzorg.deelnemers.imports.kolommen import KOLOMMEN
from werkzorg.deelnemers.models import Grond, InszOntbreekt, Taal

BESTANDSNAAM = "sjabloon-deelnemers.xlsx"
_LIJSTEN = {"taal": Taal, "grond": Grond, "insz_ontbreekt": InszOntbreekt}


def sjabloon() -> bytes:
    """The workbook; every cell is text, so that no number loses its zeros."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        kop = boek.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        tekst = boek.add_format({"num_format": "@"})
        gebroken = boek.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        blad = boek.add_worksheet("Deelnemers")
        for plaats, kolom in enumerate(KOLOMMEN):
            blad.set_column(plaats, plaats, max(14, len(kolom.kop) + 3), tekst)
            blad.write_string(0, plaats, kolom.kop, kop)
            blad.write_string(1, plaats, kolom.voorbeeld, tekst)
        blad.freeze_panes(1, 0)
        uitleg = boek.add_worksheet("Uitleg")
        uitleg.set_column(0, 0, 26, gebroken)
        uitleg.set_column(1, 1, 90, gebroken)
        uitleg.write_string(0, 0, "Kolom", kop)
        uitleg.write_string(0, 1, "Wat vul je in?", kop)
        for regel, kolom in enumerate(KOLOMMEN, start=1):
            delen = ["verplicht"] if kolom.is_verplicht else []
            delen += [kolom.uitleg] if kolom.uitleg else []
            if kolom.veld in _LIJSTEN:
                delen.append("een van: " + ", ".join(str(label) for label in _LIJSTEN[kolom.veld].labels))
            uitleg.write_string(regel, 0, kolom.kop, gebroken)
            uitleg.write_string(regel, 1, "; ".join(delen) or "niet verplicht", gebroken)
        uitleg.write_string(
            len(KOLOMMEN) + 2, 0, "Vervang rij 2 van het eerste blad door je eigen personen.", gebroken
        )
    return uit.getvalue()
