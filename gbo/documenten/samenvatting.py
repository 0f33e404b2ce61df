"""The paper that a person carries himself, so that he need not tell his story again; it is never stored (GBO-33)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from werkzorg.documenten.pdf import maak_pdf

SJABLOON = "gbo/documenten/samenvatting.html"
Feiten = Sequence[tuple[str, str]]
# Empty lines for his own words.
_REGELS = 4


@dataclass(frozen=True)
class Samenvatting:
    """What stands on one paper: who made it, about whom, and the parts that the person chose.

    `naar_vdab`: the partner did not take him in, so it says how to go to VDAB again.
    """

    partner: str
    partner_adres: str
    partner_telefoon: str
    partner_email: str
    naam: str
    dag: date
    gegevens: Feiten
    contacten: Sequence[str]
    domeinen: Feiten
    rechten: Feiten
    naar_vdab: bool


def samenvatting(blad: Samenvatting) -> bytes:
    """The paper as tagged PDF/A-3a."""
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": blad.partner,
            "organisatie_adres": blad.partner_adres,
            "dossiernummer": "",
            "versie": "",
            "datum": blad.dag,
            "soort_label": "Uw samenvatting",
            "blad": blad,
            "regels": range(_REGELS),
        },
        titel="Wat u zelf meeneemt",
        identificatie=f"samenvatting:{blad.partner}:{blad.dag.isoformat()}",
    )
