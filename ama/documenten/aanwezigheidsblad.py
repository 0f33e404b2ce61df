"""The day sheet on paper, blank or filled in: for a werkpost without a connection, or with a shared device (S3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from werkzorg.documenten.pdf import maak_pdf

SJABLOON = "ama/documenten/aanwezigheidsblad.html"
# Empty lines for who comes unexpectedly.
_EXTRA = 4


@dataclass(frozen=True)
class Papierregel:
    """One person on paper; `status` and `uren` "" on a blank sheet."""

    naam: str
    gepland: int
    status: str = ""
    minuten: int = 0
    nota: str = ""


@dataclass(frozen=True)
class Papierblad:
    """What stands on one sheet: whose it is, where and when, and the people."""

    begeleider: str
    adres: str
    werkpost: str
    dag: date
    dagnaam: str
    regels: Sequence[Papierregel]
    is_leeg: bool


def aanwezigheidsblad(blad: Papierblad) -> bytes:
    """The sheet as tagged PDF/A-3a; what is recorded stands on it unless it is blank."""
    soort = "Aanwezigheidsblad, leeg" if blad.is_leeg else "Aanwezigheidsblad"
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": blad.begeleider,
            "organisatie_adres": blad.adres,
            "dossiernummer": "",
            "versie": "",
            "datum": blad.dag,
            "soort_label": soort,
            "blad": blad,
            "extra": range(_EXTRA),
        },
        titel="Aanwezigheden",
        identificatie=f"aanwezigheidsblad:{blad.werkpost}:{blad.dag.isoformat()}",
    )
