"""The pages about access itself: the matrix, and why somebody sees a person."""

from __future__ import annotations

from werkzorg.handelen.register import Registratie
from werkzorg.organisaties.rollen import MET_DEELNEMERS, ROLLEN
from werkzorg.toegang.matrix import Recht

REGISTRATIE = Registratie(
    deel="beheer.rechten",
    titel="Toegang",
    toelichting=(
        "Een rol alleen opent geen enkel dossier. Wie een persoon ziet, is er vandaag ook bij betrokken: via "
        "de organisatie, de rol of persoonlijk, op een grond die in het dossier staat."
    ),
    lezingen=(
        Recht(
            "rechten_overzicht",
            frozenset(ROLLEN),
            "AVG art. 5, 24 en 32",
            omschrijving="Wie wat mag: deze bladzijde",
        ),
        Recht(
            "toegang_detail",
            MET_DEELNEMERS,
            "AVG art. 5 en 24; decreet 8/7/2022 art. 24",
            object_soort="deelnemers.deelnemer",
            omschrijving="Waarom je een dossier ziet",
        ),
    ),
)
