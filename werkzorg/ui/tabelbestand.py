"""Rows of text from a file that anybody may have made: CSV or Excel, within limits, never a surprise."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

import openpyxl

MEESTE_BYTES = 5 * 1024 * 1024
MEESTE_RIJEN = 2000
MEESTE_KOLOMMEN = 60
LANGSTE_CEL = 1000
# Of how many parts a workbook may consist.
_MEESTE_DELEN = 500
# Empty rows in between count too, so the last row may lie further than the most rows.
LAATSTE_RIJ = 10_000
_MB = 1024 * 1024
_SCHEIDINGEN = (";", ",", "\t")
# Rows with the number they have in the file, the headings first.
Rijen = list[tuple[int, list[str]]]


@dataclass(frozen=True)
class Grenzen:
    """What a file may hold: bytes, filled rows without the headings, the last row of a sheet, and bytes unpacked."""

    bytes: int = MEESTE_BYTES
    rijen: int = MEESTE_RIJEN
    laatste_rij: int = LAATSTE_RIJ
    uitgepakt: int = 60 * _MB


GEWOON = Grenzen()


def _getal(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")


class OnleesbaarBestand(Exception):
    """The file as a whole cannot be read; `str()` is the Dutch sentence."""


def lees_bestand(bestand: BinaryIO, grootte: int, wat: str = "rijen", grenzen: Grenzen = GEWOON) -> Rijen:
    """The rows of a file, without empty ones; raises OnleesbaarBestand. What it is, its contents tell, not its name.

    `wat` is what stands on the rows, as the sentences name it: "personen".
    """
    if grootte > grenzen.bytes:
        raise OnleesbaarBestand(
            f"Dit bestand is groter dan {grenzen.bytes // _MB} MB. Verdeel het over meer bestanden."
        )
    inhoud = bestand.read(grenzen.bytes + 1)
    if not inhoud.strip():
        raise OnleesbaarBestand(f"Dit bestand is leeg. Kies het bestand met de {wat}.")
    if inhoud.startswith(b"PK\x03\x04"):
        rijen = _excel(inhoud, wat, grenzen)
    elif inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        raise OnleesbaarBestand(
            "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. Bewaar het als .xlsx zonder "
            "wachtwoord, of als CSV."
        )
    else:
        rijen = _csv(inhoud, wat, grenzen)
    gevuld = [(nummer, cellen) for nummer, cellen in rijen if any(cel.strip() for cel in cellen)]
    if len(gevuld) < 2:
        raise OnleesbaarBestand(
            f"In dit bestand staan geen {wat}: de eerste rij bevat de koppen, de andere de {wat}."
        )
    return gevuld


def _binnen_de_perken(
    rijen: Iterator[tuple[int, list[str]]], wat: str, grenzen: Grenzen
) -> Iterator[tuple[int, list[str]]]:
    """The same rows; raises OnleesbaarBestand for too many of them, too many columns or too long a cell."""
    gevuld = 0
    for nummer, cellen in rijen:
        if len(cellen) > MEESTE_KOLOMMEN and any(cel.strip() for cel in cellen[MEESTE_KOLOMMEN:]):
            raise OnleesbaarBestand(
                f"Rij {nummer} heeft meer dan {MEESTE_KOLOMMEN} kolommen. Gebruik het sjabloon."
            )
        if any(len(cel) > LANGSTE_CEL for cel in cellen):
            raise OnleesbaarBestand(f"In rij {nummer} staat een tekst die te lang is. Kijk die rij na.")
        gevuld += any(cel.strip() for cel in cellen)
        if gevuld > grenzen.rijen + 1:
            raise OnleesbaarBestand(
                f"Dit bestand telt meer dan {_getal(grenzen.rijen)} {wat}. Verdeel het over meer bestanden."
            )
        yield nummer, _zonder_lege_staart(cellen)


def _zonder_lege_staart(cellen: list[str]) -> list[str]:
    """The cells up to the last one that is filled: a spreadsheet pads its rows."""
    einde = max((plaats for plaats, cel in enumerate(cellen, start=1) if cel.strip()), default=0)
    return cellen[:einde]


def _csv(inhoud: bytes, wat: str, grenzen: Grenzen) -> Rijen:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise OnleesbaarBestand(
                "Dit bestand is als “Unicode-tekst” bewaard. Bewaar het als CSV UTF-8."
            ) from None
        # What Excel in Belgium writes as plain CSV; a byte it does not know would be a different kind of file.
        try:
            tekst = inhoud.decode("cp1252")
        except UnicodeDecodeError:
            raise OnleesbaarBestand(
                "Dit bestand is geen tekst en geen Excel-bestand. Bewaar het als CSV of als .xlsx."
            ) from None
    if "\0" in tekst:
        raise OnleesbaarBestand(
            "Dit bestand is geen tekst en geen Excel-bestand. Bewaar het als CSV of als .xlsx."
        )
    # The first filled line; Excel may put "sep=;" before it.
    regels = tekst.lstrip("\r\n").splitlines()
    verklaard = regels[0].strip().lower() if regels else ""
    overslaan = verklaard.startswith("sep=") and len(verklaard) <= 5
    eerste = next((regel for regel in regels[overslaan:] if regel.strip()), "")
    scheiding = max(_SCHEIDINGEN, key=eerste.count)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)

    def rijen() -> Iterator[tuple[int, list[str]]]:
        try:
            for nummer, cellen in enumerate(lezer, start=1):
                if not (nummer == 1 and overslaan):
                    yield nummer, cellen
        except csv.Error:
            raise OnleesbaarBestand(
                f"Regel {lezer.line_num} is niet leesbaar: kijk de aanhalingstekens na."
            ) from None

    return list(_binnen_de_perken(rijen(), wat, grenzen))


def _excel(inhoud: bytes, wat: str, grenzen: Grenzen) -> Rijen:
    _eis_veilig(inhoud, wat, grenzen)
    try:
        boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
        try:
            blad = boek.worksheets[0]
            # What the sheet says of its own size may be a lie.
            blad.reset_dimensions()
            rijen = (
                (nummer, [_cel(waarde) for waarde in cellen])
                for nummer, cellen in enumerate(
                    blad.iter_rows(values_only=True, max_col=MEESTE_KOLOMMEN + 1), start=1
                )
            )
            return list(_binnen_de_perken(_tot_de_laatste(rijen, grenzen.laatste_rij), wat, grenzen))
        finally:
            boek.close()
    except OnleesbaarBestand:
        raise
    # openpyxl answers a broken workbook with whatever its readers happen to raise.
    except Exception as fout:
        raise OnleesbaarBestand(
            "Dit Excel-bestand is beschadigd. Bewaar het opnieuw als .xlsx, of als CSV."
        ) from fout


def _tot_de_laatste(rijen: Iterator[tuple[int, list[str]]], laatste: int) -> Iterator[tuple[int, list[str]]]:
    """The same rows; raises OnleesbaarBestand when the sheet goes on, for no row on it may be left out in silence."""
    for nummer, cellen in rijen:
        if nummer > laatste:
            raise OnleesbaarBestand(
                f"Dit blad gaat verder dan rij {_getal(laatste)}, misschien met lege rijen. Verwijder de rijen onder "
                "de laatste gevulde rij."
            )
        yield nummer, cellen


def _eis_veilig(inhoud: bytes, wat: str, grenzen: Grenzen) -> None:
    """Raises OnleesbaarBestand for what is no plain workbook: a bomb, macros, declarations of entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = archief.infolist()
            if len(delen) > _MEESTE_DELEN or sum(deel.file_size for deel in delen) > grenzen.uitgepakt:
                raise OnleesbaarBestand(
                    f"Dit Excel-bestand is uitgepakt te groot. Bewaar alleen het blad met {wat}."
                )
            if any("vbaproject" in deel.filename.lower() for deel in delen):
                raise OnleesbaarBestand(
                    "Dit Excel-bestand bevat macro's. Bewaar het als .xlsx zonder macro's."
                )
            for deel in delen:
                # Read no further than it says it is: what unpacks to more is refused by zipfile itself.
                if deel.filename.lower().endswith((".xml", ".rels")):
                    with archief.open(deel) as stroom:
                        if b"<!DOCTYPE" in stroom.read(2048).upper():
                            raise OnleesbaarBestand(
                                "Dit Excel-bestand is niet gewoon bewaard. Bewaar het opnieuw als .xlsx."
                            )
            if not any(deel.filename == "xl/workbook.xml" for deel in delen):
                raise OnleesbaarBestand("Dit is geen Excel-bestand. Bewaar het als .xlsx, of als CSV.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as fout:
        raise OnleesbaarBestand(
            "Dit Excel-bestand is beschadigd. Bewaar het opnieuw als .xlsx, of als CSV."
        ) from fout


def _cel(waarde: Any) -> str:
    """The text of a cell as somebody would type it."""
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case datetime() | date():
            return f"{waarde:%d/%m/%Y}" if waarde.year >= 1000 else str(waarde)
        case time():
            # How a spreadsheet keeps 3:30, an hour of the day or a duration.
            return f"{waarde.hour}:{waarde.minute:02}"
        case timedelta():
            uren, rest = divmod(int(waarde.total_seconds()) // 60, 60)
            return f"{uren}:{rest:02}"
        case float() if waarde.is_integer():
            return str(int(waarde))
        case _:
            return str(waarde).replace("\0", "")
