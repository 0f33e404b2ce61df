"""The task that an erasure makes that was held back: to look whether that is still needed."""

from __future__ import annotations

from gbo.meldingen.onthaal import adres, onderwerpen
from werkzorg.werklijst.soorten import Taaksoort

NAKIJKEN = "wisstop_nakijken"
TAAKSOORTEN = (
    Taaksoort(
        NAKIJKEN,
        "Kijk na of een wissing nog tegengehouden moet worden",
        "Decreet 8/7/2022 art. 6",
        adres,
        onderwerpen,
    ),
)
