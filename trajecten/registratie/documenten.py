"""What is handed over about documents whose making failed."""

from __future__ import annotations

from mandaten.handelingen.briefherstel import SOORT
from trajecten.handelingen import brieven
from trajecten.querysets.lezers import TANDEMROLLEN, VDAB_BESLISSER
from trajecten.registratie.kern import GROND
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

REGISTRATIE = Registratie(
    deel="trajecten.documenten",
    titel="Activeringstrajecten",
    handelingen=(
        Handeling(
            Recht(
                "trajectdocument_opnieuw_maken",
                TANDEMROLLEN | {VDAB_BESLISSER},
                GROND,
                object_soort=SOORT,
                omschrijving="Een document van een traject dat niet gemaakt raakte opnieuw laten maken",
            ),
            brieven.trajectdocument_opnieuw_maken,
            zin="Document opnieuw gevraagd",
            route="trajectdocument_opnieuw_maken",
            verloop="documenten",
        ),
    ),
)
