"""The agreement in plain language: what stands above the full text, for who signs it (ux 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ama.domein import woorden
from ama.domein.overeenkomst import ONDERDELEN, Inhoud
from ama.domein.samenloop import WSE, WVG
from ama.domein.wijziging import Verschil


@dataclass(frozen=True)
class Wie:
    """The names of the three parties as the document writes them."""

    deelnemer: str
    begeleider: str
    werkpost: str


def kort(inhoud: Inhoud, wie: Wie, start: date, soort: str = WVG) -> list[str]:
    """What is agreed, as sentences for the deelnemer; what is not filled in yet is left out."""
    uit = [f"U doet vanaf {woorden.datum(start)} arbeidsmatige activiteiten bij {wie.werkpost}."]
    if inhoud.activiteiten:
        uit.append(f"U doet er dit: {woorden.opsomming(list(inhoud.activiteiten))}.")
    if inhoud.rooster.blokken:
        wanneer = woorden.opsomming([blok.zin for blok in sorted(inhoud.rooster.blokken)])
        uit.append(f"U komt op {wanneer}. Dat is {woorden.duur(inhoud.rooster.minuten_per_week)} per week.")
    uit += [
        f"{wie.begeleider} begeleidt u. Hebt u een vraag of een probleem? Spreek uw begeleider aan.",
        "U krijgt geen loon. U doet dit vrijwillig, en u mag altijd stoppen.",
        "Deze overeenkomst heeft geen einddatum. Elk jaar bespreken we samen hoe het gaat.",
    ]
    if soort == WSE:
        uit.append("We zetten samen stappen naar betaald werk. VDAB beslist elk jaar of u verder gaat.")
    return uit


def kort_wijziging(wijzigingen: tuple[Verschil, ...], wie: Wie, ingaat_op: date) -> list[str]:
    """What an addendum changes, as sentences for the deelnemer."""
    uit = [f"Uw afspraken bij {wie.werkpost} veranderen vanaf {woorden.datum(ingaat_op)}."]
    uit += [
        f"{woorden.met_hoofdletter(een.label)}: {een.naar}" if een.naar else f"{een.label}: valt weg"
        for een in wijzigingen
    ]
    uit.append("Al de rest blijft zoals het was.")
    return uit


@dataclass(frozen=True)
class Artikel:
    """One part of the full text: its heading, and its lines."""

    sleutel: str
    titel: str
    regels: tuple[str, ...]


def artikels(inhoud: Inhoud) -> list[Artikel]:
    """The full text part by part, in the order of the law; what is empty says so by having no lines."""
    uit = []
    for sleutel, onderdeel in ONDERDELEN.items():
        waarde = getattr(inhoud, sleutel)
        if sleutel == "rooster":
            regels = [
                woorden.met_hoofdletter(blok.zin) + _pauze(blok.pauze) for blok in sorted(waarde.blokken)
            ]
            if regels:
                regels.append(f"Samen {woorden.duur(waarde.minuten_per_week)} per week.")
        elif isinstance(waarde, tuple):
            regels = [str(een) for een in waarde]
        else:
            regels = [regel for regel in str(waarde).splitlines() if regel.strip()]
        if regels or onderdeel.is_verplicht:
            uit.append(Artikel(sleutel, woorden.met_hoofdletter(onderdeel.label), tuple(regels)))
    return uit


def _pauze(minuten: int) -> str:
    return f", met {minuten} minuten pauze" if minuten else ""
