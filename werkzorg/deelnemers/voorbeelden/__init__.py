"""Example people of this app, made through its own acts; invented, and the same every time."""

from werkzorg.deelnemers.voorbeelden.bestanden import AANTAL_UIT_BESTAND, imports
from werkzorg.deelnemers.voorbeelden.bevolking import (
    DAGEN_TERUG,
    Voorval,
    Woonplaats,
    bevolking,
    voorbeeld_insz,
)
from werkzorg.deelnemers.voorbeelden.bijzonder import AANTAL_BIJZONDER, bijzondere_levens

__all__ = [
    "AANTAL_BIJZONDER",
    "AANTAL_UIT_BESTAND",
    "DAGEN_TERUG",
    "Voorval",
    "Woonplaats",
    "bevolking",
    "bijzondere_levens",
    "imports",
    "voorbeeld_insz",
]
