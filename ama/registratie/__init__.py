"""What AMA hands over, a part per file."""

from __future__ import annotations

from ama.registratie import (
    aanwezigheden,
    evaluaties,
    inlezing,
    kern,
    levensloop,
    overeenkomst,
    sessies,
    subsidie,
    toestemming,
    werkaanbod,
)
from werkzorg.handelen.register import Registratie

REGISTRATIES: tuple[Registratie, ...] = (
    kern.REGISTRATIE,
    overeenkomst.REGISTRATIE,
    toestemming.REGISTRATIE,
    aanwezigheden.REGISTRATIE,
    inlezing.REGISTRATIE,
    werkaanbod.REGISTRATIE,
    subsidie.REGISTRATIE,
    levensloop.REGISTRATIE,
    sessies.REGISTRATIE,
    evaluaties.REGISTRATIE,
)
