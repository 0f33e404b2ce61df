"""What AMA hands over, a part per file."""

from __future__ import annotations

from ama.registratie import aanwezigheden, kern
from werkzorg.handelen.register import Registratie

REGISTRATIES: tuple[Registratie, ...] = (
    kern.REGISTRATIE,
    aanwezigheden.REGISTRATIE,
)
