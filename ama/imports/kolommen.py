"""Which columns a file of presences has, and the empty file to fill in."""

from __future__ import annotations

from ama.domein.aanwezigheid import STATUSSEN
from werkzorg.ui import tabelsjabloon
from werkzorg.ui.tabelkolommen import Kolom, vorm

WAT = "aanwezigheden"
BESTANDSNAAM = "sjabloon-aanwezigheden.xlsx"
_STATUSSEN = {vorm(tekst): een.value for een, naam in STATUSSEN.items() for tekst in (een.value, naam)} | {
    "verwittigd": "V",
    "onverwittigd": "O",
}

KOLOMMEN: tuple[Kolom, ...] = (
    Kolom(
        "werkpost",
        "Werkpost",
        ("vestigingsnummer", "plaats"),
        "Buurtatelier",
        "de naam zoals hier in het werkaanbod, of het vestigingsnummer",
        is_verplicht=True,
    ),
    Kolom(
        "dossiernummer",
        "Dossiernummer",
        ("dossier",),
        "D-8231-3505",
        "nooit een rijksregisternummer",
        is_verplicht=True,
    ),
    Kolom("dag", "Dag", ("datum",), "02/02/2026", "dd/mm/jjjj", is_verplicht=True),
    Kolom(
        "status",
        "Status",
        ("aanwezigheid", "aanwezig"),
        "A",
        "A aanwezig, V verwittigd afwezig, O onverwittigd afwezig",
        keuzes=_STATUSSEN,
        is_verplicht=True,
    ),
    Kolom(
        "uren",
        "Uren",
        ("duur", "tijd"),
        "3:30",
        "3, 3,5 of 3:30; leeg: de uren van het rooster. Leeg bij wie afwezig was",
    ),
    Kolom("nota", "Nota", ("opmerking",), "", "niets over gezondheid"),
)
VAN_VELD = {kolom.veld: kolom for kolom in KOLOMMEN}


def sjabloon() -> bytes:
    """The workbook; every cell is text, so that no number loses its zeros."""
    return tabelsjabloon.sjabloon(
        "Aanwezigheden",
        KOLOMMEN,
        keuzes={"status": [f"{een.value} ({naam})" for een, naam in STATUSSEN.items()]},
        slot="Vervang rij 2 van het eerste blad door je eigen aanwezigheden.",
    )
