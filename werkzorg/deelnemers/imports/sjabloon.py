"""The empty file that people fill in: the headings, one example, and a page that says what may stand where."""

from __future__ import annotations

from werkzorg.deelnemers.imports.kolommen import KOLOMMEN
from werkzorg.deelnemers.models import Grond, InszOntbreekt, Taal
from werkzorg.ui import tabelsjabloon

BESTANDSNAAM = "sjabloon-deelnemers.xlsx"
_LIJSTEN = {"taal": Taal, "grond": Grond, "insz_ontbreekt": InszOntbreekt}


def sjabloon() -> bytes:
    """The workbook; every cell is text, so that no number loses its zeros."""
    return tabelsjabloon.sjabloon(
        "Deelnemers",
        KOLOMMEN,
        keuzes={veld: [str(label) for label in lijst.labels] for veld, lijst in _LIJSTEN.items()},
        slot="Vervang rij 2 van het eerste blad door je eigen personen.",
    )
