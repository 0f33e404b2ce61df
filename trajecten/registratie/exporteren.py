"""What is handed over about a traject that leaves as a file for another program."""

from __future__ import annotations

from trajecten.bladen.traject import PLEK
from trajecten.handelingen import exporteren
from trajecten.querysets.lezers import STAND, TANDEMROLLEN, TRAJECT, VDAB_BESLISSER
from trajecten.registratie.kern import GROND
from trajecten.statussen import OUD, TRAJECT_IN_KVS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

REGISTRATIE = Registratie(
    deel="trajecten.exporteren",
    titel="Activeringstrajecten",
    handelingen=(
        Handeling(
            Recht(
                "traject_exporteren",
                TANDEMROLLEN | {VDAB_BESLISSER},
                GROND,
                object_soort=TRAJECT,
                groepen=frozenset({STAND}),
                omschrijving="Een activeringstraject downloaden als OSLO-document",
            ),
            exporteren.traject_exporteren,
            zin="Traject gedownload als OSLO-document",
            route="traject_exporteren",
            knop="Exporteer als OSLO-document",
            toestanden=frozenset({*TRAJECT_IN_KVS, OUD}),
            plek=PLEK,
            verloop="documenten",
        ),
    ),
)
