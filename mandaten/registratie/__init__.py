"""What mandaten hands over, a part per file."""

from __future__ import annotations

from mandaten.registratie import besluiten
from werkzorg.handelen.register import Registratie

REGISTRATIES: tuple[Registratie, ...] = (besluiten.REGISTRATIE,)
