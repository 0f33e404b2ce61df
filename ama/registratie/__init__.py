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
    wse_kwartaal,
    wse_start,
    wse_toeleiding,
    wse_uren,
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
    wse_kwartaal.REGISTRATIE,
    levensloop.REGISTRATIE,
    sessies.REGISTRATIE,
    evaluaties.REGISTRATIE,
    wse_toeleiding.REGISTRATIE,
    wse_uren.REGISTRATIE,
    wse_start.REGISTRATIE,
)
