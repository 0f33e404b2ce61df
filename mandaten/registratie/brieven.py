"""What is handed over about letters whose making failed."""

from __future__ import annotations

from mandaten.handelingen import briefherstel
from mandaten.soorten import BESLISSERS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

REGISTRATIE = Registratie(
    deel="mandaten.brieven",
    titel="Mandaten en erkenningen",
    handelingen=(
        Handeling(
            Recht(
                "brief_opnieuw_maken",
                BESLISSERS,
                "Decreet 8/7/2022 art. 12-13, 17-19, 26-27, 30",
                object_soort=briefherstel.SOORT,
                omschrijving="Een brief die niet gemaakt raakte opnieuw laten maken",
            ),
            briefherstel.brief_opnieuw_maken,
            zin="Brief opnieuw gevraagd",
            route="brief_opnieuw_maken",
        ),
    ),
)
