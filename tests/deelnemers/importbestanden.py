"""Files as people really make them, and as somebody who means harm would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import xlsxwriter

from tests.deelnemers.personen import vers_insz

KOPPEN = ("Voornaam", "Achternaam", "Geboortedatum", "Rijksregisternummer", "Gemeente")


def rij(voornaam: str = "Lien", **anders: str) -> list[str]:
    """One person as a row under KOPPEN."""
    velden = {
        "achternaam": f"Van {voornaam}",
        "geboortedatum": "30/07/1985",
        "insz": vers_insz(),
        "gemeente": "Gent",
        **anders,
    }
    return [voornaam, *velden.values()]


def csv_bestand(
    *rijen: Sequence[str], koppen: Sequence[str] = KOPPEN, scheiding: str = ";", codering: str = "utf-8-sig"
) -> bytes:
    """A CSV file."""
    return "\r\n".join(scheiding.join(cellen) for cellen in (koppen, *rijen)).encode(codering)


def excel_bestand(*rijen: Sequence[Any], koppen: Sequence[str] = KOPPEN) -> bytes:
    """A workbook; the cells keep their own kind."""
    boek = openpyxl.Workbook()
    for cellen in (koppen, *rijen):
        boek.active.append(list(cellen))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def zip_bestand(**delen: bytes) -> bytes:
    """An archive with these parts; __ stands for a slash and _dot_ for a point."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen.items():
            archief.writestr(naam.replace("__", "/").replace("_dot_", "."), inhoud)
    return uit.getvalue()


def met_deel(basis: bytes, naam: str, inhoud: bytes) -> bytes:
    """The same archive with one part more."""
    uit = io.BytesIO(basis)
    with zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr(naam, inhoud)
    return uit.getvalue()


def leeg_boek() -> bytes:
    """A workbook without a single cell."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit) as boek:
        boek.add_worksheet()
    return uit.getvalue()
