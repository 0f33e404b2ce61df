"""What the onthaaltrajecten hand over, a part per file."""

from __future__ import annotations

from gbo.registratie import advies, bewaken, dekking, onthaal, wissen
from werkzorg.handelen.register import Registratie

REGISTRATIES: tuple[Registratie, ...] = (
    advies.REGISTRATIE,
    bewaken.REGISTRATIE,
    dekking.REGISTRATIE,
    onthaal.REGISTRATIE,
    wissen.REGISTRATIE,
)
