"""What is handed over about the agreement itself: its page and who sees which data of it (regelgeving 11)."""

from __future__ import annotations

from ama.bladen.stations import OVEREENKOMSTEN, TOELEIDINGEN
from ama.querysets.lezers import BEGELEIDER, BEHEERDER, DEPARTEMENT_WSE, DEPARTEMENT_ZORG
from werkzorg.handelen.register import Registratie
from werkzorg.toegang.matrix import Recht

GROND = "Decreet 8/7/2022 art. 28-33"
OVEREENKOMST = "ama.overeenkomst"
# Groups of data of an agreement.
STAND, INHOUD, TOESTEMMING, OPKOMST, BEGELEIDING = (
    "stand",
    "inhoud",
    "toestemming",
    "opkomst",
    "begeleiding",
)
LEZERS = frozenset({BEGELEIDER, BEHEERDER, DEPARTEMENT_ZORG, DEPARTEMENT_WSE})

REGISTRATIE = Registratie(
    deel="ama.kern",
    titel="Arbeidsmatige activiteiten",
    toelichting=(
        "Een begeleider en de beheerder van zijn organisatie zien de overeenkomsten van de eigen organisatie. Het "
        "departement ziet ze zodra ze ingediend zijn, zonder aanwezigheden, sessies en bewijzen."
    ),
    groepen={
        OVEREENKOMST: {
            BEGELEIDER: frozenset({STAND, INHOUD, TOESTEMMING, OPKOMST, BEGELEIDING}),
            BEHEERDER: frozenset({STAND, INHOUD, OPKOMST}),
            DEPARTEMENT_ZORG: frozenset({STAND, INHOUD}),
            DEPARTEMENT_WSE: frozenset({STAND, INHOUD}),
        }
    },
    groepnamen={
        STAND: "stand van de overeenkomst",
        INHOUD: "inhoud van de overeenkomst",
        TOESTEMMING: "statuut en toestemmingen",
        OPKOMST: "aanwezigheden",
        BEGELEIDING: "sessies en evaluaties",
    },
    lezingen=(
        Recht(
            "overeenkomst_detail",
            LEZERS,
            GROND,
            object_soort=OVEREENKOMST,
            omschrijving="Eén begeleidingsovereenkomst",
        ),
    ),
    stationbronnen={"ama.overeenkomsten": OVEREENKOMSTEN, "ama.toeleidingen": TOELEIDINGEN},
)
