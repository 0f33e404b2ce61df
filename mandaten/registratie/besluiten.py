"""What is handed over about decisions: proposing, deciding, their letters, and challenges."""

from __future__ import annotations

from mandaten.documenten.besluitbrief import DOCUMENTSOORT
from mandaten.domein.rechtsmiddelen import PARAMETERS
from mandaten.handelingen import besluitbrief
from mandaten.handelingen.besluiten import OPMAKEN
from mandaten.meldingen.besluiten import MELDINGEN
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 12-13, 17-19, 26-27, 30"

REGISTRATIE = Registratie(
    deel="mandaten.besluiten",
    titel="Mandaten en erkenningen",
    handelingen=(
        Handeling(
            Recht(OPMAKEN, frozenset(), _GROND, klok=True),
            besluitbrief.besluitbrief_opmaken,
            zin="Besluitbrief opgemaakt",
        ),
    ),
    effecten={OPMAKEN: besluitbrief.effect_besluitbrief},
    documentsoorten=(DOCUMENTSOORT,),
    meldingen=MELDINGEN,
    parameters={OPMAKEN: PARAMETERS},
)
