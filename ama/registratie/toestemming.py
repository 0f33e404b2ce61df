"""What is handed over about status and permissions."""

from __future__ import annotations

from ama.bladen.toestemmingen import toestemmingspaneel
from ama.handelingen import statuut, toestemming
from ama.meldingen.toestemming import TAAKSOORTEN
from ama.querysets.lezers import BEGELEIDER
from werkzorg.handelen.dossier import Paneel
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 31-33"
_BEGELEIDERS = frozenset({BEGELEIDER})
_DEELNEMER = "deelnemers.deelnemer"
_GROEPEN = frozenset({"identiteit", "adres"})

REGISTRATIE = Registratie(
    deel="ama.toestemming",
    titel="Arbeidsmatige activiteiten",
    handelingen=(
        Handeling(
            Recht(
                "statuut_vastleggen",
                _BEGELEIDERS,
                _GROND,
                object_soort=_DEELNEMER,
                groepen=_GROEPEN,
                omschrijving="Statuut en steun van het VAPH vastleggen voor AMA",
            ),
            statuut.statuut_vastleggen,
            zin="Statuut vastgelegd",
            route="statuut_vastleggen",
            knop="Leg het statuut vast",
            plek="ama",
        ),
        Handeling(
            Recht(
                "toestemming_registreren",
                _BEGELEIDERS,
                _GROND,
                object_soort=_DEELNEMER,
                groepen=_GROEPEN,
                omschrijving="De toestemming van een uitkeringsinstantie registreren",
            ),
            toestemming.toestemming_registreren,
            zin="Toestemming van een uitkeringsinstantie geregistreerd",
            route="toestemming_registreren",
            knop="Registreer een toestemming",
            plek="ama",
        ),
    ),
    panelen=(
        Paneel(
            "ama_toestemmingen",
            "Statuut en toestemmingen (AMA)",
            "rechts",
            "ama/panelen/toestemmingen.html",
            toestemmingspaneel,
            volgorde=35,
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    parameters={
        "statuut_vastleggen": statuut.PARAMETERS,
        "toestemming_registreren": toestemming.PARAMETERS,
    },
)
