"""What is handed over about the file itself: its page and who sees which data of it (regelgeving 11)."""

from __future__ import annotations

from trajecten.bladen.stations import TRAJECTEN
from trajecten.querysets.lezers import (
    NETWERKCOORDINATOR,
    OPVOLGING,
    PLAN,
    PLANLEZERS,
    STAND,
    TANDEMROLLEN,
    TRAJECT,
    VDAB_BESLISSER,
    VERWIJZER,
)
from werkzorg.handelen.register import Registratie
from werkzorg.toegang.matrix import Recht

GROND = "Decreet 8/7/2022 art. 14, 24"
# More groups of data of a traject.
VERZOEK, EINDE = "verzoek", "einde"
# The notes that were written for the network: what a netwerkcoördinator reads of the follow-up.
NETWERKNOTITIES = "netwerknotities"
LEZERS = PLANLEZERS | {VERWIJZER}

REGISTRATIE = Registratie(
    deel="trajecten.kern",
    titel="Activeringstrajecten",
    toelichting=(
        "VDAB ziet de trajecten waarover het beslist, de tandem de eigen dossiers, de netwerkcoördinator de plannen "
        "die hij ontving, een dienstverlener alleen zijn eigen acties."
    ),
    groepen={
        TRAJECT: {
            VDAB_BESLISSER: frozenset({STAND, VERZOEK, PLAN, EINDE}),
            NETWERKCOORDINATOR: frozenset({STAND, PLAN, NETWERKNOTITIES}),
            VERWIJZER: frozenset({STAND}),
            **{
                rol: frozenset({STAND, VERZOEK, PLAN, OPVOLGING, NETWERKNOTITIES, EINDE})
                for rol in sorted(TANDEMROLLEN)
            },
        }
    },
    groepnamen={
        STAND: "stand van het traject",
        VERZOEK: "verzoek en beoordeling",
        PLAN: "trajectplan en acties",
        OPVOLGING: "opvolging",
        NETWERKNOTITIES: "notities voor het netwerk",
        EINDE: "eindverslag en eindadvies",
    },
    lezingen=(
        Recht("traject_detail", LEZERS, GROND, object_soort=TRAJECT, omschrijving="Eén activeringstraject"),
    ),
    stationbronnen={"trajecten": TRAJECTEN},
)
