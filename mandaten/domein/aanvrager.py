"""Who can ask for a kind of grant: the record of the organisation, as it is registered today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mandaten.domein.verdwenen import is_verdwenen, verdwenen_zin

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort


@dataclass(frozen=True)
class Vrager:
    """An organisation that would ask: its kind (key and name on screen) and what its record says of it today.

    `verdwijnt_op`: its first day as a part of another one; `conventie_bezwaar`: what is wrong with its convention.
    """

    naam: str
    soort: str
    soortnaam: str
    is_actief: bool = True
    verdwijnt_op: date | None = None
    conventie_bezwaar: str = ""


def vraag_bezwaar(vrager: Vrager, soort: Toekenningssoort, vandaag: date) -> str:
    """Why this organisation cannot ask for this kind today, as a sentence with the article; "" when it can."""
    if vrager.soort not in soort.houders:
        return (
            f"Een organisatie van de soort “{vrager.soortnaam}” kan dit niet aanvragen ({soort.rechtsgrond})."
        )
    if vrager.verdwijnt_op and is_verdwenen(vrager.verdwijnt_op, vandaag):
        return verdwenen_zin(vrager.naam, vrager.verdwijnt_op)
    if not vrager.is_actief:
        return "Je organisatie staat als gesloten genoteerd. Vraag de functioneel beheerder dat na te kijken."
    if vrager.conventie_bezwaar:
        return (
            f"{vrager.conventie_bezwaar} De functioneel beheerder past dat aan ({soort.rechtsgrond}; Decreet 8/7/2022 "
            "art. 2, 18°)."
        )
    return ""
