"""What trajecten hands over, a part per file."""

from __future__ import annotations

from trajecten.registratie import (
    documenten,
    einde,
    exporteren,
    kern,
    looptijd,
    netwerk,
    opvolging,
    plan,
    tandem,
    verzoek,
)
from werkzorg.handelen.register import Registratie

REGISTRATIES: tuple[Registratie, ...] = (
    kern.REGISTRATIE,
    verzoek.REGISTRATIE,
    tandem.REGISTRATIE,
    plan.REGISTRATIE,
    opvolging.REGISTRATIE,
    looptijd.REGISTRATIE,
    netwerk.REGISTRATIE,
    einde.REGISTRATIE,
    documenten.REGISTRATIE,
    exporteren.REGISTRATIE,
)
